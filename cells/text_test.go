package cells_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
)

// pieces lists the parts of odd texts: letters, CJK, composed and combining characters, emoji of several code points,
// a keycap whose first code point is ASCII, lone joiners, and styles.
var pieces = []string{
	"a", "word", " ", "  ", "7", "上海", "内蒙古自治区", "é", "e\u0301", "\u0301", "한국", "\u1112\u1161", "ก็", "👩‍👩‍👧‍👦", "🇨🇳",
	"1️⃣",
	"☎️", "·", "…", "\u200b", "\u200d", "\x1b[31m", "\x1b[1;7m", "\x1b[m",
}

// forTexts calls f with random texts, which are the same in every run.
func forTexts(t *testing.T, n int, f func(text string, r *rand.Rand)) {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 11))
	for range n {
		var b strings.Builder
		for range r.IntN(10) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		f(b.String(), r)
		if t.Failed() {
			return // one text is enough to look at
		}
	}
}

// letters is a text without spaces and styles.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, ansi.Strip(text))
}

func TestCutNeverExceedsTheWidthAskedFor(t *testing.T) {
	forTexts(t, 8000, func(text string, r *rand.Rand) {
		w := r.IntN(14) - 1
		got := cells.Cut(text, w, "…")
		if cells.Width(got) > max(0, w) {
			t.Errorf("Cut(%q, %d) = %q, %d cells wide", text, w, got, cells.Width(got))
		}
		if w > 0 && cells.Width(text) <= w && got != text {
			t.Errorf("Cut(%q, %d) = %q, but the text fits", text, w, got)
		}
	})
}

// A cut text must not look like a whole one: 内蒙古 is not 内.
func TestCutSaysThatSomethingIsMissing(t *testing.T) {
	for _, text := range []string{"Guangdong", "内蒙古自治区", "\x1b[31mGuangdong\x1b[m", "🇨🇳🇩🇰🇯🇵", "1️⃣2️⃣3️⃣",
		"e\u0301e\u0301e\u0301"} {
		for w := 1; w < cells.Width(text); w++ {
			if got := cells.Cut(text, w, "~"); !strings.HasSuffix(ansi.Strip(got), "~") {
				t.Errorf("Cut(%q, %d) = %q has no mark at its end", text, w, got)
			}
		}
	}
}

// An unclosed style would colour the rest of the screen.
func TestCutKeepsTheEndOfAStyle(t *testing.T) {
	if got, want := cells.Cut("\x1b[31m广东省\x1b[m", 4, "…"), "\x1b[31m广…\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLeftAndRightFillTheWidthExactly(t *testing.T) {
	forTexts(t, 8000, func(text string, r *rand.Rand) {
		w := r.IntN(14)
		left, right := cells.Left(text, w, "…"), cells.Right(text, w, "…")
		if cells.Width(left) != w || cells.Width(right) != w {
			t.Errorf("%q in %d cells: left %d, right %d cells", text, w, cells.Width(left), cells.Width(right))
		}
		if cut := cells.Cut(text, w, "…"); !strings.HasPrefix(left, cut) || !strings.HasSuffix(right, cut) {
			t.Errorf("%q in %d cells: left %q, right %q", text, w, left, right)
		}
	})
}

func TestEndsFillsTheLineAndKeepsTheRightText(t *testing.T) {
	forTexts(t, 8000, func(text string, r *rand.Rand) {
		w := r.IntN(30)
		got := cells.Ends(text, "日 7/7", w, "…")
		if cells.Width(got) > w || w >= 8 && cells.Width(got) != w {
			t.Errorf("Ends(%q, %d) = %q, %d cells wide", text, w, got, cells.Width(got))
		}
		if w >= 6 && !strings.HasSuffix(got, "日 7/7") {
			t.Errorf("Ends(%q, %d) = %q lost its right end", text, w, got)
		}
	})
	if got := cells.Ends("left", "", 10, "…"); got != "left" {
		t.Errorf("without a right text: %q", got)
	}
	if got := cells.Ends("left", "ok", 8, "…"); got != "left  ok" {
		t.Errorf("with room for both: %q", got)
	}
}

func TestRuleFillsTheLine(t *testing.T) {
	forTexts(t, 5000, func(text string, r *rand.Rand) {
		w := r.IntN(40)
		if got := cells.Rule(text, w, "─", "…"); cells.Width(got) != w {
			t.Errorf("Rule(%q, %d) = %q, %d cells wide", text, w, got, cells.Width(got))
		}
	})
	if got := cells.Rule("上海", 10, "-", "~"); got != "- 上海 ---" {
		t.Errorf("got %q", got)
	}
}

func TestFitMakesExactlySoManyLines(t *testing.T) {
	forTexts(t, 2000, func(text string, r *rand.Rand) {
		w, h := r.IntN(12), r.IntN(5)
		got := cells.Fit([]string{text, text, text}, w, h, "…")
		if len(got) != h {
			t.Errorf("%d lines, want %d", len(got), h)
		}
		for _, line := range got {
			if cells.Width(line) > w {
				t.Errorf("Fit(%q, %d): %q is wider", text, w, line)
			}
		}
	})
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, text string
		w, limit   int
		want       []string
	}{
		{"breaks at spaces", "one two three", 7, 9, []string{"one two", "three"}},
		{"no line without room", "one", 0, 9, nil},
		{"no line without lines", "one", 9, 0, nil},
		{"nothing", "  ", 9, 9, nil},
		{"a long word is broken", "abcdefg hi", 3, 9, []string{"abc", "def", "g", "hi"}},
		{"text without spaces is broken between characters", "服务已应答", 5, 9, []string{"服务", "已应", "答"}},
		{"Chinese after a blank stays on its line", "超过 3 倍稳健偏差", 9, 9, []string{"超过 3 倍", "稳健偏差"}},
		{"no line begins with a closing mark", "服务已应答，稍后", 10, 9, []string{"服务已应", "答，稍后"}},
		{"no line ends with an opening mark", "均值（中位）", 6, 9, []string{"均值", "（中", "位）"}},
		{"the limit leaves a mark", "one two three four", 5, 2, []string{"one", "two …"}},
		{"a limit that is just reached leaves none", "one two", 3, 2, []string{"one", "two"}},
		{"a character wider than the line gives way", "a中b", 1, 9, []string{"a", "…", "b"}},
		{"an accent stays on its letter", "e\u0301e\u0301e\u0301", 2, 9, []string{"e\u0301e\u0301", "e\u0301"}},
	} {
		if got := cells.Wrap(test.text, test.w, test.limit, "…"); strings.Join(got, "|") != strings.Join(test.want, "|") ||
			len(got) != len(test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestFittingCutsNoPartInTheMiddle(t *testing.T) {
	parts := []string{"data complete to 2026-11-25", "requests 7"}
	for w, want := range map[int]string{60: "data complete to 2026-11-25  requests 7",
		39: "data complete to 2026-11-25  requests 7",
		38: "data complete to 2026-11-25", 10: "data comp…", 0: ""} {
		if got := cells.Fitting(parts, "  ", w, "…"); got != want {
			t.Errorf("%d cells: %q, want %q", w, got, want)
		}
	}
	if got := cells.Fitting(nil, "  ", 9, "…"); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}

func checkWrap(t *testing.T, text string, w, limit int) {
	t.Helper()
	lines := cells.Wrap(text, w, limit, "…")
	if len(lines) > max(0, limit) {
		t.Errorf("Wrap(%q, %d, %d) made %d lines", text, w, limit, len(lines))
	}
	for _, line := range lines {
		if cells.Width(line) > w {
			t.Errorf("Wrap(%q, %d, %d): %q is %d cells wide", text, w, limit, line, cells.Width(line))
		}
	}
	// Every character fits into two cells, so only the limit may drop text.
	if got := letters(strings.Join(lines, "")); w >= 2 && len(lines) < limit && got != letters(text) {
		t.Errorf("Wrap(%q, %d, %d) = %q lost text", text, w, limit, lines)
	}
}

func TestWrapLosesNoTextAndKeepsTheWidth(t *testing.T) {
	forTexts(t, 8000, func(text string, r *rand.Rand) {
		checkWrap(t, text, r.IntN(12), 1+r.IntN(20))
	})
}

func FuzzWrap(f *testing.F) {
	for _, w := range []int{0, 1, 2, 7} {
		for _, text := range []string{"", "one two three", "服务已应答 ok", "1️⃣é하\x1b[0mword🇨🇳", "\x1b[31m红\x1b[m 色", "\xff\xfe",
			"a\u0301\u0301\u0301", "\x1b]8;;x"} {
			f.Add(text, w, 3)
			f.Add(text, w, 100)
		}
	}
	f.Fuzz(func(t *testing.T, text string, w, limit int) {
		if len(text) > 4000 {
			t.Skip("texts are short")
		}
		if w > 300 || limit > 1000 || strings.ContainsFunc(text, unicode.IsControl) ||
			strings.ToValidUTF8(text, "") != text {
			// Texts come without control characters. Others need not come out whole; they must come out.
			cells.Wrap(text, min(w, 300), min(limit, 1000), "…")
			return
		}
		checkWrap(t, text, w, limit)
	})
}
