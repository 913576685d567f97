package archive_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"rtcscope/archive"
	"rtcscope/quality"
)

// asks is a source that notes its calls in their order and refuses some of them.
type asks struct {
	asked
	refuse func(quality.Ask) error

	mu   sync.Mutex
	list []quality.Ask
}

func (a *asks) Ask(ctx context.Context, ask quality.Ask) (quality.Reply, error) {
	a.mu.Lock()
	defer a.mu.Unlock() // one after the other, so that the order is that of the plan
	a.list = append(a.list, ask)
	if a.refuse != nil {
		if err := a.refuse(ask); err != nil {
			return quality.Reply{}, err
		}
	}
	return a.asked.Ask(ctx, ask)
}

// of returns the days of the calls for a part, in their order.
func (a *asks) of(part quality.Part) (days []quality.Range) {
	for _, ask := range a.list {
		if ask.Part == part {
			days = append(days, ask.Query.Range)
		}
	}
	return days
}

func askFixture(t *testing.T) (*archive.Reader, *asks, quality.Query) {
	t.Helper()
	r, s, now := fixture(t)
	a := &asks{asked: asked{s}}
	r.Source = a
	return r, a, versusWeek(quality.Last(7, *now))
}

// olderDays returns the days of a query's past, without the compared ones, that the service still has.
func olderDays(r *archive.Reader, q quality.Query) quality.Range {
	past, _ := q.Past()
	return quality.Range{From: quality.Oldest(r.Now()), To: past.From - 1}
}

// Older days are asked for last, as far as the service has them, of rows and of the app, never of users. What came is
// the past of the answer, and is not asked for again.
func TestALookbackAsksForOlderDays(t *testing.T) {
	r, a, q := askFixture(t)
	older := olderDays(r, q)
	l := r.Lookback(28)
	other := q
	other.Dimension = "OS"
	cost, both := l.Calls(t.Context(), []quality.Query{q}), l.Calls(t.Context(), []quality.Query{q, other})
	var last quality.Progress
	result, err := l.Survey(t.Context(), q, func(_ quality.Result, p quality.Progress) { last = p })
	if err != nil {
		t.Fatal(err)
	}
	past, _ := q.Past()
	want := append([]quality.Range{q.Range, past}, quality.PlanDays(older.Days())...)
	for _, part := range []quality.Part{quality.PartRows, quality.PartWhole} {
		days := a.of(part)
		slices.SortFunc(days, func(a, b quality.Range) int { return int(b.From - a.From) }) // two calls are made at once
		if len(want) != 5 || !slices.Equal(days, want) {
			t.Errorf("%s are asked for of %v, want %v", part, days, want)
		}
	}
	if users := a.of(quality.PartUsers); len(users) != 2 {
		t.Errorf("users are asked for of %v", users)
	}
	for i, ask := range a.list {
		if late := ask.Query.Range.To <= older.To; late != (i >= 6) {
			t.Errorf("call %d is for %s of %s", i, ask.Part, ask.Query.Range)
		}
	}
	if all := (quality.Progress{Done: 12, Total: 12}); cost != 12 || both != cost+5 || last != all ||
		result.Progress != all {
		t.Errorf("it costs %d calls, with the rows of another %d; the progress ends with %+v and %+v", cost, both, last,
			result.Progress)
	}
	table := result.Tables[0]
	if want := quality.DayAxis(quality.Range{From: older.From, To: q.Range.From - 1}); table.Before != want ||
		slices.ContainsFunc(table.Rows[0].Before, quality.IsGap) ||
		slices.ContainsFunc(table.Whole.Before, quality.IsGap) {
		t.Errorf("the past is %s, %v and %v", table.Before, table.Rows[0].Before, table.Whole.Before)
	}
	if result.Query != q || len(result.Answered) != 14 || len(result.Asked) != 14 || len(result.NotHeld) != 0 {
		t.Errorf("%d days answered, %d asked for, %d not held", len(result.Answered), len(result.Asked),
			len(result.NotHeld))
	}
	if again, err := r.Lookback(28).Survey(t.Context(), q, nil); err != nil || len(a.list) != 12 ||
		again.Tables[0].Before != table.Before {
		t.Errorf("again: %v, %d calls", err, len(a.list))
	}
	if cost := r.Lookback(28).Calls(t.Context(), []quality.Query{q}); cost != 0 {
		t.Errorf("what is held costs %d calls", cost)
	}
}

// So many days are asked for as are wanted, and those that are compared with are among them.
func TestALookbackReachesSoFar(t *testing.T) {
	for days, want := range map[int]int{0: 0, 3: 0, 7: 0, 8: 1, 14: 7, 400: 15} {
		r, a, q := askFixture(t)
		if _, err := r.Lookback(days).Survey(t.Context(), q, nil); err != nil {
			t.Fatal(err)
		}
		got := 0
		compared, _ := q.Past()
		for _, r := range a.of(quality.PartRows) {
			if r.To < compared.From {
				got += r.Len()
			}
		}
		if got != want || len(olderDays(r, q).Days()) != 15 {
			t.Errorf("%d days back, %d older days are asked for, want %d", days, got, want)
		}
	}
}

// A failure of such a call costs the older days alone, and is not tried again for each of the other answers.
func TestALookbackThatFailsCostsItsDays(t *testing.T) {
	for _, failing := range []quality.Part{quality.PartRows, quality.PartWhole} {
		r, a, q := askFixture(t)
		past, _ := q.Past()
		broken := errors.New("broken")
		a.refuse = func(ask quality.Ask) error {
			if ask.Part == failing && ask.Query.Range.To < past.From {
				return broken
			}
			return nil
		}
		l := r.Lookback(28)
		result, err := l.Survey(t.Context(), q, nil)
		if err != nil || len(result.Lacks) != 0 || result.Trouble != nil || len(result.Answered) != 14 ||
			!result.Progress.Whole() {
			t.Fatalf("%s: %v, lacks %v, trouble %v, progress %+v", failing, err, result.Lacks, result.Trouble,
				result.Progress)
		}
		calls := len(a.list)
		other := q
		other.Dimension = "OS"
		if _, err := l.Survey(t.Context(), other, nil); err != nil || len(a.list) != calls+2 {
			t.Errorf("%s: the next answer ends with %v after %d calls, want its two", failing, err, len(a.list)-calls)
		}
		if cost := l.Calls(t.Context(), []quality.Query{other}); cost != 0 {
			t.Errorf("%s: another answer costs %d calls", failing, cost)
		}
	}
}

// Whoever gives up the read is told so, and the lookback itself goes on.
func TestAGivenUpLookbackIsNoFailureOfItsDays(t *testing.T) {
	r, a, q := askFixture(t)
	past, _ := q.Past()
	ctx, cancel := context.WithCancel(t.Context())
	a.refuse = func(ask quality.Ask) error {
		if ask.Query.Range.To < past.From && ctx.Err() == nil {
			cancel()
			return context.Canceled
		}
		return nil
	}
	l := r.Lookback(28)
	if _, err := l.Survey(ctx, q, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("the read ends with %v", err)
	}
	if result, err := l.Survey(t.Context(), q, nil); err != nil || result.Tables[0].Before.Len() != 22 {
		t.Errorf("the next read: %v, %d days", err, result.Tables[0].Before.Len())
	}
}

// The app is asked for by itself, for all indicators and both periods: no answer of these days asks for it again.
func TestTheAppIsAskedForByItself(t *testing.T) {
	r, a, q := askFixture(t)
	if err := r.AskApp(t.Context(), q); err != nil {
		t.Fatal(err)
	}
	if whole := a.of(quality.PartWhole); len(whole) != 2 || len(a.list) != 2 {
		t.Errorf("asked for %v", a.list)
	}
	for _, dimension := range []string{"OS", "Access"} {
		q.Dimension = dimension
		result, err := r.Survey(t.Context(), q, nil)
		if err != nil || result.Tables[0].Whole == nil || len(a.of(quality.PartWhole)) != 2 {
			t.Errorf("%s: %v, whole app %v, %d calls", dimension, err, result.Tables[0].Whole, len(a.list))
		}
	}
	if err := r.Renewal().AskApp(t.Context(), q); err != nil || len(a.of(quality.PartWhole)) != 4 {
		t.Errorf("asked again: %v, %d calls", err, len(a.list))
	}
	if err := r.Lookback(28).AskApp(t.Context(), q); err != nil || len(a.of(quality.PartWhole)) != 7 {
		t.Errorf("with older days: %v, %d calls", err, len(a.list))
	}
	calls := len(a.list)
	r.Path = ""
	bare := &archive.Reader{Source: a, Catalogue: r.Catalogue, Endpoint: "e", Now: r.Now}
	if err := bare.AskApp(t.Context(), q); err != nil || len(a.list) != calls {
		t.Errorf("without an archive, which would keep it for the answers: %v, %d calls", err, len(a.list)-calls)
	}
}

// lasting is a refusal that does not pass; key says that it is of the key.
type lasting struct{ key bool }

func (lasting) Error() string      { return "refused" }
func (lasting) Permanent() bool    { return true }
func (l lasting) KeyRefused() bool { return l.key }

// An app that the key may not read as a whole is a lack of its answers, and none of the asking. Anything else that
// fails may be a failure of all calls.
func TestAnAppThatCannotBeHad(t *testing.T) {
	for _, tc := range []struct{ err, want error }{
		{lasting{}, nil}, {lasting{key: true}, lasting{key: true}}, {context.DeadlineExceeded, context.DeadlineExceeded},
	} {
		r, a, q := askFixture(t)
		a.refuse = func(ask quality.Ask) error { return tc.err }
		if err := r.AskApp(t.Context(), q); !errors.Is(err, tc.want) {
			t.Errorf("%v is told as %v", tc.err, err)
		}
	}
}
