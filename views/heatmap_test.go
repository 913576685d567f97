package views_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

func heatmap(t *testing.T, e *views.Env, r quality.Result, value string, w, h int) *views.Heatmap {
	t.Helper()
	m, ok := views.NewHeatmap(e, r, r.Tables[0].Series, value)
	if !ok {
		t.Fatal("the heatmap cannot be opened")
	}
	m.SetSize(w, h)
	return m
}

// heatLine returns the line of a value's row, without the gutter and the name.
func heatLine(t *testing.T, v views.View, name string) string {
	t.Helper()
	for _, l := range strings.Split(text(v), "\n") {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(l, ">* "), name); ok && l != "" {
			return rest
		}
	}
	t.Fatalf("no row %q in\n%s", name, text(v))
	return ""
}

// shadesOf returns the shades of a value's row, two cells of each, without figures and frames.
func shadesOf(t *testing.T, v views.View, name string) string {
	t.Helper()
	var list []string
	for _, part := range strings.Fields(strings.NewReplacer("[", " ", "]", " ", "<", " ").Replace(heatLine(t, v, name))) {
		if first := []rune(part)[0]; strings.Count(part, string(first)) == len([]rune(part)) {
			list = append(list, strings.Repeat(string(first), min(2, len([]rune(part)))))
		}
	}
	return strings.Join(list, " ")
}

// panel returns the lines below the grid, as one text.
func panel(v views.View) string {
	lines := strings.Split(text(v), "\n")
	return strings.Join(lines[max(0, len(lines)-3):], "\n")
}

func TestHeatmapFits(t *testing.T) {
	t.Parallel()
	for name, r := range answers() {
		if len(r.Tables) == 0 || len(r.Tables[0].Rows) == 0 {
			if _, ok := views.NewHeatmap(english(), r, audio, ""); ok {
				t.Errorf("%s: a heatmap of no rows", name)
			}
			continue
		}
		for n := range 3 {
			everywhere(t, fmt.Sprintf("%s, meaning %d", name, n), func(e *views.Env) views.View {
				m, ok := views.NewHeatmap(e, r, r.Tables[0].Series, r.Tables[0].Rows[0].Value)
				if !ok {
					t.Fatalf("%s: no heatmap", name)
				}
				m.SetMarked(func(string) bool { return true })
				act(m, times(n, keys.Mode)...)
				act(m, times(n*2, keys.Left)...)
				if n > 0 {
					act(m, keys.Bottom)
				}
				return m
			})
		}
	}
	everywhere(t, "compared", func(e *views.Env) views.View { return heatmap(t, e, compared(), "A", 80, 24) })
}

func TestHeatmapPutsTheWorstOnTop(t *testing.T) {
	m := heatmap(t, english(), compared(), "B", 80, 24)
	at := func(name string) int { return strings.Index(text(m), "\n"+name) }
	if whole, a, b, c := at("  whole app"), at("  A "), at("> B "), at("  C "); whole < 0 ||
		!(whole < a && a < b && b < c) {
		t.Errorf("whole app, A, B, C stand at %d, %d, %d, %d in\n%s", whole, a, b, c, text(m))
	}
	if !strings.Contains(heatLine(t, m, "A"), "██") {
		t.Errorf("the row that got worse: %q", heatLine(t, m, "A"))
	}
	if b := heatLine(t, m, "B"); strings.ContainsAny(b, "░▒▓█") || !strings.Contains(b, "[·· 0.60]") {
		t.Errorf("the row that is as it was, with the cursor on its newest day: %q", b)
	}
	if c := heatLine(t, m, "C"); strings.Count(c, "○") != 7 {
		t.Errorf("a row without a past is not judged: %q", c)
	}
}

// The planted cell is the darkest of all, in every set of glyphs and without colours.
func TestHeatmapShowsThePlantedCell(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		r := compared()
		r.Tables[0].Rows[0].Cells = []float64{0.5, 0.5, 0.5, 2, 0.5, 0.5, 0.5}
		e := env(g, lang.English)
		e.Theme = theme.None()
		m := heatmap(t, e, r, "B", 80, 24)
		dark, calm := strings.Repeat(g.Shades[4], 2), strings.Repeat(g.Shades[0], 2)
		want := strings.Join([]string{calm, calm, calm, dark, calm, calm, calm}, " ")
		if got := shadesOf(t, m, "A"); got != want {
			t.Errorf("%s: %q, want %q", g.Name, got, want)
		}
		for _, v := range strings.Split(text(m), "\n")[3:8] {
			if !strings.HasPrefix(v, "  A") && !strings.HasPrefix(v, "  whole app") && strings.Contains(v, dark) {
				t.Errorf("%s: another row is dark: %q", g.Name, v)
			}
		}
	}
}

// missing returns an answer with a day that is not held, a pending one, and a gap.
func missing() quality.Result {
	r := compared()
	days := r.Query.Range.Days()
	a := r.Tables[0].Rows[0].Cells
	a[0], a[1], a[2] = gap, gap, gap
	r.NotHeld = map[quality.Day]bool{days[0]: true}
	delete(r.Answered, days[0])
	delete(r.Answered, days[1])
	return r
}

func TestHeatmapTellsMissingValuesApart(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		m := heatmap(t, env(g, lang.English), missing(), "A", 80, 24)
		got := strings.Fields(heatLine(t, m, "A"))
		if got[0] != g.NotHeld || got[1] != g.Pending || got[2] != g.NoValue {
			t.Errorf("%s: %q", g.Name, got)
		}
		seen := map[string]bool{strings.Repeat(g.Lighter, 2): true}
		for _, shade := range g.Shades {
			seen[strings.Repeat(shade, 2)] = true
		}
		for _, single := range []string{g.NotHeld, g.Pending, g.NoValue, g.Unjudged} {
			seen[single] = true
		}
		if len(seen) != 10 {
			t.Errorf("%s: of ten kinds of cells %d look different", g.Name, len(seen))
		}
		act(m, times(4, keys.Left)...)
		for _, want := range []string{"no value", "still to come", "not held"} {
			if !strings.Contains(panel(m), want) {
				t.Errorf("%s: %q is not in %q", g.Name, want, panel(m))
			}
			do(m, keys.Left)
		}
		wantIn(t, "the scale", text(m), " "+g.NoValue+" no value", " "+g.NotHeld+" not held", " "+g.Pending+" still to come",
			" "+g.Unjudged+" few days")
	}
}

func TestHeatmapSwitchesItsMeaning(t *testing.T) {
	m := heatmap(t, english(), compared(), "A", 80, 24)
	wantIn(t, "deviations", text(m), "-- -2 ·· 1 ░░ 2 ▒▒ 3 ▓▓ 4 ██  ordinary deviations worse than usual")
	do(m, keys.Mode)
	wantIn(t, "values", text(m), "·· 1.00 ░░ 2.00 ▒▒ 3.00 ▓▓ 5.00 ██  value, by its limits")
	wantIn(t, "2 % of 1 to 3 %", shadesOf(t, m, "A")+heatLine(t, m, "A"), "·· ·· ·· ·· ░░ ░░ ░░", "[░░ 2.00]")
	do(m, keys.Mode)
	wantIn(t, "changes", text(m), "-- -2 ·· 2 ░░ 4 ▒▒ 7 ▓▓ 10 ██  steps of 0.10 worse than the day before")
	wantIn(t, "a jump", shadesOf(t, m, "A"), "·· ·· ·· ·· ██ ·· ··")
	do(m, keys.Mode)
	wantIn(t, "deviations again", text(m), "ordinary deviations worse than usual")
}

// Without a known direction, no cell is called worse or better.
func TestHeatmapWithoutADirectionJudgesNothing(t *testing.T) {
	r := compared()
	r.Tables[0].Series, r.Tables[0].Rows[0].Cells = "odd", []float64{0.5, 0.5, 0.5, 0.5, 0.5, 0, 9}
	m := heatmap(t, english(), r, "A", 100, 24)
	wantIn(t, "lower and higher", shadesOf(t, m, "A"), "·· ·· ·· ·· ·· ██ ██")
	for range 3 {
		if all := text(m); strings.Contains(all, "worse") || strings.Contains(all, "--") {
			t.Errorf("it judges:\n%s", all)
		}
		do(m, keys.Mode)
	}
}

func TestHeatmapTellsTheFactsOfTheCell(t *testing.T) {
	m := heatmap(t, english(), compared(), "A", 120, 24)
	do(m, keys.Left)
	wantIn(t, "the cell", panel(m), "A  2026-08-18 Tue", "!2.00 %", "z +", "rank 1 of 2", "usual 0.50 (0.4",
		"since 08-17", "judged by 7 past days", "whole app 0.80 %", "vs day before 0.00", "vs Tue 08-11 ▲+1.50 (0.50)",
		"users 2.31M")
	if strings.Contains(panel(m), "not final") {
		t.Errorf("a settled day is not final: %s", panel(m))
	}
	act(m, keys.Bottom)
	wantIn(t, "another row", panel(m), "C  2026-08-18 Tue", "0.70 %", "few days: 0 known before", "Tue 08-11 ·")
	act(m, times(9, keys.Left)...)
	wantIn(t, "its first day", panel(m), "C  2026-08-13 Thu", "few days")
	today := result(query("2026-08-18", "2026-08-20"), map[string][]quality.Row{audio: {row("A", 1, 1, 1)}}, audio)
	wantIn(t, "today", text(heatmap(t, english(), today, "A", 80, 24)), "(not final)", "08-18 ", "08-19 ", "08-20*")
}

// The cells of a day are aligned, whatever the names are.
func TestHeatmapIsAligned(t *testing.T) {
	rows := append(hostile()[:40], row("新疆维吾尔自治区", 1, 2, 3, 4, 5, 6, 7), row("", 1, 2, 3, 4, 5, 6, 7),
		row("👩‍👩‍👧‍👦", 1, 1, 1, 1, 1, 1, 1))
	r := result(query("2026-08-13", "2026-08-19"), map[string][]quality.Row{audio: rows}, audio)
	for _, w := range []int{40, 61, 80, 120} {
		m := heatmap(t, english(), r, "", w, 60)
		do(m, keys.Mode)
		lines := strings.Split(text(m), "\n")
		heads := regexp.MustCompile(`(08-)?1[3-9]`).FindAllStringIndex(lines[2], -1)
		if len(heads) != 7 {
			t.Fatalf("%d wide: the days are %q", w, lines[2])
		}
		for _, l := range lines[3:46] {
			for i, at := range heads {
				from := ansi.StringWidth(lines[2][:at[0]])
				cell := []rune(ansi.Cut(l, from, from+2))
				if name := ansi.Cut(l, 0, from); ansi.StringWidth(name) != from || len(cell) != 2 ||
					cell[0] != cell[1] && (cell[0] != ' ' || !strings.ContainsRune("?○-…", cell[1])) {
					t.Errorf("%d wide: cell %d of %q is %q", w, i, l, string(cell))
				}
			}
		}
	}
}

// The cells of all moments are as wide, together they take the width of the screen, and a click or a wheel finds the
// cell that is drawn there.
func TestHeatmapCellsShareTheWidth(t *testing.T) {
	for _, days := range []int{1, 2, 7, 14, 28} {
		for _, w := range []int{40, 61, 80, 120, 200} {
			first := day("2026-08-20") - quality.Day(days-1)
			values := make([]float64, days)
			for i := range values {
				values[i] = float64(i % 3)
			}
			q := query(first.String(), "2026-08-20")
			m := heatmap(t, english(), result(q, map[string][]quality.Row{audio: {row("A", values...)}}, audio), "A", w, 24)
			y, frames := 0, []int(nil)
			for i, l := range strings.Split(text(m), "\n") {
				if strings.HasPrefix(l, ">") {
					y = i
				}
			}
			frame := func() int {
				l := strings.Split(text(m), "\n")[y]
				return ansi.StringWidth(l[:strings.Index(l, "[")])
			}
			for range min(days, 5) { // the newest are visible on all screens
				frames = append(frames, frame())
				do(m, keys.Left)
			}
			for i := 1; i < len(frames); i++ {
				if cell := frames[0] - frames[1]; frames[i-1]-frames[i] != cell || cell < 3 {
					t.Fatalf("%d days in %d cells: the frames are at %v", days, w, frames)
				}
				for x := frames[i] + 1; x <= frames[i-1]; x++ {
					if m.Click(x, y); frame() != frames[i] {
						t.Fatalf("%d days in %d cells: a click at %d moves the frame to %d, not %d", days, w, x, frame(), frames[i])
					}
				}
			}
			if used := frames[0]; days == 7 && w >= 80 && used < w*3/4 {
				t.Errorf("%d days in %d cells take %d", days, w, used)
			}
		}
	}
}

// A narrow screen shows the newest days. The cursor scrolls to the others, and the names stay.
func TestHeatmapScrollsSideways(t *testing.T) {
	r := result(query("2026-07-23", "2026-08-20"), map[string][]quality.Row{audio: china()}, audio)
	m := heatmap(t, english(), r, "北京市", 40, 20)
	wantIn(t, "the newest days", text(m), "19 20*", "‹")
	act(m, times(40, keys.Left)...)
	wantIn(t, "the oldest days", text(m), " 23 24 25", "›", "2026-07-23", "[")
	wantIn(t, "the names", text(m), "北京市", "新疆维吾尔自…")
	if strings.Contains(text(m), "‹") {
		t.Errorf("there are days to the left of the first:\n%s", text(m))
	}
}

// Drawing an unchanged heatmap must be fast, since the screen is drawn after every message.
func BenchmarkHeatmap(b *testing.B) {
	rows := make([]quality.Row, 250)
	for i := range rows {
		rows[i].Value = fmt.Sprint("value ", i)
		for d := range 29 {
			rows[i].Cells = append(rows[i].Cells, float64(i*d%17))
		}
	}
	m, _ := views.NewHeatmap(english(), result(query("2026-07-23", "2026-08-20"), map[string][]quality.Row{audio: rows},
		audio), audio, "")
	m.SetSize(200, 60)
	for b.Loop() {
		m.Lines()
	}
}
