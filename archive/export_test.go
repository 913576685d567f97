package archive_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"rtcscope/archive"
	"rtcscope/quality"
)

func exported(t *testing.T, s *archive.Store, f archive.Filter) []string {
	t.Helper()
	var lines []string
	if err := s.Export(t.Context(), f, func(c archive.Cell) error {
		lines = append(lines, fmt.Sprintf("%s %s %s %s/%s %s %g %d", c.App, c.Indicator, c.Dimension, c.Series, c.Value,
			c.Day.Short(), c.V, c.Fetched.Unix()))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestExportGivesEveryValueInOrder(t *testing.T) {
	s, _, first := small(t)
	whole := "class stall_rate,join_room_success_rate  a/ 11-03 0.25 200"
	network := "live network_trans_delay OS n/=HYPERLINK(1) 11-10 99.5 300"
	stalls := []string{
		"live stall_rate Province a/ 11-01 3 100", "live stall_rate Province a/云南 11-02 2 100",
		"live stall_rate Province a/广东 11-02 1 100", "live stall_rate Province b/广东 11-02 0.54 100",
	}
	for _, tc := range []struct {
		filter archive.Filter
		want   []string
	}{
		{archive.Filter{}, append([]string{whole, network}, stalls...)},
		{archive.Filter{App: "live", Indicator: "stall_rate"}, stalls},
		{archive.Filter{Indicator: "stall_rate"}, append([]string{whole}, stalls...)},
		{archive.Filter{Indicator: "join_room_success_rate"}, []string{whole}},
		{archive.Filter{Indicator: "rate"}, nil},
		{archive.Filter{Dimension: "OS"}, []string{network}},
		{archive.Filter{Dimension: quality.WholeApp}, []string{whole}},
		{archive.Filter{From: first + 2}, []string{whole, network}},
		{archive.Filter{To: first}, stalls[:1]},
		{archive.Filter{From: first + 1, To: first + 1, App: "live"}, stalls[1:]},
	} {
		if got := exported(t, s, tc.filter); !slices.Equal(got, tc.want) {
			t.Errorf("%+v gave\n%q\nwant\n%q", tc.filter, got, tc.want)
		}
	}
}

func TestExportEndsWhereItIsRefused(t *testing.T) {
	s, _, _ := small(t)
	refusal := errors.New("full")
	calls := 0
	err := s.Export(t.Context(), archive.Filter{}, func(archive.Cell) error { calls++; return refusal })
	if !errors.Is(err, refusal) || calls != 1 {
		t.Errorf("after %d calls: %v", calls, err)
	}
}
