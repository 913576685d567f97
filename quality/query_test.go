package quality_test

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/quality"
)

// shop is a small catalogue, so that these tests do not depend on what the service offers.
var shop = quality.Catalogue{
	Indicators: []quality.Indicator{
		{Name: "stall_rate", Unit: "%", Better: quality.LowerBetter,
			Series: []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"},
			Thresholds: map[quality.Media]quality.Thresholds{quality.Audio: {Good: 1, Warn: 3},
				quality.Video: {Good: 2, Warn: 5}}},
		{Name: "join_room_success_rate", Unit: "%", Better: quality.HigherBetter,
			Thresholds: map[quality.Media]quality.Thresholds{"": {Good: 99.5, Warn: 99}}},
		{Name: "odd_count", Unit: "n"},
	},
	Dimensions: []quality.Choice{{Name: "Province"}, {Name: "OS"}},
	Products:   []quality.Choice{{Name: quality.ProductNative}, {Name: quality.ProductWeb}},
}

const checkClock = "2026-11-22T00:30:00+08:00" // the day is half an hour old: it can be asked for already

func goodQuery(t *testing.T) quality.Query {
	return quality.Query{App: "demo-live", Product: quality.ProductNative, Indicator: "stall_rate", Dimension: "Province",
		Range: span(t, "2026-11-15", "2026-11-21")}
}

// Each field is checked by itself, and what is wrong is said with the value that was given.
func TestCheck(t *testing.T) {
	now := at(t, checkClock)
	for _, tt := range []struct {
		name   string
		change func(*quality.Query)
		field  quality.Field
		says   []string // nil: nothing is wrong
	}{
		{"a good query", func(*quality.Query) {}, 0, nil},
		{"the web", func(q *quality.Query) { q.Product = quality.ProductWeb }, 0, nil},
		{"no app", func(q *quality.Query) { q.App = "" }, quality.FieldApp, []string{"no app"}},
		{"an app of spaces", func(q *quality.Query) { q.App = " \t" }, quality.FieldApp, []string{"no app"}},
		{"an app with a space", func(q *quality.Query) { q.App = "demo live" }, quality.FieldApp,
			[]string{`"demo live"`, "spaces"}},
		{"an app with an escape", func(q *quality.Query) { q.App = "demo\x1b[2J" }, quality.FieldApp,
			[]string{`"demo\x1b[2J"`}},
		{"an app with a line end", func(q *quality.Query) { q.App = "demo-live\n" }, quality.FieldApp,
			[]string{`"demo-live\n"`}},
		{"no product", func(q *quality.Query) { q.Product = "" }, quality.FieldProduct,
			[]string{"no product", "native, web"}},
		{"an unknown product", func(q *quality.Query) { q.Product = "Native" }, quality.FieldProduct,
			[]string{`"Native"`, "native, web"}},
		{"no indicator", func(q *quality.Query) { q.Indicator = "" }, quality.FieldIndicator,
			[]string{"no indicator is chosen", "stall_rate"}},
		{"a series for an indicator", func(q *quality.Query) { q.Indicator = "80ms_audio_stall_rate" },
			quality.FieldIndicator,
			[]string{`"80ms_audio_stall_rate"`, "stall_rate, join_room_success_rate"}},
		{"no dimension", func(q *quality.Query) { q.Dimension = "" }, quality.FieldDimension,
			[]string{"no dimension is chosen", "Province, OS"}},
		{"a dimension in lower case", func(q *quality.Query) { q.Dimension = "province" }, quality.FieldDimension,
			[]string{`"province"`, "Province, OS"}},
		{"the range backwards", func(q *quality.Query) { q.Range = span(t, "2026-11-21", "2026-11-20") }, quality.FieldFrom,
			[]string{"2026-11-21", "2026-11-20", "exchange"}},
		{"no range", func(q *quality.Query) { q.Range = quality.Range{} }, quality.FieldFrom, []string{"1970-01-01"}},
		{"today", func(q *quality.Query) { q.Range = span(t, "2026-11-22", "2026-11-22") }, 0, nil},
		{"tomorrow", func(q *quality.Query) { q.Range = span(t, "2026-11-22", "2026-11-23") }, quality.FieldTo,
			[]string{"2026-11-23", "future", "2026-11-22"}},
		{"only days to come", func(q *quality.Query) { q.Range = span(t, "2026-11-23", "2026-11-24") }, quality.FieldFrom,
			[]string{"2026-11-23", "future", "2026-11-22"}},
		{"days to come, backwards", func(q *quality.Query) { q.Range = span(t, "2026-11-23", "2026-11-20") },
			quality.FieldFrom,
			[]string{"2026-11-23", "future", "2026-11-22"}},
		{"the oldest day", func(q *quality.Query) { q.Range = span(t, "2026-10-24", "2026-11-22") }, 0, nil},
		{"a day too old", func(q *quality.Query) { q.Range = span(t, "2026-10-23", "2026-11-21") }, quality.FieldFrom,
			[]string{"2026-10-23", "too old", "2026-10-24"}},
		{"more days than a query takes", func(q *quality.Query) { q.Range.From = q.Range.To - quality.MostDays },
			quality.FieldFrom,
			[]string{"1101 days", "1100 at most"}},
	} {
		q := goodQuery(t)
		tt.change(&q)
		problems := shop.Check(q, now, false)
		if tt.says == nil {
			for _, p := range problems {
				t.Errorf("%s: %v", tt.name, p)
			}
			continue
		}
		if len(problems) != 1 {
			t.Errorf("%s: %d problems %v, want 1", tt.name, len(problems), problems)
			continue
		}
		if problems[0].Field != tt.field {
			t.Errorf("%s: blamed on field %d, want %d", tt.name, problems[0].Field, tt.field)
		}
		for _, says := range tt.says {
			if text := problems[0].Error(); !strings.Contains(text, says) || strings.Contains(text, "%!") {
				t.Errorf("%s: %q does not hold %q", tt.name, text, says)
			}
		}
	}
}

// All problems are listed at once, in the order of the form.
func TestCheckListsEveryProblem(t *testing.T) {
	var fields []quality.Field
	for _, p := range shop.Check(quality.Query{Range: span(t, "2026-11-20", "2026-11-19")}, at(t, checkClock), false) {
		fields = append(fields, p.Field)
	}
	want := []quality.Field{quality.FieldApp, quality.FieldProduct, quality.FieldIndicator, quality.FieldDimension,
		quality.FieldFrom}
	if !slices.Equal(fields, want) {
		t.Errorf("problems in the fields %v, want %v", fields, want)
	}
}

// Today is the data's, not the viewer's: in the evening of UTC the next day has begun.
func TestOldest(t *testing.T) {
	for _, tt := range []struct{ now, want string }{
		{"2026-11-22T15:59:59Z", "2026-10-24"},
		{"2026-11-22T16:00:00Z", "2026-10-25"},
		{"2026-03-01T12:00:00+08:00", "2026-01-31"},
	} {
		got := quality.Oldest(at(t, tt.now))
		if got.String() != tt.want {
			t.Errorf("at %s the oldest day is %s, want %s", tt.now, got, tt.want)
		}
		if r := (quality.Range{From: got, To: quality.DayOf(at(t, tt.now))}); r.Len() != quality.LookBackDays {
			t.Errorf("at %s the service holds %d days, want %d", tt.now, r.Len(), quality.LookBackDays)
		}
	}
}

// fewest is the least number of windows for n days, found by trying every length for the first one.
func fewest(n int, known map[int]int) int {
	if n == 0 {
		return 0
	}
	if count, ok := known[n]; ok {
		return count
	}
	least := n
	for length := 1; length <= min(n, quality.SpanDays); length++ {
		least = min(least, 1+fewest(n-length, known))
	}
	known[n] = least
	return least
}

// A plan covers every day once by the fewest windows that a call may cover, newest first.
func TestPlan(t *testing.T) {
	known := make(map[int]int)
	for n := range 41 {
		to := day(t, "2026-11-21")
		r := quality.Range{From: to - quality.Day(n) + 1, To: to}
		plan := quality.PlanDays(r.Days())
		next := r.To // the day that the next window has to end with
		for _, w := range plan {
			if w.To != next || w.Len() < 1 || w.Len() > quality.SpanDays {
				t.Fatalf("%d days: window %s in %v, want one to %d days up to %s", n, w, plan, quality.SpanDays, next)
			}
			next = w.From - 1
		}
		if next != r.From-1 {
			t.Fatalf("%d days: %v stops before %s", n, plan, r.From)
		}
		if want := fewest(n, known); len(plan) != want {
			t.Errorf("%d days take %d windows, want %d", n, len(plan), want)
		}
	}
	if plan := quality.PlanDays(span(t, "2026-11-22", "2026-11-15").Days()); len(plan) != 0 {
		t.Errorf("a range backwards is planned as %v", plan)
	}
}
