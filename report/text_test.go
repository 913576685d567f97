package report_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

func TestTableHoldsTheAnswer(t *testing.T) {
	want := `app1 native  stall_rate  Country  2022-12-09..2022-12-10  change: the latest day against the mean of the days before it

80ms_audio_stall_rate  % lower is better
Country  latest  change  mean  12-09  12-10
中国       0.52   -0.02  0.53   0.54   0.52
丹麦          .       .  0.43   0.43      .

500ms_video_stall_rate  % lower is better
Country  latest  change  mean  12-09  12-10
中国       0.62   +0.17  0.54   0.45   0.62
丹麦       0.37   -0.10  0.42   0.47   0.37

1 value is not a number and is shown as a gap
`
	if got := write(t, report.Table, tiny(t)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// Columns are aligned by terminal cells, not bytes or characters: every line ends at the same cell.
func TestTableAlignsWideNames(t *testing.T) {
	r := tiny(t)
	r.Tables = r.Tables[:1]
	r.Tables[0].Rows = nil
	for _, name := range []string{"中国", "内蒙古自治区", "ASCII", "", "e\u0301", "🇨🇳", "한국"} {
		r.Tables[0].Rows = append(r.Tables[0].Rows, quality.Row{Value: name, Cells: []float64{1, 100}})
	}
	for _, language := range lang.All() {
		var out bytes.Buffer
		if err := (report.Writer{Catalogue: catalogue(), Say: lang.Printer{Language: language}, Now: later}).Write(&out,
			report.Table, r); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "\n内蒙古自治区  100.00") {
			t.Errorf("%s: the widest name is not followed by its figure:\n%s", language, out.String())
		}
		lines := strings.Split(out.String(), "\n")[3:11]
		for _, line := range lines {
			if ansi.StringWidth(line) != ansi.StringWidth(lines[0]) {
				t.Errorf("%s: %q ends at cell %d, the heading at %d", language, line, ansi.StringWidth(line),
					ansi.StringWidth(lines[0]))
			}
		}
	}
}

func TestAChangeOfNothingHasNoSign(t *testing.T) {
	r := tiny(t)
	r.Tables = r.Tables[:1]
	r.Tables[0].Rows = []quality.Row{{Value: "中国", Cells: []float64{0.3000001, 0.3}}}
	for _, f := range []report.Format{report.Table, report.Markdown} {
		if got := write(t, f, r); strings.Contains(got, "-0.00") || strings.Contains(got, "+0.00") {
			t.Errorf("%s: %s", f, got)
		}
	}
}

func TestMarkdownIsATable(t *testing.T) {
	r := tiny(t)
	r.Tables = r.Tables[:1]
	want := `app1 native  stall\_rate  Country  2022-12-09..2022-12-10  change: the latest day against the mean of the days before it

**80ms\_audio\_stall\_rate** % lower is better

| Country | latest | change | mean | 12-09 | 12-10 |
| --- | ---: | ---: | ---: | ---: | ---: |
| 中国 | 0.52 | -0.02 | 0.53 | 0.54 | 0.52 |
| 丹麦 |  |  | 0.43 | 0.43 |  |

1 value is not a number and is shown as a gap
`
	if got := write(t, report.Markdown, r); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A name must not end its cell, nor become markup where the table is pasted.
func TestMarkdownEscapesNames(t *testing.T) {
	r := tiny(t)
	r.Tables = r.Tables[:1]
	r.Tables[0].Rows = []quality.Row{{Value: "a|b *c* _d_ `e` <script> [x](y) \\", Cells: []float64{1, 1}}}
	got := write(t, report.Markdown, r)
	if want := "| a\\|b \\*c\\* \\_d\\_ \\`e\\` &lt;script> \\[x](y) \\\\ | 1.00 |"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
	for _, line := range strings.Split(got, "\n") {
		if cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); cells != 0 && cells != 7 {
			t.Errorf("%q has %d separators", line, cells)
		}
	}
}

// What got worse most is on top, whichever way the indicator is better; rows without a change come last.
func TestRowsAreOrderedByWhatGotWorse(t *testing.T) {
	rows := []quality.Row{
		{Value: "same", Cells: []float64{5, 5}}, {Value: "none", Cells: []float64{gap, 9}},
		{Value: "up", Cells: []float64{5, 7}}, {Value: "down", Cells: []float64{5, 3}},
		{Value: "also same", Cells: []float64{1, 1}},
	}
	for series, want := range map[string][]string{
		"80ms_audio_stall_rate":     {"up", "also same", "same", "down", "none"},
		"5s_join_room_success_rate": {"down", "also same", "same", "up", "none"},
	} {
		r := tiny(t)
		r.Tables = []quality.Table{{Series: series, Axis: quality.DayAxis(r.Query.Range), Rows: rows}}
		var got []string
		for _, row := range decode(t, write(t, report.JSON, r)).Series[0].Rows {
			got = append(got, row.Value)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", series, got, want)
		}
		for _, f := range []report.Format{report.Table, report.Markdown, report.CSV} {
			_, text, _ := strings.Cut(write(t, f, r), "\n")
			at := -1
			for _, name := range want {
				next := strings.Index(text, fmt.Sprintf("\n%s ", name))
				switch f {
				case report.Markdown:
					next = strings.Index(text, "| "+name+" |")
				case report.CSV:
					next = strings.Index(text, ","+name+",")
				}
				if next <= at {
					t.Errorf("%s as %s: %q is not in its place:\n%s", series, f, name, text)
				}
				at = next
			}
		}
	}
}

// A cell is one figure of an answer as a reader finds it.
type cell struct{ series, value, day string }

func readTables(t *testing.T, text string, fields func(line string) []string) map[cell]string {
	t.Helper()
	cells := make(map[cell]string)
	series, heading := "", []string(nil)
	for _, line := range strings.Split(text, "\n") {
		switch words := fields(line); {
		case len(words) == 0:
			if strings.Contains(line, "is better") {
				series, heading = strings.Trim(strings.ReplaceAll(strings.Fields(line)[0], `\`, ""), "*"), nil
			}
		case heading == nil:
			heading = words
		case words[0] != "---":
			for i, word := range words {
				if strings.Contains(heading[i], "-") { // of one day there is no mean
					cells[cell{series, words[0], heading[i]}] = strings.TrimSuffix(word, ".")
				}
			}
		}
	}
	return cells
}

func TestAllFormatsHoldTheSameFigures(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 100 {
		result := tiny(t)
		result.Warnings = nil
		result.Query.Range.To = result.Query.Range.From + quality.Day(r.IntN(9))
		want := make(map[cell]string)
		for i := range result.Tables {
			table := &result.Tables[i]
			table.Axis, table.Rows = quality.DayAxis(result.Query.Range), nil
			for n := range 1 + r.IntN(5) {
				row := quality.Row{Value: fmt.Sprintf("省%d", n)}
				for _, day := range result.Query.Range.Days() {
					v, text := math.Round(r.Float64()*1e4)/100, ""
					if r.IntN(4) == 0 {
						v = gap
					} else {
						text = strconv.FormatFloat(v, 'f', 2, 64)
					}
					row.Cells = append(row.Cells, v)
					want[cell{table.Series, row.Value, day.Short()}] = text
				}
				table.Rows = append(table.Rows, row)
			}
		}
		got := map[report.Format]map[cell]string{
			report.Table: readTables(t, write(t, report.Table, result), func(line string) []string {
				if words := strings.Fields(line); len(words) > 3 && !strings.HasPrefix(line, "app1 ") &&
					!strings.Contains(line, "better") {
					return words
				}
				return nil
			}),
			report.Markdown: readTables(t, write(t, report.Markdown, result), func(line string) []string {
				if !strings.HasPrefix(line, "|") {
					return nil
				}
				words := strings.Split(strings.Trim(line, "|"), "|")
				for i := range words {
					words[i] = strings.TrimSpace(words[i])
				}
				return words
			}),
			report.CSV: {}, report.JSON: {},
		}
		lines, err := csv.NewReader(strings.NewReader(write(t, report.CSV, result))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines[1:] {
			got[report.CSV][cell{line[0], line[1], line[2][5:]}] = twoDecimals(t, line[3])
		}
		for _, series := range decode(t, write(t, report.JSON, result)).Series {
			for _, row := range series.Rows {
				for _, day := range row.Days {
					text := ""
					if day.V != nil {
						text = strconv.FormatFloat(*day.V, 'f', 2, 64)
					}
					got[report.JSON][cell{series.Name, row.Value, day.Day[5:]}] = text
				}
			}
		}
		for f, cells := range got {
			if len(cells) != len(want) {
				t.Fatalf("%s: %d cells, want %d:\n%s", f, len(cells), len(want), write(t, f, result))
			}
			for at, text := range want {
				if cells[at] != text {
					t.Fatalf("%s: %v is %q, want %q:\n%s", f, at, cells[at], text, write(t, f, result))
				}
			}
		}
	}
}

func twoDecimals(t *testing.T, text string) string {
	t.Helper()
	if text == "" {
		return ""
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}
