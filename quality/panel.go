package quality

import (
	"math"
	"slices"
	"sync"
)

// A panel holds the values of all rows of one dimension in all series that are known of it, over the same moments.
type panel struct {
	moments []Moment // the past ones, then those of the range
	from    int      // index of the first moment of the range
	first   int      // index of the first moment that is judged, which is later where a long range is its own past
	series  []Series
	rows    []panelRow
	whole   panelRow    // of the app; without lines where it is not known
	moves   [][]float64 // see movements

	sharing sync.Once
	parts   map[string]float64 // see shares
}

// A panelRow is one value of the dimension, or the app.
type panelRow struct {
	value string
	lines []*line // by series of the panel; nil where the row has none
	users float64 // over at most SpanDays; 0 where they are not known
}

// A line is one row in one series, on the scale of root. Its slices go by moment, with gaps for unknown values.
type line struct {
	series Series
	x      []float64 // what came
	base   float64   // median of the past; a gap where too little of it is known
	move   []float64 // how all rows moved, as a part of base
	moved  []float64 // sums of move before a moment
	expect []float64 // base, with move and the rhythm of the week
	e      []float64 // what is left of x without expect
	usual  []float64 // median of e before a moment; a gap where less than fewestPast is known
	before []int     // number of known values before a moment
	sums   []float64 // of e before a moment
	sigma  float64   // ordinary deviation of e
	own    float64   // deviation of the line's own past values
	few    bool      // its row is one of few calls
	part   bool      // it is its own past, because its compared moments are still to come
	first  int       // index of the first moment at which it is judged, which is later where it is its own past
}

// judged says whether enough is known of a line to judge it.
func (l *line) judged() bool { return l != nil && !IsGap(l.base) }

// root is the scale on which values are judged: the square root of what goes wrong, in percent. The number of calls
// that go wrong is close to Poisson, whose root has the same deviation whatever its size. Values of another unit than
// percent stay as they are. Higher is worse.
func (s Series) root(v float64) float64 {
	switch {
	case s.Unit == "%" && s.Better != DirectionUnknown:
		return math.Sqrt(s.loss(v))
	case s.Better == HigherBetter:
		return -v
	}
	return v
}

// unroot is the inverse of root.
func (s Series) unroot(x float64) float64 {
	switch {
	case s.Unit != "%" || s.Better == DirectionUnknown:
		if s.Better == HigherBetter {
			return -x
		}
		return x
	case s.Better == HigherBetter:
		return 100 - max(0, x)*max(0, x)
	}
	return max(0, x) * max(0, x)
}

// pooled says whether the noise of a series has a scale in common with that of others.
func (s Series) pooled() bool { return s.Unit == "%" && s.Better != DirectionUnknown }

// newPanel arranges the tables of answers to one dimension over the same days.
func newPanel(answers []Result, known Catalogue) *panel {
	p := &panel{}
	var tables []Table
	users := make(map[string]float64)
	var parts []bool
	for _, r := range answers {
		for value, u := range r.Users.Of {
			users[value] = u.Count
		}
		for _, t := range r.Tables {
			tables, parts = append(tables, t), append(parts, r.Provisional())
			p.series = append(p.series, known.Series(t.Series))
		}
	}
	at := p.arrange(tables)
	rows := make(map[string]int)
	lines := newLines(tables, len(p.moments))
	for i, t := range tables {
		past, from := t.pastMoments()
		pastAt, ownAt := indexes(at, past), indexes(at, t.Axis.Moments())
		take := func(row Row) *line {
			l := lines.next(p.series[i])
			l.part = parts[i]
			values := t.pastValues(row)
			for i, from := range from {
				if from < len(values) {
					l.put(pastAt[i], values[from])
				}
			}
			for i, v := range row.Cells {
				l.put(ownAt[i], v)
			}
			return l
		}
		for _, row := range t.Rows {
			r, ok := rows[row.Value]
			if !ok {
				r = len(p.rows)
				rows[row.Value] = r
				p.rows = append(p.rows, panelRow{row.Value, make([]*line, len(p.series)), users[row.Value]})
			}
			p.rows[r].lines[i] = take(row)
		}
		if t.Whole != nil {
			if p.whole.lines == nil {
				p.whole.lines = make([]*line, len(p.series))
			}
			p.whole.lines[i] = take(*t.Whole)
		}
	}
	p.ownPast()
	p.prepare()
	return p
}

// lines are the memory of all lines of a panel: a large one has ten thousands.
type lines struct {
	moments int
	list    []line
	values  []float64
	counts  []int
}

// newLines makes room for the rows of tables, over so many moments.
func newLines(tables []Table, moments int) *lines {
	n := 0
	for _, t := range tables {
		if n += len(t.Rows); t.Whole != nil {
			n++
		}
	}
	return &lines{moments, make([]line, n), make([]float64, n*(5*moments+2)), make([]int, n*(moments+1))}
}

// next is a line without values.
func (s *lines) next(series Series) *line {
	l, n := &s.list[0], s.moments
	s.list = s.list[1:]
	take := func(n int) (part []float64) {
		part, s.values = s.values[:n:n], s.values[n:]
		return part
	}
	l.series, l.x, l.e, l.expect, l.usual, l.sums = series, take(n), take(n), take(n), take(n+1), take(n+1)
	l.before, s.counts = s.counts[:n+1:n+1], s.counts[n+1:]
	for i := range l.x {
		l.x[i] = Gap()
	}
	return l
}

// arrange puts the moments of all tables in their order, and returns the index of each.
func (p *panel) arrange(tables []Table) map[Moment]int {
	at := make(map[Moment]int)
	for _, t := range tables {
		past, _ := t.pastMoments()
		for _, m := range slices.Concat(past, t.Axis.Moments()) {
			if _, seen := at[m]; !seen {
				at[m] = 0
				p.moments = append(p.moments, m)
			}
		}
	}
	slices.SortFunc(p.moments, func(a, b Moment) int {
		switch {
		case a.Before(b):
			return -1
		case b.Before(a):
			return 1
		}
		return 0
	})
	for i, m := range p.moments {
		at[m] = i
	}
	if len(tables) > 0 {
		p.from = at[tables[0].Axis.First()]
		p.first = p.from
	}
	return at
}

// ownPast makes the older half of a long range what the newer half is judged by, where too few moments before the
// range are known: there may be compared moments that nobody holds.
func (p *panel) ownPast() {
	known := 0
	for t := range p.from {
		if slices.ContainsFunc(p.rows, func(r panelRow) bool { return r.known(t) }) || p.whole.known(t) {
			known++
		}
	}
	if n := len(p.moments) - p.from; known < fewestPast && n >= pastFrom {
		p.first = p.from + n/2
	}
}

// known says whether a row has a value at a moment, in any series.
func (r panelRow) known(t int) bool {
	return slices.ContainsFunc(r.lines, func(l *line) bool { return l != nil && !IsGap(l.x[t]) })
}

// indexes are those of moments.
func indexes(at map[Moment]int, moments []Moment) []int {
	list := make([]int, len(moments))
	for i, m := range moments {
		list[i] = at[m]
	}
	return list
}

// put takes a value, unless it is a gap.
func (l *line) put(at int, v float64) {
	if !IsGap(v) {
		l.x[at] = bounded(l.series.root(v))
	}
}

// bounded keeps a value within what can be multiplied and squared: values so large or so small are no figures of
// calls.
func bounded(x float64) float64 {
	const least, most = 1e-20, 1e60
	if math.Abs(x) < least {
		return 0
	}
	return max(-most, min(x, most))
}

// prepare works out what is ordinary for each line.
func (p *panel) prepare() {
	all := p.rows
	if p.whole.lines != nil {
		all = append(slices.Clip(all), p.whole)
	}
	var past []float64
	for _, r := range all {
		for _, l := range r.lines {
			if l != nil {
				l.base, l.first = Gap(), p.firstOf(l)
				l.part = l.first > p.first
				past = past[:0]
				for _, x := range l.x[:l.first] {
					if !IsGap(x) {
						past = append(past, x)
					}
				}
				if len(past) >= fewestPast {
					l.base = median(past)
				}
			}
		}
	}
	p.moves = p.movements()
	still := make([]float64, len(p.moments)+1)
	moved := make([][]float64, len(p.series))
	for s, move := range p.moves {
		moved[s] = make([]float64, len(move)+1)
		for t, m := range move {
			moved[s][t+1] = moved[s][t] + m
		}
	}
	var sorted []float64
	for i, r := range all {
		for s, l := range r.lines {
			if !l.judged() {
				continue
			}
			l.move, l.moved = p.moves[s], moved[s]
			if i == len(p.rows) { // the movement of the app is what is judged
				l.move, l.moved = still[1:], still
			}
			for t, x := range l.x {
				l.expect[t] = l.base * (1 + l.move[t])
				l.e[t] = x - l.expect[t]
			}
		}
		p.weekly(r)
		for _, l := range r.lines {
			if l.judged() {
				sorted = l.index(sorted)
			}
		}
		r.noise()
	}
}

// index works out the sums and the medians before each moment. It sorts in a buffer, which it returns.
func (l *line) index(buffer []float64) []float64 {
	n, sorted := len(l.e), buffer[:0]
	for t := 0; ; t++ {
		l.before[t], l.usual[t] = len(sorted), Gap()
		if k := len(sorted); k >= fewestPast {
			l.usual[t] = (sorted[(k-1)/2] + sorted[k/2]) / 2
		}
		if t == n {
			return sorted
		}
		l.sums[t+1] = l.sums[t]
		if v := l.e[t]; !IsGap(v) {
			l.sums[t+1] += v
			at, after := 0, len(sorted) // where it belongs: behind those that are no larger
			for at < after {
				if half := (at + after) / 2; sorted[half] > v {
					after = half
				} else {
					at = half + 1
				}
			}
			sorted = append(sorted, v)
			copy(sorted[at+1:], sorted[at:])
			sorted[at] = v
		}
	}
}

// median is the median of values, whose order it changes.
func median(values []float64) float64 {
	n := len(values)
	half := n / 2
	upper := nth(values, half)
	if n%2 == 1 {
		return upper
	}
	return (slices.Max(values[:half]) + upper) / 2
}

// nth is the value that would be at an index if values were sorted. It leaves those that are no larger before it.
func nth(values []float64, at int) float64 {
	const few = 12
	for from, to := 0, len(values); ; {
		if to-from <= few {
			slices.Sort(values[from:to])
			return values[at]
		}
		pivot := values[from+(to-from)/2]
		low, high := from, to-1 // values before low are no larger than the pivot, those after high no smaller
		for low <= high {
			switch {
			case values[low] < pivot:
				low++
			case values[high] > pivot:
				high--
			default:
				values[low], values[high] = values[high], values[low]
				low, high = low+1, high-1
			}
		}
		switch {
		case at <= high:
			to = high + 1
		case at >= low:
			from = low
		default:
			return values[at]
		}
	}
}
