package views

import (
	"slices"

	"rtcscope/quality"
)

// A Subject is what a screen is about: a query and, where there is one, the row under the cursor. What moves on to another
// screen begins there.
type Subject struct {
	Query     quality.Query
	Wrong     string         // why the query cannot be asked, in English
	Result    quality.Result // the answer that is shown
	HasResult bool
	Loading   bool // a newer one is under way
	Series    string
	Value     string // of the row under the cursor
	HasRow    bool
	Filter    string // that hides rows of the result
	Marking   Marking
}

// Marking is where rows are marked.
type Marking interface {
	Marks() []Mark
	Marked(value string) bool
}

// shown is the query of the answer that is shown or, without any, that of the screen.
func (s Subject) shown() quality.Query {
	if s.HasResult {
		return s.Result.Query
	}
	return s.Query
}

// marks are the rows that are marked or, without any, the one under the cursor.
func (s Subject) marks() []Mark {
	if s.Marking != nil {
		if list := s.Marking.Marks(); len(list) > 0 {
			return slices.Clone(list)
		}
	}
	if !s.HasRow {
		return nil
	}
	return []Mark{{Dimension: s.shown().Dimension, Value: s.Value}}
}

// unfiltered says that a screen shows all rows, where the table that it was opened from does not.
func (s Subject) unfiltered(env *Env) string {
	if s.Filter == "" {
		return ""
	}
	return env.Say.T("the filter %q does not apply here: all rows are shown", s.Filter)
}
