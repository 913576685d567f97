package report

import (
	"fmt"
	"regexp"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

// Commands writes the shell commands that show an answer again, today and later: they name the days.
type Commands struct {
	Flags string // that a command needs besides its query to reach the same service, such as --demo
}

// Query is the command that prints the answer to a query.
func (c Commands) Query(q quality.Query) string {
	words := fmt.Sprintf("rtcscope query --app %s --product %s --indicator %s --dimension %s --from %s --to %s",
		Quote(q.App), Quote(q.Product), Quote(q.Indicator), Quote(q.Dimension), q.Range.From, q.Range.To)
	if q.Versus.Basis != quality.CompareOff {
		words += " --vs " + q.Versus.String()
	}
	return strings.TrimSpace(words + " " + c.Flags)
}

// Series is the command that prints one series of the answer to a query.
func (c Commands) Series(q quality.Query, series string) string {
	return c.Query(q) + " --series " + Quote(series)
}

// Row is the command that prints the row of a value in one series.
func (c Commands) Row(q quality.Query, series, value string) string {
	return c.filtered(q, series, expression(value))
}

// Rows is the command that prints the rows of some values in one series.
func (c Commands) Rows(q quality.Query, series string, values ...string) string {
	names := make([]string, len(values))
	for i, value := range values {
		names[i] = expression(value)
	}
	return c.filtered(q, series, "("+strings.Join(names, "|")+")")
}

// filtered is the command that prints the rows whose whole name matches a pattern.
func (c Commands) filtered(q quality.Query, series, pattern string) string {
	return c.Series(q, series) + " --filter " + Quote("/^"+pattern+"$/")
}

// Finding is the command that prints the row of a finding, with the days that it was compared with.
func (c Commands) Finding(f quality.Finding) string { return c.Row(f.Query, f.Series, f.Value) }

// Triage is the command that finds the same again.
func (c Commands) Triage(q quality.Query) string {
	words := fmt.Sprintf("rtcscope triage --app %s --product %s --from %s --to %s --vs %s",
		Quote(q.App), q.Product, q.Range.From, q.Range.To, q.Versus)
	return strings.TrimSpace(words + " " + c.Flags)
}

// expression is the regular expression of a name, of characters that can be seen.
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

// Quote makes a word of a shell command of a text. What cannot be seen stands in it as bash, zsh and ksh read it, so that
// the command can be looked at and pasted; no shell takes a NUL.
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
				fmt.Fprintf(&b, `\%03o`, c) // three digits: what follows may be one
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + "'"
}
