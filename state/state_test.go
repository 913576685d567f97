package state_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"rtcscope/state"
)

// place is the path of a test's file, whose folder does not exist yet.
func place(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "rtcscope", "state.json")
}

// put writes a file as another program would.
func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, path string) state.State {
	t.Helper()
	s, note := state.Load(path)
	if note != nil {
		t.Fatal(note)
	}
	return s
}

func save(t *testing.T, path string, s state.State) {
	t.Helper()
	if _, err := state.Save(path, s); err != nil {
		t.Fatal(err)
	}
}

func keep(t *testing.T, s *state.State, name, last string) {
	t.Helper()
	if err := s.Keep(name, state.Query{Last: last}); err != nil {
		t.Fatal(err)
	}
}

// names lists the names of the saved queries, with their days.
func names(s state.State) string {
	var list []string
	for _, q := range s.Saved {
		list = append(list, q.Name+" "+q.Query.Last)
	}
	return strings.Join(list, ", ")
}

func TestEveryStateComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		path := place(t)
		var want state.State
		if r.IntN(4) > 0 {
			want.Last = state.Of(aQuery(r, noon()), noon())
		}
		for i := range r.IntN(4) {
			want.Saved = append(want.Saved, state.SavedQuery{Name: fmt.Sprintf("晚高峰 <%d>", i),
				Query: state.Of(aQuery(r, noon()), noon())})
		}
		for i := range r.IntN(3) {
			want.Columns.Hidden = append(want.Columns.Hidden, fmt.Sprint("h", i))
			want.Columns.Order = append(want.Columns.Order, fmt.Sprint("o", i))
		}
		if r.IntN(2) == 0 {
			shown := r.IntN(2) == 0
			want.Chart = &shown
		}
		save(t, path, want)
		got := load(t, path)
		if !reflect.DeepEqual([]any{got.Last, got.Saved, got.Columns, got.Chart},
			[]any{want.Last, want.Saved, want.Columns, want.Chart}) {
			t.Fatalf("%+v came back as %+v", want, got)
		}
	}
}

func TestAFirstRunRemembersNothing(t *testing.T) {
	path := place(t)
	for _, path := range []string{path, ""} {
		if s, note := state.Load(path); note != nil || !reflect.DeepEqual(s, state.State{}) {
			t.Errorf("%q: %+v, %q", path, s, note)
		}
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("looking made the folder")
	}
	if _, err := state.Save("", state.State{}); err == nil || !strings.Contains(err.Error(), "XDG_STATE_HOME") {
		t.Errorf("without a home: %v", err)
	}
}

func TestTheFileIsItsOwnersAlone(t *testing.T) {
	path := place(t)
	save(t, path, state.State{})
	for name, want := range map[string]os.FileMode{path: 0o600, path + ".lock": 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 2 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestAFileThatCannotBeUsedIsPutAside(t *testing.T) {
	path := place(t)
	for i, test := range []struct{ text, says string }{
		{"", "cannot be used"},
		{"{\"version\":1", "cannot be used"},
		{"null", "null"},
		{"[]", "cannot be used"},
		{"{}", "version"},
		{`{"version":1,"saved":3}`, "cannot be used"},
		{`{"version":1,"last":null}`, "null"},
		{`{"version":1,"saved":[{"name":"a\u001b[2J","query":{}}]}`, "control"},
		{`{"version":1,"saved":[{"name":"a"},{"name":"a"}]}`, `two queries named "a"`},
	} {
		put(t, path, test.text)
		s, note := state.Load(path)
		aside := fmt.Sprintf("%s.broken-%d", path, i+1)
		if !strings.Contains(note.Error(), test.says) || !strings.Contains(note.Error(), aside) ||
			strings.ContainsRune(note.Error(), 0x1b) {
			t.Errorf("%s: the note is %q", test.text, note)
		}
		if !reflect.DeepEqual(s, state.State{}) {
			t.Errorf("%s: read as %+v", test.text, s)
		}
		if text, err := os.ReadFile(aside); err != nil || string(text) != test.text {
			t.Errorf("%s: put aside is %q, %v", test.text, text, err)
		}
		if s, note := state.Load(path); note != nil || !reflect.DeepEqual(s, state.State{}) {
			t.Errorf("%s: the next start says %q", test.text, note)
		}
	}
}

// The file of a newer program stays as it is, so that an older program that is started once does no harm.
func TestANewerFileIsLeftAlone(t *testing.T) {
	path := place(t)
	s := load(t, path)
	const newer = `{"version":7,"saved":"of another shape"}`
	put(t, path, newer)
	if _, note := state.Load(path); note == nil || !strings.Contains(note.Error(), "newer") {
		t.Errorf("the note is %v", note)
	}
	keep(t, &s, "a", "7d")
	if _, err := state.Save(path, s); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Errorf("the error is %v", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != newer {
		t.Errorf("the file is %q, %v", text, err)
	}
	if aside, err := filepath.Glob(path + ".broken*"); err != nil || len(aside) > 0 {
		t.Errorf("put aside: %v, %v", aside, err)
	}
}

func TestWhatIsNoFileStopsNothing(t *testing.T) {
	path := place(t)
	if err := os.MkdirAll(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if s, note := state.Load(path); !strings.Contains(note.Error(), "is no file") ||
		!reflect.DeepEqual(s, state.State{}) {
		t.Errorf("%+v, %q", s, note)
	}
	if _, err := state.Save(path, state.State{}); err == nil {
		t.Error("a folder was written over")
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	if os.Geteuid() == 0 {
		// No mode stops root, but a file in the place of the folder stops everyone.
		path := place(t)
		put(t, filepath.Dir(path), "a file")
		if _, err := state.Save(path, state.State{}); err == nil || !strings.Contains(err.Error(), filepath.Dir(path)) {
			t.Errorf("the error is %v", err)
		}
		return
	}
	path := place(t)
	const broken = "broken"
	put(t, path, broken)
	if err := os.Chmod(filepath.Dir(path), 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
	if _, err := state.Save(path, state.State{}); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("the error is %v", err)
	}
	if _, note := state.Load(path); !strings.Contains(note.Error(), "stays where it is") {
		t.Errorf("the note is %q", note)
	}
	if text, _ := os.ReadFile(path); string(text) != broken {
		t.Errorf("the file is %q", text)
	}
}

func TestUnknownFieldsAreKept(t *testing.T) {
	path := place(t)
	const text = `{"version":1,"zoom":{"to":3},"last":{"last":"7d","user":"u1"},"columns":{"widths":[1,2],"hidden":["mean"]},
		"saved":[{"name":"a","query":{"last":"7d","isp":"x"},"note":"<n>"},{"name":"b","query":{"last":"7d"},"note":"m"}],"Chart":"not ours"}`
	put(t, path, text)
	s := load(t, path)
	if s.Chart != nil || s.Last == (state.Query{Last: "7d"}) {
		t.Errorf("read as %+v", s)
	}
	s.Columns.Order = []string{"latest"}
	keep(t, &s, "b", "14d")
	// A newer program adds another one while this one runs.
	put(t, path, strings.Replace(text, `"zoom"`, `"theme":"dusk","zoom"`, 1))
	save(t, path, s)
	var got, want map[string]any
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(written, &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(`{"version":1,"theme":"dusk","zoom":{"to":3},"last":{"last":"7d","user":"u1"},
		"columns":{"widths":[1,2],"hidden":["mean"],"order":["latest"]},
		"saved":[{"name":"a","query":{"last":"7d","isp":"x"},"note":"<n>"},{"name":"b","query":{"last":"14d"},"note":"m"}],"Chart":"not ours"}`), &want); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("written is\n%s", written)
	}
	// Another query has nothing to do with the unknown parts of the one before.
	s.Last = state.Query{Last: "1d"}
	save(t, path, s)
	if got := load(t, path).Last; got != s.Last {
		t.Errorf("the last query is %+v", got)
	}
}

func TestTheLastWriterRemembersTheTable(t *testing.T) {
	path := place(t)
	one, two := load(t, path), load(t, path)
	one.Columns.Hidden, one.Last.App = []string{"mean"}, "one"
	two.Last.App = "two"
	save(t, path, one)
	save(t, path, two)
	if got := load(t, path); got.Last.App != "two" || got.Columns.Hidden != nil {
		t.Errorf("got %+v", got)
	}
}

func TestSavedQueriesAreMerged(t *testing.T) {
	path := place(t)
	var first state.State
	for _, name := range []string{"stays", "one removes", "one changes", "two removes"} {
		keep(t, &first, name, "1d")
	}
	save(t, path, first)
	one, two := load(t, path), load(t, path)
	one.Remove("one removes")
	keep(t, &one, "one changes", "2d")
	keep(t, &one, "of one", "3d")
	two.Remove("two removes")
	keep(t, &two, "of two", "4d")
	save(t, path, one)
	save(t, path, two)
	save(t, path, one)
	if got, want := names(load(t, path)), "stays 1d, one changes 2d, of one 3d, of two 4d"; got != want {
		t.Errorf("saved are %s, want %s", got, want)
	}
}

// A run can remove a query that it saved, although the file that it loaded did not have it.
func TestARunRemovesWhatItMade(t *testing.T) {
	path := place(t)
	s := load(t, path)
	keep(t, &s, "a", "1d")
	save(t, path, s)
	keep(t, &s, "a", "2d")
	s.Remove("a")
	s.Remove("no such")
	save(t, path, s)
	if got := names(load(t, path)); got != "" {
		t.Errorf("saved is %s", got)
	}
	// Another process saves another query under the name; this run must not remove that.
	other := load(t, path)
	keep(t, &other, "a", "9d")
	save(t, path, other)
	save(t, path, s)
	if got := names(load(t, path)); got != "a 9d" {
		t.Errorf("saved is %s", got)
	}
}

func TestCopiesAreApart(t *testing.T) {
	var s state.State
	keep(t, &s, "a", "1d")
	keep(t, &s, "b", "1d")
	before := s
	keep(t, &s, "a", "2d")
	s.Remove("b")
	if got := names(before); got != "a 1d, b 1d" {
		t.Errorf("the copy is %s", got)
	}
	if q, ok := s.Named("a"); !ok || q.Last != "2d" {
		t.Errorf("a is %+v", q)
	}
	if _, ok := s.Named("b"); ok {
		t.Error("b is still there")
	}
}

func TestSaversAtOnceLoseNoQuery(t *testing.T) {
	path := place(t)
	const savers, each = 4, 8
	var wait sync.WaitGroup
	for i := range savers {
		wait.Go(func() {
			s, note := state.Load(path)
			if note != nil {
				t.Error(note)
			}
			for j := range each {
				if err := s.Keep(fmt.Sprintf("%d of %d", j, i), state.Query{Last: "7d"}); err != nil {
					t.Error(err)
				}
				if _, err := state.Save(path, s); err != nil {
					t.Error(err)
				}
				if _, note := state.Load(path); note != nil {
					t.Error(note)
				}
			}
		})
	}
	wait.Wait()
	if got := len(load(t, path).Saved); got != savers*each {
		t.Errorf("%d queries are saved, want %d", got, savers*each)
	}
}

func TestNamesAreChecked(t *testing.T) {
	for _, name := range []string{"", " a", "a\x1b[2Jb", strings.Repeat("a", 61)} {
		var s state.State
		if s.Keep(name, state.Query{}) == nil || len(s.Saved) > 0 {
			t.Errorf("%q is kept", name)
		}
		if _, err := state.Save(place(t), state.State{Saved: []state.SavedQuery{{Name: name}}}); err == nil {
			t.Errorf("%q is saved", name)
		}
	}
	if _, err := state.Save(place(t), state.State{Saved: []state.SavedQuery{{Name: "a"}, {Name: "a"}}}); err == nil ||
		!strings.Contains(err.Error(), `"a"`) {
		t.Errorf("two of a name: %v", err)
	}
}

func TestPath(t *testing.T) {
	for _, test := range []struct{ xdg, home, want string }{
		{"/x", "/h", "/x/rtcscope/state.json"},
		{"", "/h", "/h/.local/state/rtcscope/state.json"},
		{"", "", ""},
	} {
		getenv := func(name string) string { return map[string]string{"XDG_STATE_HOME": test.xdg}[name] }
		if got := state.Path(getenv, test.home); got != filepath.FromSlash(test.want) {
			t.Errorf("%q, %q: %q, want %q", test.xdg, test.home, got, test.want)
		}
	}
}
