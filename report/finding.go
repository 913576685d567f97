package report

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// FindingLines are a finding as three lines of Markdown for a chat: what got worse, since when and by how much; what
// that rests on; and the command that shows it again.
func FindingLines(say lang.Printer, f quality.Finding, command string) []string {
	first := fmt.Sprintf("**%s** (%s) · %s · %s", EscapeMarkdown(shown(say, f.Value)), say.T(f.Query.Dimension),
		EscapeMarkdown(cells.Safe(f.Series)), FindingText(say, f))
	return []string{first, FindingCaveat(say, f), CodeSpan(command)}
}

// FindingText says how much worse a row got, and since when.
func FindingText(say lang.Printer, f quality.Finding) string {
	change := fmt.Sprintf("%s → %s %s (%s)", figure(f.Was, ""), figure(f.Now, ""), f.Unit, signed(f.Change(), ""))
	if f.Lasts {
		return say.T("%s, bad since %s", change, f.Since)
	}
	if f.Since == f.Until {
		return say.T("%s, bad on %s, not since then", change, f.Since)
	}
	return say.T("%s, bad from %s to %s, not since then", change, f.Since, f.Until)
}

// FindingCaveat says what a finding rests on. No finding is certain.
func FindingCaveat(say lang.Printer, f quality.Finding) string {
	users := say.T("unweighted")
	if f.HasUsers {
		users = say.T("users %s", Count(f.Users.Count))
		if !quality.IsGap(f.Users.Share) {
			users += " (" + figure(f.Users.Share, "") + "%)"
		}
	}
	text := PerStep(say, f.Since.Step(),
		"severity %s; %s robust deviations from the median of %d past days; %d of %d days have values, %d of them bad; "+
			"%s; a heuristic, not a proof",
		say.T(f.Severity.String()), Figure(f.Z, 1), f.Past, f.Held, f.Of, f.Bad, users)
	if f.HasOut && (f.Out != f.Since || !f.Lasts) {
		// The table shows another moment for the same row, because it asks for less.
		text += say.T("; the table's since is %s: out of its own past, a wider rule", f.Out)
	}
	return text
}

// shown is the name of a row for people. An empty name is named as such.
func shown(say lang.Printer, value string) string {
	if value == "" {
		return say.T("(empty)")
	}
	return cells.Safe(value)
}

// CodeSpan writes a text as code in Markdown. The text may contain backticks.
func CodeSpan(text string) string {
	longest, run := 0, 0
	for _, r := range text {
		if run++; r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	if longest == 0 {
		return "`" + text + "`"
	}
	fence := strings.Repeat("`", longest+1)
	return fence + " " + text + " " + fence
}
