package state_test

import (
	"os"
	"testing"

	"rtcscope/state"
)

// No saved query is lost if the file was damaged or deleted meanwhile.
func TestSavedQueriesOutliveTheFile(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"damaged": func(path string) error { return os.Truncate(path, 5) },
		"deleted": os.Remove,
	} {
		path := place(t)
		first := load(t, path)
		keep(t, &first, "a", "7d")
		keep(t, &first, "b", "14d")
		save(t, path, first)
		s := load(t, path)
		s.Remove("b")
		if err := harm(path); err != nil {
			t.Fatal(err)
		}
		save(t, path, s)
		if got := names(load(t, path)); got != "a 7d" {
			t.Errorf("%s: saved is %s", name, got)
		}
	}
}

// A query that is saved again unchanged is saved, whatever another process did to that name.
func TestSavingAgainCounts(t *testing.T) {
	for name, other := range map[string]func(t *testing.T, s *state.State){
		"removed": func(_ *testing.T, s *state.State) { s.Remove("a") },
		"changed": func(t *testing.T, s *state.State) { keep(t, s, "a", "14d") },
	} {
		path := place(t)
		first := load(t, path)
		keep(t, &first, "a", "7d")
		save(t, path, first)
		mine, theirs := load(t, path), load(t, path)
		other(t, &theirs)
		save(t, path, theirs)
		keep(t, &mine, "a", "7d")
		save(t, path, mine)
		if got := names(load(t, path)); got != "a 7d" {
			t.Errorf("%s meanwhile: saved is %s", name, got)
		}
	}
}
