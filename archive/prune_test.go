package archive_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

func TestPruneLeavesTheDaysFromADayOn(t *testing.T) {
	s, path, first := small(t)
	alter(t, path, fmt.Sprintf(`
		INSERT INTO value (id, name) VALUES (100, 'only users'), (101, 'old users');
		INSERT INTO users_window (id, endpoint, app, dimension, first, last, fetched) VALUES (1, 'e', 'live', 'Province', %d, %d, 1), (2, 'e', 'live', 'Province', %d, %d, 1);
		INSERT INTO users VALUES (1, 101, 5, NULL), (2, 100, 6, 1)`, first, first+4, first, first+5))
	gone, err := s.Prune(t.Context(), first+5)
	if err != nil {
		t.Fatal(err)
	}
	if want := (archive.Pruned{Days: 5, Values: 5, Windows: 1}); gone != want {
		t.Errorf("pruned %+v, want %+v", gone, want)
	}
	if got := exported(t, s, archive.Filter{}); len(got) != 1 {
		t.Errorf("left are %q", got)
	}
	if _, held, err := s.Load(t.Context(), key, quality.Range{From: first, To: first + 9}); err != nil || len(held) != 2 {
		t.Errorf("%d days of the first set are held, %v; want the two that were not pruned", len(held), err)
	}
	if got := column(t, path, "SELECT name FROM value ORDER BY 1"); !slices.Equal(got,
		[]string{"=HYPERLINK(1)", "only users"}) {
		t.Errorf("left are the values %q", got)
	}
	if got := column(t, path, "SELECT name FROM series"); !slices.Equal(got, []string{"n"}) {
		t.Errorf("left are the series %q", got)
	}
	if got := column(t, path, "SELECT app FROM kept ORDER BY id"); !slices.Equal(got, []string{"live", "live"}) {
		t.Errorf("left are sets of the apps %q", got)
	}
	if got := column(t, path, "SELECT win || ' ' || value FROM users"); !slices.Equal(got, []string{"2 100"}) {
		t.Errorf("left are the users %q", got)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("it is not sound: %v %v", findings, err)
	}
	if gone, err := s.Prune(t.Context(), first+5); err != nil || gone != (archive.Pruned{}) {
		t.Errorf("pruned again: %+v, %v", gone, err)
	}
}

func column(t *testing.T, path, query string) []string {
	t.Helper()
	db, err := openPlain(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		list = append(list, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// thousands is an archive of some ten thousand values on forty days, with another handle on it.
func thousands(t *testing.T) (s, other *archive.Store, path string, first quality.Day) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "archive.db")
	s, other = mustOpen(t, path), mustOpen(t, path)
	first = mustDay(t, "2026-10-01")
	days := quality.Range{From: first, To: first + 39}
	var points []quality.Point
	for _, day := range days.Days() {
		for v := range 250 {
			points = append(points, quality.Point{Series: "s", Value: fmt.Sprint("value ", v), Day: day, V: float64(v) / 7})
		}
	}
	if err := s.Put(t.Context(), key, days, points, time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := other.Load(t.Context(), key, days); err != nil { // it has the file open from now on
		t.Fatal(err)
	}
	return s, other, path, first
}

func fileSize(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func TestPruneShrinksAFileThatAnotherHasOpen(t *testing.T) {
	s, other, _, first := thousands(t)
	before, err := s.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	gone, err := s.Prune(t.Context(), first+36)
	if err != nil || gone.Later || gone.Values != 36*250 {
		t.Fatalf("pruned %+v, %v", gone, err)
	}
	after, err := s.Info(t.Context())
	if err != nil || after.Bytes > before.Bytes/3 {
		t.Errorf("%d bytes became %d, %v", before.Bytes, after.Bytes, err)
	}
	if points, _, err := other.Load(t.Context(), key, quality.Range{From: first, To: first + 39}); err != nil ||
		len(points) != 4*250 {
		t.Errorf("the other handle sees %d values, %v", len(points), err)
	}
}

// A read that goes on keeps the file's old state; the pruning counts all the same, and the next one makes up for it.
func TestPruneBesideAReadShrinksLater(t *testing.T) {
	t.Parallel()
	s, other, path, first := thousands(t)
	if _, err := s.Prune(t.Context(), first+1); err != nil { // the pages are in the file, not in its log alone
		t.Fatal(err)
	}
	before := fileSize(t, path)
	s.WaitBriefly(100 * time.Millisecond)
	seen, pruned := 0, false
	if err := other.Export(t.Context(), archive.Filter{}, func(archive.Cell) error {
		if seen++; pruned {
			return nil
		}
		pruned = true
		gone, err := s.Prune(context.Background(), first+36)
		if err != nil || !gone.Later || gone.Values != 35*250 {
			t.Errorf("beside a read: %+v, %v", gone, err)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if seen != 39*250 {
		t.Errorf("the read saw %d values, want all of the instant when it began", seen)
	}
	if gone, err := s.Prune(t.Context(), first+36); err != nil || gone != (archive.Pruned{}) {
		t.Errorf("again: %+v, %v", gone, err)
	}
	if after := fileSize(t, path); after > before/3 {
		t.Errorf("%d bytes became %d", before, after)
	}
}

func TestPruningAndWritingAtOnce(t *testing.T) {
	s, other, _, first := thousands(t)
	var wait sync.WaitGroup
	errs := make(chan error, 100)
	wait.Go(func() {
		for n := range 20 {
			day := first + 40 + quality.Day(n)
			point := quality.Point{Series: fmt.Sprint("series ", n), Value: fmt.Sprint("new ", n), Day: day, V: 1}
			errs <- other.Put(context.Background(), key, quality.Range{From: day, To: day}, []quality.Point{point}, time.Now())
		}
	})
	for n := range 10 {
		_, err := s.Prune(t.Context(), first+quality.Day(2*n))
		errs <- err
	}
	wait.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if got := exported(t, s, archive.Filter{}); len(got) != 22*250+20 {
		t.Errorf("%d values are left, want %d", len(got), 22*250+20)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("it is not sound: %v %v", findings, err)
	}
}
