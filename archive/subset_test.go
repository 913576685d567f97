package archive_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/archive"
	"rtcscope/quality"
)

// subsets is a reader of a new archive over a simulated service.
func subsets(t *testing.T, o sim.Options) (*archive.Reader, *sim.Server, quality.Query) {
	t.Helper()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	o.Now, o.PerSecond, o.Indicators = func() time.Time { return now }, 1000, api.Catalogue().Indicators
	s, err := sim.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	q := quality.Query{App: "demo-live", Product: quality.ProductNative, Range: quality.Last(7, now)}
	return onSim(t, s, filepath.Join(t.TempDir(), "archive.db"), now), s, q
}

// One call brings a week of all indicators; what is held is not asked for again, and does not pass for anything else.
func TestASubsetIsAskedForOnce(t *testing.T) {
	r, s, q := subsets(t, sim.Options{})
	ios := quality.SubsetOf("OS", "ios")
	ask := func(q quality.Query, of quality.Subset, calls int) []quality.Point {
		t.Helper()
		before, planned := overallCalls(s), r.SubsetCalls(t.Context(), q, of)
		points, err := r.Subset(t.Context(), q, of)
		if made := overallCalls(s) - before; err != nil || made != calls || planned != calls {
			t.Fatalf("%v: %d calls, planned were %d, want %d; %v", of, made, planned, calls, err)
		}
		return points
	}
	const series, days = 9, 7
	first := ask(q, ios, 1)
	if len(first) != series*days {
		t.Errorf("%d points", len(first))
	}
	if again := ask(q, ios, 0); len(again) != len(first) {
		t.Errorf("then %d points", len(again))
	}
	fortnight := q
	fortnight.Range.From -= 7
	if longer := ask(fortnight, ios, 1); len(longer) != 2*series*days {
		t.Errorf("two weeks have %d points", len(longer))
	}
	cell := ask(q, ios.And("Access", "4g"), 1)
	if cell[0] == first[0] {
		t.Errorf("a cell is its row: %v", cell[0])
	}
	whole := q
	whole.Indicator, whole.Dimension = "stall_rate", "OS"
	result, err := r.Survey(t.Context(), whole, nil)
	if err != nil || result.Tables[0].Whole == nil || result.Tables[0].Whole.Cells[0] == first[0].V {
		t.Errorf("%v; the app is its part: %+v", err, result.Tables[0].Whole)
	}
	if len(result.Tables[0].Rows) != 5 {
		t.Errorf("%d rows by system", len(result.Tables[0].Rows))
	}
}

// What is refused for good costs one call.
func TestARefusedSubsetIsNotAskedForAgain(t *testing.T) {
	for name, tt := range map[string]struct {
		as sim.Filters
		of quality.Subset
	}{
		"no permission": {sim.FiltersDenied, quality.SubsetOf("OS", "ios")},
		"no such value": {sim.FiltersPooled, quality.SubsetOf("Access", "4g", "unknown")},
	} {
		r, s, q := subsets(t, sim.Options{Filters: tt.as})
		for run, want := range []int{1, 1} {
			points, err := r.Subset(t.Context(), q, tt.of)
			var refused *quality.RefusedValue
			if err == nil || len(points) > 0 || errors.As(err, &refused) != (tt.as == sim.FiltersPooled) {
				t.Errorf("%s: %d points, %v", name, len(points), err)
			}
			if n := overallCalls(s); n != want || run > 0 && r.SubsetCalls(t.Context(), q, tt.of) != 0 {
				t.Errorf("%s: %d calls after run %d", name, n, run+1)
			}
		}
		if _, err := r.Renewal().Survey(t.Context(), quality.Query{App: q.App, Product: q.Product, Indicator: "stall_rate",
			Dimension: "OS", Range: q.Range}, nil); err != nil {
			t.Fatal(err)
		}
		if n := r.SubsetCalls(t.Context(), q, tt.of); n != 1 {
			t.Errorf("%s: after a renewal it would take %d calls", name, n)
		}
	}
}

// A key without permission for the app's line is not tried for its parts.
func TestNoSubsetWithoutTheWhole(t *testing.T) {
	r, s, q := subsets(t, sim.Options{})
	s.SetFault(sim.Fault{Kind: sim.Code, Code: "AccessDenied", Action: "ListQuality"})
	rows := q
	rows.Indicator, rows.Dimension = "stall_rate", "OS"
	if _, err := r.Survey(t.Context(), rows, nil); err != nil {
		t.Fatal(err)
	}
	before := overallCalls(s)
	if _, err := r.Subset(t.Context(), q, quality.SubsetOf("OS", "ios")); err == nil || overallCalls(s) != before {
		t.Errorf("%v after %d calls", err, overallCalls(s)-before)
	}
}

// An indicator that is refused for the whole app costs its parts nothing more.
func TestASubsetWithoutARefusedIndicator(t *testing.T) {
	r, s, q := subsets(t, sim.Options{NoOverall: []string{"join_room_success_rate"}})
	for _, calls := range []int{2, 0} {
		before := overallCalls(s)
		points, err := r.Subset(t.Context(), q, quality.SubsetOf("OS", "ios"))
		if made := overallCalls(s) - before; err != nil || len(points) != 8*7 || made != calls {
			t.Errorf("%d points by %d calls, want %d; %v", len(points), made, calls, err)
		}
	}
}
