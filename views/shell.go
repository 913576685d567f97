package views

import (
	"fmt"
	"regexp"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

// Command is the shell command that prints the answer to a query, today and later: it names the days.
func (e Env) Command(q quality.Query) string {
	words := fmt.Sprintf("rtcscope query --app %s --product %s --indicator %s --dimension %s --from %s --to %s",
		Quote(q.App), Quote(q.Product), Quote(q.Indicator), Quote(q.Dimension), q.Range.From, q.Range.To)
	if q.Versus.Basis != quality.CompareOff {
		words += " --vs " + q.Versus.String()
	}
	return strings.TrimSpace(words + " " + e.Flags)
}

// FindingCommand is the shell command that prints the row of a finding, with the days that it was compared with.
func (e Env) FindingCommand(f quality.Finding) string {
	return e.Command(f.Query) + " --series " + Quote(f.Series) + " --filter " + Quote("/^"+expression(f.Value)+"$/")
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
