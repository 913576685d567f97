package quality

import (
	"strings"

	"rtcscope/ime"
)

// typedDays is a range of days in ASCII, with ".." between two days. An input method may have typed a wave, a long
// dash or full stops there. A full-width dash between two days looks like those within a day: their number tells which
// one it is.
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
