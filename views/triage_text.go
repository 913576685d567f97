package views

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// sheet returns all findings in the order of the list.
func (v *Triage) sheet() report.Sheet {
	q, say, list := v.triage.Query, v.env.Say, v.triage.Findings
	var columns []sheetColumn
	for _, c := range report.FindingColumns() {
		columns = append(columns, sheetColumn{
			field: c.Field, title: c.Heading(say, report.FindingStep(list)), right: c.Right,
			text: func(row int) string { return c.Exported(say, list[row], v.env.Glyphs.Gap) },
			raw:  func(row int) string { return c.Raw(list[row]) },
		})
	}
	return fill(report.Sheet{
		Title:   fmt.Sprintf("%s  %s %s  %s", say.T("Triage"), cells.Safe(q.App), q.Product, q.Range),
		Name:    fileName(v.triage.Progress(), q.App, "triage", q.Range.To.String()),
		Partial: v.triage.Progress(), Notes: v.notes(v.env), Warnings: v.notes(inEnglish(v.env)),
	}, columns, len(list))
}

// notes say what the findings rest on, and what was left out.
func (v *Triage) notes(env *Env) []string {
	w := report.Writer{Say: env.Say}
	list := w.TriageNotes(&v.triage)
	if incomplete := report.Incomplete(env.Say, v.triage.Progress()); incomplete != "" {
		list = append([]string{incomplete}, list...)
	}
	return list
}

// finding returns a finding as lines for a chat. If not all queries are answered, it says so, since worse findings may
// be missing.
func (v *Triage) finding(f quality.Finding) string {
	lines := report.FindingLines(v.env.Say, f, v.env.Commands.Finding(f))
	if incomplete := report.Incomplete(v.env.Say, v.triage.Progress()); incomplete != "" {
		lines[1] = v.env.Say.List(incomplete, lines[1])
	}
	return strings.Join(lines, "\n")
}
