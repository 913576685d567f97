package views

import "slices"

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

// marksText says how many rows are marked, and how many of them in another dimension.
func (e *Explore) marksText() string {
	here := 0
	for _, m := range e.marks {
		if m.Dimension == e.result.Query.Dimension {
			here++
		}
	}
	if elsewhere := len(e.marks) - here; elsewhere > 0 {
		return e.env.Say.T("%d marked, %d of them in other dimensions", len(e.marks), elsewhere)
	}
	return e.env.Say.T("%d marked", here)
}
