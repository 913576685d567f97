package state_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"rtcscope/quality"
	"rtcscope/state"
)

// noon is a time at which the day before is settled.
func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, quality.Zone) }

func day(t *testing.T, text string) quality.Day {
	t.Helper()
	d, err := quality.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// aQuery makes a random query, with days of either kind and any basis of comparison.
func aQuery(r *rand.Rand, now time.Time) quality.Query {
	words := []string{"", "a", "demo-live", "广东", "<&>\"\\", "\u2028", "x y"}
	word := func() string { return words[r.IntN(len(words))] }
	days := func() quality.Range {
		to := quality.NewestSettled(now) - quality.Day(r.IntN(5)-2)
		return quality.Range{From: to - quality.Day(r.IntN(12000)-1), To: to}
	}
	q := quality.Query{App: word(), Product: word(), Indicator: word(), Dimension: word(), Range: days()}
	q.Versus.Basis = quality.Basis(r.IntN(5))
	if q.Versus.Basis == quality.CompareRange {
		q.Versus.Range = days()
	}
	return q
}

func TestEveryQueryComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		now := noon().Add(time.Duration(r.IntN(1000)) * time.Hour)
		want := aQuery(r, now)
		text, err := json.Marshal(state.Of(want, now))
		if err != nil {
			t.Fatal(err)
		}
		var q state.Query
		if err := json.Unmarshal(text, &q); err != nil {
			t.Fatalf("%v, in %s", err, text)
		}
		if got, err := q.At(now); err != nil || got != want {
			t.Fatalf("%+v came back as %+v, %v, by %s", want, got, err, text)
		}
	}
}

func TestDaysUpToTheNewestCompleteOneStayRelative(t *testing.T) {
	q := quality.Query{Range: quality.Last(7, noon())}
	kept := state.Of(q, noon())
	if kept.Last != "7d" || kept.From+kept.To != "" {
		t.Errorf("the newest seven days are remembered as %+v", kept)
	}
	later := noon().Add(72 * time.Hour)
	if got, err := kept.At(later); err != nil || got.Range != quality.Last(7, later) {
		t.Errorf("three days later they are %v, %v", got.Range, err)
	}
	// At seven in the morning yesterday is not settled: the newest settled day is the one before.
	early := noon().Add(-5 * time.Hour)
	if got := state.Of(quality.Query{Range: quality.Range{From: day(t, "2026-11-15"), To: day(t, "2026-11-21")}},
		early); got.Last != "7d" {
		t.Errorf("in the morning they are remembered as %+v", got)
	}
}

func TestOtherDaysStayThoseOfTheCalendar(t *testing.T) {
	for _, to := range []quality.Day{day(t, "2026-11-21"), day(t, "2026-11-23")} {
		days := quality.Range{From: to - 2, To: to}
		kept := state.Of(quality.Query{Range: days, Versus: quality.Comparison{Basis: quality.CompareWeek}}, noon())
		if kept.Last != "" || kept.From != days.From.String() || kept.To != days.To.String() || kept.Versus != "week" {
			t.Errorf("%s is remembered as %+v", days, kept)
		}
		if got, err := kept.At(noon().Add(72 * time.Hour)); err != nil || got.Range != days {
			t.Errorf("three days later they are %v, %v", got.Range, err)
		}
	}
}

func TestAQueryThatCannotBeReadIsAnError(t *testing.T) {
	for _, q := range []state.Query{
		{},
		{From: "2026-11-01"},
		{To: "2026-11-01"},
		{Last: "7d", From: "2026-11-01", To: "2026-11-02"},
		{Last: "0d"},
		{Last: "soon"},
		{From: "2026-11-31", To: "2026-12-01"},
		{From: "2026-11-01", To: "tomorrow"},
		{Last: "7d", Versus: "yesterday"},
	} {
		if got, err := q.At(noon()); err == nil {
			t.Errorf("%+v is %+v", q, got)
		}
	}
	if got, err := (state.Query{Last: "7d"}).At(noon()); err != nil || got.Versus.Basis != quality.CompareOff {
		t.Errorf("without a comparison: %+v, %v", got, err)
	}
}
