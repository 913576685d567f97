package sweep_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
	"rtcscope/sweep"
)

// The newest days come first: the app, the rows of the first indicator, the newest days of the others, their compared
// days, and the users. That takes no more calls than the queries one after the other.
func TestTheNewestDaysComeFirst(t *testing.T) {
	r := newRun(t, faulty().Account)
	known, provisional := 0, 0
	r.after = func(o sweep.Outcome) {
		if n := r.triage.Done + r.triage.Provisional(); known == 0 && n == 20 {
			known, provisional = len(r.source.asked()), r.triage.Provisional()
		}
	}
	if err := r.over(t.Context(), sweep.NewestFirst); err != nil {
		t.Fatal(err)
	}
	phases := make([]int, 5)
	const near = 4 // calls that may be made while one that was begun earlier has not come back
	for at, ask := range r.source.asked() {
		phase := phaseOf(ask)
		phases[phase]++
		if at >= near+1 && phaseOf(r.source.asked()[at-near-1]) > phase {
			t.Errorf("call %d is for %s of %s by %s, %s", at, ask.Part, ask.Query.Indicator, ask.Query.Dimension,
				ask.Query.Range)
		}
	}
	if !slices.Equal(phases, []int{2, 8, 16, 16, 4}) {
		t.Errorf("calls for the app, the first rows, the newest days, the days before and users: %v", phases)
	}
	first := slices.Clone(r.source.asked()[2:4]) // they are made at once
	slices.SortFunc(first, func(a, b quality.Ask) int { return cmp.Compare(b.Query.Range.To, a.Query.Range.To) })
	for at, ask := range first {
		if ask.Query.Dimension != "Province" || ask.Query.Range.To != newest-quality.Day(7*at) {
			t.Errorf("the call %d for rows is by %s, %s", at, ask.Query.Dimension, ask.Query.Range)
		}
	}
	if known < 26 || known > 26+near || provisional < 16-near {
		t.Errorf("all queries are known after %d calls, %d of them provisional", known, provisional)
	}
	whole := make(map[quality.Query]int)
	for _, o := range r.came {
		if o.Err == nil && o.Result.ToCome == 0 {
			whole[o.Query]++
		}
	}
	for _, q := range r.queries {
		if whole[q] != 1 {
			t.Errorf("the answer to %s by %s is whole %d times", q.Indicator, q.Dimension, whole[q])
		}
	}
	if r.triage.Provisional() != 0 || !r.triage.Whole() {
		t.Errorf("in the end %d queries are provisional", r.triage.Provisional())
	}
}

// Whatever comes first, the verdict in the end is the same, and so is the number of calls.
func TestTheVerdictDoesNotDependOnTheOrder(t *testing.T) {
	kinds := calls.Kinds()
	for n := range 2 {
		kind := kinds[(5+n*17)%len(kinds)]
		account := calls.Generate(kind, uint64(n), newest)
		want := ""
		for name, order := range map[string]func([]quality.Query) []sweep.Step{"whole": sweep.Whole,
			"rows first": sweep.RowsFirst, "newest first": sweep.NewestFirst} {
			r := newRun(t, account)
			if err := r.over(t.Context(), order); err != nil {
				t.Fatal(err)
			}
			if len(r.source.asked()) != 46 {
				t.Errorf("%s, %s: %d calls", kind.Name, name, len(r.source.asked()))
			}
			if got := r.verdict(); want == "" {
				want = got
			} else if got != want {
				t.Errorf("%s, %s: the verdict is\n%s, and was\n%s", kind.Name, name, got, want)
			}
		}
	}
}

// What leads clearly when the first indicator is known by all dimensions leads until the end, whichever answers come
// before others: no place is the cause because the others lack a series that is still to come, or because shares are
// worked out anew with each of them.
func TestWhatLeadsStaysFirst(t *testing.T) {
	stalls := []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"}
	received := []string{"audio_first_frame_recv_success_rate", "video_first_frame_recv_success_rate"}
	stories := []calls.Story{
		{Name: "network", Province: "广东", Access: "4g", From: newest - 3, Series: stalls, Loss: 18},
		{Name: "slope", OS: "ios", From: newest - 13, Days: 14, Series: received, Loss: 2.35},
	}
	for _, seed := range []uint64{0, 2, 6} {
		r := newRun(t, calls.New(calls.Ordinary(2e6, 0.9), stories, seed, newest))
		var led []string
		r.after = func(o sweep.Outcome) {
			if r.triage.Done < 4 {
				return
			}
			first := "nothing"
			if len(r.triage.Incidents) > 0 {
				first = fmt.Sprint(r.triage.Incidents[0].Named()[0], r.triage.Incidents[0].Severity)
			}
			if len(led) == 0 || led[len(led)-1] != first {
				led = append(led, first)
			}
		}
		if err := r.over(t.Context(), sweep.NewestFirst); err != nil || len(led) != 1 {
			t.Errorf("account %d: first stood %v, %v", seed, led, err)
		}
	}
}

// What part of the calls a place has is not told by the first series, in which nothing happened: it is told by that
// which got worse, as soon as its days before are there. No verdict that is not provisional is far off.
func TestThePartOfTheCallsIsNeverFarOff(t *testing.T) {
	const far = 0.05
	stories := []calls.Story{{Name: "joins", OS: "windows", From: newest - 2, Days: 1,
		Series: []string{"5s_join_room_success_rate"}, Loss: 4.5}}
	r := newRun(t, calls.New(calls.Ordinary(2e6, 0.9), stories, 1, newest))
	var told []float64
	r.after = func(sweep.Outcome) {
		for _, i := range r.triage.Incidents {
			if !i.OfApp() && i.Places[0].Value == "windows" && !i.Provisional {
				told = append(told, i.Share)
			}
		}
	}
	if err := r.over(t.Context(), sweep.NewestFirst); err != nil || len(told) < 2 {
		t.Fatalf("told %v, %v", told, err)
	}
	in := told[len(told)-1]
	for _, share := range told {
		if math.Abs(share-in) > far || in < far {
			t.Errorf("the parts were %.3f, in the end %.3f", told, in)
			break
		}
	}
}

// Commands get no verdict that is provisional, wherever they end.
func TestRowsFirstIsNeverProvisional(t *testing.T) {
	r := newRun(t, faulty().Account)
	ctx, stop := context.WithCancel(t.Context())
	r.after = func(o sweep.Outcome) {
		if o.Result.Provisional() || slices.ContainsFunc(r.triage.Incidents,
			func(i quality.Incident) bool { return i.Provisional }) {
			t.Errorf("%s by %s is provisional", o.Query.Indicator, o.Query.Dimension)
		}
		if r.triage.Done == 12 {
			stop()
		}
	}
	if err := r.over(ctx, sweep.RowsFirst); !errors.Is(err, context.Canceled) || r.triage.Done < 12 ||
		len(r.source.asked()) > 2+2*12+4 {
		t.Errorf("%v after %d calls, %d queries ended", err, len(r.source.asked()), r.triage.Done)
	}
}

// What is held is not asked for again, and what needs no further days is not provisional. The newest days are asked
// for where they alone are missing.
func TestAWarmArchiveIsNotProvisional(t *testing.T) {
	r := newRun(t, faulty().Account)
	if err := r.over(t.Context(), sweep.NewestFirst); err != nil {
		t.Fatal(err)
	}
	want := r.verdict()
	if err := r.over(t.Context(), sweep.NewestFirst); err != nil || len(r.source.asked()) != 0 || r.verdict() != want {
		t.Errorf("%v, %d calls, the verdict is %s, and was %s", err, len(r.source.asked()), r.verdict(), want)
	}
	if len(r.came) != len(r.queries) {
		t.Errorf("%d outcomes of %d held answers", len(r.came), len(r.queries))
	}
	earlier := newRun(t, r.source.Account)
	earlier.reader.Now = func() time.Time { return newest.Start().Add(12 * time.Hour) } // the newest day is not over
	for _, q := range r.queries[1:] {
		q.Range = quality.Range{From: newest - 7, To: newest - 1}
		if _, err := earlier.reader.Survey(t.Context(), q, nil); err != nil {
			t.Fatal(err)
		}
	}
	earlier.reader.Now = r.reader.Now
	earlier.after = func(o sweep.Outcome) {
		if o.Result.Provisional() {
			t.Errorf("%s by %s is provisional, and the days before are held", o.Query.Indicator, o.Query.Dimension)
		}
	}
	if err := earlier.over(t.Context(), sweep.NewestFirst); err != nil || len(earlier.source.asked()) != 1+20+4 ||
		len(earlier.triage.Incidents) != len(r.triage.Incidents) {
		t.Errorf("%v, %d calls, incidents %+v", err, len(earlier.source.asked()), earlier.triage.Incidents)
	}
}

// Without an archive what the queries share is asked for once all the same.
func TestNewestFirstWithoutAnArchive(t *testing.T) {
	r := newRun(t, faulty().Account)
	if err := r.over(t.Context(), sweep.NewestFirst); err != nil {
		t.Fatal(err)
	}
	bare := newRun(t, r.source.Account)
	bare.reader.InMemory = false
	if err := bare.over(t.Context(), sweep.NewestFirst); err != nil || len(bare.source.asked()) != 46 {
		t.Errorf("%v, %d calls", err, len(bare.source.asked()))
	}
	if bare.triage.Rows != r.triage.Rows || len(bare.triage.Findings) != len(r.triage.Findings) {
		t.Errorf("%d findings in %d rows, want %d in %d", len(bare.triage.Findings), bare.triage.Rows,
			len(r.triage.Findings), r.triage.Rows)
	}
}

// Whoever stops it has what came; what failed in the middle stays provisional, and decides nothing.
func TestNewestFirstThatEndsEarly(t *testing.T) {
	r := newRun(t, faulty().Account)
	ctx, stop := context.WithCancel(t.Context())
	r.after = func(o sweep.Outcome) {
		if r.triage.Provisional() == 5 {
			stop()
		}
	}
	if err := r.over(ctx, sweep.NewestFirst); !errors.Is(err, context.Canceled) || r.triage.Done != 4 ||
		r.triage.Provisional() != 5 || len(r.triage.Incidents) == 0 || r.triage.Whole() {
		t.Errorf("stopped: %v, %d queries ended, %d are provisional, incidents %+v", err, r.triage.Done,
			r.triage.Provisional(), r.triage.Incidents)
	}

	r = newRun(t, faulty().Account)
	broken := errors.New("no route to host")
	r.source.fails = func(ask quality.Ask) error {
		if phaseOf(ask) == 3 {
			return broken
		}
		return nil
	}
	if err := r.over(t.Context(), sweep.NewestFirst); err != nil {
		t.Fatalf("the newest days are answered: %v", err)
	}
	if len(r.triage.Failed) != 16 || r.triage.Done != 20 || r.triage.Provisional() != 16 ||
		r.triage.Progress() != (quality.Progress{Done: 4, Total: 20}) {
		t.Errorf("without the days before: %d of %d failed, %d are provisional, progress %+v", len(r.triage.Failed),
			r.triage.Done, r.triage.Provisional(), r.triage.Progress())
	}

	r = newRun(t, faulty().Account)
	r.source.fails = func(ask quality.Ask) error {
		if phaseOf(ask) == 3 {
			return fmt.Errorf("asking: %w", expired{})
		}
		return nil
	}
	if err := r.over(t.Context(), sweep.NewestFirst); !errors.Is(err, expired{}) || r.triage.Provisional() < 12 ||
		len(r.source.asked()) > 32 {
		t.Errorf("a key that ran out: %v after %d calls, %d are provisional", err, len(r.source.asked()),
			r.triage.Provisional())
	}
}

// The steps of queries that have the same stage come in the order of the queries, each query in its own order.
func TestSteps(t *testing.T) {
	list := queries(3)
	list[1].Indicator = list[0].Indicator
	list[1].Dimension = "OS"
	for name, tc := range map[string]struct {
		steps []sweep.Step
		want  string
	}{
		"whole": {sweep.Whole(list), "0 upTo 3, 0OS upTo 3, 2 upTo 3, "},
		"rows":  {sweep.RowsFirst(list), "0 upTo 2, 0OS upTo 2, 2 upTo 2, 0 upTo 3, 0OS upTo 3, 2 upTo 3, "},
		"newest": {sweep.NewestFirst(list),
			"0 upTo 2 alone, 0OS upTo 2, 2 upTo 1, 2 upTo 2, 0 upTo 3, 0OS upTo 3, 2 upTo 3, "},
		"none": {sweep.NewestFirst(nil), ""},
	} {
		got := ""
		for _, step := range tc.steps {
			got += fmt.Sprintf("%s%s upTo %d", step.Query.Indicator, step.Query.Dimension, step.UpTo)
			if step.Alone {
				got += " alone"
			}
			got += ", "
		}
		if got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
}
