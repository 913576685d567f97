package quality

import (
	"slices"
	"strings"
)

// Bounds are the least and the greatest value of a unit.
type Bounds struct{ Low, High float64 }

// Warnings about numbers that cannot be right, as formats for a count.
const (
	WarnImpossible = "%d values are impossible in their unit (a percentage lies between 0 and 100) and are shown as gaps"
	WarnFractions  = "no success rate is above 1 in %d series: they look like fractions, not percentages; nothing is " +
		"scaled"
)

// Possible says whether the series can have a value. Gaps are always possible, and so is any value of a series that is
// not known or whose unit has no bounds.
func (s Series) Possible(v float64) bool {
	return !s.Bounded || IsGap(v) || s.Bounds.Low <= v && v <= s.Bounds.High
}

// Possible returns the points with impossible values replaced by gaps, and their number. Without any, it returns the
// same list.
func (c Catalogue) Possible(points []Point) (list []Point, impossible int) {
	known := make(map[string]Series)
	list = points
	var s Series
	for i, p := range points {
		if i == 0 || p.Series != s.Name { // values of a series follow each other
			var ok bool
			if s, ok = known[p.Series]; !ok {
				s = c.Series(p.Series)
				known[p.Series] = s
			}
		}
		if s.Possible(p.V) {
			continue
		}
		if impossible++; impossible == 1 {
			list = slices.Clone(points)
		}
		list[i].V = Gap()
	}
	return list, impossible
}

// PossibleTimed is Possible for values of shorter times.
func (c Catalogue) PossibleTimed(points []Timed) (list []Timed, impossible int) {
	known := make(map[string]Series)
	list = points
	for i, p := range points {
		s, has := known[p.Series]
		if !has {
			s = c.Series(p.Series)
			known[p.Series] = s
		}
		if s.Possible(p.V) {
			continue
		}
		if impossible++; impossible == 1 {
			list = slices.Clone(points)
		}
		list[i].V = Gap()
	}
	return list, impossible
}

// Doubts are warnings about tables as a whole.
func Doubts(tables []Table) []Warning {
	n := 0
	for _, t := range tables {
		if t.fractions() {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []Warning{{Text: WarnFractions, Count: n}}
}

// fractions says whether the table is of a success rate and has values, all of them at most 1: no success rate is
// below one percent everywhere. Zeros alone prove nothing.
func (t Table) fractions() bool {
	if !strings.HasSuffix(t.Series, "_success_rate") {
		return false
	}
	some := false
	rows := t.Rows
	if t.Whole != nil {
		rows = append(rows[:len(rows):len(rows)], *t.Whole)
	}
	for _, row := range rows {
		for _, cells := range [][]float64{row.Cells, row.Past} {
			for _, v := range cells {
				if v > 1 {
					return false
				}
				some = some || v > 0
			}
		}
	}
	return some
}
