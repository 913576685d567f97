package views

import (
	"slices"

	"rtcscope/quality"
)

// A Mark names a row that is marked to be copied or compared. Marks survive changes of order, filter, days, indicator
// and dimension, so that one chart can compare values of several dimensions.
type Mark struct{ Dimension, Value string }

// Marks returns the marks in the order in which they were made.
func (e *Explore) Marks() []Mark { return slices.Clone(e.marks) }

// Marked reports whether a value of the shown dimension is marked.
func (e *Explore) Marked(value string) bool {
	return slices.Contains(e.marks, Mark{e.result.Query.Dimension, value})
}

// Empty reports whether no row is shown.
func (e *Explore) Empty() bool { return e.prepared == nil || e.prepared.Len() == 0 }

// Toggle marks a value of the shown dimension, or removes its mark.
func (e *Explore) Toggle(value string) {
	mark := Mark{e.result.Query.Dimension, value}
	if at := slices.Index(e.marks, mark); at >= 0 {
		e.marks = slices.Delete(slices.Clone(e.marks), at, at+1)
		return
	}
	e.marks = append(slices.Clip(e.marks), mark)
}

// mark marks the row under the cursor, or removes its mark, and moves to the next row.
func (e *Explore) mark() {
	if key, ok := e.table.Key(); ok {
		e.Toggle(key)
		e.table.Move(1)
	}
}

// Unmark removes all marks, and says how many there were.
func (e *Explore) Unmark() string {
	n := len(e.marks)
	e.marks = nil
	return e.env.Say.T("%d marks cleared", n)
}

// noMarks refuses to clear marks where there are none.
func (e *Explore) noMarks() string {
	return whyNoMarks(len(e.marks))
}

// marksText says how many rows of the answer are marked, and where the other marks are.
func (e *Explore) marksText() string { return marksText(e.env, sortMarks(e.marks, e.result)) }

// sortedMarks are marks by where they lie.
type sortedMarks struct {
	here      []Mark // values of the answer
	lacking   []Mark // values of its dimension that it lacks
	elsewhere []Mark // values of other dimensions
}

// sortMarks sorts marks by where they lie to an answer. They keep their order.
func sortMarks(marks []Mark, r quality.Result) sortedMarks {
	held := func(value string) bool {
		return slices.ContainsFunc(r.Tables, func(t quality.Table) bool {
			return slices.ContainsFunc(t.Rows, func(row quality.Row) bool { return row.Value == value })
		})
	}
	var sorted sortedMarks
	for _, m := range marks {
		switch {
		case m.Dimension != r.Query.Dimension:
			sorted.elsewhere = append(sorted.elsewhere, m)
		case held(m.Value):
			sorted.here = append(sorted.here, m)
		default:
			sorted.lacking = append(sorted.lacking, m)
		}
	}
	return sorted
}

// marksText says how many marks lie in an answer, and where the others do.
func marksText(env *Env, marks sortedMarks) string {
	say := env.Say.T
	var parts []string
	if n := len(marks.here); n > 0 {
		parts = append(parts, say("%d marked", n))
	}
	if n := len(marks.elsewhere); n > 0 {
		var dimensions []string
		for _, m := range marks.elsewhere {
			if name := say(m.Dimension); !slices.Contains(dimensions, name) {
				dimensions = append(dimensions, name)
			}
		}
		parts = append(parts, say("%d marks are of %s", n, env.Say.List(dimensions...)))
	}
	if n := len(marks.lacking); n > 0 {
		parts = append(parts, say("%d marks are of values that this answer lacks", n))
	}
	return env.Say.List(parts...)
}
