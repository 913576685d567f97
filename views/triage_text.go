package views

import (
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// sheet returns the marked incidents or, if none is marked, all that are listed, in the order of the list.
func (v *Triage) sheet() report.Sheet {
	list := v.listed()
	if marked := v.chosen(); len(marked) > 0 && v.isMarked(marked[0]) {
		list = marked
	}
	say, known := v.env.Say, v.env.Catalogue
	var columns []sheetColumn
	for _, c := range report.IncidentColumns() {
		columns = append(columns, sheetColumn{
			field: c.Field, title: c.Heading(say, report.IncidentStep(list)), right: c.Right, number: c.Number != nil,
			text: func(row int) string { return c.Exported(say, known, list[row], v.env.Glyphs.Gap) },
			raw:  func(row int) string { return c.Raw(list[row]) },
		})
	}
	return fill(v.sheetOf(""), columns, len(list))
}

// findingSheet returns findings, with the words of more in the file's name.
func (v *Triage) findingSheet(list []quality.Finding, more string) report.Sheet {
	say := v.env.Say
	var columns []sheetColumn
	for _, c := range report.FindingColumns() {
		columns = append(columns, sheetColumn{
			field: c.Field, title: c.Heading(say, report.FindingStep(list)), right: c.Right, number: c.Number != nil,
			text: func(row int) string { return c.Exported(say, list[row], v.env.Glyphs.Gap) },
			raw:  func(row int) string { return c.Raw(list[row]) },
		})
	}
	return fill(v.sheetOf(more), columns, len(list))
}

// sheetOf returns a sheet without columns.
func (v *Triage) sheetOf(more string) report.Sheet {
	q, say := v.triage.Query, v.env.Say
	against := v.triage.Against()
	if against.FellBack() {
		against = quality.Against{} // the notes say what it is judged by
	}
	name := slices.DeleteFunc([]string{q.App, "triage", more, q.Range.To.String()},
		func(part string) bool { return part == "" })
	return report.Sheet{
		Title:   fmt.Sprintf("%s  %s %s  %s", say.T("Triage"), cells.Safe(q.App), q.Product, q.Range),
		Name:    fileName(v.triage.Progress(), name...),
		Source:  report.SourceOf(q, quality.DayAxis(q.Range), against),
		Partial: v.triage.Progress(), Notes: v.notes(v.env), Warnings: v.notes(inEnglish(v.env)),
	}
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
	lines := report.FindingLines(v.env.Say, f, v.commands().Finding(f))
	if incomplete := report.Incomplete(v.env.Say, v.triage.Progress()); incomplete != "" {
		lines[1] = v.env.Say.List(incomplete, lines[1])
	}
	return strings.Join(lines, "\n")
}

// markdown returns incidents as lines for a chat. If not all queries are answered, it says so, since more important
// incidents may be missing.
func (v *Triage) markdown(list ...quality.Incident) string {
	text := writerOf(v.env).IncidentsMarkdown(v.triage.Query, list, v.commands())
	if incomplete := report.Incomplete(v.env.Say, v.triage.Progress()); incomplete != "" {
		head, rest, _ := strings.Cut(text, "\n")
		text = head + writerOf(v.env).Dot() + incomplete + "\n" + rest
	}
	return text
}

// commands writes commands that ask after their verdict as often as this triage did: what older weeks and weights tell
// may be another verdict.
func (v *Triage) commands() report.Commands {
	commands := v.env.Commands
	commands.Rounds = v.deeper.rounds
	return commands
}
