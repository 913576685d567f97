package views

import (
	"slices"

	"rtcscope/quality"
)

// A Subject is what a screen is about: a query and, if there is one, the row under the cursor. A screen that is opened
// from it starts there.
type Subject struct {
	Query     quality.Query
	Wrong     string         // why the query is invalid, in English
	Result    quality.Result // the answer that is shown
	HasResult bool
	OfTable   bool // whether the result is the one of the explore screen
	Loading   bool // whether a newer result is under way
	Series    string
	Value     string // of the row under the cursor
	HasRow    bool
	Whole     bool   // whether that row is the app-wide one
	Filter    string // of the rows that are shown
	Marking   Marking
}

// Marking gives access to the marks of the explore screen.
type Marking interface {
	Marks() []Mark
	Marked(value string) bool
}

// Shown returns the query of the result or, without a result, the query of the screen.
func (s Subject) Shown() quality.Query {
	if s.HasResult {
		return s.Result.Query
	}
	return s.Query
}

// marks returns the marked rows or, if there are none, the row under the cursor.
func (s Subject) marks() []Mark {
	if s.Marking != nil {
		if list := s.Marking.Marks(); len(list) > 0 {
			return slices.Clone(list)
		}
	}
	if !s.HasRow || s.Whole {
		return nil
	}
	return []Mark{{Dimension: s.Shown().Dimension, Value: s.Value}}
}

// unfiltered returns a note that the filter of the table does not apply to a screen. It is empty without a filter.
func (s Subject) unfiltered(env *Env) string {
	if s.Filter == "" {
		return ""
	}
	return env.Say.T("the filter %q does not apply here: all rows are shown", s.Filter)
}
