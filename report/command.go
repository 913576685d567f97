package report

import (
	"fmt"
	"regexp"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

// Commands writes shell commands that show an answer again, now or later: they name its days.
type Commands struct {
	Flags string // with which a command reaches the same service, such as --demo
	// Round is how many calls a round of questions after a triage's verdict takes at most, and Rounds how many rounds a
	// triage rests on.
	Round, Rounds int
}

// Query is the command for the answer to a query.
func (c Commands) Query(q quality.Query) string {
	words := fmt.Sprintf("rtcscope query --app %s --product %s --indicator %s --dimension %s",
		Quote(q.App), Quote(q.Product), Quote(q.Indicator), Quote(q.Dimension))
	if q.OfLive() { // it shows the figures of then, not those that stand beside it
		return strings.TrimSpace(words + " --live=" + quality.LiveName(q.Live) + " " + c.Flags)
	}
	words += fmt.Sprintf(" --from %s --to %s", q.Range.From, q.Range.To)
	return strings.TrimSpace(words + " --vs " + q.Versus.String() + " " + c.Flags)
}

// Series is the command for one series of the answer to a query.
func (c Commands) Series(q quality.Query, series string) string {
	return c.Query(q) + " --series " + Quote(series)
}

// Row is the command for the row of a value in one series.
func (c Commands) Row(q quality.Query, series, value string) string {
	return c.filtered(q, series, expression(value))
}

// Rows is the command for the rows of some values in one series.
func (c Commands) Rows(q quality.Query, series string, values ...string) string {
	names := make([]string, len(values))
	for i, value := range values {
		names[i] = expression(value)
	}
	return c.filtered(q, series, "("+strings.Join(names, "|")+")")
}

// filtered is the command for the rows whose whole name matches a pattern.
func (c Commands) filtered(q quality.Query, series, pattern string) string {
	return c.Series(q, series) + " --filter " + Quote("/^"+pattern+"$/")
}

// Finding is the command for the row of a finding, with the days that it was compared with. The whole app is no row of
// a table: its command is that of the triage.
func (c Commands) Finding(f quality.Finding) string {
	if f.OfApp() {
		return c.Triage(f.Query)
	}
	return c.Row(f.Query, f.Series, f.Value)
}

// Incident is the command for the row of the finding that names an incident.
func (c Commands) Incident(i quality.Incident) string { return c.Finding(i.Leader()) }

// Triage is the command for the same triage, with as many rounds of questions after its verdict.
func (c Commands) Triage(q quality.Query) string {
	words := fmt.Sprintf("rtcscope triage --app %s --product %s --from %s --to %s --vs %s",
		Quote(q.App), q.Product, q.Range.From, q.Range.To, q.Versus)
	if c.Rounds > 0 {
		words += fmt.Sprintf(" --explain=%d", c.Rounds*c.Round)
	}
	return strings.TrimSpace(words + " " + c.Flags)
}

// Overview is the command for the same overview.
func (c Commands) Overview(q quality.Query) string {
	words := fmt.Sprintf("rtcscope overview --app %s --product %s --from %s --to %s --vs %s",
		Quote(q.App), q.Product, q.Range.From, q.Range.To, q.Versus)
	return strings.TrimSpace(words + " " + c.Flags)
}

// expression is a regular expression that matches a name, in visible characters.
func expression(name string) string {
	var b strings.Builder
	for _, r := range regexp.QuoteMeta(name) {
		if cells.Hidden(r) {
			fmt.Fprintf(&b, `\x{%x}`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Quote writes a text as a word of a shell command. Invisible characters are escaped as bash, zsh and ksh read them,
// so that the command can be read and pasted. No shell can pass a NUL.
func Quote(text string) string {
	ordinary := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-.:@", r)
	}
	switch {
	case text != "" && strings.IndexFunc(text, func(r rune) bool { return !ordinary(r) }) < 0:
		return text
	case strings.IndexFunc(text, cells.Hidden) < 0:
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	var b strings.Builder
	b.WriteString("$'")
	for _, r := range text {
		switch {
		case r == '\'' || r == '\\':
			b.WriteString(`\` + string(r))
		case cells.Hidden(r):
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, `\%03o`, c) // three digits, because a digit may follow
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + "'"
}
