package quality_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/quality"
)

func TestPast(t *testing.T) {
	week := span(t, "2026-11-16", "2026-11-22")
	chosen := quality.Comparison{Basis: quality.CompareRange, Range: span(t, "2026-10-01", "2026-10-03")}
	for _, tt := range []struct {
		versus quality.Comparison
		of     quality.Range
		want   string
	}{
		{quality.Comparison{}, week, ""},
		{quality.Comparison{Basis: quality.ComparePrevious}, week, "2026-11-09..2026-11-15"},
		{quality.Comparison{Basis: quality.ComparePrevious}, span(t, "2026-11-20", "2026-11-22"), "2026-11-17..2026-11-19"},
		{quality.Comparison{Basis: quality.CompareWeek}, span(t, "2026-11-20", "2026-11-22"), "2026-11-13..2026-11-15"},
		{quality.Comparison{Basis: quality.CompareFourWeeks}, week, "2026-10-19..2026-10-25"},
		{chosen, week, "2026-10-01..2026-10-03"},
	} {
		past, ok := tt.versus.Past(tt.of)
		if got := past.String(); ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("%s against %s: %s, %v, want %s", tt.of, tt.versus, got, ok, tt.want)
		}
		if !ok {
			continue
		}
		if again, err := quality.ParseComparison(tt.versus.String(), at(t, parseClock)); err != nil || again != tt.versus {
			t.Errorf("%q is read as %v, %v", tt.versus.String(), again, err)
		}
		if b := tt.versus.Basis; b == quality.CompareWeek || b == quality.CompareFourWeeks {
			if past.From.Weekday() != tt.of.From.Weekday() {
				t.Errorf("%s against %s compares a %s with a %s", tt.of, tt.versus, tt.of.From.Weekday(), past.From.Weekday())
			}
		}
	}
}

func TestParseComparisonRefuses(t *testing.T) {
	for _, text := range []string{"", "prev", "5weeks", "2026-13-01", "-7d"} {
		_, err := quality.ParseComparison(text, at(t, parseClock))
		if err == nil || !strings.Contains(err.Error(), "4weeks") {
			t.Errorf("%q: %v, want what would be right", text, err)
		}
	}
}

func TestCheckOfTheComparedDays(t *testing.T) {
	for _, tt := range []struct {
		days quality.Range
		says string // empty: nothing is wrong
	}{
		{span(t, "2026-10-01", "2026-10-07"), ""}, // older than the service keeps: shown as not held
		{span(t, "2026-11-07", "2026-11-01"), "exchange"},
		{span(t, "2026-11-20", "2026-11-25"), "future"},
		{span(t, "2020-01-01", "2026-11-01"), "too many"},
	} {
		q := goodQuery(t)
		q.Versus = quality.Comparison{Basis: quality.CompareRange, Range: tt.days}
		problems := shop.Check(q, at(t, checkClock), false)
		switch {
		case tt.says == "" && len(problems) > 0:
			t.Errorf("%s: %v", tt.days, problems)
		case tt.says != "" && (len(problems) != 1 || problems[0].Field != quality.FieldComparison ||
			!strings.Contains(problems[0].Error(), tt.says)):
			t.Errorf("%s: %v, want one that says %q", tt.days, problems, tt.says)
		}
	}
}

// A day that is asked for and compared with is one day.
func TestAllDaysAreEachOnce(t *testing.T) {
	for _, tt := range []struct {
		q    quality.Query
		want int
	}{
		{quality.Query{Range: span(t, "2026-11-16", "2026-11-22")}, 7},
		{quality.Query{Range: span(t, "2026-11-16", "2026-11-22"),
			Versus: quality.Comparison{Basis: quality.ComparePrevious}}, 14},
		{quality.Query{Range: span(t, "2026-11-09", "2026-11-22"), Versus: quality.Comparison{Basis: quality.CompareWeek}},
			21},
		{quality.Query{Range: span(t, "2026-11-20", "2026-11-22"),
			Versus: quality.Comparison{Basis: quality.CompareFourWeeks}}, 6},
	} {
		days := tt.q.AllDays()
		if len(days) != tt.want || !slices.IsSorted(days) || len(slices.Compact(slices.Clone(days))) != len(days) {
			t.Errorf("%s against %s: %v, want %d days", tt.q.Range, tt.q.Versus, days, tt.want)
		}
	}
}

func TestBuildPutsPastAndWholeBesideTheRows(t *testing.T) {
	q := quality.Query{Range: quality.Range{From: 110, To: 112},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	points := []quality.Point{
		{Series: "s", Value: "a", Day: 111, V: 2}, {Series: "s", Value: "a", Day: 108, V: 1},
		{Series: "s", Value: "gone", Day: 107, V: 5},
		{Series: "s", Value: "a", Day: 106, V: 9}, // neither asked for nor compared with
	}
	whole := []quality.Point{{Series: "s", Day: 112, V: 3}, {Series: "s", Day: 107, V: 4},
		{Series: "other", Day: 112, V: 8}}
	tables := quality.Build(q, nil, points, whole)
	if len(tables) != 1 || len(tables[0].Rows) != 2 {
		t.Fatalf("tables: %+v, want one of two rows", tables)
	}
	table := tables[0]
	if table.Axis.Len() != 3 || table.Past.Len() != 3 || table.Past.First().Day() != 107 {
		t.Errorf("days %v and %v", table.Axis.Moments(), table.Past.Moments())
	}
	a := table.Rows[0]
	if a.Cells[1] != 2 || a.Past[1] != 1 || !quality.IsGap(a.Past[0]) || !quality.IsGap(a.Cells[0]) {
		t.Errorf("row a: %v after %v", a.Cells, a.Past)
	}
	if gone := table.Rows[1]; gone.Value != "gone" || gone.Past[0] != 5 || !quality.IsGap(gone.Cells[0]) {
		t.Errorf("a value of the compared days alone: %+v", gone)
	}
	if table.Whole == nil || table.Whole.Cells[2] != 3 || table.Whole.Past[0] != 4 {
		t.Errorf("the whole row: %+v", table.Whole)
	}
	if tables := quality.Build(quality.Query{Range: q.Range}, nil, points, nil); tables[0].Rows[0].Past != nil ||
		tables[0].Whole != nil {
		t.Errorf("without a comparison: %+v", tables[0])
	}
}

// A day lies in the range and in the days it is compared with where the two overlap; it is no past of itself.
func TestEarlierLeavesOutDaysOfTheRange(t *testing.T) {
	q := quality.Query{Range: quality.Range{From: 100, To: 113}, Versus: quality.Comparison{Basis: quality.CompareWeek}}
	var points []quality.Point
	for day := quality.Day(93); day <= 113; day++ {
		points = append(points, quality.Point{Series: "s", Value: "a", Day: day, V: float64(day)})
	}
	table := quality.Build(q, nil, points, nil)[0]
	if got := table.Earlier(table.Rows[0]); len(got) != 7 || got[6] != 99 {
		t.Errorf("earlier values %v, want those of the days 93 to 99", got)
	}
}

// Days that stand on both sides of a comparison would make what broke on them look better.
func TestComparedDaysLieOutsideTheRange(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	q := quality.Query{App: "a", Product: "native", Indicator: "stall_rate", Dimension: "OS", Range: quality.Last(7, now)}
	known := shop
	for text, want := range map[string]bool{"2026-11-08..2026-11-14": false, "2026-11-08..2026-11-15": true,
		"2026-11-19..2026-11-20": true, "2026-11-22": false, "previous": false, "week": false} {
		var err error
		if q.Versus, err = quality.ParseComparison(text, now); err != nil {
			t.Fatal(err)
		}
		problems := known.Check(q, now, true)
		if got := len(problems) == 1 && problems[0].Field == quality.FieldComparison &&
			strings.Contains(problems[0].Error(), "overlap"); got != want || !want && len(problems) > 0 {
			t.Errorf("%s: %v", text, problems)
		}
	}
}

func TestSummariseAgainstThePast(t *testing.T) {
	row := quality.Row{Cells: []float64{1, 2, 3, quality.Gap()}, Past: []float64{1, quality.Gap(), 0, 0.5}}
	sum := quality.Summarise(row, 2, quality.LowerBetter)
	if sum.Mean != 2 || sum.Before != 0.5 || sum.Change != 1.5 {
		t.Errorf("mean %v, before %v, change %v, want 2, 0.5 and 1.5", sum.Mean, sum.Before, sum.Change)
	}
	row.Past = []float64{quality.Gap()}
	if sum := quality.Summarise(row, 2, quality.LowerBetter); !quality.IsGap(sum.Change) || !quality.IsGap(sum.Before) {
		t.Errorf("against nothing held: before %v, change %v, want gaps", sum.Before, sum.Change)
	}
}
