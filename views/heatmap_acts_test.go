package views_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

func TestHeatmapAnswersActions(t *testing.T) {
	m := heatmap(t, english(), compared(), "A", 80, 24)
	do(m, keys.Down)
	if got := do(m, keys.Open); got != (views.OpenDetail{Series: audio, Value: "B"}) {
		t.Errorf("enter: %+v", got)
	}
	if got := do(m, keys.Mark); got != (views.Toggle{Value: "B"}) {
		t.Errorf("mark: %+v", got)
	}
	if got := do(m, keys.Back); got != (views.Leave{}) {
		t.Errorf("back: %+v", got)
	}
	if got := do(m, keys.Dimension); got != (views.Choose{Field: quality.FieldDimension}) {
		t.Errorf("dimension: %+v", got)
	}
	if refused(m, keys.NextSeries) == "" || refused(m, keys.Columns) == "" || refused(m, keys.Mode) != "" ||
		refused(m, keys.Range) != "" {
		t.Error("it refuses what it does, or does what it refuses")
	}
	m.SetMarked(func(v string) bool { return v == "A" })
	if !strings.Contains(text(m), "\n *A ") {
		t.Errorf("the marked row:\n%s", text(m))
	}
}

func TestHeatmapIsCopied(t *testing.T) {
	e := english()
	e.Commands.Flags = "--demo"
	m := heatmap(t, e, compared(), "A", 80, 24)
	command := "rtcscope query --app app1 --product native --indicator stall_rate --dimension Province --from " +
		"2026-08-13 --to 2026-08-19 --vs previous --demo --series 80ms_audio_stall_rate"
	if got := do(m, keys.CopyCommand); got != (views.Copy{Text: command}) {
		t.Errorf("the command is %+v", got)
	}
	copied, _ := do(m, keys.Copy).(views.Copy)
	lines := strings.Split(copied.Text, "\n")
	if len(lines) != 8 || lines[7] != "`"+command+" --filter '/^A$/'`" {
		t.Fatalf("copied:\n%s", copied.Text)
	}
	z := regexp.MustCompile(`z \+\d+\.\d, `)
	if want := "**A** 80 ms audio stall 2.00 % on 2026-08-19, +1.50 against Wed 08-12, usual 0.50 (0.47 to 0.53), since " +
		"08-17, 2.31M users, whole app 0.80 % (app1 native, `80ms_audio_stall_rate`, 2026-08-13..2026-08-19)"; z.ReplaceAllString(lines[0],
		"") != want ||
		!z.MatchString(lines[0]) {
		t.Errorf("got  %s\nwant %s, with z", lines[0], want)
	}
	if want := "judged by 7 past days; rank 1 of 2 from the worst (ordinary deviations worse than usual); z is a " +
		"heuristic: ordinary deviations worse than usual"; lines[1] != want {
		t.Errorf("got  %s\nwant %s", lines[1], want)
	}
	r := compared()
	r.Users, r.Tables[0].Rows[0].Value = quality.Weights{}, "a|b `c` <d>"
	copied, _ = do(heatmap(t, e, r, r.Tables[0].Rows[0].Value, 80, 24), keys.Copy).(views.Copy)
	wantIn(t, "a hostile name", copied.Text, "**a\\|b \\`c\\` &lt;d>**", "unweighted")
}

func TestHeatmapTakesNewerResults(t *testing.T) {
	r := result(query("2026-07-23", "2026-08-20"), map[string][]quality.Row{audio: china(), video: china()}, audio, video)
	m := heatmap(t, english(), r, "海南省", 80, 24)
	act(m, append(times(3, keys.Left), keys.Mode, keys.NextSeries)...)
	if open := do(m, keys.Open); open != (views.OpenDetail{Series: video, Value: "海南省"}) {
		t.Fatalf("the other series opens %+v", open)
	}
	before := text(m)
	if !m.SetResult(r) || text(m) != before {
		t.Errorf("the same result looks different:\n%s\n%s", before, text(m))
	}
	less := result(query("2026-08-13", "2026-08-15"), map[string][]quality.Row{video: {row("A", 1, 2, 3)}}, video)
	if !m.SetResult(less) {
		t.Fatal("a result with rows of the series is not taken")
	}
	wantIn(t, "fewer rows", text(m), "A  2026-08-15 Sat", "by its limits")
	if m.SetResult(compared()) {
		t.Error("a result without the series is taken")
	}
	wantIn(t, "what stays", text(m), "A  2026-08-15 Sat")
}

func TestHeatmapTakesTheMouse(t *testing.T) {
	m := heatmap(t, english(), compared(), "A", 80, 24)
	lines := strings.Split(text(m), "\n")
	for y, l := range lines {
		if strings.HasPrefix(l, "  C ") {
			m.Click(ansi.StringWidth(lines[2][:strings.Index(lines[2], "15")]), y)
		}
	}
	wantIn(t, "the cell", panel(m), "C  2026-08-15")
	m.Wheel(-1)
	wantIn(t, "the row", panel(m), "A  2026-08-15")
}

// A copied rank is that of the current meaning of the cells, and names it.
func TestACopiedRankNamesItsMode(t *testing.T) {
	m := heatmap(t, english(), compared(), "A", 120, 30)
	for _, want := range []string{"rank 1 of 2 from the worst (ordinary deviations worse than usual)",
		"rank 1 of 3 from the worst (value, by its limits)",
		"rank 1 of 3 from the worst (steps of 0.10 worse than the day before)"} {
		wantIn(t, "the finding", do(m, keys.Copy).(views.Copy).Text, want, "z +")
		do(m, keys.Mode)
	}
}
