package archive_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// A source answers every day with one value, and notes what it was asked for. With hold set, every call waits for it.
type source struct {
	v    float64
	hold chan struct{}
	rows int // of each day besides the one

	mu                  sync.Mutex
	asked, whole, users []quality.Range
	err, wholeErr       error
	ended               int // calls that were given up
}

func (s *source) note(ctx context.Context, list *[]quality.Range, r quality.Range, err *error) error {
	s.mu.Lock()
	*list = append(*list, r)
	failure := *err
	s.mu.Unlock()
	if s.hold == nil || failure != nil {
		return failure
	}
	select {
	case <-s.hold:
		return nil
	case <-ctx.Done():
		s.mu.Lock()
		s.ended++
		s.mu.Unlock()
		return ctx.Err()
	}
}

func (s *source) Distribution(ctx context.Context, q quality.Query) (quality.Daily, error) {
	if err := s.note(ctx, &s.asked, q.Range, &s.err); err != nil {
		return quality.Daily{}, err
	}
	return quality.Daily{Points: s.points(q.Range, "广东"), Listed: true}, nil
}

func (s *source) Overall(ctx context.Context, _, _ string, _ []string, r quality.Range) (quality.Daily, error) {
	if err := s.note(ctx, &s.whole, r, &s.wholeErr); err != nil {
		return quality.Daily{}, err
	}
	return quality.Daily{Points: s.points(r, ""), Listed: true}, nil
}

func (s *source) Users(ctx context.Context, _, _ string, r quality.Range) (quality.Counted, error) {
	if err := s.note(ctx, &s.users, r, &s.err); err != nil {
		return quality.Counted{}, err
	}
	return quality.Counted{Of: map[string]quality.Users{"广东": {Count: 1000, Share: 60},
		"西藏": {Count: 3, Share: quality.Gap()}}, Listed: true}, nil
}

// services are fakes with a method for each part.
type services interface {
	Distribution(ctx context.Context, q quality.Query) (quality.Daily, error)
	Overall(ctx context.Context, app, product string, indicators []string, r quality.Range) (quality.Daily, error)
	Users(ctx context.Context, app, dimension string, r quality.Range) (quality.Counted, error)
}

// asked is a source of a fake.
type asked struct{ services }

// Ask implements archive.Source.
func (a asked) Ask(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	switch q := ask.Query; ask.Part {
	case quality.PartRows:
		reply.Daily, err = a.Distribution(ctx, q)
	case quality.PartWhole:
		reply.Daily, err = a.Overall(ctx, q.App, q.Product, ask.Indicators, q.Range)
	case quality.PartUsers:
		reply.Users, err = a.Users(ctx, q.App, q.Dimension, q.Range)
	}
	return reply, err
}

func (s *source) points(r quality.Range, value string) []quality.Point {
	var points []quality.Point
	for _, day := range r.Days() {
		points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: value, Day: day, V: s.v})
		for row := range s.rows {
			points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: fmt.Sprint("row ", row), Day: day,
				V: s.v})
		}
	}
	return points
}

func (s *source) calls() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.asked) + len(s.whole) + len(s.users)
}

// fixture is a reader at noon of 2026-11-22 over an archive of its own.
func fixture(t *testing.T) (*archive.Reader, *source, *time.Time) {
	t.Helper()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	s := &source{v: 0.5}
	r := &archive.Reader{Source: asked{s}, Catalogue: archive.Catalogue(), Endpoint: "e",
		Now:  func() time.Time { return now },
		Path: filepath.Join(t.TempDir(), "archive.db")}
	t.Cleanup(func() { _ = r.Close() })
	return r, s, &now
}

func queryOf(r quality.Range) quality.Query {
	return quality.Query{App: "live", Product: "native", Indicator: "stall_rate", Dimension: "Province", Range: r}
}

func read(t *testing.T, r *archive.Reader, q quality.Query) quality.Result {
	t.Helper()
	result, err := r.Read(t.Context(), q, nil)
	if err != nil {
		t.Fatal(err)
	}
	if result.Trouble != nil {
		t.Fatalf("trouble: %v", result.Trouble)
	}
	return result
}

func TestAMonthIsFiveCallsThenNoneThenOne(t *testing.T) {
	r, s, now := fixture(t)
	days := quality.Last(28, *now)
	days.From-- // 29 days: all that the service holds settled at this hour
	q := queryOf(days)
	first := read(t, r, q)
	if len(s.asked) != 5 {
		t.Errorf("29 days took %d calls, want 5", len(s.asked))
	}
	s.asked = nil
	again := read(t, r, q)
	if len(s.asked) != 0 {
		t.Errorf("a second read asked the service for %v", s.asked)
	}
	if len(again.Tables) != 1 || len(again.Tables[0].Rows) != 1 || len(again.Answered) != 29 ||
		again.Tables[0].Rows[0].Cells[28] != first.Tables[0].Rows[0].Cells[28] {
		t.Errorf("the second read tells otherwise: %+v", again.Tables)
	}
	*now = now.Add(24 * time.Hour)
	q.Range = quality.Last(28, *now)
	read(t, r, q)
	if want := (quality.Range{From: q.Range.To, To: q.Range.To}); len(s.asked) != 1 || s.asked[0] != want {
		t.Errorf("a day later the service was asked for %v, want just %v", s.asked, want)
	}
}

func TestADayThatWasNotFinalIsAskedForAgain(t *testing.T) {
	r, s, now := fixture(t)
	today := quality.DayOf(*now)
	q := queryOf(quality.Range{From: today, To: today})
	read(t, r, q)
	s.v = 0.7
	*now = today.SettledAt().Add(-time.Second)
	read(t, r, q)
	*now = today.SettledAt().Add(time.Hour - time.Second)
	if got := read(t, r, q).Tables[0].Rows[0].Cells[0]; got != 0.7 || len(s.asked) != 3 {
		t.Errorf("the day shows %v after %d calls, want the newer 0.7 after 3", got, len(s.asked))
	}
	read(t, r, q)
	if len(s.asked) != 3 {
		t.Errorf("a final day was asked for again")
	}
}

func TestAGapBetweenHeldDaysCostsOneCall(t *testing.T) {
	r, s, now := fixture(t)
	last := quality.Last(7, *now)
	read(t, r, queryOf(quality.Range{From: last.From, To: last.From + 1}))
	read(t, r, queryOf(quality.Range{From: last.To, To: last.To}))
	s.asked = nil
	read(t, r, queryOf(last))
	if want := (quality.Range{From: last.From + 2, To: last.To - 1}); len(s.asked) != 1 || s.asked[0] != want {
		t.Errorf("asked for %v, want just %v", s.asked, want)
	}
}

func TestDaysThatTheServiceForgotComeFromTheArchive(t *testing.T) {
	r, s, now := fixture(t)
	old := quality.Last(7, *now)
	read(t, r, queryOf(old))
	*now = now.Add(60 * 24 * time.Hour)
	s.asked = nil
	result := read(t, r, queryOf(quality.Range{From: old.From - 2, To: old.To}))
	if len(s.asked) != 0 {
		t.Errorf("the service was asked for %v, which it does not hold", s.asked)
	}
	if len(result.Answered) != 7 || !result.NotHeld[old.From-1] || !result.NotHeld[old.From-2] ||
		len(result.NotHeld) != 2 {
		t.Errorf("held %v, not held %v", result.Answered, result.NotHeld)
	}
}

func TestWithoutTheServiceWhatIsHeldIsShown(t *testing.T) {
	r, s, now := fixture(t)
	week := quality.Last(7, *now)
	read(t, r, queryOf(week))
	s.err = errors.New("no network")
	longer := quality.Range{From: week.From - 7, To: week.To}
	var parts int
	result, err := r.Read(t.Context(), queryOf(longer), func(quality.Result, quality.Progress) { parts++ })
	if !errors.Is(err, s.err) || len(result.Answered) != 7 || parts != 1 {
		t.Errorf("error %v, %d days known, %d parts; want the week that is held, at once, and the error", err,
			len(result.Answered), parts)
	}
	if !result.AsOf.Equal(now.Truncate(time.Second)) {
		t.Errorf("the values are as of %v, want %v", result.AsOf, now)
	}
}

func TestADiskThatCannotKeepCostsTheKeepingAlone(t *testing.T) {
	r, s, now := fixture(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r.Path = filepath.Join(file, "archive.db") // below a file there can be no folder, not even for root
	result, err := r.Read(t.Context(), queryOf(quality.Last(7, *now)), nil)
	if err != nil || len(result.Answered) != 7 || len(s.asked) != 1 {
		t.Errorf("error %v, %d days after %d calls", err, len(result.Answered), len(s.asked))
	}
	if result.Trouble == nil {
		t.Error("nothing says that the values are not kept")
	}
}

// A person who goes on to another query ends the read of this one: that says nothing about the file.
func TestASupersededReadIsNoTrouble(t *testing.T) {
	r, s, now := fixture(t)
	q := queryOf(quality.Last(7, *now))
	read(t, r, q)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Read(ctx, q, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("the cancelled read ends with %v", err)
	}
	if again := read(t, r, q); len(again.Answered) != 7 || len(s.asked) != 1 {
		t.Errorf("%d days after %d calls, want the week that is held", len(again.Answered), len(s.asked))
	}
}

// That one answer could not be kept is said of that answer, whatever comes before it, after it, or beside it.
func TestTroubleBelongsToItsAnswer(t *testing.T) {
	r, _, now := fixture(t)
	week := quality.Last(7, *now)
	read(t, r, queryOf(quality.Range{From: week.From, To: week.From})) // the file is there
	alter(t, r.Path, `CREATE TRIGGER full BEFORE INSERT ON day WHEN NEW.kept = (SELECT id FROM kept WHERE indicator = 'stall_rate')
		BEGIN SELECT RAISE(ABORT, 'no room'); END`)
	other := queryOf(week)
	other.Indicator = "join_room_success_rate"
	for range 2 {
		// The values come first; the app-wide line and the users after them are kept.
		lost, err := r.Survey(t.Context(), queryOf(week), nil)
		if err != nil || lost.Kept || !strings.Contains(fmt.Sprint(lost.Trouble), "no room") || len(lost.Answered) != 7 {
			t.Errorf("what is not kept: %v, kept %t, trouble %v, %d days", err, lost.Kept, lost.Trouble, len(lost.Answered))
		}
		good, err := r.Survey(t.Context(), other, nil)
		if err != nil || !good.Kept || good.Trouble != nil {
			t.Errorf("what is kept: %v, kept %t, trouble %v", err, good.Kept, good.Trouble)
		}
	}
	alter(t, r.Path, `DROP TRIGGER full`)
	if later, err := r.Survey(t.Context(), queryOf(week), nil); err != nil || !later.Kept || later.Trouble != nil {
		t.Errorf("with room again: %v, kept %t, trouble %v", err, later.Kept, later.Trouble)
	}
}

// After a failure of the rows no other call goes out: the account has two a second for everybody.
func TestNoCallGoesOutAfterAFailure(t *testing.T) {
	r, s, now := fixture(t)
	s.err = errors.New("no network")
	if _, err := r.Survey(t.Context(), queryOf(quality.Last(28, *now)), nil); !errors.Is(err, s.err) {
		t.Fatalf("the read ends with %v", err)
	}
	if n := s.calls(); n > 2 {
		t.Errorf("%d calls went out, want no more than were under way", n)
	}
}

// Nor after the read was given up, nor is that called trouble, be it before the file is read or after.
func TestNoCallGoesOutAfterAReadWasGivenUp(t *testing.T) {
	r, s, now := fixture(t)
	q := queryOf(quality.Last(28, *now))
	ctx, cancel := context.WithCancel(t.Context())
	parts := 0
	result, err := r.Survey(ctx, q, func(p quality.Result, _ quality.Progress) {
		if parts++; parts == 2 { // the first call has come back
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || result.Trouble != nil {
		t.Errorf("the read ends with %v, trouble %v", err, result.Trouble)
	}
	again, err := r.Survey(ctx, q, func(quality.Result,
		quality.Progress) {
		t.Error("a read that nobody waits for hands on a part")
	})
	if !errors.Is(err, context.Canceled) || again.Trouble != nil {
		t.Errorf("given up before it began, the read ends with %v, trouble %v", err, again.Trouble)
	}
	if err := r.Close(); err != nil { // it waits for what is under way
		t.Error(err)
	}
	if n := s.calls(); n > 2 { // the one that came back, and the other that was under way
		t.Errorf("%d calls went out", n)
	}
}
