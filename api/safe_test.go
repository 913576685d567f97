package api_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"rtcscope/api"
	"rtcscope/api/sim"
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
			r == '\u1160', r == '\u3164', r == '\uffa0', r == '\ufffd', r == '\ufeff': // fillers and what was no character
			t.Errorf("%q holds %U at %d", text, r, i)
		}
		if !unicode.Is(unicode.M, r) {
			marks = 0
		} else if marks++; marks > 1 || i == 0 {
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
		{"\u0301x", "x"},                   // a mark without a letter
		{"e\u0301\u0302\u0303x\u0301", "e\u0301x\u0301"},
		{"=1+1|`code`,\"quoted\"", "=1+1|`code`,\"quoted\""}, // harmless on a screen; exports quote it themselves
		{"\x1b[31mred\x1b[0m", `\u{1b}[31mred\u{1b}[0m`},
		{"\u009b31m", `\u{9b}31m`},
		{"a\nb\tc\rd\x00\x7f", `a\u{a}b\u{9}c\u{d}d\u{0}\u{7f}`},
		{"left\u202ethgir\u202c", `left\u{202e}thgir\u{202c}`},
		{"zero\u200bwidth\u2060\ufeff", `zero\u{200b}width\u{2060}\u{feff}`},
		{"no\u00a0break\u3000wide", `no\u{a0}break\u{3000}wide`},
		{"soft\u00adhyphen", `soft\u{ad}hyphen`},
		{"heart\ufe0f", `heart\u{fe0f}`}, // terminals disagree on its width
		{"filler\u3164\u115f", `filler\u{3164}\u{115f}`},
		{"tag\U000e0041", `tag\u{e0041}`},
		{"private\ue000", `private\u{e000}`},
		{"bad\xff\xfe", `bad\u{fffd}\u{fffd}`},
		{"👨\u200d👩", `👨\u{200d}👩`},
		{strings.Repeat("长", 200), strings.Repeat("长", 200)},
		{strings.Repeat("长", 201), strings.Repeat("长", 200) + "…"},
	} {
		if got := api.Safe(tt.text); got != tt.want {
			t.Errorf("Safe(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSafeOnHostileTexts(t *testing.T) {
	seen := make(map[string]string)
	for _, text := range sim.HostileTexts() {
		safe := api.Safe(text)
		wantHarmless(t, safe)
		// Made safe, two values of a dimension must not become one row.
		if other, twice := seen[safe]; twice {
			t.Errorf("%q and %q both become %q", other, text, safe)
		}
		seen[safe] = text
		if api.Safe(safe) != safe && len(safe) < api.MaxText {
			t.Errorf("%q is not left as it is but becomes %q", safe, api.Safe(safe))
		}
	}
}

func FuzzSafe(f *testing.F) {
	for _, text := range sim.HostileTexts() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		safe := api.Safe(text)
		wantHarmless(t, safe)
		const escape = len(`\u{10ffff}`) // the longest that one character becomes
		if n := utf8.RuneCountInString(safe); n > api.MaxText*escape+1 {
			t.Errorf("%d characters come out", n)
		}
		plain := strings.IndexFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) < 0
		if plain && len(text) <= api.MaxText && safe != text {
			t.Errorf("plain %q becomes %q", text, safe)
		}
	})
}
