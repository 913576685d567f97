package api_test

import (
	"slices"
	"testing"

	"rtcscope/api"
	"rtcscope/quality"
)

// A triage asks first for what breaks most likely: stalls and joins before first frames, places before systems.
func TestTheOrderOfATriage(t *testing.T) {
	var indicators, dimensions []string
	for _, q := range quality.TriageQueries(api.Catalogue(), quality.Query{}) {
		if !slices.Contains(indicators, q.Indicator) {
			indicators = append(indicators, q.Indicator)
		}
		if !slices.Contains(dimensions, q.Dimension) {
			dimensions = append(dimensions, q.Dimension)
		}
	}
	want := []string{"stall_rate", "join_room_success_rate", "network_trans_delay", "first_frame_recv_success_rate",
		"first_frame_send_success_rate"}
	indicators = slices.DeleteFunc(indicators, func(name string) bool { return !slices.Contains(want, name) })
	if !slices.Equal(indicators, want) {
		t.Errorf("indicators come as %v, want %v", indicators, want)
	}
	if want := []string{"Province", "Access", "Country", "OS"}; !slices.Equal(dimensions, want) {
		t.Errorf("dimensions come as %v, want %v", dimensions, want)
	}
}
