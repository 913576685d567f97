package views_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// In Chinese, series have names in words beside their own names: all of them, the shown one, or none, as there is room.
func TestTabsSayTheirSeriesInWords(t *testing.T) {
	for _, l := range lang.All() {
		e := views.NewExplore(env(theme.Unicode(), l))
		e.SetResult(result(query("2026-08-13", "2026-08-14"), map[string][]quality.Row{
			audio: {row("A", 1, 2)}, video: {row("A", 3, 4)}}, audio, video))
		for w, want := range map[int]string{120: "[80ms 音频卡顿率 80ms_audio_stall_rate]  500ms 视频卡顿率 500ms_video_stall_rate  ",
			80: "[80ms 音频卡顿率 80ms_audio_stall_rate]  500ms_video_stall_rate  ",
			70: "[80ms_audio_stall_rate]  500ms_video_stall_rate  "} {
			e.SetSize(w, 20)
			if l == lang.English {
				want = "[80ms_audio_stall_rate]  500ms_video_stall_rate  "
			}
			if line, _, _ := strings.Cut(text(e), "\n"); !strings.Contains(line, want) {
				t.Errorf("%s, %d cells: %q, want %q", l, w, line, want)
			}
		}
	}
}

// figureBelow returns the figure of a row that ends in the same cell of the terminal as a heading.
func figureBelow(t *testing.T, lines []string, heading, name string) string {
	t.Helper()
	for at, line := range lines {
		before, _, found := strings.Cut(line, heading)
		if !found {
			continue
		}
		end := ansi.StringWidth(before) + ansi.StringWidth(heading)
		for _, row := range lines[at+1:] {
			if strings.HasPrefix(strings.TrimLeft(row, "> "), name+" ") {
				if after := ansi.Cut(row, end, end+1); after != " " && after != "" {
					t.Errorf("the figure of %s under %s goes on with %q: %q", name, heading, after, row)
				}
				words := strings.Fields(ansi.Cut(row, 0, end))
				if ansi.Cut(row, end-1, end) == " " {
					return ""
				}
				return words[len(words)-1]
			}
		}
		t.Fatalf("no row %s below the heading %s:\n%s", name, heading, strings.Join(lines, "\n"))
	}
	t.Fatalf("no heading %s:\n%s", heading, strings.Join(lines, "\n"))
	return ""
}

// The sample answer of the vendor's API page is shown with both series, both countries, and both days in their
// columns.
func TestExploreShowsTheSampleOfTheAPIPage(t *testing.T) {
	q := query("2022-12-09", "2022-12-10")
	q.Dimension = "Country"
	sample := result(q, map[string][]quality.Row{
		audio: {row("中国", 0.54, 0.52), row("丹麦", 0.43, 0.38)},
		video: {row("中国", 0.45, 0.62), row("丹麦", 0.47, 0.37)},
	}, audio, video)
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		for _, l := range lang.All() {
			for _, size := range [][2]int{{120, 30}, {80, 20}, {100, 10}} {
				e := views.NewExplore(env(g, l))
				e.SetSize(size[0], size[1])
				e.SetResult(sample)
				for tab, want := range []map[string][2]string{
					{"中国": {"0.54", "0.52"}, "丹麦": {"0.43", "0.38"}},
					{"中国": {"0.45", "0.62"}, "丹麦": {"0.47", "0.37"}},
				} {
					act(e, times(50, keys.Right)...) // the days may lie to the right
					lines := strings.Split(text(e), "\n")
					if series := []string{audio, video}[tab]; !strings.Contains(lines[0], series+"]") {
						t.Errorf("the tab of %s is not marked: %q", series, lines[0])
					}
					for name, figures := range want {
						for i, heading := range []string{"12-09", "12-10"} {
							// Below the summary: that line names days, too.
							if got := figureBelow(t, lines[2:], heading, name); got != figures[i] {
								t.Errorf("%s, %s, %v, tab %d: %s on %s is %q, want %s", g.Name, l, size, tab, name, heading, got, figures[i])
							}
						}
					}
					do(e, keys.NextSeries)
				}
			}
		}
	}
}

func TestExploreDerivesItsFigures(t *testing.T) {
	lines := strings.Split(text(explorer(fiveResult(audio))), "\n")[2:]
	for name, want := range map[string][]string{
		"A": {"!!4.00", "▲+3.00", "1.00", "2.00", "4.00 08-19", "3/3"},
		"B": {"!!6.00", "0.00", "6.00", "6.00", "7.00 08-18", "3/3"},
		"C": {"!!5.00", "▽-4.00", "9.00", "7.67", "9.00 08-17", "3/3"},
		"D": {"!3.00", "▲+1.00", "2.00", "2.50", "3.00 08-19", "2/3"},
		"E": {"·", "·", "8.00", "8.00", "8.00 08-18", "1/3"},
	} {
		for i, heading := range []string{"latest", "change", "before", "mean", "worst day", "days"} {
			heading := heading
			if heading == "change" {
				heading = "change↓"
			}
			got := figureBelow(t, lines, heading, name)
			if heading == "worst day" {
				got = strings.Fields(want[i])[0] + " " + got // the figure has two words, of which the day is the second
			}
			if got != want[i] {
				t.Errorf("%s of %s is %q, want %q", heading, name, got, want[i])
			}
		}
	}
}

// For a success rate, a fall has the filled mark of a change for the worse, and a rise the hollow one.
func TestExploreMarksWhatIsWorseByTheDirection(t *testing.T) {
	for series, want := range map[string][2]string{audio: {"▲+5.00", "▽-5.00"}, join: {"△+5.00", "▼-5.00"},
		"a_new_thing": {"+5.00", "-5.00"}} {
		e := explorer(result(query("2026-08-18", "2026-08-19"),
			map[string][]quality.Row{series: {row("up", 90, 95), row("down", 90, 85)}}, series))
		lines := strings.Split(text(e), "\n")[2:]
		for i, name := range []string{"up", "down"} {
			heading := "change↓"
			if series == join {
				heading = "change↑" // the worst first: if higher is better, the figures ascend
			}
			if got := figureBelow(t, lines, heading, name); got != want[i] {
				t.Errorf("%s %s is marked %q, want %q", series, name, got, want[i])
			}
		}
	}
}

// Only a change that counts is coloured, in the table and in the details, since every row changes on a weekend. Audio
// stalls count from a tenth on, success rates from an eighth of what is missing to 100%.
func TestOnlyChangesThatCountAreColoured(t *testing.T) {
	worse, better := theme.ANSI().Worse, theme.ANSI().Better
	for _, tt := range []struct {
		series      string
		from, to    float64
		text        string
		coloured    bool
		ofWhatStyle lipgloss.Style
	}{
		{audio, 0.40, 0.41, "▲+0.01", false, worse}, {audio, 0.40, 0.50, "▲+0.10", false, worse},
		{audio, 0.40, 0.51, "▲+0.11", true, worse},
		{audio, 0.46, 1.37, "▲+0.91", true, worse}, {audio, 0.51, 0.40, "▽-0.11", true, better},
		{audio, 0.50, 0.40, "▽-0.10", false, better},
		{audio, 4.00, 4.40, "▲+0.40", false, worse}, {audio, 4.00, 4.60, "▲+0.60", true, worse}, // an eighth of 4 is 0.5
		{join, 98.00, 97.80, "▼-0.20", false, worse}, {join, 98.00, 97.70, "▼-0.30", true, worse},
	} {
		// The other rows' changes do not matter.
		r := result(query("2026-08-18", "2026-08-19"), map[string][]quality.Row{tt.series: {row("x", tt.from, tt.to),
			row("y", 1, 50), row("z", 1, 1)}}, tt.series)
		e := explorer(r)
		do(e, keys.Bottom)
		table := strings.Join(e.Lines()[3:], "\n")
		detail, ok := views.NewDetail(english(), r, views.OpenDetail{Series: tt.series, Value: "x"})
		if !ok {
			t.Fatal("no detail")
		}
		detail.SetSize(120, 30)
		for name, drawn := range map[string]string{"table": table, "detail": strings.Join(detail.Lines(), "\n")} {
			if !strings.Contains(ansi.Strip(drawn), tt.text) {
				t.Fatalf("%s: %s is not in the %s\n%s", tt.series, tt.text, name, ansi.Strip(drawn))
			}
			if got := strings.Contains(drawn, tt.ofWhatStyle.Render(tt.text)); got != tt.coloured {
				t.Errorf("%s from %v: %s is coloured in the %s: %v, want %v", tt.series, tt.from, tt.text, name, got, tt.coloured)
			}
		}
	}
}

// The sparkline of a narrow screen shows only the newest days, and its heading says how many.
func TestExploreTrendSaysHowManyDaysItShows(t *testing.T) {
	r := result(query("2026-07-23", "2026-08-19"), map[string][]quality.Row{audio: {row("A", make([]float64, 28)...)}},
		audio)
	for w, want := range map[int]string{50: "trend 7d", 80: "trend 10d", 120: "trend 15d", 250: "trend "} {
		e := views.NewExplore(english())
		e.SetSize(w, 20)
		e.SetResult(r)
		heading := strings.Split(text(e), "\n")[2]
		if !strings.Contains(heading, want) || strings.Contains(heading, "/28") != strings.Contains(want, "/28") {
			t.Errorf("%d cells: the heading %q does not hold %q", w, heading, want)
		}
	}
}

func TestExploreTellsGapsFromWhatIsStillToCome(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		r := result(query("2026-08-17", "2026-08-19"), map[string][]quality.Row{audio: {row("A", gap, gap, 0)}}, audio)
		delete(r.Answered, day("2026-08-17"))
		e := views.NewExplore(env(g, lang.English))
		e.SetSize(200, 12)
		e.SetResult(r)
		lines := strings.Split(text(e), "\n")[2:]
		for heading, want := range map[string]string{"08-17": g.Pending, "08-18": g.Gap, "08-19": "0.00"} {
			if got := figureBelow(t, lines, heading, "A"); got != want {
				t.Errorf("%s: %s is %q, want %q", g.Name, heading, got, want)
			}
		}
	}
}

// Long names are cut in favour of figures. The details show them in full.
func TestExploreLongNamesLeaveRoomForFigures(t *testing.T) {
	e := views.NewExplore(english())
	e.SetSize(40, 10)
	e.SetResult(result(query("2026-08-13", "2026-08-19"), map[string][]quality.Row{video: hostile()}, video))
	if heading := strings.Split(text(e), "\n")[2]; !strings.Contains(heading, "latest") ||
		!strings.Contains(heading, "change↓") {
		t.Errorf("the heading is %q", heading)
	}
}

// A day that is not final is marked.
func TestExploreMarksDaysThatAreNotFinal(t *testing.T) {
	r := result(query("2026-08-19", "2026-08-20"), map[string][]quality.Row{audio: {row("A", 1, 2)}}, audio)
	lines := strings.Split(text(explorer(r)), "\n")
	if !strings.Contains(lines[2], "08-20*") || strings.Contains(lines[2], "08-19*") {
		t.Errorf("heading: %q", lines[2])
	}
	if !strings.Contains(lines[1], "latest 08-20 (not final)") {
		t.Errorf("summary: %q", lines[1])
	}
	// If the newest day has no values yet, the latest day is the one before.
	r = result(query("2026-08-19", "2026-08-20"), map[string][]quality.Row{audio: {row("A", 1, gap)}}, audio)
	lines = strings.Split(text(explorer(r)), "\n")
	if !strings.Contains(lines[1], "latest 08-19") || strings.Contains(lines[1], "not final") {
		t.Errorf("summary: %q", lines[1])
	}
}

// Of a single day that is not final one must know when it will be, on a narrow screen, too.
func TestExploreSaysWhenTheOnlyDayIsComplete(t *testing.T) {
	for _, w := range []int{80, 120} {
		e := views.NewExplore(english())
		e.SetSize(w, 24)
		e.SetResult(result(query("2026-08-20", "2026-08-20"), map[string][]quality.Row{audio: {row("A", 1)}}, audio))
		if summary := strings.Split(text(e), "\n")[1]; !strings.Contains(summary, "08-20 is complete at 08-21 08:00+08:00, in ") {
			t.Errorf("%d columns: %q", w, summary)
		}
	}
}

func TestExploreShowsWarnings(t *testing.T) {
	r := fiveResult(audio)
	r.Warnings = []quality.Warning{{Text: "%d values are not numbers and are shown as gaps", Count: 17}}
	if got := text(explorer(r)); !strings.Contains(got, "17 values are not numbers and are shown as gaps") {
		t.Errorf("the warning is not shown:\n%s", got)
	}
}

func TestExploreNamesDaysThatAreNotReady(t *testing.T) {
	r := fiveResult(audio)
	r.Unready = map[quality.Day]bool{r.Query.Range.To: true}
	want := "not ready yet: " + r.Query.Range.To.Short()
	if got := text(explorer(r)); !strings.Contains(got, want) {
		t.Errorf("%q is not shown:\n%s", want, got)
	}
	r.Tables = nil
	if got := text(explorer(r)); !strings.Contains(got, want) {
		t.Errorf("%q is not shown where there is no table:\n%s", want, got)
	} else if !strings.Contains(got, "no values yet: 1 of ") || strings.Contains(got, "holds no values") {
		t.Errorf("it says that there are none:\n%s", got)
	}
}

func TestExploreSummaryNamesTheWorst(t *testing.T) {
	summary := func(r quality.Result) string { return strings.Split(text(explorer(r)), "\n")[1] }
	if got := summary(compared()); !strings.Contains(got, "worst change: A ▲+0.64 (0.50 → 1.14)") ||
		!strings.HasSuffix(got, "1 of 3") {
		t.Errorf("summary: %q", got)
	}
	// Where the rows are like the app, the app is named.
	app := compared()
	app.Tables[0].Rows = app.Tables[0].Rows[1:]
	if got := summary(app); !strings.Contains(got, "worst change: whole app ▲+0.11") {
		t.Errorf("just the app got worse, but the summary is %q", got)
	}
	filtered := explorer(app)
	do(filtered, keys.Filter)
	typeIn(t, filtered, app.Tables[0].Rows[0].Value)
	do(filtered, keys.Open)
	if got := strings.Split(text(filtered), "\n")[1]; !strings.Contains(got, "filter") || strings.Contains(got, "whole app") {
		t.Errorf("a row is looked for, and the summary is of the app: %q", got)
	}
	// Where nobody holds the compared days, a row is named by what is usual for it.
	alone := compared()
	for i := range alone.Tables[0].Rows {
		alone.Tables[0].Rows[i].Past = []float64{gap, gap, gap, gap, gap, gap, gap}
	}
	alone.Tables[0].Before = quality.DayAxis(quality.Range{From: alone.Query.Range.From - 12,
		To: alone.Query.Range.From - 8})
	alone.Tables[0].Rows[0].Before = []float64{0.5, 0.5, 0.5, 0.5, 0.5}
	if got := summary(alone); !strings.Contains(got, "worst change: A ▲+1.5") || strings.Contains(got, "NaN") {
		t.Errorf("nothing is compared, and the summary is %q", got)
	}
	// A row that moved most is not announced if that is no more than usual.
	calm := compared()
	calm.Tables[0].Whole = nil
	calm.Tables[0].Rows[0].Cells = []float64{0.5, 0.51, 0.5, 0.49, 0.5, 0.51, 0.5}
	if got := summary(calm); strings.Contains(got, "worst") || !strings.Contains(got, "nothing worse than usual") {
		t.Errorf("nothing is worse than usual, but the summary is %q", got)
	}
	// Rows without values may hide the worst one.
	part := compared()
	part.Tables[0].Whole = nil
	part.Tables[0].Rows[0].Cells = []float64{gap, gap, gap, gap, gap, gap, gap}
	if got := summary(part); !strings.Contains(got, "nothing worse than usual in 1 of 3 rows") {
		t.Errorf("rows have no values, but the summary is %q", got)
	}
	// Rows that all got worse alike are no "nothing", though none of them is worse than the others.
	alike := compared()
	alike.Tables[0].Whole, alike.Tables[0].Rows = nil, nil
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		alike.Tables[0].Rows = append(alike.Tables[0].Rows, quality.Row{Value: name,
			Past:  []float64{0.5, 0.51, 0.5, 0.49, 0.5, 0.51, 0.5},
			Cells: []float64{0.5, 0.51, 0.49, 2.5, 2.51, 2.5, 2.49}})
	}
	if got := summary(alike); strings.Contains(got, "nothing") || !strings.Contains(got, "worse like all others") {
		t.Errorf("all rows got worse alike, but the summary is %q", got)
	}
	// Without a past, nothing is said of either.
	if got := summary(fiveResult(audio)); strings.Contains(got, "worst") || strings.Contains(got, "usual") {
		t.Errorf("nothing can be judged, but the summary is %q", got)
	}
}

// Without a table, opening, sorting and filtering are refused.
func TestExploreHints(t *testing.T) {
	has := func(e *views.Explore, a keys.Action) bool {
		return slices.ContainsFunc(e.Hints(), func(h views.Hint) bool { return h.Action == a })
	}
	full, empty := explorer(fiveResult(audio)), explorer(result(week(), nil))
	for _, a := range []keys.Action{keys.Open, keys.Sort, keys.Filter, keys.NextSeries, keys.Chart} {
		if !has(full, a) || has(empty, a) {
			t.Errorf("action %q: hinted with a table: %v, without: %v", a, has(full, a), has(empty, a))
		}
	}
	for _, a := range []keys.Action{keys.Refresh, keys.Range, keys.Back} {
		if !has(empty, a) {
			t.Errorf("action %q is not hinted without a table", a)
		}
	}
}

// Rows that do not answer the current query are dimmed, with their text unchanged.
func TestExploreDimmed(t *testing.T) {
	e := explorer(fiveResult(audio))
	before, plain := fmt.Sprint(e.Lines()), text(e)
	e.SetDimmed(true)
	if text(e) != plain || fmt.Sprint(e.Lines()) == before {
		t.Error("dimming changed the text, or nothing")
	}
	e.SetDimmed(false)
	if fmt.Sprint(e.Lines()) != before {
		t.Error("the rows stay dimmed")
	}
}
