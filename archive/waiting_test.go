package archive_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// hold keeps the file's lock, as another program would, until it is let go.
func hold(t *testing.T, path, statements string) (letGo func()) {
	t.Helper()
	db, err := openPlain(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(t.Context(), statements); err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		if err := errors.Join(conn.Close(), db.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

const (
	writing = "BEGIN IMMEDIATE"
	whole   = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"
)

// moment is a context that ends soon after a wait has begun: long before the wait would end by itself.
func moment(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	t.Cleanup(cancel)
	return ctx
}

// Each wait for another program's lock ends with its context, and says so.
func TestEveryWaitForTheLockEndsWithItsContext(t *testing.T) {
	days := quality.Range{From: 20758, To: 20758}
	for name, work := range map[string]func(context.Context, *archive.Store) error{
		"keep": func(ctx context.Context, s *archive.Store) error {
			return s.Keep(ctx, key, days, quality.Daily{Listed: true}, time.Now())
		},
		"keep users": func(ctx context.Context, s *archive.Store) error {
			return s.KeepUsers(ctx, archive.UsersKey{Endpoint: "e", App: "a", Dimension: "Province", Range: days},
				quality.Counted{}, time.Now())
		},
		"spend": func(ctx context.Context, s *archive.Store) error { return s.Ledger("e").Spend(ctx, time.Now()) },
		"prune": func(ctx context.Context, s *archive.Store) error { _, err := s.Prune(ctx, 20759); return err },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "archive.db")
			s := mustOpen(t, path)
			hold(t, path, writing)
			if err := work(moment(t), s); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("it ends with %v", err)
			}
		})
	}
	for name, open := range map[string]func(context.Context, string) (*archive.Store, error){
		"open": func(ctx context.Context, path string) (*archive.Store, error) {
			s, _, err := archive.Open(ctx, path)
			return s, err
		},
		"open an existing one": archive.OpenExisting,
		"open to prune":        archive.OpenToPrune,
	} {
		for lock, statements := range map[string]string{"whole": whole, "of a new file": writing} {
			t.Run(name+", "+lock, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "archive.db")
				write(t, path, nil)
				if statements == whole {
					if err := mustOpen(t, path).Close(); err != nil {
						t.Fatal(err)
					}
				}
				letGo := hold(t, path, statements)
				if _, err := open(moment(t), path); !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("it ends with %v", err)
				}
				letGo()
				s, err := open(t.Context(), path)
				if err != nil {
					t.Fatalf("after that: %v", err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// The guard of the file, which another process holds, is waited for as the lock is.
func TestTheWaitForAReplacementEndsWithItsContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	unlock, err := archive.Guard(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := archive.Open(moment(t), path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("opening ends with %v", err)
	}
	if _, err := archive.Guard(moment(t), path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("replacing ends with %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was made meanwhile")
	}
	unlock()
	mustOpen(t, path)
}

// A read that is given up while the file is opened costs the next one nothing: neither its time nor the keeping.
func TestOpeningIsGivenUpWithItsRead(t *testing.T) {
	r, s, now := fixture(t)
	write(t, r.Path, nil)
	letGo := hold(t, r.Path, writing)
	q := queryOf(quality.Last(7, *now))
	first := make(chan error)
	go func() {
		_, err := r.Read(t.Context(), q, nil)
		first <- err
	}()
	if result, err := r.Read(moment(t), q, nil); !errors.Is(err, context.DeadlineExceeded) || result.Trouble != nil ||
		s.calls() != 0 {
		t.Errorf("a read beside one that waits ends with %v, trouble %v, after %d calls", err, result.Trouble, s.calls())
	}
	if err := r.Ledger().Spend(moment(t), *now); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("noting a call beside it ends with %v", err)
	}
	letGo() // not before the second one has ended
	if err := <-first; err != nil {
		t.Fatal(err)
	}
	if got := read(t, r, q); !got.Kept || s.calls() != 1 {
		t.Errorf("kept is %t after %d calls", got.Kept, s.calls())
	}
}

func TestAnOpeningThatWasGivenUpIsTriedAgain(t *testing.T) {
	r, _, now := fixture(t)
	write(t, r.Path, nil)
	letGo := hold(t, r.Path, writing)
	q := queryOf(quality.Last(7, *now))
	if result, err := r.Read(moment(t), q, nil); !errors.Is(err, context.DeadlineExceeded) || result.Trouble != nil {
		t.Errorf("a read that is given up ends with %v, trouble %v", err, result.Trouble)
	}
	letGo()
	if got := read(t, r, q); !got.Kept {
		t.Errorf("the next read keeps nothing: %+v", got)
	}
}

// Opening a new file waits while another program writes to it: SQLite itself would not.
func TestOpeningWaitsForAWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	write(t, path, nil)
	letGo := hold(t, path, writing)
	opened := make(chan error, 1)
	go func() {
		s, _, err := archive.Open(context.WithoutCancel(t.Context()), path)
		if err == nil {
			err = s.Close()
		}
		opened <- err
	}()
	select {
	case err := <-opened:
		t.Errorf("it did not wait: %v", err)
	case <-moment(t).Done(): // it waits; one that does not has ended long before
		letGo()
		if err := <-opened; err != nil {
			t.Error(err)
		}
	}
}

// A leaving source answers when the read that asked has gone.
type leaving struct {
	*source
	leave context.CancelFunc
}

func (s *leaving) Distribution(ctx context.Context, q quality.Query) (quality.Daily, error) {
	s.leave()
	<-ctx.Done()
	return s.source.Distribution(context.WithoutCancel(ctx), q)
}

// What the service answered is kept, though nobody waits for it any more.
func TestAnAnswerThatIsHereIsKept(t *testing.T) {
	r, s, now := fixture(t)
	ctx, leave := context.WithCancel(t.Context())
	r.Source = asked{&leaving{s, leave}}
	week := quality.Last(7, *now)
	if _, err := r.Read(ctx, queryOf(week), nil); !errors.Is(err, context.Canceled) {
		t.Fatalf("the read ends with %v", err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	k := archive.Key{Endpoint: "e", App: "live", Product: "native", Indicator: "stall_rate", Dimension: "Province"}
	if points, held, err := mustOpen(t, r.Path).Load(t.Context(), k, week); err != nil || len(held) != 7 ||
		len(points) != 7 {
		t.Errorf("%d days with %d values are held, %v", len(held), len(points), err)
	}
}

// But it is not waited for until whoever holds the lock lets go, which may be never.
func TestKeepingForNobodyDoesNotWaitLong(t *testing.T) {
	r, s, now := fixture(t)
	ctx, leave := context.WithCancel(t.Context())
	r.Source = asked{&leaving{s, leave}}
	mustOpen(t, r.Path)
	letGo := hold(t, r.Path, writing)
	late := time.AfterFunc(4*time.Second, func() {}) // a second before a write gives up by itself
	if _, err := r.Read(ctx, queryOf(quality.Last(7, *now)), nil); !errors.Is(err, context.Canceled) {
		t.Fatalf("the read ends with %v", err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if !late.Stop() {
		t.Error("closing waited for the lock")
	}
	letGo()
}
