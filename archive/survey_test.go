package archive_test

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"testing"
	"testing/synctest"

	"rtcscope/quality"
)

func surveyOf(r quality.Range) quality.Query {
	q := queryOf(r)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	return q
}

func TestASurveyBringsWhatStandsBesideTheRows(t *testing.T) {
	r, s, now := fixture(t)
	q := surveyOf(quality.Last(7, *now))
	past, _ := q.Past()
	first, err := r.Survey(t.Context(), q, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, asked := range map[string][]quality.Range{"values": s.asked, "whole": s.whole, "users": s.users} {
		if len(asked) != 2 || !slices.Contains(asked, q.Range) || !slices.Contains(asked, past) {
			t.Errorf("%s were asked for %v, want the range and the days it is compared with", name, asked)
		}
	}
	calls := s.calls()
	again, err := r.Survey(t.Context(), q, nil)
	if err != nil || s.calls() != calls {
		t.Errorf("a second survey makes %d more calls, %v", s.calls()-calls, err)
	}
	for _, result := range []quality.Result{first, again} {
		table := result.Tables[0]
		if len(table.Rows) != 1 || table.Rows[0].Past[0] != 0.5 || table.Whole == nil || table.Whole.Cells[6] != 0.5 ||
			table.Whole.Past[0] != 0.5 {
			t.Errorf("table: %+v", table)
		}
		users := result.Users
		if users.Range != q.Range || users.Of["广东"] != (quality.Users{Count: 1000, Share: 60}) ||
			!math.IsNaN(users.Of["西藏"].Share) {
			t.Errorf("users: %+v", users)
		}
		if result.PastUsers.Range != past || len(result.PastUsers.Of) != 2 {
			t.Errorf("users of the compared days: %+v", result.PastUsers)
		}
	}
	q.Indicator = "join_room_success_rate"
	s.asked, s.whole, s.users = nil, nil, nil
	if _, err := r.Survey(t.Context(), q, nil); err != nil || len(s.asked) != 2 || len(s.whole)+len(s.users) != 0 {
		t.Errorf("another indicator asks for values %v, whole %v, users %v: want the values alone; %v", s.asked, s.whole,
			s.users, err)
	}
}

func TestNoUsersByOSAndAccess(t *testing.T) {
	r, s, now := fixture(t)
	q := surveyOf(quality.Last(7, *now))
	q.Dimension = "OS"
	result, err := r.Survey(t.Context(), q, nil)
	if err != nil || len(s.users) != 0 || result.Users.Of != nil {
		t.Errorf("users %v after the calls %v, %v: the service counts none by OS", result.Users, s.users, err)
	}
}

// Users are one total of at most seven days: of a longer range, its newest.
func TestUsersOfALongRangeAreThoseOfItsNewestDays(t *testing.T) {
	r, s, now := fixture(t)
	q := queryOf(quality.Last(14, *now))
	if _, err := r.Survey(t.Context(), q, nil); err != nil {
		t.Fatal(err)
	}
	if want := (quality.Range{From: q.Range.To - 6, To: q.Range.To}); len(s.users) != 1 || s.users[0] != want {
		t.Errorf("users of %v were asked for, want %s", s.users, want)
	}
}

func TestWhatCannotBeHadIsALack(t *testing.T) {
	r, s, now := fixture(t)
	s.wholeErr = errors.New("AccessDenied")
	result, err := r.Survey(t.Context(), surveyOf(quality.Last(7, *now)), nil)
	if err != nil || len(result.Tables) != 1 || result.Tables[0].Whole != nil || len(result.Users.Of) == 0 {
		t.Errorf("the rest is not there: %v, %+v", err, result)
	}
	if len(result.Lacks) != 1 || result.Lacks[0].Part != quality.PartWhole ||
		!errors.Is(result.Lacks[0].Err, s.wholeErr) {
		t.Errorf("lacks: %v", result.Lacks)
	}
	if len(s.whole) > 2 {
		t.Errorf("what was refused was asked for %d times", len(s.whole))
	}
}

// A refusal for good costs one call, not one of every answer after it.
func TestWhatIsDeniedIsNotAskedForAgain(t *testing.T) {
	r, s, now := fixture(t)
	s.wholeErr = denied{}
	for _, days := range []int{7, 3, 14} {
		result, err := r.Survey(t.Context(), queryOf(quality.Last(days, *now)), nil)
		if err != nil || len(result.Lacks) != 1 || !errors.Is(result.Lacks[0].Err, s.wholeErr) {
			t.Errorf("%d days: %v, lacks %v", days, err, result.Lacks)
		}
	}
	if len(s.whole) != 1 {
		t.Errorf("what the key may not read was asked for %d times", len(s.whole))
	}
	// Who asks for everything again asks for that too: it may have been permitted since.
	s.wholeErr = nil
	result, err := r.Renewal().Survey(t.Context(), queryOf(quality.Last(3, *now)), nil)
	if err != nil || len(result.Lacks) != 0 || result.Tables[0].Whole == nil || len(s.whole) != 2 {
		t.Errorf("renewed: %v, lacks %v, asked for %d times", err, result.Lacks, len(s.whole))
	}
}

// A key that is refused for everything ends the answer, whichever part was asked for: no further call is made than the
// one that was under way.
func TestARefusedKeyEndsTheAnswer(t *testing.T) {
	r, s, now := fixture(t)
	s.wholeErr = expired{}
	if _, err := r.Survey(t.Context(), surveyOf(quality.Last(28, *now)), nil); !errors.Is(err, s.wholeErr) {
		t.Errorf("it ends with %v", err)
	}
	if len(s.whole) == 0 || len(s.whole) > 2 {
		t.Errorf("%d of the refused calls were made", len(s.whole))
	}
}

type expired struct{ denied }

func (expired) KeyRefused() bool { return true }

type denied struct{}

func (denied) Error() string   { return "AccessDenied" }
func (denied) Permanent() bool { return true }

// Two screens that need the same days share one call; it goes on while one of them still wants it, and ends with the
// last.
func TestEqualCallsUnderWayAreOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, s, now := fixture(t)
		r.Path = "" // a file's locks would not be waited for here
		s.hold = make(chan struct{})
		q := queryOf(quality.Last(7, *now))
		type ending struct {
			result quality.Result
			err    error
		}
		start := func(ctx context.Context) chan ending {
			end := make(chan ending, 1)
			go func() {
				result, err := r.Read(ctx, q, nil)
				end <- ending{result, err}
			}()
			synctest.Wait()
			return end
		}
		one, stopOne := context.WithCancel(t.Context())
		first, second := start(one), start(t.Context())
		if s.calls() != 1 {
			t.Fatalf("%d calls are under way, want 1 for both", s.calls())
		}
		stopOne()
		if e := <-first; !errors.Is(e.err, context.Canceled) {
			t.Errorf("the stopped read ends with %v", e.err)
		}
		close(s.hold)
		if e := <-second; e.err != nil || len(e.result.Answered) != 7 {
			t.Errorf("the other read: %v, %d days", e.err, len(e.result.Answered))
		}

		s.hold = make(chan struct{})
		two, stopTwo := context.WithCancel(t.Context())
		third := start(two)
		stopTwo()
		<-third
		synctest.Wait()
		if s.ended != 1 {
			t.Error("a call that nobody waits for goes on")
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestCostCountsWhatIsNotHeld(t *testing.T) {
	r, s, now := fixture(t)
	week := quality.Last(7, *now)
	if got := r.Cost(t.Context(), surveyOf(week)); got.Calls != 6 || got.Held != 0 {
		t.Errorf("nothing held: %+v, want 6 calls", got)
	}
	if _, err := r.Read(t.Context(), queryOf(week), nil); err != nil {
		t.Fatal(err)
	}
	made := s.calls()
	if got := r.Cost(t.Context(), surveyOf(week)); got.Calls != 5 || got.Held != 7 {
		t.Errorf("the week held: %+v, want 5 calls", got)
	}
	if s.calls() != made {
		t.Error("working out the cost calls the service")
	}
}

func TestAReaderInMemoryKeepsAsLongAsItIsOpen(t *testing.T) {
	r, s, now := fixture(t)
	r.Path, r.InMemory = "", true
	q := surveyOf(quality.Last(28, *now))
	for range 2 {
		if result, err := r.Survey(t.Context(), q, nil); err != nil || result.Trouble != nil {
			t.Fatalf("%v, trouble %v", err, result.Trouble)
		}
	}
	if len(s.asked) != 5 { // 28 days and those of the 28 before that the service still holds
		t.Errorf("%d calls for values %v, want 5", len(s.asked), s.asked)
	}
}

// A part of the answer never says less than the one before it.
func TestPartsGrow(t *testing.T) {
	r, _, now := fixture(t)
	q := surveyOf(quality.Last(14, *now))
	days, done := -1, -1
	result, err := r.Survey(t.Context(), q, func(part quality.Result, p quality.Progress) {
		if len(part.Answered) < days || p.Done <= done || p.Done > p.Total {
			t.Errorf("%d days after %d, progress %+v after %d", len(part.Answered), days, p, done)
		}
		days, done = len(part.Answered), p.Done
	})
	if err != nil || len(result.Answered) != 28 || result.AnsweredDays() != 14 {
		t.Errorf("%d days, %d of the range, %v", len(result.Answered), result.AnsweredDays(), err)
	}
}

// A reader that joins a call at the moment at which the last other one leaves it is not ended with that one.
func TestAReadThatIsWantedIsNeverEnded(t *testing.T) {
	r, s, now := fixture(t)
	r.Path = ""
	q := queryOf(quality.Last(7, *now))
	for n := range 500 {
		s.hold = make(chan struct{})
		leaving, leave := context.WithCancel(t.Context())
		gone := make(chan struct{})
		go func() {
			defer close(gone)
			_, _ = r.Read(leaving, q, nil)
		}()
		for s.calls() == n { // until the call is under way
			runtime.Gosched()
		}
		ended := make(chan error, 1)
		go leave()
		go func() {
			_, err := r.Read(t.Context(), q, nil)
			ended <- err
		}()
		<-gone
		close(s.hold)
		if err := <-ended; err != nil {
			t.Fatalf("round %d: a read that nobody ended: %v", n, err)
		}
		s.mu.Lock()
		s.asked = s.asked[:0]
		for range n + 1 {
			s.asked = append(s.asked, q.Range) // one a round, however many it took
		}
		s.mu.Unlock()
	}
}

// An answer knows how many of its calls came, whether it goes on, failed in the middle, or is whole.
func TestAnAnswerKnowsWhetherItIsWhole(t *testing.T) {
	r, s, now := fixture(t)
	q := surveyOf(quality.Last(7, *now))
	partial := func(result quality.Result, p quality.Progress) {
		if result.Progress != p {
			t.Errorf("a part says %+v of itself, and is %+v", result.Progress, p)
		}
	}
	whole, err := r.Survey(t.Context(), q, partial)
	if err != nil || !whole.Progress.Whole() || whole.Progress.Total != 6 {
		t.Errorf("the whole is %+v, %v", whole.Progress, err)
	}
	q.Dimension = "OS"
	s.err = errors.New("no route to host")
	failed, err := r.Survey(t.Context(), q, partial)
	if err == nil || failed.Progress.Whole() || failed.Progress.Total != 2 {
		t.Errorf("one that failed is %+v, %v", failed.Progress, err)
	}
}
