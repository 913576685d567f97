package views_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// now is the time of the tests: 2026-08-19 is the newest settled day, 2026-08-20 has begun.
var now = time.Date(2026, 8, 20, 10, 0, 0, 0, quality.Zone)

const (
	audio = "80ms_audio_stall_rate"
	video = "500ms_video_stall_rate"
	join  = "5s_join_room_success_rate"
)

var gap = quality.Gap()

func env(g theme.Glyphs, l lang.Language) *views.Env {
	type limits = map[quality.Media]quality.Thresholds
	return &views.Env{
		Theme: theme.ANSI(), Glyphs: g, Say: lang.Printer{Language: l}, Now: func() time.Time { return now },
		Limits: []quality.Limit{{Calls: 2, Per: time.Second}},
		Catalogue: quality.Catalogue{
			Indicators: []quality.Indicator{
				{Name: "stall_rate", Label: "stall rate", Noun: "stall", Nouns: "stalls", Unit: "%", Better: quality.LowerBetter,
					Thresholds: limits{quality.Audio: {Good: 1, Warn: 3}, quality.Video: {Good: 2, Warn: 5}},
					Series:     []string{audio, video}},
				{Name: "join_room_success_rate", Label: "join success rate", Noun: "join", Nouns: "joins", Unit: "%",
					Better: quality.HigherBetter, Thresholds: limits{"": {Good: 99.5, Warn: 99}}, Series: []string{join}},
			},
			Dimensions: []quality.Choice{{Name: "Province"}, {Name: "Country"}, {Name: "OS"}, {Name: "Access"}},
			Products:   []quality.Choice{{Name: quality.ProductNative}, {Name: quality.ProductWeb}},
		},
	}
}

func english() *views.Env { return env(theme.Unicode(), lang.English) }

func day(text string) quality.Day {
	d, err := quality.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

func query(from, to string) quality.Query {
	return quality.Query{App: "app1", Product: "native", Indicator: "stall_rate", Dimension: "Province",
		Range: quality.Range{From: day(from), To: day(to)}}
}

// result returns an answer to a query with rows for each series. All days are answered.
func result(q quality.Query, tables map[string][]quality.Row, order ...string) quality.Result {
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	for _, d := range q.Range.Days() {
		r.Answered[d] = true
	}
	for _, series := range order {
		r.Tables = append(r.Tables, quality.Table{Series: series, Axis: quality.DayAxis(q.Range), Rows: tables[series]})
	}
	return r
}

// row returns a row of daily values.
func row(name string, cells ...float64) quality.Row { return quality.Row{Value: name, Cells: cells} }

// text returns a view's lines without styles.
func text(v views.View) string { return ansi.Strip(strings.Join(v.Lines(), "\n")) }

// typeIn types text into a view that captures typing.
func typeIn(t *testing.T, v views.View, text string) {
	t.Helper()
	if !v.Capturing() {
		t.Fatalf("%q is typed at a view that takes no typing", text)
	}
	for _, r := range text {
		v.Type(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// act performs actions in order and returns the intent of the last one.
func act(v views.View, actions ...keys.Action) (last views.Intent) {
	for _, a := range actions {
		last = do(v, a)
	}
	return last
}

// do performs an action and returns its intent.
func do(v views.View, a keys.Action) views.Intent {
	intent, _ := v.Act(a)
	return intent
}

// refused returns why a view refuses an action now. It is empty if the view carries it out.
func refused(v views.View, a keys.Action) string {
	why, handled := v.Refusals()(a)
	if !handled {
		return "it does not handle it"
	}
	return why
}

// times repeats an action.
func times(n int, a keys.Action) []keys.Action {
	list := make([]keys.Action, n)
	for i := range list {
		list[i] = a
	}
	return list
}

// assertFits checks that a view has exactly its height of lines, none wider than its width.
func assertFits(t *testing.T, name string, v views.View, w, h int) {
	t.Helper()
	v.SetSize(w, h)
	lines := v.Lines()
	if len(lines) != h {
		t.Fatalf("%s at %dx%d: %d lines", name, w, h, len(lines))
	}
	for i, line := range lines {
		if got := ansi.StringWidth(line); got > w {
			t.Fatalf("%s at %dx%d: line %d is %d cells wide: %q", name, w, h, i, got, line)
		}
		if strings.ContainsAny(line, "\n\r\t") {
			t.Fatalf("%s at %dx%d: line %d holds control characters: %q", name, w, h, i, line)
		}
	}
}

// rowNames returns the names in a table of n rows, in their order, and the row under the cursor. Names must have no
// spaces.
func rowNames(t *testing.T, e *views.Explore) (names []string, cursor string) {
	t.Helper()
	lines := strings.Split(text(e), "\n")
	for _, line := range lines[3:] {
		words := strings.Fields(strings.TrimPrefix(line, ">"))
		if len(words) == 0 || strings.Contains(line, "nothing matches") {
			break
		}
		names = append(names, words[0])
		if strings.HasPrefix(line, ">") {
			if cursor != "" {
				t.Fatalf("two rows are marked:\n%s", text(e))
			}
			cursor = words[0]
		}
	}
	return names, cursor
}

// explorer returns an explore screen of 200x40 cells without a chart, so that only rows follow the heading.
func explorer(r quality.Result) *views.Explore {
	e := views.NewExplore(english())
	e.SetSize(200, 40)
	e.SetResult(r)
	do(e, keys.Chart)
	return e
}

// toColumn moves the column cursor of a wide screen to the column with a title.
func toColumn(t *testing.T, e *views.Explore, title string) {
	t.Helper()
	heading := shownBy(t, e, keys.CopyTable).Heading
	at := slices.Index(heading, title)
	if at < 0 {
		t.Fatalf("there is no column %s among %q", title, heading)
	}
	act(e, times(50, keys.Left)...)
	act(e, times(at, keys.Right)...)
}

// hostile returns 250 long names that may come from outside, cleaned as the service's reader does.
func hostile() []quality.Row {
	parts := []string{"<script>alert(1)</script>", `\u{1b}[31mred\u{1b}[0m`, "'; DROP TABLE x --", "非常非常非常长的地区名称",
		"e\u0301e\u0301e\u0301", "🇨🇳🇩🇰",
		"한국어", "%s%d%n", "|a|b|", "شرق"}
	rows := make([]quality.Row, 250)
	for i := range rows {
		rows[i] = row(fmt.Sprintf("%s %d %s", parts[i%10], i, strings.Repeat(parts[i/10%10], i%7)),
			float64(i), float64(i%13)*1e6, gap, -1, 99.99, float64(i)/7, 1e15)
	}
	return rows
}

// unmarked returns a line without the marks that lead from the cursor along its row.
func unmarked(line string) string { return strings.NewReplacer(" <", "", " |", "  ").Replace(line) }
