package cells_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"rtcscope/api/sim"
	"rtcscope/cells"
)

// wantHarmless checks that a text draws only itself: it was written with the Unicode categories, not from the code
// under test.
func wantHarmless(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%q is no UTF-8", text)
	}
	marks := 0
	for i, r := range text {
		switch {
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), // controls, bidi and zero-width characters
			unicode.In(r, unicode.Zl, unicode.Zp),                                   // line ends
			unicode.Is(unicode.Zs, r) && r != ' ',                                   // spaces of other widths
			unicode.In(r, unicode.Bidi_Control, unicode.Join_Control),               // again, by their properties
			unicode.In(r, unicode.Variation_Selector), r == '\u034f', r == '\u115f', // invisible, but no format characters
			// fillers and what was no character
			r == '\u1160', r == '\u3164', r == '\uffa0', r == '\ufffd', r == '\ufeff', r == '\u2800':
			t.Errorf("%q holds %U at %d", text, r, i)
		}
		if !unicode.Is(unicode.M, r) {
			marks = 0
		} else if marks++; marks > 5 || i == 0 {
			t.Errorf("%q piles up marks at %d", text, i)
		}
	}
}

func TestSafe(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{" ", " "},
		{"中国", "中国"},
		{"القاهرة", "القاهرة"}, // written from right to left by nature, not by control
		{"Réunion", "Réunion"},
		{"Re\u0301union", "Re\u0301union"}, // one mark on a letter is a letter
		{"\u0301x", `\u{301}x`},            // a mark without a letter would stand on what was drawn before
		{"e\u0301\u0302\u0303\u0304\u0305x\u0301", "e\u0301\u0302\u0303x\u0301"},
		{"=1+1|`code`,\"quoted\"", "=1+1|`code`,\"quoted\""}, // harmless on a screen; exports quote it themselves
		{"\x1b[31mred\x1b[0m", `\u{1b}[31mred\u{1b}[0m`},
		{"\u009b31m", `\u{9b}31m`},
		{"a\nb\tc\rd\x00\x7f", `a\u{a}b\u{9}c\u{d}d\u{0}\u{7f}`},
		{"left\u202ethgir\u202c", `left\u{202e}thgir\u{202c}`},
		{"zero\u200bwidth\u2060\ufeff", `zero\u{200b}width\u{2060}\u{feff}`},
		{"no\u00a0break\u3000wide", `no\u{a0}break\u{3000}wide`},
		{"soft\u00adhyphen", `soft\u{ad}hyphen`},
		{"heart\ufe0f", `heart\u{fe0f}`}, // terminals disagree on its width
		{"👍🏽", `👍\u{1f3fd}`},
		{"ｶﾞ", `ｶ\u{ff9e}`},
		{"filler\u3164\u115f\u2800", `filler\u{3164}\u{115f}\u{2800}`},
		{"tag\U000e0041", `tag\u{e0041}`},
		{"private\ue000", `private\u{e000}`},
		{"bad\xff\xfe", `bad\u{fffd}\u{fffd}`},
		{"👨\u200d👩", `👨\u{200d}👩`},
		{"a\x1b\u0301", `a\u{1b}\u{301}`}, // the mark would stand on the bracket
		{strings.Repeat("长", 200), strings.Repeat("长", 200)},
		{strings.Repeat("长", 201), strings.Repeat("长", 200) + "…"},
		{strings.Repeat("x", 10_000), strings.Repeat("x", 200) + "…"},
	} {
		if got := cells.Safe(tt.text); got != tt.want {
			t.Errorf("Safe(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// Scripts with several marks on a letter keep all of them.
func TestScriptsKeepTheirMarks(t *testing.T) {
	for script, text := range map[string]string{
		"Thai": "ประเทศไทยที่นี่น้ำ", "Lao": "ທີ່ນີ້",
		"Vietnamese, composed of parts": "Vie\u0302\u0323t Nam ta\u0302\u0301t",
		"Hindi":                         "हिन्दी क्षेत्र ज़ींदगी", "Tamil": "தமிழ்நாடு", "Bengali": "বাংলাদেশ",
		"Burmese": "မြို့တော်",
		"Khmer":   "កម្ពុជា",
		"Arabic":  "مُحَمَّدٌ", "Hebrew": "שָׁלוֹם בָּרוּךְ", "polytonic Greek": "ω\u0314\u0342\u0345", "Tibetan": "བསྒྲུབས",
	} {
		if got := cells.Safe(text); got != text {
			t.Errorf("%s: %q becomes %q", script, text, got)
		}
	}
}

func TestPilesOfMarksAreBounded(t *testing.T) {
	for _, pile := range []string{"e" + strings.Repeat("\u0301", 40), "e" + strings.Repeat("\u0301\u0302", 40), "ท" +
		strings.Repeat("\u0e48", 40),
		"ท" + strings.Repeat("\u0e48\u0e49", 40), "x" + strings.Repeat("\u20dd\u0489", 40)} {
		if n := utf8.RuneCountInString(cells.Visible(pile)); n > 6 {
			t.Errorf("of %d marks on a letter %d stay", utf8.RuneCountInString(pile)-1, n-1)
		}
	}
}

func TestHostileTextsAreSafe(t *testing.T) {
	for _, text := range sim.HostileTexts() {
		for name, safe := range map[string]string{"Safe": cells.Safe(text), "Visible": cells.Visible(text)} {
			wantHarmless(t, safe)
			if again := cells.Safe(safe); name == "Safe" && again != safe {
				t.Errorf("%q is not left as it is but becomes %q", safe, again)
			}
		}
	}
}

func TestLinesKeepTheirEnds(t *testing.T) {
	if got, want := cells.Lines("a\tb\nc\rd\x1b[31m\n"), "a\tb\nc\\u{d}d\\u{1b}[31m\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Screen lets no escape sequence but colours through.
func TestScreenKeepsColoursAlone(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"\x1b[1;31mred\x1b[m", "\x1b[1;31mred\x1b[m"},
		{"\x1b[38:2::1:2:3mred\x1b[0m", "\x1b[38:2::1:2:3mred\x1b[0m"},
		{"\x1b[4mท\x1b[mี่", "\x1b[4mท\x1b[mี่"},
		{"\x1b[31", `\u{1b}[31`},
		{"\x1b[2J\x1b[H", `\u{1b}[2J\u{1b}[H`},
		{"\x1b[?25l\x1b[>4;2m", `\u{1b}[?25l\u{1b}[>4;2m`},
		{"\x1b]52;c;b3duZWQ=\x07", `\u{1b}]52;c;b3duZWQ=\u{7}`},
		{"\u009b31m", `\u{9b}31m`},
		{"a\nb\u202ec", `a\u{a}b\u{202e}c`},
		{"padded \u00a0", "padded \u00a0"},
		{"│⠒⠂▁█·…中国", "│⠒⠂▁█·…中国"},
	} {
		if got := cells.Screen(tt.line); got != tt.want {
			t.Errorf("Screen(%q) = %q, want %q", tt.line, got, tt.want)
		}
	}
}

func FuzzSafe(f *testing.F) {
	for _, text := range sim.HostileTexts() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		safe := cells.Safe(text)
		wantHarmless(t, safe)
		if n := utf8.RuneCountInString(safe); n > 201 {
			t.Errorf("%d characters come out", n)
		}
		if cells.Safe(safe) != safe {
			t.Errorf("%q is not left as it is but becomes %q", safe, cells.Safe(safe))
		}
		wantHarmless(t, strings.NewReplacer("\n", "", "\t", "").Replace(cells.Lines(text)))
	})
}
