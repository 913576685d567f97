package archive

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rtcscope/quality"
)

// fileOfTwoDays is an archive on disk that holds two days.
func fileOfTwoDays(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "archive.db")
	s, _, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Keep(t.Context(), faultKey, faultDays, faultAnswer(1), faultTime); err != nil {
		t.Fatal(err)
	}
	return path
}

// daysIn are the days that an archive holds, which has to be sound.
func daysIn(t *testing.T, path string) []quality.Day {
	t.Helper()
	s, err := OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Fatalf("%v, %v", findings, err)
	}
	var days []quality.Day
	if err := s.Export(t.Context(), Filter{}, func(c Cell) error { days = append(days, c.Day); return nil }); err != nil {
		t.Fatal(err)
	}
	return days
}

// What stays is safe elsewhere before the file gives way to it, and nothing is left behind.
func TestAFileGivesWayToWhatStays(t *testing.T) {
	path, lent := fileOfTwoDays(t), t.TempDir()
	missing := filepath.Join(t.TempDir(), "missing")
	said := ""
	gone, err := PruneOnFullDisk(t.Context(), path, faultDays.To, []string{missing, lent}, func(safe string) {
		said = safe
		if days := daysIn(t, safe); len(days) != 1 || days[0] != faultDays.To {
			t.Errorf("the copy holds %v", days)
		}
	})
	if err != nil || gone.Days != 1 || gone.Values != 1 || !strings.HasPrefix(said, lent) {
		t.Errorf("%+v, %v, a copy in %s", gone, err, said)
	}
	if days := daysIn(t, path); len(days) != 1 || days[0] != faultDays.To {
		t.Errorf("the archive holds %v", days)
	}
	for _, dir := range []string{lent, filepath.Dir(path)} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if name := entry.Name(); name != "archive.db" && name != "archive.db.lock" {
				t.Errorf("%s is left in %s", name, dir)
			}
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// Without a place, or while another one has it open, the file stays as it is, and the sentence says what would help.
func TestAFileThatCannotGiveWayStays(t *testing.T) {
	never := func(safe string) { t.Errorf("a copy is said to be in %s", safe) }
	path := fileOfTwoDays(t)
	missing := filepath.Join(t.TempDir(), "missing")
	_, err := PruneOnFullDisk(t.Context(), path, faultDays.To, []string{missing}, never)
	if err == nil || !strings.Contains(err.Error(), "free 1 MB there, or set TMPDIR") ||
		!strings.Contains(err.Error(), missing) {
		t.Errorf("without a place: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := PruneOnFullDisk(ctx, path, faultDays.To, []string{missing}, never); !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
	unlock, err := hold(t.Context(), path, shared)
	if err != nil {
		t.Fatal(err)
	}
	short, stop := context.WithTimeoutCause(t.Context(), 0, errors.New("waited enough"))
	defer stop()
	if _, err := PruneOnFullDisk(short, path, faultDays.To, []string{t.TempDir()}, never); err == nil {
		t.Error("the file gave way while another one opened it")
	}
	unlock()
	if days := daysIn(t, path); len(days) != 2 {
		t.Errorf("the archive holds %v", days)
	}
}

// A copy that cannot be put in place stays, and the error says where.
func TestWhatStaysIsNotLost(t *testing.T) {
	path, lent := fileOfTwoDays(t), t.TempDir()
	if err := os.Mkdir(path+".new", 0o700); err != nil { // in the way of what stays
		t.Fatal(err)
	}
	said := ""
	_, err := PruneOnFullDisk(t.Context(), path, faultDays.To, []string{lent}, func(safe string) { said = safe })
	if err == nil || !strings.Contains(err.Error(), said) {
		t.Fatalf("%v, and the copy is in %s", err, said)
	}
	if days := daysIn(t, said); len(days) != 1 {
		t.Errorf("the copy holds %v", days)
	}
	if days := daysIn(t, path); len(days) != 2 {
		t.Errorf("the archive holds %v", days)
	}
}

// A copy that is not sound takes nobody's place.
func TestADamagedCopyTakesNoPlace(t *testing.T) {
	path, lent := fileOfTwoDays(t), t.TempDir()
	s, err := OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.ExecContext(t.Context(), "UPDATE cell SET v = 9e999"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	never := func(safe string) { t.Errorf("a copy is said to be in %s", safe) }
	_, err = PruneOnFullDisk(t.Context(), path, faultDays.To, []string{lent}, never)
	if err == nil || !strings.Contains(err.Error(), "the copy is not sound") {
		t.Errorf("got %v", err)
	}
	if entries, err := os.ReadDir(lent); err != nil || len(entries) > 0 {
		t.Errorf("%v is left, %v", entries, err)
	}
}

// The plan of a pruning is what it then deletes.
func TestAPlanIsWhatGoes(t *testing.T) {
	path := fileOfTwoDays(t)
	s, err := OpenToPrune(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if plan, err := s.Plan(t.Context(), faultDays.From); err != nil || !plan.Empty() || plan.Apps != nil {
		t.Errorf("nothing is older: %+v, %v", plan, err)
	}
	plan, err := s.Plan(t.Context(), faultDays.To)
	if err != nil || plan.Empty() || plan.First != faultDays.From || plan.Last != faultDays.From || len(plan.Apps) != 1 {
		t.Errorf("%+v, %v", plan, err)
	}
	if app := plan.Apps[0]; app != (PlannedApp{"e", "app", "native", 1, 1}) {
		t.Errorf("%+v", app)
	}
	if gone, err := s.Prune(t.Context(), faultDays.To); err != nil || gone != plan.Pruned {
		t.Errorf("%+v went, %v; %+v was planned", gone, err, plan.Pruned)
	}
	if (Plan{Pruned: Pruned{Windows: 1}}).Empty() || (Plan{Pruned: Pruned{Days: 1}}).Empty() {
		t.Error("a plan of something is empty")
	}
}

// On a disk without room the file is opened for reading alone, if its version is the one that is read.
func TestAFileIsOpenedAlone(t *testing.T) {
	path := fileOfTwoDays(t)
	s, err := openAlone(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	points, _, err := s.Load(t.Context(), faultKey, faultDays)
	if err != nil || len(points) != 2 || s.behind {
		t.Errorf("%v, %v, behind %v", points, err, s.behind)
	}
	if _, err := s.Prune(t.Context(), faultDays.To); !NoRoom(err) {
		t.Errorf("pruning where there is no room: %v", err)
	}
	if _, err := s.db.ExecContext(t.Context(), "PRAGMA user_version = 2"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	old, err := openAlone(t.Context(), path)
	if err != nil || !old.behind {
		t.Fatalf("an older version: %v", err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
}

// Another one that has the file is said to, with the path; whatever else happened is left as it is.
func TestTroubleOfAHeldFile(t *testing.T) {
	if err := explain("/x/archive.db", errLocked); err == nil ||
		!strings.Contains(err.Error(), "/x/archive.db is held by another program") {
		t.Errorf("got %v", err)
	}
	told := explain("/x/archive.db", errLocked)
	for _, err := range []error{nil, errFaulty, told} {
		if got := explain("/x/archive.db", err); !reflect.DeepEqual(got, err) {
			t.Errorf("%v became %v", err, got)
		}
	}
}

// Each file that is set aside keeps a name of its own, with what belongs to it.
func TestFilesSetAsideKeepTheirNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	for n, want := range []string{"archive.db.damaged-1", "archive.db.damaged-2", "archive.db.damaged-4"} {
		if n == 2 { // the log of another one stands in the way
			if err := os.WriteFile(path+".damaged-3-wal", nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range []string{path, path + "-wal"} {
			if err := os.WriteFile(name, []byte{byte(n)}, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		aside, err := moveAside(path)
		if err != nil || filepath.Base(aside) != want {
			t.Fatalf("%s, %v; want %s", aside, err, want)
		}
		for _, side := range []string{"", "-wal"} {
			if text, err := os.ReadFile(aside + side); err != nil || text[0] != byte(n) {
				t.Errorf("%s%s: %v, %v", want, side, text, err)
			}
		}
	}
}

func TestWhatWentAddsUp(t *testing.T) {
	first, more := Pruned{Days: 1, Values: 20, Windows: 300, Later: true}, Pruned{Days: 5, Values: 60, Windows: 700}
	if got := first.And(more); got != (Pruned{Days: 6, Values: 80, Windows: 1000}) {
		t.Errorf("got %+v", got)
	}
}

// A day that a program of version 2 wrote was asked for when it was fetched, and had a list if it has values.
func TestDaysOfAnOlderProgramInANewerFile(t *testing.T) {
	path := fileOfTwoDays(t)
	s, err := OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.db.ExecContext(t.Context(),
		"UPDATE day SET asked = 0, listed = 0, cells = 0; DELETE FROM cell WHERE day = 20001"); err != nil {
		t.Fatal(err)
	}
	_, held, err := s.Load(t.Context(), faultKey, faultDays)
	if err != nil {
		t.Fatal(err)
	}
	for day, rows := range map[quality.Day]int{20000: 1, 20001: 0} {
		h := held[day]
		if h.Rows != rows || h.Listed != (rows > 0) || !h.Asked.Equal(faultTime) || !h.Fetched.Equal(faultTime) {
			t.Errorf("%s: %+v", day, h)
		}
	}
}
