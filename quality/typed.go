package quality

import (
	"strings"

	"rtcscope/ime"
)

// typedDays is a range of days in ASCII, with ".." between two days, whatever an input method put there: a wave, a long
// dash, full stops. Its full-width dash between two days is told from those within them by how many there are.
func typedDays(text string) string {
	wide := strings.Contains(text, "－")
	long := strings.NewReplacer("——", "..", "—", "..", "–", "..", "……", "..", "…", "..")
	text = strings.NewReplacer("~", "..", "〜", "..").Replace(ime.Plain(long.Replace(strings.TrimSpace(text))))
	if !wide || strings.ContainsAny(text, ". ") {
		return text
	}
	parts := strings.Split(text, "-")
	switch first := (len(parts) + 1) / 2; len(parts) {
	case 4, 5, 6: // 01-02-01-08, 2006-01-02-01-08, 2006-01-02-2006-01-08
		return strings.Join(parts[:first], "-") + ".." + strings.Join(parts[first:], "-")
	}
	return text
}
