package quality

import "slices"

// setBefore sets what the points tell of the days before the range, for the rows that the tables have.
func (b *builder) setBefore(points, whole []Point) {
	days := Range{From: b.query.Range.From, To: b.query.Range.From - 1}
	for _, list := range [][]Point{points, whole} {
		for _, p := range list {
			if p.Day >= b.query.Range.From-BeforeDays && !IsGap(p.V) {
				days.From = min(days.From, p.Day)
			}
		}
	}
	if days.Len() == 0 {
		return
	}
	for at := range b.tables {
		b.tables[at].makeBefore(days.Len())
	}
	oldest := days.To + 1 // of a value of a row
	for _, p := range points {
		if !days.Contains(p.Day) || IsGap(p.V) {
			continue
		}
		if b.find(p.Series) && b.findRow(p.Value) {
			b.tables[b.at].Rows[b.next-1].Before[p.Day-days.From] = p.V
			oldest = min(oldest, p.Day)
		}
	}
	for _, p := range whole {
		if !days.Contains(p.Day) || IsGap(p.V) {
			continue
		}
		if at, ok := b.series[p.Series]; ok && b.tables[at].Whole != nil {
			b.tables[at].Whole.Before[p.Day-days.From] = p.V
			oldest = min(oldest, p.Day)
		}
	}
	for at := range b.tables {
		b.tables[at].cutBefore(Range{From: oldest, To: days.To})
	}
}

// makeBefore gives every row of the table so many gaps before the range. The rows share an array.
func (t *Table) makeBefore(days int) {
	cells := gaps(days * len(t.Rows))
	for i := range t.Rows {
		t.Rows[i].Before = slices.Clip(cells[i*days : (i+1)*days])
	}
	if t.Whole != nil {
		t.Whole.Before = gaps(days)
	}
}

// cutBefore leaves the table a range of days, which ends where its Before does.
func (t *Table) cutBefore(days Range) {
	t.Before = DayAxis(days)
	cut := func(row *Row) {
		if row.Before = row.Before[len(row.Before)-days.Len():]; len(row.Before) == 0 {
			row.Before = nil
		}
	}
	for i := range t.Rows {
		cut(&t.Rows[i])
	}
	if t.Whole != nil {
		cut(t.Whole)
	}
}
