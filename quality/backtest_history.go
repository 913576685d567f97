package quality

import "slices"

// A history is the answer to a query with all of its days in a row, from which the answer of an earlier day is cut.
type history struct {
	query  Query
	days   Range // of the values
	tables []historyTable
	users  []Weights // of the windows that are known, oldest first
	lacks  []Lack
}

// A historyTable is one returned series.
type historyTable struct {
	series string
	rows   []historyRow
	whole  *historyRow // nil if the values of the whole app are not known
}

// A historyRow has a value for each day of its history, gaps among them.
type historyRow struct {
	value string
	v     []float64
}

// newHistory arranges an answer, with its compared days and what is known of the days before its range. windows are
// further users of its dimension.
func newHistory(r Result, windows []Weights) history {
	h := history{query: r.Query, days: r.Query.Range, lacks: r.Lacks}
	for _, t := range r.Tables {
		for _, axis := range []Axis{t.Past, t.Before} {
			if axis.Len() > 0 {
				h.days.From = min(h.days.From, axis.First().Day())
			}
		}
	}
	for _, t := range r.Tables {
		one := historyTable{series: t.Series}
		for _, row := range t.Rows {
			one.rows = append(one.rows, h.row(t, row))
		}
		if t.Whole != nil {
			whole := h.row(t, *t.Whole)
			one.whole = &whole
		}
		h.tables = append(h.tables, one)
	}
	for _, w := range append([]Weights{r.Users, r.PastUsers}, windows...) {
		if len(w.Of) > 0 {
			h.users = append(h.users, w)
		}
	}
	slices.SortStableFunc(h.users, func(a, b Weights) int { return int(a.Range.To - b.Range.To) })
	return h
}

func (h history) row(t Table, row Row) historyRow {
	out := historyRow{row.Value, gaps(h.days.Len())}
	for _, part := range []struct {
		axis   Axis
		values []float64
	}{{t.Past, row.Past}, {t.Before, row.Before}, {t.Axis, row.Cells}} {
		for i, v := range part.values {
			if at := int(part.axis.At(i).Day() - h.days.From); !IsGap(v) && at >= 0 && at < len(out.v) {
				out.v[at] = v
			}
		}
	}
	return out
}

// of are the values of a row on days that the history has.
func (h history) of(row historyRow, days Range) []float64 {
	return slices.Clip(row.v[days.From-h.days.From : days.To-h.days.From+1])
}

// part is the part of a range that the history has, which may be none.
func (h history) part(days Range) Range {
	return Range{From: max(days.From, h.days.From), To: min(days.To, h.days.To)}
}

// known says whether a row has a value on one of some days.
func (h history) known(row historyRow, days Range) bool {
	days = h.part(days)
	return days.Len() > 0 && slices.ContainsFunc(h.of(row, days), func(v float64) bool { return !IsGap(v) })
}

// holds says whether a row has a value on a day.
func (h history) holds(day Day) bool {
	return slices.ContainsFunc(h.tables, func(t historyTable) bool {
		return slices.ContainsFunc(t.rows, func(row historyRow) bool { return h.known(row, Range{From: day, To: day}) })
	})
}

// cut is the answer to a query of the same indicator and dimension whose range ends on a day of the history, as it
// would have been then. As in Build, rows are those with a value on a day of the query.
func (h history) cut(q Query) Result {
	q.Indicator, q.Dimension = h.query.Indicator, h.query.Dimension
	past, _ := q.Past()
	before := h.part(Range{From: q.Range.From - BeforeDays, To: q.Range.From - 1})
	wanted := func(row historyRow) bool { return h.known(row, q.Range) || h.known(row, past) }
	r := Result{Query: q, Progress: Progress{Done: 1, Total: 1}, Users: h.weights(UsersWindow(q.Range)),
		PastUsers: h.weights(UsersWindow(past)), Lacks: h.lacks}
	for _, t := range h.tables {
		out := Table{Series: t.series, Axis: DayAxis(q.Range), Past: DayAxis(past), Before: DayAxis(before)}
		for _, row := range t.rows {
			if wanted(row) {
				out.Rows = append(out.Rows, h.cutRow(row, q.Range, past, before))
			}
		}
		if len(out.Rows) == 0 {
			continue
		}
		if t.whole != nil && wanted(*t.whole) {
			whole := h.cutRow(*t.whole, q.Range, past, before)
			out.Whole = &whole
		}
		r.Tables = append(r.Tables, out)
	}
	return r
}

func (h history) cutRow(row historyRow, days, past, before Range) Row {
	out := Row{Value: row.value, Cells: h.padded(row, days), Past: h.padded(row, past)}
	if before.Len() > 0 {
		out.Before = h.of(row, before)
	}
	return out
}

// padded are the values of a row on some days, with gaps for those that the history does not have.
func (h history) padded(row historyRow, days Range) []float64 {
	if h.part(days) == days && days.Len() > 0 {
		return h.of(row, days)
	}
	list := gaps(days.Len())
	if part := h.part(days); part.Len() > 0 {
		copy(list[part.From-days.From:], h.of(row, part))
	}
	return list
}

// weights are the users of the newest known window that ended when another one does; of the oldest known one if none
// had ended. The service counts users of whole windows, and few old ones are held.
func (h history) weights(window Range) Weights {
	if len(h.users) == 0 {
		return Weights{}
	}
	at := 0
	for i, w := range h.users {
		if w.Range.To <= window.To {
			at = i
		}
	}
	return h.users[at]
}
