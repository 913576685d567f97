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
	Whole     bool     // whether that row is the app-wide one
	Filter    string   // of the rows that are shown
	Filtered  []string // values of the rows that pass the filter, in their order; nil without a filter
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

// compared returns the rows of a comparison: the marked ones; if one is marked, that and the row under the cursor;
// without marks those that pass a filter, if these are two or more and one chart takes them; else the row under the
// cursor.
func (s Subject) compared() []Mark {
	list := s.marks()
	cursor := Mark{Dimension: s.Shown().Dimension, Value: s.Value}
	_, ofIncidents := s.Marking.(placeMarks) // which have marks without that a person made any
	switch {
	case len(list) != 1 || !s.HasRow || s.Whole || ofIncidents:
	case list[0] != cursor:
		list = append(list, cursor)
	case len(s.Filtered) > 1 && len(s.Filtered) <= mostCurves && !s.marked():
		list = nil
		for _, value := range s.Filtered {
			list = append(list, Mark{Dimension: cursor.Dimension, Value: value})
		}
	}
	return list
}

// marked reports whether the row under the cursor is marked.
func (s Subject) marked() bool { return s.Marking != nil && s.Marking.Marked(s.Value) }

// marks returns the marked rows or, if there are none, the row under the cursor. Marks of the explore screen count
// only if one of them at least lies in the answer: then those of other dimensions count, too, since one chart can
// compare them.
func (s Subject) marks() []Mark {
	if s.Marking != nil {
		list := s.Marking.Marks()
		if s.OfTable && s.HasResult {
			sorted := sortMarks(list, s.Result)
			list = slices.DeleteFunc(slices.Clone(list), func(m Mark) bool { return slices.Contains(sorted.lacking, m) })
			if len(sorted.here) == 0 {
				list = nil
			}
		}
		if len(list) > 0 {
			return slices.Clone(list)
		}
	}
	if !s.HasRow || s.Whole {
		return nil
	}
	return []Mark{{Dimension: s.Shown().Dimension, Value: s.Value}}
}

// unused says which marks of the explore screen a comparison leaves out. It is empty if it takes all.
func (s Subject) unused(env *Env) string {
	if s.Marking == nil || !s.OfTable || !s.HasResult {
		return ""
	}
	sorted := sortMarks(s.Marking.Marks(), s.Result)
	if len(sorted.here) > 0 {
		sorted.here, sorted.elsewhere = nil, nil
	}
	return marksText(env, sorted)
}

// unfiltered returns a note that the filter of the table does not apply to a screen. It is empty without a filter.
func (s Subject) unfiltered(env *Env) string {
	if s.Filter == "" {
		return ""
	}
	return env.Say.T("the filter %q does not apply here: all rows are shown", s.Filter)
}
