package archive_test

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// alter changes the file behind the program's back.
func alter(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), statements); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenExistingMakesAndRenamesNothing(t *testing.T) {
	for name, tc := range map[string]struct {
		make func(t *testing.T, path string)
		says string
	}{
		"missing": {func(*testing.T, string) {}, "first query"},
		"damaged": {func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(strings.Repeat("no database at all. ", 500)), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "cannot be used"},
		"foreign": {func(t *testing.T, path string) {
			if err := os.WriteFile(path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			alter(t, path, "CREATE TABLE other (x)")
		}, "another program's"},
		"newer": {func(t *testing.T, path string) {
			if err := mustOpen(t, path).Close(); err != nil {
				t.Fatal(err)
			}
			alter(t, path, "PRAGMA user_version = 99")
		}, "version 99"},
		"a folder": {func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, "not a plain file"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "archive.db")
			tc.make(t, path)
			before := list(t, dir)
			s, err := archive.OpenExisting(t.Context(), path)
			if err == nil {
				_ = s.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), tc.says) || !strings.Contains(err.Error(), path) {
				t.Errorf("the error %q does not say %q of %s", err, tc.says, path)
			}
			if missing := name == "missing"; errors.Is(err, fs.ErrNotExist) != missing {
				t.Errorf("the error %v is one of a missing file: %t, want %t", err, !missing, missing)
			}
			if after := list(t, dir); !slices.Equal(before, after) {
				t.Errorf("there was %v, now there is %v", before, after)
			}
		})
	}
}

func list(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAFileOfVersion1KeepsItsValues(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	day := mustDay(t, "2026-11-01")
	if err := archive.MakeVersion(t.Context(), path, 1, `
		INSERT INTO kept VALUES (7, 'https://example.com', 'live', 'native', 'stall_rate', 'Province');
		INSERT INTO series VALUES (3, 's'); INSERT INTO value VALUES (1, '广东'), (2, '');
		INSERT INTO day VALUES (7, 20758, 100), (7, 20759, 200), (7, 20760, 300);
		INSERT INTO cell VALUES (7, 20758, 3, 1, 0.5), (7, 20758, 3, 2, 0), (7, 20759, 3, 1, 1.25)`); err != nil {
		t.Fatal(err)
	}
	if day != 20758 {
		t.Fatalf("2026-11-01 is day %d", int(day))
	}
	s, err := archive.OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, held, err := s.Load(t.Context(), key, quality.Range{From: day, To: day + 5})
	if err != nil {
		t.Fatal(err)
	}
	want := []quality.Point{{Series: "s", Value: "广东", Day: day, V: 0.5}, {Series: "s", Value: "", Day: day, V: 0},
		{Series: "s", Value: "广东", Day: day + 1, V: 1.25}}
	if !slices.Equal(sortedPoints(got), sortedPoints(want)) || len(held) != 3 || held[day+2].Fetched.Unix() != 300 {
		t.Errorf("loaded %v of the days %v, want %v of three days", got, held, want)
	}
	if info, err := s.Info(t.Context()); err != nil || info.Version != 3 {
		t.Errorf("the version is %d, %v; want 3", info.Version, err)
	}
	if err := s.Ledger("e").Spend(t.Context(), time.Now()); err != nil {
		t.Errorf("what version 2 adds cannot be used: %v", err)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("it is not sound: %v %v", findings, err)
	}
}

// Version 2 kept empty answers for good: days and users without anything are asked for once more, where the service
// still serves them; what has values stays.
func TestEmptyDaysOfVersion2AreAskedForOnceMore(t *testing.T) {
	r, s, now := tellers(t)
	week := quality.Last(7, *now)
	if err := os.WriteFile(r.Path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := archive.MakeVersion(t.Context(), r.Path, 2, fmt.Sprintf(`
		INSERT INTO kept VALUES (1, 'e', 'live', 'native', 'stall_rate', 'Province');
		INSERT INTO series VALUES (1, '80ms_audio_stall_rate'); INSERT INTO value VALUES (1, '广东');
		WITH RECURSIVE days (day) AS (SELECT %[1]d - 40 UNION ALL SELECT day + 1 FROM days WHERE day < %[2]d)
			INSERT INTO day SELECT 1, day, %[3]d FROM days;
		INSERT INTO cell SELECT 1, day, 1, 1, 0.25 FROM day WHERE day NOT IN (%[1]d + 1, %[1]d + 5, %[1]d - 35);
		INSERT INTO users_window VALUES (1, 'e', 'live', 'Province', %[1]d, %[2]d, %[3]d)`,
		int(week.From), int(week.To), now.Add(-30*time.Minute).Unix())); err != nil {
		t.Fatal(err)
	}
	s.rows = func(day quality.Day) int { return map[bool]int{true: 0, false: 1}[day == week.From+1] }
	q := queryOf(quality.Range{From: week.From - 40, To: week.To})
	if early := survey(t, r, q); len(s.asked)+len(s.users) > 0 || len(early.Tables[0].Rows) != 1 ||
		len(early.Answered) != 47 {
		t.Errorf("within the hour it asks for %v and %v, and %d days are known", s.asked, s.users, len(early.Answered))
	}
	*now = now.Add(30 * time.Minute)
	result := survey(t, r, q)
	if want := []quality.Range{{From: week.From + 1, To: week.From + 5}}; !slices.Equal(s.asked, want) ||
		len(s.users) != 1 {
		t.Errorf("asked for %v and users of %v, want %v and one window", s.asked, s.users, want)
	}
	row := result.Tables[0].Rows[0].Cells
	if row[40] != 0.25 || !quality.IsGap(row[41]) || row[45] != 0.5 || !quality.IsGap(row[5]) {
		t.Errorf("the days are %v", row)
	}
	*now = now.Add(24 * time.Hour)
	asked := len(s.asked)
	if survey(t, r, q); len(s.asked) != asked || len(s.users) != 1 {
		t.Errorf("a day later it asks for %v and %v again", s.asked[asked:], s.users)
	}
}

// A program of version 2 that has the file open since before goes on writing days, of which it says when they were
// fetched and nothing else. Their values count like those that it wrote before: no empty answer takes their place.
func TestDaysThatVersion2WritesStillKeepTheirValues(t *testing.T) {
	r, s, now := tellers(t)
	week := quality.Last(7, *now)
	s.rows, s.v = func(quality.Day) int { return 2 }, 0.25
	survey(t, r, queryOf(week))
	store := mustOpen(t, r.Path)
	if err := store.Write(t.Context(), `
		CREATE TEMP TABLE had AS SELECT * FROM cell WHERE day = ?1; DELETE FROM day WHERE day = ?1;
		INSERT INTO day (kept, day, fetched) SELECT DISTINCT kept, day, ?2 FROM had; INSERT INTO cell SELECT * FROM had`,
		int(week.To), now.Unix()); err != nil {
		t.Fatal(err)
	}
	asked := len(s.asked)
	s.rows = func(quality.Day) int { return 0 }
	*now = now.Add(2 * time.Hour)
	if result := survey(t, r, queryOf(week)); len(s.asked) != asked || result.Tables[0].Rows[0].Cells[6] != 0.25 {
		t.Errorf("asked for %v again, and shows %v", s.asked[asked:], result.Tables[0].Rows)
	}
}
