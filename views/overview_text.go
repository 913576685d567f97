package views

import (
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// factText says of a series how the app is in it, what is usual, and what it was and is.
func (o *Overview) factText(s *prepared) string {
	say, sum := o.env.Say, s.Sums[s.Whole]
	parts := []string{report.SinceWords(say, s.Figures, s.Whole)}
	if low, _ := report.OverviewBand(s.Figures); !quality.IsGap(low) {
		parts = append(parts, usualWords(o.env, s.Judged[s.Whole], s.Latest))
	}
	if !quality.IsGap(sum.Change) {
		parts = append(parts, say.T("%s → %s (%s)", figureText(sum.Before), figureText(s.now(sum)),
			report.Signed(sum.Change, 2)))
	}
	return strings.ReplaceAll(say.Join(parts...), "→", arrow(o.env))
}

func (o *Overview) sheet() report.Sheet {
	w := report.Writer{Say: o.env.Say, Catalogue: o.env.Catalogue, Now: o.env.Now()}
	sheet := w.OverviewSheet(o.result, o.handed())
	sheet.Name = fileName(o.result.Progress, o.query.App, "overview", o.query.Range.To.String())
	return sheet
}

// handout returns the overview as a finding: in how many series the app is worse, how it is in the series under the
// cursor, and the figures of that and of those that are marked or, if none is, of all that are worse.
func (o *Overview) handout() report.Handout {
	w, figures, current := writerOf(o.env), o.figures(), o.current()
	said := o.env.Say.T("%d of %d series worse", countWorse(figures), len(figures))
	if countWorse(figures) == 0 {
		said = report.OverviewText(o.env.Say, figures)
	}
	h := report.Handout{Lead: cells.Safe(o.query.App) + " " + o.query.Product,
		Said:    o.env.Say.Join(said, w.RowText(current.Figures, current.Whole)),
		About:   report.CodeSpan(cells.Safe(current.Table.Series)) + o.env.Say.T(", ") + current.Table.Axis.String(),
		Basis:   w.OverviewNotes(o.result),
		Command: o.env.Commands.Overview(o.query)}
	shown := []*quality.Figures{current.Figures}
	for _, f := range figures {
		if f != current.Figures && f.Judged[f.Whole].State == quality.StateWorse {
			shown = append(shown, f)
		}
	}
	if marked := o.markedFigures(); len(marked) > 0 {
		shown = marked
	}
	for _, f := range shown {
		h.Rows = append(h.Rows, nil)
		for _, c := range report.OverviewColumns() {
			if c.Printed {
				h.Rows[len(h.Rows)-1] = append(h.Rows[len(h.Rows)-1], c.Cell(o.env.Say, f, ""))
			}
		}
	}
	for _, c := range report.OverviewColumns() {
		if c.Printed {
			h.Heading, h.Right = append(h.Heading, o.env.Say.T(c.Title)), append(h.Right, c.Right)
		}
	}
	return h
}
