package views

import (
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// usersCell is how many users a row stands for: a rate of a handful of them tells little.
func (s *prepared) usersCell(row int) widget.Cell {
	u, ok := s.Users(row)
	if !ok {
		return s.gap()
	}
	return widget.Cell{Text: report.Count(u.Count)}
}

func (s *prepared) shareCell(row int) widget.Cell {
	u, ok := s.Users(row)
	if !ok || quality.IsGap(u.Share) {
		return s.gap()
	}
	if u.Share < 0.005 && u.Count > 0 {
		return widget.Cell{Text: "<" + figureText(0.01) + "%"} // a handful is not nobody
	}
	return widget.Cell{Text: report.Figure(u.Share, 2) + "%"}
}

// sinceText is the first day of a row out of its own past band; nothing for a row in it.
func (s *prepared) sinceText(row int) string {
	switch at := s.Since[row]; {
	case at >= 0:
		return s.Table.Axis.At(at).Short()
	case at == quality.SinceUnknown:
		return s.env.Glyphs.Gap
	}
	return ""
}

// weightNote says how far rows can be weighed, where that is not what the columns show by themselves.
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

// now is what a row's change is measured from its past to: the mean of the period, or the latest day where it is not
// compared with other days.
func (s *prepared) now(q quality.Summary) float64 {
	if s.Table.Compared() {
		return q.Mean
	}
	return q.Latest
}
