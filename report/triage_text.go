package report

import (
	"fmt"
	"math"
	"strings"

	"rtcscope/quality"
)

// unwrapped is more than the width of any line. In a file or a pipe, where no width is known, a line goes on to its
// end, so that a search finds a text whole.
const unwrapped = math.MaxInt32

// triageTable writes the verdict on each incident, the most important first.
func (w Writer) triageTable(out *strings.Builder, t *quality.Triage, form TriageForm) {
	verdict := w.TriageCount(t)
	if len(t.Incidents) == 0 {
		verdict = w.TriageNothing(t)
	}
	width := w.Width
	if width <= 0 {
		width = unwrapped
	}
	printLines(out, sentences([]string{w.TriageSubject(t), verdict}, "  ", width))
	shown := form.shown(t)
	var gone []fitted
	for n, i := range shown {
		fmt.Fprintln(out)
		printLines(out, w.VerdictLines(n+1, i, width))
		if form.Verbose {
			gone = append(gone, w.findingTable(out, i.Findings)...)
		}
	}
	notes := append(w.leftOutNotes(gone), w.TriageNotes(t)...)
	if more := w.leftOut(t.Incidents[len(shown):]); more != "" {
		notes = append([]string{more}, notes...)
	}
	if len(notes) > 0 {
		fmt.Fprintln(out)
	}
	for _, note := range notes {
		printLines(out, wrapped(note, width))
	}
}

func printLines(out *strings.Builder, lines []string) {
	for _, line := range lines {
		fmt.Fprintln(out, line)
	}
}

// shown are the incidents that are written.
func (form TriageForm) shown(t *quality.Triage) []quality.Incident {
	if form.Top > 0 && form.Top < len(t.Incidents) {
		return t.Incidents[:form.Top]
	}
	return t.Incidents
}

// leftOut names the incidents that are not written. It is empty without any.
func (w Writer) leftOut(list []quality.Incident) string {
	if len(list) == 0 {
		return ""
	}
	var names []string
	for _, i := range list[:min(len(list), mostNames)] {
		severity := w.Say.T(severityText(i.Severity, i.Provisional))
		names = append(names, w.Say.T("%s (%s)", PlacesText(w.Say, i.Named()), severity))
	}
	text := w.Say.Enumerate(names...)
	if more := len(list) - len(names); more > 0 {
		text = w.Say.T("%s and %d more", text, more)
	}
	return w.Say.T("and %d more: %s", len(list), text)
}

// findingTable writes findings as a table below their incident, and returns the columns that it has no room for.
func (w Writer) findingTable(out *strings.Builder, list []quality.Finding) []fitted {
	columns := ListedFindingColumns(func(c FindingColumn) int { return c.Printed })
	lines, fit := make([][]string, 1+len(list)), make([]fitted, len(columns))
	for i, c := range columns {
		// What says what a finding is of is aligned left.
		fit[i] = fitted{title: c.Heading(w.Say, FindingStep(list)), left: c.Kind <= FindingSeries, gives: c.Gives}
		lines[0] = append(lines[0], fit[i].title)
		for at, f := range list {
			lines[1+at] = append(lines[1+at], c.Cell(w.Say, f, "."))
		}
	}
	return w.aligned(out, lines, fit, "   ")
}

// triageMarkdown writes a triage for a chat: two lines, and three for each incident. A list with another mark begins
// without an empty line before it.
func (w Writer) triageMarkdown(out *strings.Builder, t *quality.Triage, form TriageForm) {
	verdict := w.TriageCount(t)
	if len(t.Incidents) == 0 {
		verdict = w.TriageNothing(t)
	}
	fmt.Fprintf(out, "%s%s%s\n", EscapeMarkdown(w.TriageSubject(t)), w.Dot(), verdict)
	shown := form.shown(t)
	for n, i := range shown {
		mark := fmt.Sprintf("%d. ", n+1)
		for _, line := range w.MarkdownLines(i) {
			fmt.Fprintf(out, "%s%s\n", mark, line)
			mark = strings.Repeat(" ", len(mark))
		}
		if !form.Verbose {
			continue
		}
		for _, f := range i.Findings {
			lines := FindingLines(w.Say, f, form.Finding(f))
			fmt.Fprintf(out, "%s- %s\n", mark, strings.Join(lines, "\n  "+mark))
		}
	}
	notes := append([]string{w.leftOut(t.Incidents[len(shown):])}, w.TriageNotes(t)...)
	if text := w.Say.Join(notes...); text != "" {
		fmt.Fprintf(out, "- %s\n", EscapeMarkdown(text))
	}
	fmt.Fprintf(out, "- %s\n", CodeSpan(form.Command))
}
