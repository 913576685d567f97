package archive

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"rtcscope/quality"
)

// storeWork is everything that a store does, each on an archive that holds two days. What it returns is compared.
var storeWork = map[string]func(context.Context, *Store) (any, error){
	"load": func(ctx context.Context, s *Store) (any, error) {
		points, held, err := s.Load(ctx, faultKey, faultDays)
		return []any{points, held}, err
	},
	"put": func(ctx context.Context, s *Store) (any, error) {
		return nil, s.Keep(ctx, faultKey, faultDays, faultAnswer(2), faultTime)
	},
	"load users": func(ctx context.Context, s *Store) (any, error) {
		users, at, err := s.LoadUsers(ctx, faultUsersKey)
		return []any{users, at}, err
	},
	"put users": func(ctx context.Context, s *Store) (any, error) {
		return nil, s.KeepUsers(ctx, faultUsersKey, faultUsers("c"), faultTime)
	},
	"apps":  func(ctx context.Context, s *Store) (any, error) { return s.Apps(ctx, "e") },
	"spend": func(ctx context.Context, s *Store) (any, error) { return nil, s.Ledger("e").Spend(ctx, faultTime) },
	"spent": func(ctx context.Context, s *Store) (any, error) {
		return s.Ledger("e").Spent(ctx, faultTime.Add(-time.Hour))
	},
	"info":   func(ctx context.Context, s *Store) (any, error) { return s.Info(ctx) },
	"plan":   func(ctx context.Context, s *Store) (any, error) { return s.Plan(ctx, faultDays.To) },
	"shrink": func(ctx context.Context, s *Store) (any, error) { return shrink(ctx, s.db) },
	"check":  func(ctx context.Context, s *Store) (any, error) { return s.Check(ctx) },
	"export": func(ctx context.Context, s *Store) (any, error) {
		var cells []Cell
		err := s.Export(ctx, Filter{}, func(c Cell) error { cells = append(cells, c); return nil })
		return cells, err
	},
	"remove": func(ctx context.Context, s *Store) (any, error) { return remove(ctx, s.db, faultDays.To) },
	"migrate again": func(ctx context.Context, s *Store) (any, error) {
		_, err := s.db.ExecContext(ctx,
			"PRAGMA user_version = 0; PRAGMA application_id = 0; DROP TABLE cell; DROP TABLE oddity; DROP TABLE day; "+
				"DROP TABLE users; DROP TABLE users_window; DROP TABLE spent; DROP TABLE kept; DROP TABLE series; DROP TABLE value")
		if err != nil {
			return nil, err
		}
		return nil, s.migrate(ctx)
	},
}

var (
	faultKey      = Key{"e", "app", "native", "stall_rate", "Province"}
	faultDays     = quality.Range{From: 20000, To: 20001}
	faultUsersKey = UsersKey{"e", "app", "Province", faultDays}
	faultTime     = time.Unix(1_800_000_000, 0)
)

func faultAnswer(v float64) quality.Daily {
	return quality.Daily{Listed: true, Odd: []quality.Oddity{{Warning: quality.Warning{Text: "%d odd", Count: 1},
		Day: 20001}},
		Points: []quality.Point{{Series: "s", Value: "a", Day: 20000, V: v}, {Series: "s", Value: "b", Day: 20001, V: v}}}
}

func faultUsers(name string) quality.Counted {
	return quality.Counted{Of: map[string]quality.Users{name: {Count: 3, Share: 4}}, Listed: true}
}

// fillForFaults makes an archive of two days with values and users, and a call.
func fillForFaults(t *testing.T) (*Store, *faulty) {
	t.Helper()
	s, f, err := openFaulty(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	for _, err := range []error{
		s.Keep(t.Context(), faultKey, faultDays, faultAnswer(1), faultTime),
		s.KeepUsers(t.Context(), faultUsersKey, faultUsers("a"), faultTime),
		s.Ledger("e").Spend(t.Context(), faultTime),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return s, f
}

// contents is all that a reader would find.
func contents(t *testing.T, s *Store) string {
	t.Helper()
	var all []any
	for _, name := range []string{"load", "load users", "apps", "spent", "export", "check"} {
		got, err := storeWork[name](t.Context(), s)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, got)
	}
	return fmt.Sprintf("%+v", all)
}

// Whatever step of the database fails, and whatever row comes back empty: the work says so, and what was held is held
// as it was. A step that fails unseen would lose values that were reported stored.
func TestEveryFailureOfTheDatabaseIsSaid(t *testing.T) {
	t.Parallel()
	for name, work := range storeWork {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			whole, _ := fillForFaults(t)
			before := contents(t, whole)
			want, err := work(t.Context(), whole)
			if err != nil {
				t.Fatal(err)
			}
			for _, empty := range []bool{false, true} {
				steps := 0
				for failEachStep := true; failEachStep; steps++ {
					if steps > 300 {
						t.Fatal("it never ends")
					}
					s, f := fillForFaults(t)
					f.left, f.empty = steps, empty
					got, err := work(t.Context(), s)
					failEachStep = f.fired
					f.left = -1
					switch {
					case !failEachStep && (err != nil || !reflect.DeepEqual(got, want)):
						t.Errorf("nothing fails: %v, %v", got, err)
					case failEachStep && err == nil:
						t.Errorf("step %d fails (empty row: %v): no error, and %v", steps, empty, got)
					}
					if failEachStep && name != "migrate again" {
						if after := contents(t, s); after != before {
							t.Errorf("step %d fails: the archive has %s, and had %s", steps, after, before)
						}
					}
					_ = s.Close() // nothing was written
				}
				if steps == 1 && !empty {
					t.Error("no step could fail")
				}
			}
		})
	}
}

// Whatever a store does, it leaves no row that refers to a missing one: SQLite is not asked to see to that.
func TestNoWorkLeavesADanglingReference(t *testing.T) {
	t.Parallel()
	for name, work := range storeWork {
		s, _ := fillForFaults(t)
		for range 2 {
			if _, err := work(t.Context(), s); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
				t.Errorf("after %s: %q, %v", name, findings, err)
			}
		}
	}
}
