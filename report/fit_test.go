package report_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// fortnight is an answer over 14 days against those before, with names of all widths.
func fortnight() quality.Result {
	q := quality.Query{App: "live", Product: "native", Indicator: "stall_rate", Dimension: "Province",
		Range: quality.Range{From: 20000, To: 20013}, Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	var points []quality.Point
	for _, day := range q.AllDays() {
		for at, name := range []string{"广东", "新疆维吾尔自治区（含生产建设兵团）的全部用户", "a", strings.Repeat("long ", 20), ""} {
			points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: name, Day: day,
				V: 0.5 + 0.01*float64(at+int(day)%5)})
		}
	}
	return quality.Result{Query: q, Tables: quality.Build(q, nil, points, nil)}
}

// printed is what a terminal of a width gets of everything that is printed as text; zero is a pipe.
func printed(t *testing.T, l lang.Language, width int) map[string]string {
	t.Helper()
	r := fortnight()
	app := r
	app.Query = quality.AppQuery(r.Query)
	whole := r.Tables[0].Rows[0]
	app.Tables = []quality.Table{{Series: "80ms_audio_stall_rate", Axis: r.Tables[0].Axis, Past: r.Tables[0].Past,
		Whole: &whole}}
	w := report.Writer{Catalogue: api.Catalogue(), Say: lang.Printer{Language: l}, Width: width,
		Now: quality.Day(20013).Start()}
	all := make(map[string]string)
	for name, write := range map[string]func(out *bytes.Buffer) error{
		"query": func(out *bytes.Buffer) error { return w.Write(out, report.Table, r) },
		"overview": func(out *bytes.Buffer) error {
			return w.Overview(out, report.Table, app, quality.NewOverview(app, api.Catalogue()))
		},
		"triage": func(out *bytes.Buffer) error {
			return w.Triage(out, report.Table, ofThree(), report.TriageForm{Verbose: true,
				Finding: func(quality.Finding) string { return "rtcscope query" }})
		},
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		all[name] = out.String()
	}
	return all
}

// Nothing that is printed is wider than the terminal, and the columns without room are named.
func TestPrintedTextFitsTheTerminal(t *testing.T) {
	for _, l := range []lang.Language{lang.English, lang.Chinese} {
		pipe := printed(t, l, 0)
		for width := 40; width <= 200; width++ {
			for name, text := range printed(t, l, width) {
				for line := range strings.Lines(text) {
					if got := cells.Width(strings.TrimSuffix(line, "\n")); got > width {
						t.Errorf("%s of %s in %d columns: a line of %d: %s", name, l, width, got, line)
					}
				}
				said := map[lang.Language]string{lang.English: fmt.Sprintf("%d columns wide: no room for ", width),
					lang.Chinese: fmt.Sprintf("终端宽 %d 列", width)}[l]
				if width < 60 && !strings.Contains(text, said) {
					t.Errorf("%s of %s in %d columns does not say what has no room:\n%s", name, l, width, text)
				}
				if name == "query" && !strings.Contains(text, "广东") {
					t.Errorf("no name in %d columns:\n%s", width, text)
				}
			}
		}
		if strings.Contains(pipe["query"], "no room") || !strings.Contains(pipe["query"], "10-17") {
			t.Errorf("a pipe lacks columns:\n%s", pipe["query"])
		}
	}
}

// The oldest days give way first, then the means; value, latest and change stay.
func TestColumnsGiveWayInTheirOrder(t *testing.T) {
	heading := func(width int) string {
		for line := range strings.Lines(printed(t, lang.English, width)["query"]) {
			if strings.HasPrefix(line, "Province") {
				return strings.Join(strings.Fields(line), " ")
			}
		}
		return ""
	}
	for width, want := range map[int]string{
		40:  "Province latest change since",
		60:  "Province latest change mean before since",
		100: "Province latest change mean before since 10-14 10-15 10-16* 10-17*",
	} {
		if got := heading(width); !strings.HasPrefix(got, "Province latest change") || got != want {
			t.Errorf("%d columns: %q, want %q", width, got, want)
		}
	}
}
