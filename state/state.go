// Package state keeps what is remembered between runs. One file has what the explorer remembers: the last query, saved
// queries, and the columns and the chart of the table. Another has the incidents that triages found, so that they keep
// their ids. None of it is secret, and none is worth a failing start: trouble with a file is only a note.
package state

import (
	"slices"

	"rtcscope/quality"
	"rtcscope/xdg"
)

// Version is the version of the file's format. It rises when older programs would misread the file. New fields do not
// raise it, because a program keeps the fields that it does not know.
const Version = 1

// A State is what the explorer remembers. The zero State is that of a first run.
type State struct {
	Last    Query // the last query that was run; zero if there is none
	Saved   []SavedQuery
	Columns Columns
	Chart   *bool // whether the chart is shown; nil for the explorer's default, which is to show it

	loaded []SavedQuery // as they were in the file
	gone   []SavedQuery // removed or replaced by this run
	kept   []string     // the names under which this run saved queries
	more   object       // the fields that this program does not know
}

// A SavedQuery is a query with a name that a person gave it.
type SavedQuery struct {
	Name  string `json:"name"`
	Query Query  `json:"query"`

	more object
}

// Columns is the arrangement of the table's columns, by their IDs.
type Columns struct {
	Hidden []string `json:"hidden,omitempty"`
	Order  []string `json:"order,omitempty"`

	more object
}

// Path is the path of the file: $XDG_STATE_HOME/rtcscope/state.json, or the same below ~/.local/state. It is empty if
// there is no home.
func Path(getenv func(string) string, home string) string {
	return xdg.File(xdg.State(), getenv, home, "state.json")
}

// Keep saves a query under a name. It replaces the query that has the name. The error says why a text cannot be a
// name. Keep and Remove do not change the lists of copies of the State, so that one copy can be written while another
// changes.
func (s *State) Keep(name string, q Query) error {
	if p := quality.CheckName(name); p != nil {
		return p
	}
	s.kept = append(slices.Clip(s.kept), name)
	s.Saved = slices.Clone(s.Saved)
	if at := find(s.Saved, name); at >= 0 {
		s.gone = append(slices.Clip(s.gone), s.Saved[at])
		s.Saved[at].Query = q
		return nil
	}
	s.Saved = append(s.Saved, SavedQuery{Name: name, Query: q})
	return nil
}

// Remove removes the saved query of a name. Save then removes it from the file, too.
func (s *State) Remove(name string) {
	at := find(s.Saved, name)
	if at < 0 {
		return
	}
	s.gone = append(slices.Clip(s.gone), s.Saved[at])
	s.Saved = slices.Delete(slices.Clone(s.Saved), at, at+1)
}

// Named is the saved query of a name, or false if there is none.
func (s State) Named(name string) (Query, bool) {
	if at := find(s.Saved, name); at >= 0 {
		return s.Saved[at].Query, true
	}
	return Query{}, false
}

func find(saved []SavedQuery, name string) int {
	return slices.IndexFunc(saved, func(q SavedQuery) bool { return q.Name == name })
}
