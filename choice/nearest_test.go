package choice_test

import (
	"testing"

	"rtcscope/choice"
)

func TestNearest(t *testing.T) {
	known := []string{"sort", "sort-by", "move-down", "move-up", "卡顿率"}
	for name, want := range map[string]string{
		"sor": "sort", "SORT": "sort", " Srot ": "sort", "sortt": "sort", "srot": "sort", "sort_by": "sort-by",
		"mvoe-dwon": "move-down", "move-u": "move-up", "卡顿": "卡顿率",
		"": "", "x": "", "chart": "", "move": "", "a-very-long-name-of-nothing": "",
	} {
		if got, ok := choice.Nearest(name, known); got != want || ok != (want != "") {
			t.Errorf("%q is near %q, %v, want %q", name, got, ok, want)
		}
	}
	for name, want := range map[string]string{"prov": "Province", "ST": "stall_rate", "first_frame": "", "s": ""} {
		known := []string{"Province", "stall_rate", "first_frame_send", "first_frame_recv"}
		if got, _ := choice.Nearest(name, known); got != want {
			t.Errorf("%q begins %q, want %q", name, got, want)
		}
	}
	if got, ok := choice.Nearest("sort", nil); ok {
		t.Errorf("of no names, %q is near", got)
	}
}
