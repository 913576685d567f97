package report

import (
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

// VerdictLines are an incident as lines of at most width cells, the title with its number first.
func (w Writer) VerdictLines(number int, i quality.Incident, width int) []string {
	v, mark := w.Verdict(i), fmt.Sprintf("#%d ", number)
	indent := strings.Repeat(" ", len(mark))
	lines := w.titleLines(v, width-len(mark))
	for at, line := range append(lines, w.DetailLines(i, width-len(mark))...) {
		if at > 0 {
			mark = indent
		}
		lines = append(lines[:at], mark+line)
	}
	return lines
}

// titleLines are the title with the severity. If one line is too short, a new one begins where the title says when.
func (w Writer) titleLines(v Verdict, width int) []string {
	severity := "   " + v.Severity
	if cells.Width(v.Title+severity) <= width {
		return []string{v.Title + severity}
	}
	comma := w.Say.T(", ")
	lines := flow(strings.Split(v.Head, comma), comma, width, 0)
	return append(lines, flow(strings.Split(v.When+severity, comma), comma, width, 0)...)
}

// DetailLines are what is known of an incident below its title, as lines of at most width cells.
func (w Writer) DetailLines(i quality.Incident, width int) []string {
	v := w.Verdict(i)
	dot := w.Dot()
	lines := flow(v.Figures, "  ", width, 0)
	if last := len(lines) - 1; last >= 0 && v.Users != "" && cells.Width(lines[last]+dot+v.Users) <= width {
		lines[last] += dot + v.Users
		v.Users = ""
	}
	lines = append(lines, sentences([]string{v.Users, v.Also, v.Explains, v.Folded}, dot, width)...)
	const hang = 2
	for _, part := range v.rest(w) {
		lines = append(lines, flow(part, w.Say.T("; "), width, hang)...)
	}
	return lines
}

// sentences are texts that say different things, one after the other as far as the width goes. Where no width is
// known, each has a line of its own.
func sentences(texts []string, separator string, width int) []string {
	if width < unwrapped/2 {
		return flow(texts, separator, width, 0)
	}
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" })
}

// Dot stands between parts that say different things.
func (w Writer) Dot() string {
	if w.ASCII {
		return " | "
	}
	return " · "
}

// rest is that the incident is provisional, what was ruled out, what is open, and how often it was so before, each
// with its heading before the first text.
func (v Verdict) rest(w Writer) [][]string {
	var list [][]string
	headed := func(first string, rest []string) { list = append(list, append([]string{first}, rest...)) }
	if v.Provision != "" {
		headed(v.Provision, nil)
	}
	if len(v.RuledOut) > 0 {
		headed(w.Say.T("ruled out: %s", v.RuledOut[0]), v.RuledOut[1:])
	}
	if len(v.Open) > 0 {
		headed(w.Say.T("open: %s", v.Open[0]), v.Open[1:])
	}
	if v.Confidence != "" {
		headed(w.Say.T("history: %s", v.Confidence), nil)
	}
	return list
}

// flow writes texts one after the other, the separator between, as lines of at most width cells, of which further
// lines begin with hang spaces. A line ends between two texts, unless one alone is wider. Empty texts are left out.
func flow(texts []string, separator string, width, hang int) []string {
	var lines []string
	end := strings.TrimRight(separator, " ·|") // stays at the end of a line
	width -= cells.Width(end)
	indent := strings.Repeat(" ", hang)
	begin := func(text string) {
		for _, line := range wrapped(text, width-hang) {
			if len(lines) > 0 {
				line = indent + line
			}
			lines = append(lines, line)
		}
	}
	for _, text := range texts {
		last := len(lines) - 1
		switch {
		case text == "":
		case last >= 0 && cells.Width(lines[last]+separator+text) <= width:
			lines[last] += separator + text
		case last >= 0:
			lines[last] += end
			begin(text)
		default:
			begin(text)
		}
	}
	return lines
}

// wrapped is a text as lines of at most width cells; one at least.
func wrapped(text string, width int) []string {
	const most = 100
	if cells.Width(text) <= width {
		return []string{text}
	}
	if lines := cells.Wrap(text, max(1, width), most, ""); len(lines) > 0 {
		return lines
	}
	return []string{""}
}

// MarkdownLines are an incident as at most three lines of Markdown for a chat: what happened; how large it is; what
// was ruled out and what is open.
func (w Writer) MarkdownLines(i quality.Incident) []string {
	v := w.Verdict(i)
	lines := []string{"**" + EscapeMarkdown(v.Title) + "** " + EscapeMarkdown(v.Severity)}
	var rest []string
	for _, part := range v.rest(w) {
		rest = append(rest, w.Say.Join(part...))
	}
	for _, parts := range [][]string{{w.Say.List(v.Figures...), v.Users, v.Also, v.Explains, v.Folded}, rest} {
		parts = slices.DeleteFunc(parts, func(text string) bool { return text == "" })
		if len(parts) > 0 {
			lines = append(lines, EscapeMarkdown(strings.Join(parts, w.Dot())))
		}
	}
	return lines
}

// IncidentsMarkdown writes incidents of a triage for a chat, in at most HandoutLines lines: two of them each with the
// command that shows it; of more as many as there is room for, what the others are, and the command of the triage.
func (w Writer) IncidentsMarkdown(q quality.Query, list []quality.Incident, commands Commands) string {
	const each, withCommands = 3, 2
	if len(list) <= withCommands {
		var texts []string
		for _, i := range list {
			texts = append(texts, w.IncidentMarkdown(i, commands))
		}
		return strings.Join(texts, "\n\n")
	}
	shown := list[:min(len(list), (HandoutLines-2)/each)]
	var lines []string
	for n, i := range shown {
		mark := fmt.Sprintf("%d. ", n+1)
		for _, line := range w.MarkdownLines(i) {
			lines = append(lines, mark+line)
			mark = strings.Repeat(" ", len(mark))
		}
	}
	lines[0] += w.Dot() + EscapeMarkdown(cells.Safe(q.App)+" "+q.Product)
	if more := w.leftOut(list[len(shown):]); more != "" {
		lines = append(lines, "- "+EscapeMarkdown(more))
	}
	return strings.Join(append(lines, "- "+CodeSpan(commands.Triage(q))), "\n")
}

// IncidentMarkdown is an incident as at most four lines of Markdown for a chat: those of MarkdownLines with the app,
// and the command that shows it again.
func (w Writer) IncidentMarkdown(i quality.Incident, commands Commands) string {
	lines := w.MarkdownLines(i)
	q := i.Leader().Query
	lines[0] += w.Dot() + EscapeMarkdown(cells.Safe(q.App)+" "+q.Product)
	return strings.Join(append(lines, CodeSpan(commands.Incident(i))), "\n")
}
