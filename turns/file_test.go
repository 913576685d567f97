package turns_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"rtcscope/api"
	"rtcscope/turns"
)

func posted(id uint64) api.Posted {
	at := time.Unix(1_790_000_000, 123_456_789)
	return api.Posted{ID: id, Started: at, Counted: at.Add(250 * time.Millisecond)}
}

// read is what is posted.
func read(t *testing.T, f *turns.File) (calls []api.Posted) {
	t.Helper()
	if err := f.Change(func(c []api.Posted) []api.Posted { calls = c; return c }); err != nil {
		t.Fatal(err)
	}
	return calls
}

func post(t *testing.T, f *turns.File, more ...api.Posted) {
	t.Helper()
	if err := f.Change(func(calls []api.Posted) []api.Posted { return append(calls, more...) }); err != nil {
		t.Fatal(err)
	}
}

// What one process posts another finds, and nobody else can read it.
func TestBoardInAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "rtcscope", "calls")
	one, other := turns.At(path), turns.At(path)
	if got := read(t, other); len(got) != 0 {
		t.Errorf("a new board holds %v", got)
	}
	post(t, one, posted(1), posted(1<<64-1))
	got := read(t, other)
	if len(got) != 2 || got[1].ID != 1<<64-1 || !got[1].Started.Equal(posted(2).Started) ||
		!got[1].Counted.Equal(posted(2).Counted) {
		t.Errorf("the other finds %v", got)
	}
	if err := other.Change(func(calls []api.Posted) []api.Posted { return calls[:1] }); err != nil {
		t.Fatal(err)
	}
	if got := read(t, one); len(got) != 1 || got[0].ID != 1 {
		t.Errorf("after one was taken off there are %v", got)
	}
	var many []api.Posted
	for id := range uint64(300) { // more than one reading takes
		many = append(many, posted(id+10))
	}
	post(t, one, many...)
	if got := read(t, other); len(got) != 301 || got[300].ID != 309 {
		t.Errorf("of 301 there are %d", len(got))
	}
	for file, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", file, info.Mode(), err)
		}
	}
}

// A file that was cut, or that somebody else wrote, costs what it does not say.
func TestDamagedBoard(t *testing.T) {
	for text, want := range map[string]int{
		"":                              0,
		"1 2 3\n":                       1,
		"1 2 3\n4 5":                    1,
		"1 2 3\n4 5 6":                  1, // the last number may be cut
		"nonsense\n1 2 3\n\n-1 x 7\n":   1,
		strings.Repeat("\x00", 1<<17):   0,
		strings.Repeat("no\n", 1000):    0,
		"1 99999999999999999999999 3\n": 0,
	} {
		path := filepath.Join(t.TempDir(), "calls")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		f := turns.At(path)
		if got := read(t, f); len(got) != want {
			t.Errorf("%.20q: %v", text, got)
		}
		post(t, f, posted(7))
		if got := read(t, f); len(got) != want+1 {
			t.Errorf("%.20q: then %v", text, got)
		}
	}
}

// Where there is no place for the file, or somebody holds it, that is an error and no wait.
func TestBoardThatCannotBeChanged(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	if err := os.WriteFile(plain, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	held := filepath.Join(dir, "held")
	lock := flock.New(held)
	if ok, err := lock.TryLock(); !ok {
		t.Fatal(err)
	}
	for path, says := range map[string]string{
		filepath.Join(plain, "below", "calls"): "not a directory",
		dir:                                    "it is not a plain file",
		held:                                   "another process holds its lock",
	} {
		err := turns.At(path).Change(func([]api.Posted) []api.Posted {
			t.Errorf("%s is changed", path)
			return nil
		})
		if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, want %q", path, err, says)
		}
	}
	if err := lock.Unlock(); err != nil {
		t.Fatal(err)
	}
	post(t, turns.At(held), posted(1))
}

// Nothing that many post at once is lost.
func TestBoardOfMany(t *testing.T) {
	path := filepath.Join(t.TempDir(), "calls")
	var all sync.WaitGroup
	for p := range uint64(4) {
		all.Go(func() {
			f := turns.At(path)
			for i := range uint64(25) {
				for f.Change(func(calls []api.Posted) []api.Posted { return append(calls, posted(p*100+i)) }) != nil {
				}
			}
		})
	}
	all.Wait()
	if got := read(t, turns.At(path)); len(got) != 100 {
		t.Errorf("of 100 calls there are %d", len(got))
	}
}

// Each endpoint has a board of its own, in the folder of what is remembered.
func TestPath(t *testing.T) {
	none := func(string) string { return "" }
	one, other := turns.Path(none, "/home/x", "https://a"), turns.Path(none, "/home/x", "https://b")
	if one == other || filepath.Dir(one) != "/home/x/.local/state/rtcscope" || turns.Path(none, "", "https://a") != "" {
		t.Errorf("%q, %q", one, other)
	}
}

func BenchmarkChange(b *testing.B) {
	f := turns.At(filepath.Join(b.TempDir(), "calls"))
	n := uint64(0)
	for b.Loop() {
		n++
		if err := f.Change(func(calls []api.Posted) []api.Posted {
			if len(calls) > 3 {
				calls = calls[1:]
			}
			return append(calls, posted(n))
		}); err != nil {
			b.Fatal(err)
		}
	}
}
