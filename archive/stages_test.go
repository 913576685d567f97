package archive_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"rtcscope/quality"
)

// partsOf names the calls of a source in pairs, each sorted: two are made at once, and either may be noted first.
func partsOf(list []quality.Ask, of quality.Range) []string {
	var names []string
	for _, ask := range list {
		name := string(ask.Part)
		if ask.Query.Range != of {
			name += " before"
		}
		names = append(names, name)
	}
	for at := 0; at+1 < len(names); at += 2 {
		slices.Sort(names[at : at+2])
	}
	return names
}

// The order of the calls: what sorts a table comes first, then the users, then the line of the app.
func TestTheOrderOfCalls(t *testing.T) {
	r, a, q := askFixture(t)
	if _, err := r.Survey(t.Context(), q, nil); err != nil {
		t.Fatal(err)
	}
	want := []string{"rows", "rows before", "users", "users before", "app-wide line", "app-wide line before"}
	if got := partsOf(a.list, q.Range); !slices.Equal(got, want) {
		t.Errorf("the calls are %q, want %q", got, want)
	}
}

// In stages an answer makes the calls of a survey, each once, and says what is still to come.
func TestAnAnswerInStages(t *testing.T) {
	r, a, q := askFixture(t)
	ask := r.Begin(q)
	for _, step := range []struct {
		upTo, toCome quality.Stage
		calls        int
		days         int
	}{
		{quality.StageNewest, quality.StageRows, 1, 7},
		{quality.StageNewest, quality.StageRows, 1, 7},
		{quality.StageRows, quality.StageAll, 2, 14},
		{quality.StageAll, 0, 6, 14},
		{quality.StageAll, 0, 6, 14},
	} {
		result, err := ask(t.Context(), step.upTo)
		if err != nil || result.ToCome != step.toCome || len(a.list) != step.calls || len(result.Answered) != step.days ||
			result.Progress != (quality.Progress{Done: step.calls, Total: 6}) {
			t.Errorf("up to stage %d: %v, %d calls, %d days, progress %+v, to come %d; want %+v", step.upTo, err,
				len(a.list), len(result.Answered), result.Progress, result.ToCome, step)
		}
	}
	result, err := r.Begin(q)(t.Context(), quality.StageNewest)
	if err != nil || result.ToCome != 0 || len(a.list) != 6 || result.Tables[0].Whole == nil {
		t.Errorf("what is held takes %d calls more and lacks stage %d, %v", len(a.list)-6, result.ToCome, err)
	}
}

// Answers that were begun share what comes meanwhile, with an archive or without one: the users of a dimension, the
// line of the app, and that one of them is refused.
func TestAnswersInStagesShareTheirCalls(t *testing.T) {
	for name, refused := range map[string]bool{"all is answered": false, "users are refused": true} {
		for _, kept := range []bool{true, false} {
			r, a, q := askFixture(t)
			if !kept {
				r.Path = ""
			}
			if refused {
				a.refuse = func(ask quality.Ask) error {
					if ask.Part == quality.PartUsers {
						return denied{}
					}
					return nil
				}
			}
			other := q
			other.Indicator = "join_room_success_rate"
			var asks []func(context.Context, quality.Stage) (quality.Result, error)
			for _, q := range []quality.Query{q, other} {
				asks = append(asks, r.Begin(q))
			}
			for stage := quality.StageNewest; stage <= quality.StageAll; stage++ {
				for _, ask := range asks {
					result, err := ask(t.Context(), stage)
					if err != nil || stage == quality.StageAll && (result.ToCome != 0 ||
						(len(result.Lacks) > 0) != refused || (len(result.Users.Of) > 0) == refused) {
						t.Errorf("%s, kept %t: %v, to come %d, lacks %v", name, kept, err, result.ToCome, result.Lacks)
					}
				}
			}
			users := len(a.of(quality.PartUsers))
			if rows, whole := len(a.of(quality.PartRows)), len(a.of(quality.PartWhole)); rows != 4 || whole != 2 ||
				users > 2 || !refused && users != 2 {
				t.Errorf("%s, kept %t: %d calls for rows, %d for the app, %d for users", name, kept, rows, whole, users)
			}
		}
	}
}

// A stage that fails leaves what came before it, and what it lacks can be asked for again.
func TestAStageThatFails(t *testing.T) {
	r, a, q := askFixture(t)
	ask := r.Begin(q)
	if _, err := ask(t.Context(), quality.StageNewest); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("no route to host")
	a.refuse = func(quality.Ask) error { return broken }
	result, err := ask(t.Context(), quality.StageRows)
	if !errors.Is(err, broken) || len(result.Answered) != 7 || result.Progress.Whole() ||
		result.ToCome != quality.StageRows {
		t.Errorf("%v, %d days, progress %+v, to come %d", err, len(result.Answered), result.Progress, result.ToCome)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if result, err := ask(ctx, quality.StageAll); !errors.Is(err, context.Canceled) || len(result.Answered) != 7 {
		t.Errorf("given up: %v, %d days", err, len(result.Answered))
	}
	a.refuse = nil
	if result, err := ask(t.Context(), quality.StageAll); err != nil || len(result.Answered) != 14 || result.ToCome != 0 {
		t.Errorf("again: %v, %d days, to come %d", err, len(result.Answered), result.ToCome)
	}
}

// The stages of a lookback and of a renewal are those of an answer, with their calls.
func TestStagesOfOlderDaysAndOfARenewal(t *testing.T) {
	r, a, q := askFixture(t)
	ask := r.Lookback(28).Begin(q)
	if result, err := ask(t.Context(), quality.StageRows); err != nil || len(a.list) != 2 ||
		result.ToCome != quality.StageAll {
		t.Errorf("%d calls, to come %d, %v", len(a.list), result.ToCome, err)
	}
	if result, err := ask(t.Context(), quality.StageAll); err != nil || len(a.list) != 12 || result.ToCome != 0 {
		t.Errorf("%d calls, to come %d, %v", len(a.list), result.ToCome, err)
	}
	again := r.Renewal().Begin(q)
	if result, err := again(t.Context(), quality.StageNewest); err != nil || len(a.list) != 13 || len(result.Asked) != 7 {
		t.Errorf("renewed: %d calls, %d days asked for, %v", len(a.list)-12, len(result.Asked), err)
	}
}
