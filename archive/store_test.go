package archive_test

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

var key = archive.Key{Endpoint: "https://example.com", App: "live", Product: "native", Indicator: "stall_rate",
	Dimension: "Province"}

func mustDay(t testing.TB, text string) quality.Day {
	t.Helper()
	day, err := quality.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func mustOpen(t testing.TB, path string) *archive.Store {
	t.Helper()
	s, aside, err := archive.Open(context.Background(), path)
	if err != nil || aside != "" {
		t.Fatalf("opening %s: %v %s", path, err, aside)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func sortedPoints(points []quality.Point) []quality.Point {
	list := slices.Clone(points)
	slices.SortFunc(list, func(a, b quality.Point) int {
		return strings.Compare(a.Day.String()+a.Series+"\x00"+a.Value, b.Day.String()+b.Series+"\x00"+b.Value)
	})
	return list
}

func TestWhatIsPutIsLoaded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "archive.db")
	s := mustOpen(t, path)
	first := mustDay(t, "2026-11-01")
	week := quality.Range{From: first, To: first + 6}
	at := time.Unix(1_790_000_000, 0)
	points := []quality.Point{
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: first, V: 0.54},
		{Series: "80ms_audio_stall_rate", Value: "", Day: first + 2, V: 0}, // an empty name and a zero are values like any
		{Series: "500ms_video_stall_rate", Value: "广东", Day: first, V: 1.25},
	}
	if err := s.Put(t.Context(), key, week, points, at); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, path) // it outlives the process
	got, held, err := s.Load(t.Context(), key, quality.Range{From: first - 3, To: first + 20})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(sortedPoints(got), sortedPoints(points)) {
		t.Errorf("loaded %v, want %v", got, points)
	}
	if len(held) != 7 || !held[first+6].Fetched.Equal(at) {
		t.Errorf("%d days are held, want the week that was asked for, days without values too: %v", len(held), held)
	}
	other := key
	other.Product = "web"
	if got, held, err := s.Load(t.Context(), other, week); err != nil || len(got)+len(held) != 0 {
		t.Errorf("another product has %d points and %d days, %v", len(got), len(held), err)
	}
}

func TestALaterFetchReplacesItsDays(t *testing.T) {
	s := mustOpen(t, filepath.Join(t.TempDir(), "archive.db"))
	day := mustDay(t, "2026-11-01")
	put := func(r quality.Range, at int64, points ...quality.Point) {
		if err := s.Put(t.Context(), key, r, points, time.Unix(at, 0)); err != nil {
			t.Fatal(err)
		}
	}
	put(quality.Range{From: day, To: day + 1}, 100,
		quality.Point{Series: "s", Value: "gone", Day: day + 1, V: 1},
		quality.Point{Series: "s", Value: "stays", Day: day, V: 2})
	put(quality.Range{From: day + 1, To: day + 1}, 200, quality.Point{Series: "s", Value: "new", Day: day + 1, V: 3})
	got, held, err := s.Load(t.Context(), key, quality.Range{From: day, To: day + 1})
	if err != nil {
		t.Fatal(err)
	}
	want := []quality.Point{{Series: "s", Value: "stays", Day: day, V: 2},
		{Series: "s", Value: "new", Day: day + 1, V: 3}}
	if !slices.Equal(sortedPoints(got), sortedPoints(want)) {
		t.Errorf("loaded %v, want %v", got, want)
	}
	if held[day].Fetched.Unix() != 100 || held[day+1].Fetched.Unix() != 200 {
		t.Errorf("days were fetched at %v", held)
	}
}

func TestTheFileIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rtcscope", "archive.db")
	s := mustOpen(t, path)
	day := mustDay(t, "2026-11-01")
	if err := s.Put(t.Context(), key, quality.Range{From: day, To: day}, nil, time.Now()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o, want 600", filepath.Base(name), mode)
		}
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v, %v", info.Mode(), err)
	}
}

func TestANewerFileIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	s := mustOpen(t, path)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, aside, err := archive.Open(t.Context(), path)
	var newer *archive.NewerError
	if !errors.As(err, &newer) || newer.Version != 99 || aside != "" {
		t.Errorf("opening a newer file: %v, %q", err, aside)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the newer file is gone: %v", err)
	}
}

func TestManyOpenTheFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	first := mustDay(t, "2026-11-01")
	const writers, days = 4, 20
	var wait sync.WaitGroup
	errs := make(chan error, writers*days+writers)
	for w := range writers {
		wait.Go(func() {
			s, _, err := archive.Open(context.Background(), path)
			if err != nil {
				errs <- err
				return
			}
			defer s.Close()
			k := key
			k.App = string(rune('a' + w))
			for d := range days {
				day := first + quality.Day(d)
				point := quality.Point{Series: "s", Value: "v", Day: day, V: rand.Float64()}
				if err := s.Put(context.Background(), k, quality.Range{From: day, To: day}, []quality.Point{point},
					time.Now()); err != nil {
					errs <- err
				}
			}
		})
	}
	wait.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	s := mustOpen(t, path)
	for w := range writers {
		k := key
		k.App = string(rune('a' + w))
		if points, held, err := s.Load(t.Context(), k, quality.Range{From: first, To: first + days}); err != nil ||
			len(points) != days || len(held) != days {
			t.Errorf("writer %d: %d points, %d days, %v; want %d of each", w, len(points), len(held), err, days)
		}
	}
}
