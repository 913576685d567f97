package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestLinesEndInAnAnchor(t *testing.T) {
	for line, want := range map[string]string{
		"":                                   "       \u00a0",
		"广东":                                 "广东   \u00a0",
		"\x1b[1m广东\x1b[m":                    "\x1b[1m广东\x1b[m   \u00a0",
		"12345678":                           "12345678",
		"1234567 ":                           "1234567\u00a0",
		"\x1b[7m广东    \x1b[m":                "\x1b[7m广东   \u00a0\x1b[m",
		"\x1b[7m广东广东\x1b[m":                  "\x1b[7m广东广东\x1b[m",
		"\x1b[2mabc \x1b[m\x1b[7m    \x1b[m": "\x1b[2mabc \x1b[m\x1b[7m   \u00a0\x1b[m",
	} {
		if got := anchorLine(line, 8); got != want || ansi.StringWidth(got) != 8 {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}

// A screen without wide characters has no anchors, so that an ASCII screen is drawn in ASCII.
func TestAnchorsComeWithWideCharacters(t *testing.T) {
	s := newStub()
	d := opened(t, s, "Mexico", "Peru")
	if strings.Contains(d.model.View().Content, anchor) {
		t.Error("a screen without wide characters has anchors")
	}
	d = opened(t, s, "广东", "Peru")
	for _, line := range strings.Split(d.model.View().Content, "\n") {
		if ansi.StringWidth(line) != 120 || strings.HasSuffix(ansi.Strip(line), " ") {
			t.Errorf("the line %q is not filled up to an anchor", line)
		}
	}
}
