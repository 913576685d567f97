package archive_test

import (
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
		}, []string{"nothing is kept", "another program's database", "left where it is", "--no-archive"}, []string{"不会留存", "其他程序的数据库", "--no-archive"}, "full", false},
		"a full disk": {func(t *testing.T, r *archive.Reader, today quality.Day) {
			read(t, r, queryOf(quality.Range{From: today - 20, To: today - 20}))
			if err := r.LeaveNoRoom(t.Context()); err != nil {
				t.Fatal(err)
			}
		}, []string{"disk", "is full", "free some room", "archive prune"}, []string{"空间不足", "archive prune"}, "another program", false},
		"a damaged file": {func(t *testing.T, r *archive.Reader, _ quality.Day) { write(t, r.Path, garbage) },
			[]string{"could not be used", "renamed to archive.db.damaged-1"}, []string{"已改名为 archive.db.damaged-1"}, "nothing is kept", true},
	} {
		t.Run(name, func(t *testing.T) {
			r, s, now := fixture(t)
			s.rows = 3000 // more than is left of a page
			tc.make(t, r, quality.DayOf(*now))
			result, err := r.Read(t.Context(), queryOf(quality.Last(7, *now)), nil)
			if err != nil || result.AnsweredDays() != 7 || result.Kept != tc.keepers {
				t.Errorf("%v; %d days, kept %t; want all seven, kept %t", err, result.AnsweredDays(), result.Kept, tc.keepers)
			}
			if result.Said == nil || result.Trouble != result.Said.Error() {
				t.Fatalf("the trouble is %q and said %v", result.Trouble, result.Said)
			}
			zh := lang.Printer{Language: lang.Chinese}.Error(result.Said)
			for says, text := range map[string][]string{result.Trouble: append(tc.en, r.Path), zh: append(tc.zh, r.Path)} {
				for _, part := range text {
					if !strings.Contains(says, part) || strings.Contains(says, tc.no) {
						t.Errorf("%q does not say %q, or says %q", says, part, tc.no)
					}
				}
			}
		})
	}
}
