package archive_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// garbage is what a damaged file holds.
var garbage = []byte(strings.Repeat("no database at all. ", 500))

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// withLog is a sound archive whose newest values are in its log alone, as a process that was killed leaves it: the
// three files by what their names add.
func withLog(t *testing.T) map[string][]byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "archive.db")
	s := mustOpen(t, path)
	day := mustDay(t, "2026-11-01")
	if err := s.Ledger("e").Spend(t.Context(), day.Start()); err != nil {
		t.Fatal(err)
	}
	files := make(map[string][]byte)
	for _, side := range []string{"", "-wal", "-shm"} {
		files[side] = content(t, path+side)
	}
	return files
}

// A damaged file is set aside with what belongs to it, byte for byte, whatever the damage.
func TestADamagedFileIsSetAsideWithItsLog(t *testing.T) {
	whole := withLog(t)
	spoiled := slices.Clone(whole[""])
	for i := range 200 {
		spoiled[100+i] = 0xff // the first page's list of tables; the log holds no page of that name
	}
	for name, main := range map[string][]byte{"no database": garbage, "empty": {}, "cut": whole[""][:10],
		"damaged inside": spoiled} {
		for _, logged := range []bool{true, false} {
			if name == "empty" && !logged {
				continue // that is a new file
			}
			t.Run(fmt.Sprintf("%s, log %t", name, logged), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "archive.db")
				write(t, path, main)
				log := whole["-wal"]
				if name == "damaged inside" {
					log = slices.Clone(log)
					log[40] ^= 0xff // its first frame, and so all of it, counts no more; it goes along all the same
				}
				if logged {
					write(t, path+"-wal", log)
					write(t, path+"-shm", whole["-shm"])
				}
				s, note, err := archive.Open(t.Context(), path)
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				if !strings.Contains(note, path) || !strings.Contains(note, "archive.db.damaged-1") {
					t.Errorf("the note %q does not say which file went where", note)
				}
				if got := content(t, path+".damaged-1"); !slices.Equal(got, main) {
					t.Errorf("the file's %d bytes became others, %d", len(main), len(got))
				}
				if logged && !slices.Equal(content(t, path+".damaged-1-wal"), log) {
					t.Error("its log has changed")
				}
				if _, err := os.Stat(path + ".damaged-1-shm"); logged && err != nil {
					t.Error(err)
				}
				if _, _, err := s.Load(t.Context(), key, quality.Range{}); err != nil {
					t.Errorf("the new file cannot be used: %v", err)
				}
			})
		}
	}
}

// A log whose file is gone is set aside, too: SQLite would delete it.
func TestALogWithoutItsFileIsSetAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	log := withLog(t)["-wal"]
	write(t, path+"-wal", log)
	s, note, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := content(t, path+".damaged-1-wal"); !slices.Equal(got, log) || !strings.Contains(note, "damaged-1") {
		t.Errorf("%d bytes became %d, %q", len(log), len(got), note)
	}
}

// A setting aside that its process did not end is ended by the next one, under the same number.
func TestAHalfSetAsideFileStaysTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	write(t, path, garbage)
	write(t, path+".damaged-1-wal", []byte("its log"))
	s, _, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if !slices.Equal(content(t, path+".damaged-1"), garbage) || string(content(t, path+".damaged-1-wal")) != "its log" {
		t.Errorf("there is %q", list(t, filepath.Dir(path)))
	}
}

// Another program's database is left as it is, with its log, and nothing is kept.
func TestAnotherProgramsDatabaseStaysWhereItIs(t *testing.T) {
	for name, statements := range map[string]string{
		"tables":         "CREATE TABLE notes (x); INSERT INTO notes VALUES ('mine')",
		"another mark":   "PRAGMA application_id = 7",
		"only a version": "PRAGMA user_version = 2",
		"in the log":     "PRAGMA journal_mode = WAL; CREATE TABLE notes (x)",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "archive.db")
			write(t, path, nil)
			alter(t, path, statements)
			if err := os.Chmod(path, 0o644); err != nil {
				t.Fatal(err)
			}
			before := content(t, path)
			s, note, err := archive.Open(t.Context(), path)
			if err == nil {
				_ = s.Close()
				t.Fatal("it was opened")
			}
			for _, says := range []string{path, "another program's database", "left where it is", "--no-archive"} {
				if !strings.Contains(err.Error(), says) || note != "" {
					t.Errorf("the error %q and the note %q do not say %q", err, note, says)
				}
			}
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o644 ||
				!slices.Equal(before, content(t, path)) {
				t.Errorf("it has changed: %v %v", info, err)
			}
			if got := list(t, dir); !slices.Equal(got, []string{"archive.db", "archive.db.lock"}) {
				t.Errorf("there is %v", got)
			}
		})
	}
}

// putOne keeps a value of an app of its own.
func putOne(ctx context.Context, s *archive.Store, app string) error {
	k, day := key, quality.Day(20758)
	k.App = app
	return s.Put(ctx, k, quality.Range{From: day, To: day}, []quality.Point{{Series: "s", Value: app, Day: day, V: 1}},
		time.Unix(1_793_800_000, 0))
}

// checkOneAside checks that the damaged file was set aside once, and that what each of the apps kept is there.
func checkOneAside(t *testing.T, path string, apps []string) {
	t.Helper()
	var aside []string
	for _, name := range list(t, filepath.Dir(path)) {
		if strings.Contains(name, "damaged") {
			aside = append(aside, name)
		}
	}
	if want := []string{"archive.db.damaged-1"}; !slices.Equal(aside, want) ||
		!slices.Equal(content(t, path+".damaged-1"), garbage) {
		t.Fatalf("set aside are %q, want %q and that the damaged file", aside, want)
	}
	if got, err := mustOpen(t, path).Apps(t.Context(), key.Endpoint); err != nil || !slices.Equal(got, apps) {
		t.Fatalf("values are kept of %q, %v; want %q", got, err, apps)
	}
}

// Whoever opens a damaged file beside others finds it in its place, or the new one; nobody sets that aside.
func TestFourOpenersSetOneFileAside(t *testing.T) {
	for range 25 {
		path := filepath.Join(t.TempDir(), "archive.db")
		write(t, path, garbage)
		apps := []string{"a", "b", "c", "d"}
		var wait sync.WaitGroup
		begin := make(chan struct{})
		for _, app := range apps {
			wait.Go(func() {
				<-begin
				s, _, err := archive.Open(context.Background(), path)
				if err != nil {
					t.Error(err)
					return
				}
				if err := putOne(context.Background(), s, app); err != nil {
					t.Error(err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		close(begin)
		wait.Wait()
		checkOneAside(t, path, apps)
	}
}

// The same of four processes, which begin together when their stdin ends.
func TestFourProcessesSetOneFileAside(t *testing.T) {
	t.Parallel()
	for range 5 {
		path := filepath.Join(t.TempDir(), "archive.db")
		write(t, path, garbage)
		apps := []string{"a", "b", "c", "d"}
		var children []*exec.Cmd
		var begin []func() error
		for _, app := range apps {
			child := exec.CommandContext(t.Context(), os.Args[0])
			child.Env = append(os.Environ(), openMark+"="+path, openMark+"_APP="+app)
			in, err := child.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			out, err := child.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			child.Stderr = os.Stderr
			if err := child.Start(); err != nil {
				t.Fatal(err)
			}
			if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
				t.Fatalf("the child says %q, %v", line, err)
			}
			children, begin = append(children, child), append(begin, in.Close)
		}
		for _, b := range begin {
			if err := b(); err != nil {
				t.Fatal(err)
			}
		}
		for _, child := range children {
			if err := child.Wait(); err != nil {
				t.Fatal(err)
			}
		}
		checkOneAside(t, path, apps)
	}
}

// openAndPut is a child that opens the archive when its stdin ends, and keeps a value.
func openAndPut(path, app string) error {
	fmt.Println("ready")
	_, _ = os.Stdin.Read(make([]byte, 1))
	s, _, err := archive.Open(context.Background(), path)
	if err != nil {
		return err
	}
	if err := putOne(context.Background(), s, app); err != nil {
		return err
	}
	return s.Close()
}

// Where the file cannot be set aside it stays, and the error says which.
func TestWhatCannotBeLockedIsNotSetAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	write(t, path, garbage)
	if err := os.Mkdir(path+".lock", 0o700); err != nil {
		t.Fatal(err)
	}
	if _, _, err := archive.Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), path) ||
		!strings.Contains(err.Error(), "stays where it is") {
		t.Errorf("opening says %v", err)
	}
	if !slices.Equal(content(t, path), garbage) {
		t.Error("the file has changed")
	}
}
