package quality

import "time"

// A Timed is one value of a time shorter than a day, as the service returned it.
type Timed struct {
	Series string  // returned series name
	Value  string  // value of the dimension, as it came; empty for the whole app
	At     int64   // start of the time, in seconds since 1970-01-01T00:00Z
	V      float64 // in the unit of the series; finite, or a gap if the service returned no number
}

// A Timely is what one answer of the service says about times shorter than a day. Its points may come in any order,
// one for each start.
type Timely struct {
	Points  []Timed
	Listed  bool             // the answer had a list of indicators, maybe empty
	Notes   []Warning        // what could not be read
	Refused map[string]error // indicators, by request name, that the service refuses, and why: the answer lacks them
	Ahead   time.Duration    // how far the clock of this machine is ahead of the service's; zero if that is not known
}

// BuildTimed arranges points in a table for each series, over the moments of an axis, as Build does it with daily
// values. A cell is the mean of all points that start within its moment. App-wide points become the whole row.
func BuildTimed(axis Axis, known []string, points, whole []Timed) []Table {
	return buildTimed(axis, known, points, whole, false)
}

// BuildTimedApp is BuildTimed for the app-wide line alone, which makes the series.
func BuildTimedApp(axis Axis, known []string, whole []Timed) []Table {
	return buildTimed(axis, known, nil, whole, true)
}

func buildTimed(axis Axis, known []string, points, whole []Timed, ofApp bool) []Table {
	makes := points
	if ofApp {
		makes = whole
	}
	var tables []Table
	at := make(map[string]int)
	table := func(series string) *Table {
		i, has := at[series]
		if !has {
			i = len(tables)
			at[series] = i
			tables = append(tables, Table{Series: series, Axis: axis})
		}
		return &tables[i]
	}
	present := make(map[string]bool)
	for _, p := range makes {
		present[p.Series] = present[p.Series] || axis.holding(p.At) >= 0
	}
	for _, series := range known {
		if present[series] {
			table(series)
		}
	}
	rows := make(map[[2]string]int)
	sums := make(map[timedKey]timedSum)
	for _, p := range points {
		i := axis.holding(p.At)
		if i < 0 {
			continue
		}
		t := table(p.Series)
		key := [2]string{p.Series, p.Value}
		row, has := rows[key]
		if !has {
			row = len(t.Rows)
			rows[key] = row
			t.Rows = append(t.Rows, Row{Value: p.Value, Cells: gaps(axis.Len())})
		}
		addTimed(sums, timedKey{p.Series, row, i}, t.Rows[row].Cells, p.V)
	}
	for _, p := range whole {
		i := axis.holding(p.At)
		if i < 0 || !ofApp && !present[p.Series] {
			continue
		}
		t := table(p.Series)
		if t.Whole == nil {
			t.Whole = &Row{Cells: gaps(axis.Len())}
		}
		addTimed(sums, timedKey{p.Series, -1, i}, t.Whole.Cells, p.V)
	}
	return tables
}

// A timedKey is a cell of the tables of one answer; row is -1 for the whole app.
type timedKey struct {
	series  string
	row, at int
}

// A timedSum is what the mean of a cell is of.
type timedSum struct {
	sum float64
	n   int
}

func addTimed(sums map[timedKey]timedSum, key timedKey, cells []float64, v float64) {
	if IsGap(v) {
		return
	}
	s := sums[key]
	s.sum, s.n = s.sum+v, s.n+1
	sums[key] = s
	cells[key.at] = s.sum / float64(s.n)
}

// holding is the index of the moment that holds an instant, in seconds since 1970; -1 if none does.
func (a Axis) holding(unix int64) int {
	if a.n == 0 || unix < a.first.start {
		return -1
	}
	at := int((unix - a.first.start) / a.Step().seconds())
	if at >= a.n {
		return -1
	}
	return at
}
