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
	place := "**" + EscapeMarkdown(FindingPlace(say, f)) + "**"
	if !f.OfApp() {
		place += " (" + say.T(f.Query.Dimension) + ")"
	}
	first := fmt.Sprintf("%s · %s · %s", place, EscapeMarkdown(cells.Safe(f.Series)), FindingText(say, f))
	if also := FindingAlso(say, f); also != "" {
		first = say.Join(first, EscapeMarkdown(also))
	}
	return []string{first, FindingCaveat(say, f), CodeSpan(command)}
}

// FindingPlace names what got worse: the value of a dimension, or the whole app.
func FindingPlace(say lang.Printer, f quality.Finding) string {
	if f.OfApp() {
		return say.T(quality.WholeApp)
	}
	return say.Name(f.Value)
}

// FindingAlso names the other series that got worse with that of a finding, with their figures. It is empty without
// any.
func FindingAlso(say lang.Printer, f quality.Finding) string {
	if len(f.Also) == 0 {
		return ""
	}
	list := make([]string, len(f.Also))
	for i, other := range f.Also {
		list[i] = fmt.Sprintf("%s %s → %s", cells.Safe(other.Series), figure(other.Was, ""),
			say.WithUnit(figure(other.Now, ""), other.Unit))
	}
	return say.Colon(say.T("with it"), say.Enumerate(list...))
}

// FindingText says how much worse a row got, and since when.
func FindingText(say lang.Printer, f quality.Finding) string {
	change := fmt.Sprintf("%s → %s (%s)", figure(f.Was, ""), say.WithUnit(figure(f.Now, ""), f.Unit),
		signed(f.Change(), ""))
	text := ""
	switch {
	case f.Lasts:
		text = say.T("%s, bad since %s", change, f.Since)
	case f.Since == f.Until:
		text = say.T("%s, bad on %s, not since then", change, f.Since)
	default:
		text = say.T("%s, bad from %s to %s, not since then", change, f.Since, f.Until)
	}
	if f.Before {
		text = say.List(text, PerStep(say, f.Since.Step(), "began before these days"))
	}
	return text
}

// FindingCaveat says what a finding rests on. No finding is certain.
func FindingCaveat(say lang.Printer, f quality.Finding) string {
	users := say.T("unweighted")
	switch {
	case f.HasUsers:
		users = say.T("users %s", say.Count(f.Users.Count))
		if !quality.IsGap(f.Users.Share) {
			users += " (" + figure(f.Users.Share, "") + "%)"
		}
	case !quality.IsGap(f.Share) && f.Share >= leastWorkedOut:
		users = say.T("about %s%% of the calls", Figure(100*f.Share, 0))
	}
	return PerStep(say, f.Since.Step(),
		"severity %s; evidence of %s ordinary deviations; judged by %d past days; bad on %d days; "+
			"%d of %d days have values; %s; a heuristic, not a proof",
		say.T(severityText(f.Severity, f.Provisional)), Figure(f.Z, 1), f.Past, f.Bad, f.Held, f.Of, users)
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

// severityText is a severity in English; what is provisional has none yet.
func severityText(s quality.Severity, provisional bool) string {
	if provisional {
		return "provisional"
	}
	return s.String()
}
