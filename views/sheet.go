package views

import (
	"slices"

	"rtcscope/quality"
	"rtcscope/widget"
)

// A sheet is one returned series made ready for the table: its figures worked out once, its rows in the order and
// under the filter of the moment. It is the widget.Rows of the explore screen.
type sheet struct {
	env      *Env
	result   quality.Result
	table    quality.Table
	series   quality.Series
	rows     []quality.Row // those of the table and, at the index whole, the app-wide one
	whole    int           // index of the app-wide row in rows and sums; -1 where it is not known
	latest   int           // column of the latest day, see quality.Table.Latest; -1 without a value
	sums     []quality.Summary
	since    []int   // first day of a row out of its own past band, see quality.SinceRules; -1 in it, sinceUnknown
	span     float64 // three times what a typical row moves over: the least full height of a sparkline
	compared bool    // some row has a change
	columns  []column
	byChange column
	order    []int // rows that the filter lets through, in their order
}

// sinceUnknown stands for a row of which too few past days are known.
const sinceUnknown = -2

func newSheet(env *Env, result quality.Result, at int) *sheet {
	s := &sheet{env: env, result: result, table: result.Tables[at], whole: -1}
	s.series = env.Catalogue.Series(s.table.Series)
	s.latest = s.table.Latest()
	s.rows = s.table.Rows
	if s.table.Whole != nil {
		s.whole = len(s.rows)
		s.rows = append(slices.Clip(s.rows), *s.table.Whole)
	}
	spans := make([]float64, 0, len(s.table.Rows))
	for at, row := range s.rows {
		sum := quality.Summarise(row, s.latest, s.series.Better)
		s.sums = append(s.sums, sum)
		s.since = append(s.since, s.sinceOf(row))
		if at == s.whole {
			continue
		}
		if sum.Held > 0 {
			spans = append(spans, sum.Max-sum.Min)
		}
		s.compared = s.compared || !quality.IsGap(sum.Change)
	}
	if slices.Sort(spans); len(spans) > 0 {
		s.span = 3 * spans[len(spans)/2]
	}
	return s
}

func (s *sheet) sinceOf(row quality.Row) int {
	j, ok := s.table.Judge(row, s.series, quality.SinceRules())
	if !ok {
		return sinceUnknown
	}
	return j.Since()
}

// users are those of a row; false where they are not known.
func (s *sheet) users(row int) (quality.Users, bool) {
	if row == s.whole {
		return quality.Users{}, false
	}
	u, ok := s.result.Users.Of[s.rows[row].Value]
	return u, ok
}

// weighed says whether rows have users to be weighed by, now or as soon as they come.
func (s *sheet) weighed() bool {
	lacking := slices.ContainsFunc(s.result.Lacks, func(l quality.Lack) bool { return l.Part == quality.PartUsers })
	return s.result.Users.Range != (quality.Range{}) && (s.result.Users.Of != nil || !lacking)
}

// arrange orders the rows by a column and keeps those that the filter lets through.
func (s *sheet) arrange(sortID string, up bool, filter quality.Filter) {
	by := s.column(sortID)
	names := make([]string, len(s.table.Rows))
	keys := make([]quality.Key, len(names))
	for i, row := range s.table.Rows {
		names[i], keys[i] = row.Value, by.key(s, i)
	}
	s.order = s.order[:0]
	for _, i := range quality.Rank(names, keys, !up) {
		if filter.Match(names[i]) {
			s.order = append(s.order, i)
		}
	}
}

// column finds a column that is shown, or the change, by which rows are ordered whether it is shown or not.
func (s *sheet) column(id string) column {
	for _, c := range s.columns {
		if c.id == id {
			return c
		}
	}
	if id == columnChange {
		return s.byChange
	}
	return s.columns[0]
}

// row finds a row by its value.
func (s *sheet) row(value string) int {
	return slices.IndexFunc(s.table.Rows, func(r quality.Row) bool { return r.Value == value })
}

// Len implements widget.Rows.
func (s *sheet) Len() int { return len(s.order) }

// Key implements widget.Rows.
func (s *sheet) Key(row int) string { return s.table.Rows[s.order[row]].Value }

// Cell implements widget.Rows.
func (s *sheet) Cell(row, col int) widget.Cell { return s.columns[col].cell(s, s.order[row]) }

// widgetColumns are the columns as the table widget takes them.
func (s *sheet) widgetColumns() []widget.Column {
	list := make([]widget.Column, len(s.columns))
	for i, c := range s.columns {
		list[i] = widget.Column{ID: c.id, Title: c.title, Width: c.width, Right: c.right}
	}
	return list
}

// worsening is how much worse a row got or, where no row has a day to compare with, how bad its latest day is.
func (s *sheet) worsening(row int) float64 {
	if !s.compared {
		return s.series.Better.Worsening(s.sums[row].Latest)
	}
	return s.series.Better.Worsening(s.sums[row].Change)
}

// worst is the row, of those that the filter lets through, that got worse most; -1 where none got worse.
func (s *sheet) worst() int {
	worst, most := -1, 0.0
	for _, i := range s.order {
		if by := s.series.Better.Worsening(s.sums[i].Change); by > most {
			worst, most = i, by
		}
	}
	return worst
}
