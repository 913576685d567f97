package archive_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// together is a source whose calls for the app-wide line fail once two of them are under way.
type together struct {
	*source
	both sync.WaitGroup
}

func (s *together) Overall(ctx context.Context, app, product string, in []string, r quality.Range) (quality.Daily,
	error) {
	s.both.Done()
	s.both.Wait()
	return s.source.Overall(ctx, app, product, in, r)
}

// Each part that cannot be had is a lack of its own, however many of its calls fail; and the progress ends with all
// done.
func TestEveryPartIsLackedOnce(t *testing.T) {
	r, s, now := fixture(t)
	s.wholeErr = errors.New("the line is busy")
	pair := &together{source: s}
	pair.both.Add(2)
	r.Source = asked{pair}
	q := queryOf(quality.Last(14, *now))
	week := quality.UsersWindow(q.Range)
	for _, days := range []quality.Range{week, {From: week.From - 7, To: week.From - 1}} {
		read(t, r, queryOf(days)) // what is held leaves the calls of the parts alone
	}
	var last quality.Progress
	result, err := r.Survey(t.Context(), q, func(_ quality.Result, p quality.Progress) { last = p })
	if err != nil || len(result.Lacks) != 1 || result.Lacks[0].Part != quality.PartWhole {
		t.Errorf("%v, lacks %v, want the app-wide line once", err, result.Lacks)
	}
	if last != (quality.Progress{Done: 1, Total: 1}) {
		t.Errorf("the progress ends with %+v, want the users alone, done", last)
	}
}

func TestPartsAreLackedApart(t *testing.T) {
	r, s, now := fixture(t)
	q := queryOf(quality.Last(7, *now))
	read(t, r, q)
	s.wholeErr, s.err = errors.New("no line"), errors.New("no users")
	result, err := r.Survey(t.Context(), q, nil)
	lacks := make(map[quality.Part]error)
	for _, lack := range result.Lacks {
		lacks[lack.Part] = lack.Err
	}
	if err != nil || len(lacks) != 2 || !errors.Is(lacks[quality.PartWhole], s.wholeErr) ||
		!errors.Is(lacks[quality.PartUsers], s.err) {
		t.Errorf("%v, lacks %v", err, result.Lacks)
	}
}

// A failure that may pass is tried again with the next answer.
func TestAPassingFailureOfAPartIsTriedAgain(t *testing.T) {
	r, s, now := fixture(t)
	s.wholeErr = passing{}
	q := queryOf(quality.Last(7, *now))
	for n := range 2 {
		if _, err := r.Survey(t.Context(), q, nil); err != nil || len(s.whole) != n+1 {
			t.Errorf("%v; after %d answers the line was asked for %d times", err, n+1, len(s.whole))
		}
	}
}

type passing struct{}

func (passing) Error() string   { return "busy" }
func (passing) Permanent() bool { return false }

// Without an archive nothing is noted and nothing is known, and nothing fails.
func TestAReaderWithoutAnArchive(t *testing.T) {
	r := &archive.Reader{Endpoint: "e", Now: time.Now}
	if apps, err := r.Apps(t.Context()); err != nil || apps != nil {
		t.Errorf("apps %v, %v", apps, err)
	}
	if err := r.Ledger().Spend(t.Context(), time.Now()); err != nil {
		t.Error(err)
	}
	if spent, err := r.Ledger().Spent(t.Context(), time.Time{}); err != nil || spent != nil {
		t.Errorf("spent %v, %v", spent, err)
	}
}

func TestAReaderNotesCallsAndAppsInItsArchive(t *testing.T) {
	r, _, now := fixture(t)
	if err := r.Ledger().Spend(t.Context(), *now); err != nil {
		t.Fatal(err)
	}
	if spent, err := r.Ledger().Spent(t.Context(), now.Add(-time.Minute)); err != nil || len(spent) != 1 ||
		!spent[0].Equal(*now) {
		t.Errorf("spent %v, %v", spent, err)
	}
	read(t, r, queryOf(quality.Last(7, *now)))
	if apps, err := r.Apps(t.Context()); err != nil || len(apps) != 1 || apps[0] != "live" {
		t.Errorf("apps %v, %v", apps, err)
	}
}

func TestAClosedReaderMakesNoCalls(t *testing.T) {
	r, s, now := fixture(t)
	r.Path = ""
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Read(t.Context(), queryOf(quality.Last(7, *now)), nil); err == nil || s.calls() != 0 {
		t.Errorf("%v after %d calls", err, s.calls())
	}
}
