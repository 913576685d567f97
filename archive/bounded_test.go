package archive

import (
	"testing"

	"rtcscope/quality"
)

// Of a wide table the newest days are read whole; no day is read in part.
func TestAReadingIsBounded(t *testing.T) {
	held := map[quality.Day]Held{10: {Rows: 5}, 11: {Rows: 5}, 13: {Rows: 5}, 20: {Rows: 99}}
	for most, want := range map[int]quality.Range{
		0: {From: 9, To: 14}, 15: {From: 9, To: 14}, 14: {From: 11, To: 14}, 5: {From: 12, To: 14}, 4: {From: 14, To: 14},
	} {
		if got := (reading{days: quality.Range{From: 9, To: 14}, most: most}).bounded(held); got != want {
			t.Errorf("with %d values at most, days %d to %d are read, want %d to %d", most, got.From, got.To, want.From,
				want.To)
		}
	}
}
