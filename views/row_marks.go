package views

import "slices"

// rowMarks are marks that a screen keeps itself, as they concern the values of a dimension.
type rowMarks struct {
	list      []Mark // in the order in which they were made
	dimension string
}

// Marks implements Marking.
func (m rowMarks) Marks() []Mark { return m.list }

// Marked implements Marking.
func (m rowMarks) Marked(value string) bool { return slices.Contains(m.list, Mark{m.dimension, value}) }

// toggled returns the marks with one more or, if the value is marked, without that.
func (m rowMarks) toggled(value string) rowMarks {
	mark := Mark{m.dimension, value}
	if at := slices.Index(m.list, mark); at >= 0 {
		m.list = slices.Delete(slices.Clone(m.list), at, at+1)
	} else {
		m.list = append(slices.Clip(m.list), mark)
	}
	return m
}

// marksOf returns the marks that a screen has taken over as marks of its own.
func marksOf(m Marking, dimension string) rowMarks {
	own := rowMarks{dimension: dimension}
	if m != nil {
		own.list = slices.Clone(m.Marks())
	}
	return own
}

// sayCleared says how many marks were removed.
func sayCleared(env *Env, n int) Intent { return Say{env.Say.T("%d marks cleared", n)} }

// whyNoMarks says why no marks can be removed; empty if there are some.
func whyNoMarks(n int) string {
	if n == 0 {
		return refuseUnmarked
	}
	return ""
}
