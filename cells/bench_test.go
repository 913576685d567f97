package cells_test

import (
	"testing"

	"rtcscope/cells"
)

// BenchmarkScreen makes a full screen of 120x35 safe, as happens at every message.
func BenchmarkScreen(b *testing.B) {
	line := "> \x1b[1m内蒙古自治区\x1b[m        \x1b[33m!0.54\x1b[m   ▲+0.12  11-20  ▁▂▃▄▅▆▇  3.40M      0.52      0.40   " +
		"11.00%    0.60 11-19  ⠒⠒⠂"
	for b.Loop() {
		for range 35 {
			if cells.Screen(line) != line {
				b.Fatal("changed")
			}
		}
	}
}
