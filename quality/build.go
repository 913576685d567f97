package quality

// Build arranges the points of a query in a table for each series, over all days of the query and all compared days.
// Series come in the order of known, then of their first point; rows come in the order of their first point. A later
// point for a cell replaces an earlier one. App-wide points become the whole row of a series that has rows. Points of
// the days before the range, see BeforeDays, tell the past of these rows, but make neither rows nor series. Points of
// other days are left out.
func Build(q Query, known []string, points, whole []Point) []Table {
	b := newBuilder(q)
	b.arrange(known, points)
	for _, p := range points {
		if b.wanted(p.Day) {
			b.set(b.row(p.Series, p.Value), p)
		}
	}
	b.setWhole(whole)
	b.setBefore(points, whole)
	return b.tables
}

// BuildApp is Build for an AppQuery: the app-wide points make the series, and the app-wide row is their only one.
func BuildApp(q Query, known []string, whole []Point) []Table {
	b := newBuilder(q)
	b.arrange(known, whole)
	for _, p := range whole {
		if b.wanted(p.Day) {
			b.table(p.Series)
		}
	}
	b.setWhole(whole)
	b.setBefore(nil, whole)
	return b.tables
}

// A builder collects the tables of one query.
type builder struct {
	query          Query
	past           Range
	axis, pastAxis Axis
	tables         []Table
	series         map[string]int   // index of a series' table
	rows           []map[string]int // for each table, index of a row by its value

	at   int // index of the table of the point before
	next int // index of the row after that of the point before: values of each day come in the same order
}

func newBuilder(q Query) *builder {
	b := &builder{query: q, axis: DayAxis(q.Range), series: make(map[string]int)}
	if past, compared := q.Past(); compared {
		b.past, b.pastAxis = past, DayAxis(past)
	}
	return b
}

// arrange makes the tables of the known series that have points, in their order.
func (b *builder) arrange(known []string, points []Point) {
	present := make(map[string]bool)
	last := ""
	for _, p := range points {
		if p.Series != last && b.wanted(p.Day) {
			present[p.Series] = true
			last = p.Series
		}
	}
	for _, series := range known {
		if present[series] {
			b.table(series)
		}
	}
}

// setWhole sets the app-wide rows of the tables.
func (b *builder) setWhole(whole []Point) {
	for _, p := range whole {
		if at, ok := b.series[p.Series]; ok && b.wanted(p.Day) {
			t := &b.tables[at]
			if t.Whole == nil {
				row := b.newRow("")
				t.Whole = &row
			}
			b.set(t.Whole, p)
		}
	}
}

func (b *builder) compared() bool { return b.pastAxis.Len() > 0 }

func (b *builder) wanted(d Day) bool {
	return b.query.Range.Contains(d) || b.compared() && b.past.Contains(d)
}

func (b *builder) table(series string) *Table {
	if !b.find(series) {
		b.at = len(b.tables)
		b.series[series] = b.at
		b.tables = append(b.tables, Table{Series: series, Axis: b.axis, Past: b.pastAxis})
		b.rows = append(b.rows, make(map[string]int))
	}
	return &b.tables[b.at]
}

// find goes to the table of a series, if it has one.
func (b *builder) find(series string) bool {
	if b.at < len(b.tables) && b.tables[b.at].Series == series {
		return true
	}
	at, ok := b.series[series]
	if ok {
		b.at = at
	}
	return ok
}

func (b *builder) row(series, value string) *Row {
	t := b.table(series)
	if !b.findRow(value) {
		b.rows[b.at][value] = len(t.Rows)
		t.Rows = append(t.Rows, b.newRow(value))
		b.next = len(t.Rows)
	}
	return &t.Rows[b.next-1]
}

// findRow goes to the row of a value in the table that the builder is at, if there is one. That is then the row before
// next.
func (b *builder) findRow(value string) bool {
	if rows := b.tables[b.at].Rows; b.next < len(rows) && rows[b.next].Value == value {
		b.next++
		return true
	}
	at, ok := b.rows[b.at][value]
	if ok {
		b.next = at + 1
	}
	return ok
}

func (b *builder) newRow(value string) Row {
	row := Row{Value: value, Cells: gaps(b.axis.Len())}
	if b.compared() {
		row.Past = gaps(b.pastAxis.Len())
	}
	return row
}

func (b *builder) set(row *Row, p Point) {
	if IsGap(p.V) {
		return
	}
	if b.query.Range.Contains(p.Day) {
		row.Cells[p.Day-b.query.Range.From] = p.V
	}
	if b.compared() && b.past.Contains(p.Day) {
		row.Past[p.Day-b.past.From] = p.V
	}
}
