package archive_test

import (
	"database/sql"
	"os"
	"strings"
	"testing"

	"rtcscope/archive"
)

func openPlain(path string) (*sql.DB, error) { return sql.Open("sqlite", path) }

func findings(t *testing.T, path string) string {
	t.Helper()
	s, err := archive.OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return said(list)
}

// said is a line for each finding.
func said(findings []error) string {
	lines := make([]string, len(findings))
	for i, finding := range findings {
		lines[i] = finding.Error()
	}
	return strings.Join(lines, "\n")
}

func TestCheckFindsPlantedDamage(t *testing.T) {
	for name, tc := range map[string]struct{ damage, says string }{
		"none": {"SELECT 1", ""},
		"a day without its row": {"PRAGMA foreign_keys = OFF; DELETE FROM day WHERE day = 20759",
			"values on days that are not held: 3"},
		"a series without its name": {"PRAGMA foreign_keys = OFF; DELETE FROM series WHERE name = 'n'",
			"rows of cell that refer to a missing row of series: 1"},
		"an infinite value":  {"UPDATE cell SET v = 9e999 WHERE v = 3", "values that are not finite numbers: 1"},
		"a word for a value": {"UPDATE cell SET v = 'much' WHERE v = 3", "values that are not finite numbers: 1"},
		"a missing value": {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'v " +
			"REAL NOT NULL', 'v REAL'); PRAGMA writable_schema = RESET; UPDATE cell SET v = NULL WHERE v = 3; PRAGMA " +
			"writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'v REAL', 'v REAL NOT NULL')",
			"values that are not finite numbers: 1"},
		"a window that ends too early": {"INSERT INTO users_window (id, endpoint, app, dimension, first, last, fetched) " +
			"VALUES (1, 'e', 'a', 'OS', 9, 8, 0)", "windows of users that end before they begin: 1"},
		"a name against the schema": {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = " +
			"replace(sql, 'UNIQUE)', 'UNIQUE CHECK (length(name) > 9))') WHERE name = 'series'",
			"the file is damaged: CHECK constraint failed in series"},
		"users without their window": {"PRAGMA foreign_keys = OFF; INSERT INTO users VALUES (9, 1, 1, NULL)",
			"rows of users that refer to a missing row of users_window: 1"},
		"a number of users without end": {"INSERT INTO users_window (id, endpoint, app, dimension, first, last, fetched) " +
			"VALUES (1, 'e', 'a', 'OS', 8, 9, 0); INSERT INTO users VALUES (1, 1, -9e999, NULL)",
			"numbers of users that are not finite numbers: 1"},
	} {
		t.Run(name, func(t *testing.T) {
			s, path, _ := small(t)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			alter(t, path, tc.damage)
			if got := findings(t, path); !strings.Contains(got, tc.says) || (tc.says == "") != (got == "") {
				t.Errorf("found %q, want %q", got, tc.says)
			}
		})
	}
}

func TestCheckFindsMarksThatChanged(t *testing.T) {
	for pragma, says := range map[string]string{"application_id = 1": "another program's", "user_version = 99": "newer",
		"user_version = 1": "version 1"} {
		s, path, _ := small(t)
		alter(t, path, "PRAGMA "+pragma) // while it is open
		list, err := s.Check(t.Context())
		if got := said(list); err != nil || !strings.Contains(got, says) {
			t.Errorf("%s: found %q, %v", pragma, got, err)
		}
	}
}

func TestCheckFindsSpoiledPages(t *testing.T) {
	s, other, path, _ := thousands(t)
	for _, one := range []*archive.Store{s, other} {
		if err := one.Close(); err != nil {
			t.Fatal(err)
		}
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	middle := len(content)/2/page*page + page/2 // of a page of values, as nearly all are
	for i := range 256 {
		content[middle+i] ^= 0xff
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := findings(t, path); !strings.Contains(got, "the file is damaged") {
		t.Errorf("found %q", got)
	}
}
