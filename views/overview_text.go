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
	sheet := w.OverviewSheet(o.result, o.figures())
	sheet.Name = fileName(o.result.Progress, o.query.App, "overview", o.query.Range.To.String())
	return sheet
}

// chatLines returns the overview as three lines of Markdown for a chat: the app and its days; how it is, with the
// series that are worse; and the command that shows it again.
func (o *Overview) chatLines() string {
	say := o.env.Say
	var worse []string
	for _, s := range o.series {
		if j := s.Judged[s.Whole]; j.State == quality.StateWorse {
			worse = append(worse, report.CodeSpan(cells.Safe(s.Table.Series))+" "+say.T("%s → %s (%s)", figureText(j.Was),
				figureText(j.Now), report.Signed(j.Now-j.Was, 2))+" "+report.SinceWords(say, s.Figures, s.Whole))
		}
	}
	second := report.EscapeMarkdown(report.OverviewText(say, o.figures()))
	if len(worse) > 0 {
		second = say.Join(append([]string{say.T("%d of %d series worse", len(worse), len(o.series))}, worse...)...)
	}
	if incomplete := report.Incomplete(say, o.result.Progress); incomplete != "" {
		second = say.Join(incomplete, second)
	}
	return strings.Join([]string{"**" + report.EscapeMarkdown(report.OverviewSubject(say, o.result)) + "**", second,
		report.CodeSpan(o.env.Commands.Overview(o.query))}, "\n")
}
