package quality

import "strings"

// Bounds are what the values of a unit lie between, both ends among them.
type Bounds struct{ Low, High float64 }

// What there is to say of values that are numbers, and yet cannot be right; formats for a count.
const (
	WarnImpossible = "%d values are impossible in their unit (a percentage lies between 0 and 100) and are shown as gaps"
	WarnFractions  = "no success rate is above 1 in %d series: they look like fractions, not percentages; nothing is scaled"
)

// Possible says whether a value can be one of the series. Of a unit without bounds, and of a series that nobody knows,
// any value can; a gap is no value and always possible.
func (s Series) Possible(v float64) bool {
	return !s.Bounded || IsGap(v) || s.Bounds.Low <= v && v <= s.Bounds.High
}

// Possible is the points with those that cannot be as gaps, and how many those are.
func (c Catalogue) Possible(points []Point) (list []Point, impossible int) {
	known := make(map[string]Series)
	for _, p := range points {
		s, ok := known[p.Series]
		if !ok {
			s = c.Series(p.Series)
			known[p.Series] = s
		}
		if !s.Possible(p.V) {
			p.V = Gap()
			impossible++
		}
		list = append(list, p)
	}
	return list, impossible
}

// Doubts are what there is to say of tables as a whole.
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

// fractions says whether a success rate has values, and none above 1: nobody's success rate is below one percent
// everywhere. Zeros alone say nothing.
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
