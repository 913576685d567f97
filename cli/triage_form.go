package cli

import (
	"fmt"

	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
)

// writeTriage prints a triage in the format that was asked for. A table for a locale without UTF-8 has no other signs
// than ASCII.
func (s *session) writeTriage(p Process, t *quality.Triage, f triageFlags) error {
	commands := report.Commands{Flags: s.given.reach()}
	form := report.TriageForm{Command: commands.Triage(t.Query) + f.again(), Finding: commands.Finding, Top: f.top,
		Verbose: f.verbose}
	format := report.Format(s.given.format)
	writer := report.Writer{Catalogue: s.catalogue, Say: s.say, Now: p.Now(), AllSeries: f.verbose, Width: p.width(),
		ASCII: format == report.Table && theme.Auto(p.Getenv).Name == theme.ASCII().Name}
	return writer.Triage(p.printed(), format, t, form)
}

// again are the flags that a command needs, besides app and days, to print the same.
func (f triageFlags) again() string {
	words := ""
	for _, flag := range []struct{ name, value string }{{"--past", f.past}, {"--as-of", f.asOf}} {
		if flag.value != "" {
			words += " " + flag.name + " " + report.Quote(flag.value)
		}
	}
	if f.explain > 0 {
		words += fmt.Sprintf(" --explain=%d", f.explain)
	}
	if f.top > 0 {
		words += fmt.Sprintf(" --top %d", f.top)
	}
	return words
}
