package quality

import (
	"slices"
	"strings"
	"time"
)

// NewCourseFigures works out the lines of a course: what is usual at each time of the day, and when the line got
// worse.
func NewCourseFigures(c Course, known Catalogue) CourseFigures {
	f := CourseFigures{Course: c}
	axis := NewAxis(StepFiveMinutes, c.Query.Day.Start(), int(StepDay.Length()/StepFiveMinutes.Length()), SettleDelay)
	lines := make(map[string]map[Day][]float64)
	for _, p := range c.Points {
		if !ofIndicator(known.Series(p.Series), c.Query.Indicator) {
			continue
		}
		days := lines[p.Series]
		if days == nil {
			days = make(map[Day][]float64)
			lines[p.Series] = days
		}
		addSlot(days, axis, p)
	}
	for _, series := range inCatalogueOrder(lines, known, c.Query.Indicator) {
		if days := lines[series]; days[c.Query.Day] != nil {
			f.Lines = append(f.Lines, newCourseLine(known.Series(series), axis, c.Query, days))
		}
	}
	return f
}

// addSlot puts a point into the cells of its day.
func addSlot(days map[Day][]float64, axis Axis, p Timed) {
	day := DayOf(time.Unix(p.At, 0))
	cells := days[day]
	if cells == nil {
		cells = gaps(axis.Len())
		days[day] = cells
	}
	if at := int((p.At - day.Start().Unix()) / axis.Step().seconds()); at < len(cells) {
		cells[at] = p.V
	}
}

// ofIndicator says whether a series is one of an indicator. A series whose name the catalogue cannot read is if its
// name ends with that of the indicator.
func ofIndicator(s Series, indicator string) bool {
	return s.Known && s.Base.Name == indicator || !s.Known && strings.HasSuffix(s.Name, indicator)
}

// inCatalogueOrder lists the series of an indicator that there are: those that the catalogue lists in its order, and
// others by name after them.
func inCatalogueOrder[T any](present map[string]T, known Catalogue, indicator string) []string {
	in, _ := known.Indicator(indicator)
	var list, others []string
	for _, series := range in.Series {
		if _, is := present[series]; is {
			list = append(list, series)
		}
	}
	for series := range present {
		if !slices.Contains(list, series) {
			others = append(others, series)
		}
	}
	slices.Sort(others)
	return append(list, others...)
}

// newCourseLine works out a line from the figures of a series by day, one cell for each moment of a day.
func newCourseLine(s Series, axis Axis, q CourseQuery, days map[Day][]float64) CourseLine {
	l := CourseLine{Series: s, Axis: axis, Cells: days[q.Day], Usual: gaps(axis.Len()), Scatter: gaps(axis.Len())}
	for day, cells := range days {
		if day < q.Since && day < q.Day && 2*known(cells) >= len(cells) {
			l.Ordinary = append(l.Ordinary, day)
		}
	}
	slices.Sort(l.Ordinary)
	l.Onset = Onset{Was: Gap(), Now: Gap()}
	if len(l.Ordinary) < FewestOrdinary || known(l.Cells) == 0 {
		return l
	}
	past := make([][]float64, len(l.Ordinary))
	for i, day := range l.Ordinary {
		past[i] = days[day]
	}
	h := newHabit(s, l.Ordinary, past, q.Day)
	h.tell(&l)
	if s.Better != DirectionUnknown && l.Known() >= fewestSlots {
		l.findOnset(h)
	}
	return l
}

// known counts the values of cells.
func known(cells []float64) int {
	n := 0
	for _, v := range cells {
		if !IsGap(v) {
			n++
		}
	}
	return n
}
