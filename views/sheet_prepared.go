package views

import (
	"slices"

	"rtcscope/quality"
	"rtcscope/widget"
)

// prepared is a returned series, ready to be drawn: its figures, and the rows that match the filter in their order. It
// implements widget.Rows for the explore screen.
type prepared struct {
	*quality.Figures
	env     *Env
	span    float64 // least full height of a sparkline: three times the span of a typical row
	columns []column
	order   []int // rows that match the filter, in their order
}

// prepare prepares the series at an index of a result's tables.
func prepare(env *Env, result quality.Result, at int) *prepared {
	s := &prepared{env: env, Figures: quality.NewFigures(result, at, env.Catalogue)}
	var spans []float64
	for row := range s.Table.Rows {
		if sum := s.Sums[row]; sum.Held > 0 {
			spans = append(spans, sum.Max-sum.Min)
		}
	}
	if slices.Sort(spans); len(spans) > 0 {
		s.span = 3 * spans[len(spans)/2]
	}
	return s
}

// arrange sorts the rows by a column and keeps those that match the filter.
func (s *prepared) arrange(sortID string, up bool, filter quality.Filter) {
	s.order = s.order[:0]
	for _, row := range s.column(sortID).RankRows(s.Figures, !up) {
		if filter.Match(s.Table.Rows[row].Value) {
			s.order = append(s.order, row)
		}
	}
}

// row returns the index of the row with a value, or -1.
func (s *prepared) row(value string) int {
	return slices.IndexFunc(s.Table.Rows, func(r quality.Row) bool { return r.Value == value })
}

// Len implements widget.Rows.
func (s *prepared) Len() int { return len(s.order) }

// Key implements widget.Rows.
func (s *prepared) Key(row int) string { return s.Table.Rows[s.order[row]].Value }

// Cell implements widget.Rows.
func (s *prepared) Cell(row, col int) widget.Cell { return s.columns[col].cell(s, s.order[row]) }

// worst returns the row that got worse most among those that match the filter and are judged to be worse, or the
// app-wide row if that alone is. It is -1 if nothing is worse than usual. judged says whether any of them is judged.
func (s *prepared) worst() (worst int, judged bool) {
	worst = -1
	most := 0.0
	for _, i := range s.order {
		judged = judged || s.Judged[i].State.Judged()
		was, now := s.moved(i)
		if by := s.Series.Better.Worsening(now - was); s.Judged[i].State == quality.StateWorse && by > most {
			worst, most = i, by
		}
	}
	if worst < 0 && s.Whole >= 0 && s.Judged[s.Whole].State == quality.StateWorse {
		worst = s.Whole
	}
	return worst, judged
}

// moved returns between which values a row changed: the compared one and its own or, where nothing that is compared is
// known, what is usual and what it is since.
func (s *prepared) moved(row int) (was, now float64) {
	if sum := s.Sums[row]; !quality.IsGap(sum.Change) {
		return sum.Before, s.now(sum)
	}
	return s.Judged[row].Was, s.Judged[row].Now
}

// weightNote says by which users the rows are weighted, unless they are the users of the query's days.
func (s *prepared) weightNote() string {
	q := s.Result.Query
	switch {
	case !quality.HasUsers(q.Dimension):
		return s.env.Say.T("unweighted")
	case s.Weighed() && s.Result.Users.Range != q.Range:
		return s.env.Say.T("users of %s", shortSpan(s.env, s.Result.Users.Range))
	}
	return ""
}

// now returns the value to which a row's change leads: the mean of the range or, without compared days, the latest
// value.
func (s *prepared) now(q quality.Summary) float64 {
	if s.Table.Compared() {
		return q.Mean
	}
	return q.Latest
}
