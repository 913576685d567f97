package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/widget"
)

// prepared is a returned series, ready to be drawn: its figures, and the rows that match the filter in their order. It
// implements widget.Rows for the explore screen. What takes long is worked out when it is first needed, and kept: a
// key must not wait for all rows to be worked out again.
type prepared struct {
	*quality.Figures
	env     *Env
	span    float64 // least full height of a sparkline: three times the span of a typical row
	columns []column
	of      columnsOf // what the columns were made for
	ranked  ranking
	order   []int // rows that match the filter, in their order
	worse   *worseRow

	byChange []int // all rows, the one that got worse most first; nil while not known

	// The widths of the widest name of the service and in full, and of what the column of since says; 0 while not known.
	serviceCells, nameCells, sinceCells int
}

// columnsOf is all on which the columns of a series depend.
type columnsOf struct {
	w       int
	layout  int            // counts the changes of the layout
	settled quality.Moment // the newest settled moment
}

// A ranking is the order of all rows by a column.
type ranking struct {
	by   string
	up   bool
	rows []int // nil while not known
}

// prepare prepares the series at an index of a result's tables.
func prepare(env *Env, result quality.Result, at int) *prepared {
	s := &prepared{env: env, Figures: quality.NewFigures(result, at, env.Catalogue)}
	spans := make([]float64, 0, len(s.Table.Rows))
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

// arrange keeps the rows that match the filter, sorted by a column.
func (s *prepared) arrange(sortID string, up bool, filter quality.Filter) {
	if k := s.ranked; k.rows == nil || k.by != sortID || k.up != up {
		s.ranked = ranking{sortID, up, s.column(sortID).RankRows(s.Figures, !up)}
	}
	s.order, s.worse = s.order[:0], nil
	for _, row := range s.ranked.rows {
		if filter.All() || filter.Match(s.Table.Rows[row].Value) {
			s.order = append(s.order, row)
		}
	}
}

// worstFirst returns all rows, the one that got worse most first.
func (s *prepared) worstFirst() []int {
	if s.byChange == nil {
		names, keys := make([]string, len(s.Table.Rows)), make([]quality.Key, len(s.Table.Rows))
		for i, row := range s.Table.Rows {
			names[i], keys[i] = row.Value, quality.Key{Number: s.Worsening(i)}
		}
		s.byChange = quality.Rank(names, keys, true)
	}
	return s.byChange
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

// widestNames returns the widths of the widest name as the service has them, and as they are written in full.
func (s *prepared) widestNames() (service, full int) {
	if s.nameCells == 0 {
		for row := range s.Rows {
			s.serviceCells = max(s.serviceCells, cells.Width(s.serviceName(row)))
			s.nameCells = max(s.nameCells, cells.Width(s.name(row)))
		}
	}
	return s.serviceCells, s.nameCells
}

// widestSince returns the width of the widest that the column of since says. Rows without a verdict have words there.
func (s *prepared) widestSince() int {
	if s.sinceCells == 0 {
		drawn := make(map[string]bool) // many rows say the same
		for row := range s.Rows {
			if text := s.sinceCell(row); !drawn[text] {
				drawn[text] = true
				s.sinceCells = max(s.sinceCells, cells.Width(text))
			}
		}
	}
	return s.sinceCells
}

// A worseRow is the row that got worse most.
type worseRow struct {
	row     int  // -1 if nothing is worse than usual
	judged  int  // how many rows that match the filter are judged
	withApp bool // whether any row at all got worse with the app
}

// worst returns the row that got worse most among those that match the filter and are judged to be worse, or the
// app-wide row if that alone is.
func (s *prepared) worst() worseRow {
	if s.worse == nil {
		found := s.findWorst()
		s.worse = &found
	}
	return *s.worse
}

func (s *prepared) findWorst() worseRow {
	worst := worseRow{row: -1, withApp: slices.ContainsFunc(s.Judged, withApp)}
	most := 0.0
	for _, i := range s.order {
		state := s.Judged[i].State
		if state.Judged() {
			worst.judged++
		}
		if state != quality.StateWorse {
			continue
		}
		was, now := s.moved(i)
		if by := s.Series.Better.Worsening(now - was); by > most {
			worst.row, most = i, by
		}
	}
	if worst.row < 0 && s.Whole >= 0 && s.Judged[s.Whole].State == quality.StateWorse {
		worst.row = s.Whole
	}
	return worst
}

func withApp(j quality.Judgement) bool { return j.State == quality.StateWithApp }

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
		return s.env.Say.T("users of %s", ShortSpan(s.env, s.Result.Users.Range))
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
