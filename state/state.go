// Package state keeps what the explorer remembers between runs: the last query, saved queries, and what the table
// shows. Nothing of it is worth a start that fails, so trouble with the file is a note, and nothing of it is a secret.
package state

import (
	"slices"

	"rtcscope/quality"
	"rtcscope/xdg"
)

// Version is that of the file's shape. It rises when an older program would misread a file; fields that are merely new
// do not raise it, for a program keeps those that it does not know.
const Version = 1

// A State is what is remembered. The zero State is that of a first run.
type State struct {
	Last    Query // asked last; the zero Query where none was
	Saved   []SavedQuery
	Columns Columns
	Chart   *bool // whether the chart is shown; nil leaves that to the explorer, which shows it

	loaded []SavedQuery // as they were in the file: what this run changed is what differs
	gone   []SavedQuery // that this run removed or replaced
	kept   []string     // names under which this run saved a query
	more   object       // fields that this program does not know
}

// A SavedQuery is a query under a name of a person's choice.
type SavedQuery struct {
	Name  string `json:"name"`
	Query Query  `json:"query"`

	more object
}

// Columns are the table's columns as they were arranged, by their names.
type Columns struct {
	Hidden []string `json:"hidden,omitempty"`
	Order  []string `json:"order,omitempty"`

	more object
}

// Path is where the file is: $XDG_STATE_HOME/rtcscope/state.json, or the same below ~/.local/state. It is empty where
// there is no home.
func Path(getenv func(string) string, home string) string {
	return xdg.File(xdg.State(), getenv, home, "state.json")
}

// Keep puts a query under a name, in the place of the one that had it. The error says why the name cannot be one. Like
// Remove it leaves the lists of earlier copies of the State alone, so that one copy can be saved while another changes.
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

// Remove forgets the query of a name, in the file as well when that is saved.
func (s *State) Remove(name string) {
	at := find(s.Saved, name)
	if at < 0 {
		return
	}
	s.gone = append(slices.Clip(s.gone), s.Saved[at])
	s.Saved = slices.Delete(slices.Clone(s.Saved), at, at+1)
}

// Named is the saved query of a name.
func (s State) Named(name string) (Query, bool) {
	if at := find(s.Saved, name); at >= 0 {
		return s.Saved[at].Query, true
	}
	return Query{}, false
}

func find(saved []SavedQuery, name string) int {
	return slices.IndexFunc(saved, func(q SavedQuery) bool { return q.Name == name })
}
