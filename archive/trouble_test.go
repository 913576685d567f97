package archive_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"rtcscope/archive"
	"rtcscope/lang"
	"rtcscope/quality"
)

// What costs the keeping costs nothing else, and is said with the path and the way out, in both languages.
func TestTroubleIsSaidWithItsPathAndTheWayOut(t *testing.T) {
	for name, tc := range map[string]struct {
		make    func(t *testing.T, r *archive.Reader, now quality.Day)
		en, zh  []string
		no      string // what it must not say
		keepers bool
	}{
		"another program's database": {func(t *testing.T, r *archive.Reader, _ quality.Day) {
			write(t, r.Path, nil)
			alter(t, r.Path, "CREATE TABLE notes (x)")
		}, []string{"nothing is kept", "another program's database", "left where it is", "--no-archive"},
			[]string{"不会留存", "其他程序的数据库", "--no-archive"}, "full", false},
		"a full disk": {func(t *testing.T, r *archive.Reader, today quality.Day) {
			read(t, r, queryOf(quality.Range{From: today - 20, To: today - 20}))
			if err := r.LeaveNoRoom(t.Context()); err != nil {
				t.Fatal(err)
			}
		}, []string{"disk", "is full", "free some room", "archive prune"}, []string{"空间不足", "archive prune"},
			"another program", false},
		"a damaged file": {func(t *testing.T, r *archive.Reader, _ quality.Day) { write(t, r.Path, garbage) },
			[]string{"could not be used", "renamed to archive.db.damaged-1"}, []string{"已改名为 archive.db.damaged-1"},
			"nothing is kept", true},
		"a file that is damaged behind its beginning": {func(t *testing.T, r *archive.Reader, _ quality.Day) {
			s, _, err := archive.Open(t.Context(), r.Path)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			torn := content(t, r.Path)
			copy(torn[4096:], bytes.Repeat(garbage, len(torn)/len(garbage)))
			write(t, r.Path, torn)
		}, []string{"is damaged", "archive check", "move it away"}, []string{"已损坏", "archive check", "移走"}, "no room",
			false},
	} {
		t.Run(name, func(t *testing.T) {
			r, s, now := fixture(t)
			s.rows = 3000 // more than is left of a page
			tc.make(t, r, quality.DayOf(*now))
			result, err := r.Read(t.Context(), queryOf(quality.Last(7, *now)), nil)
			if err != nil || result.AnsweredDays() != 7 || result.Kept != tc.keepers {
				t.Errorf("%v; %d days, kept %t; want all seven, kept %t", err, result.AnsweredDays(), result.Kept, tc.keepers)
			}
			if result.Trouble == nil {
				t.Fatal("no trouble")
			}
			zh := lang.Printer{Language: lang.Chinese}.Error(result.Trouble)
			for says, text := range map[string][]string{result.Trouble.Error(): append(tc.en, r.Path),
				zh: append(tc.zh, r.Path)} {
				for _, part := range text {
					if !strings.Contains(says, part) || strings.Contains(says, tc.no) {
						t.Errorf("%q does not say %q, or says %q", says, part, tc.no)
					}
				}
			}
		})
	}
}

// What is not this user's to write is said with its path and the way out, whoever says so: SQLite or the system.
func TestAFileThatCannotBeWrittenIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	alter(t, path, "CREATE TABLE notes (x)")
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	_, refused := db.ExecContext(t.Context(), "INSERT INTO notes VALUES (1)")
	if err := errors.Join(db.Close(), refused); err == nil {
		t.Fatal("it was written")
	}
	for _, err := range []error{refused, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}} {
		said := archive.Explain(path, err)
		for _, part := range []string{path, "cannot be written", "--no-archive"} {
			if !strings.Contains(said.Error(), part) {
				t.Errorf("%v is said as %q, without %q", err, said, part)
			}
		}
		if zh := (lang.Printer{Language: lang.Chinese}).Error(said); !strings.Contains(zh, "无法写入") {
			t.Errorf("in Chinese it is %q", zh)
		}
	}
}
