package report_test

import (
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/report"
)

// sheetOf has the same heading and cells for people, for spreadsheets and for programs.
func sheetOf(heading []string, rows ...[]string) report.Sheet {
	return report.Sheet{Heading: heading, Fields: heading, Titles: heading, Rows: rows, Raw: rows}
}

func provinces() report.Sheet {
	s := sheetOf([]string{"Province", "latest", "12-10*"},
		[]string{"内蒙古自治区", "0.52", "-0.02"}, []string{"a|b", "100.00", ""}, []string{"short"})
	s.Title, s.Right = "app1 stall_rate", []bool{false, true, true}
	return s
}

func TestASheetAsMarkdown(t *testing.T) {
	want := `**app1 stall\_rate**

| Province     | latest | 12-10\* |
| ------------ | -----: | ------: |
| 内蒙古自治区 |   0.52 |   -0.02 |
| a\|b         | 100.00 |         |
| short        |        |         |
`
	if got := provinces().Markdown(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	narrow := report.Sheet{Heading: []string{"a", "b"}, Rows: [][]string{{"1\n2\t", "x"}}, Right: []bool{true}}
	if got, want := narrow.Markdown(), "|    a | b   |\n| ---: | --- |\n| 1 2  | x   |\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestASheetAsTSV(t *testing.T) {
	want := "Province\tlatest\t12-10*\n内蒙古自治区\t0.52\t-0.02\na|b\t100.00\t\nshort\t\t\n"
	if got := provinces().TSV(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestASheetAsCSV(t *testing.T) {
	want := "\ufeffProvince,latest,12-10*\n内蒙古自治区,0.52,-0.02\na|b,100.00,\nshort,,\n"
	if got := provinces().CSV(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestASheetAsJSON(t *testing.T) {
	s := sheetOf([]string{"z", "a", "z", "z 2"}, []string{"<1>", `"`, "\n", "x"}, []string{"省"})
	want := `{"query":{},"rows":[
{"z":"<1>","a":"\"","z 2":"\n","z 2 2":"x"},
{"z":"省","a":"","z 2":"","z 2 2":""}
],"warnings":[]}
`
	if got := s.JSON(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestASheetOfNothing(t *testing.T) {
	for name, got := range map[string]string{"Markdown": (report.Sheet{}).Markdown(),
		"TSV": strings.TrimSpace((report.Sheet{}).TSV()),
		"CSV": strings.TrimSpace(strings.TrimPrefix((report.Sheet{}).CSV(), "\ufeff"))} {
		if got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
	empty := sheetOf([]string{"a", "b"})
	if got := empty.JSON(); got != "{\"query\":{},\"rows\":[\n],\"warnings\":[]}\n" {
		t.Errorf("JSON: %q", got)
	}
	if got := empty.Markdown(); got != "| a   | b   |\n| --- | --- |\n" {
		t.Errorf("Markdown: %q", got)
	}
}

func TestWritingASheetLeavesItAsItIs(t *testing.T) {
	s := provinces()
	for _, write := range []func() string{s.Markdown, s.TSV, s.CSV, s.JSON} {
		if first := write(); first != write() {
			t.Error("the second time differs")
		}
	}
	if !reflect.DeepEqual(s, provinces()) {
		t.Errorf("it is now %v", s)
	}
}

// Whatever the cells hold, every format can be read back as so many rows of so many cells.
func TestEveryFormatOfASheetCanBeRead(t *testing.T) {
	parts := []string{"省", "한국", "e\u0301", "🇨🇳", "a", "|", `\`, "\n", "\t", "\u2028", `"`, ",", "=1", "<b>", "*", "_",
		" ", "'", "`", "["}
	r := rand.New(rand.NewPCG(3, 5))
	text := func() string {
		var out strings.Builder
		for range r.IntN(6) {
			out.WriteString(parts[r.IntN(len(parts))])
		}
		return out.String()
	}
	for range 300 {
		var heading []string
		var right []bool
		var rows [][]string
		title := text()
		for n := range 2 + r.IntN(5) {
			// A letter for each keeps the keys apart.
			heading, right = append(heading, text()+string(rune('A'+n))), append(right, r.IntN(2) == 0)
		}
		for range r.IntN(5) {
			row := make([]string, len(heading))
			for i := range row {
				row[i] = text()
			}
			rows = append(rows, row)
		}
		s := sheetOf(heading, rows...)
		s.Title, s.Right = title, right
		checkCSV(t, s)
		checkTSV(t, s)
		checkJSON(t, s)
		checkMarkdown(t, s)
		if t.Failed() {
			t.Fatalf("the sheet: %+v", s)
		}
	}
}

func checkCSV(t *testing.T, s report.Sheet) {
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.CSV(), "\ufeff"))).ReadAll()
	var want [][]string
	for _, row := range append([][]string{s.Heading}, s.Rows...) {
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = report.Defused(cell)
		}
		want = append(want, line)
	}
	if err != nil || !reflect.DeepEqual(lines, want) {
		t.Errorf("CSV: %q, %v", lines, err)
	}
}

func checkTSV(t *testing.T, s report.Sheet) {
	lines := strings.Split(strings.TrimSuffix(s.TSV(), "\n"), "\n")
	if len(lines) != len(s.Rows)+1 {
		t.Errorf("TSV has %d lines", len(lines))
	}
	for _, line := range lines {
		if n := strings.Count(line, "\t"); n != len(s.Heading)-1 {
			t.Errorf("TSV: %q has %d tabs", line, n)
		}
	}
}

func checkJSON(t *testing.T, s report.Sheet) {
	var whole struct{ Rows []map[string]string }
	err := json.Unmarshal([]byte(s.JSON()), &whole)
	rows := whole.Rows
	if err != nil || len(rows) != len(s.Rows) {
		t.Errorf("JSON: %d rows, %v", len(rows), err)
		return
	}
	for at, row := range rows {
		for i, cell := range s.Rows[at] {
			if got, found := row[s.Heading[i]]; !found || got != cell {
				t.Errorf("JSON: row %d has %q in column %d", at, got, i)
			}
		}
	}
	for at, line := range strings.Split(s.JSON(), "\n")[1 : len(s.Rows)+1] {
		decoder := json.NewDecoder(strings.NewReader(line))
		for i := -1; i < 2*len(s.Heading); i++ {
			token, err := decoder.Token()
			if err != nil || i >= 0 && i%2 == 0 && token != s.Heading[i/2] {
				t.Errorf("JSON: the key %d of row %d is %v, %v", i/2, at, token, err)
			}
		}
	}
}

// separators are the bars that end a cell: those that no backslash takes away.
func separators(line string) int {
	n, escaped := 0, false
	for _, r := range line {
		if r == '|' && !escaped {
			n++
		}
		escaped = r == '\\' && !escaped
	}
	return n
}

func checkMarkdown(t *testing.T, s report.Sheet) {
	lines := strings.Split(strings.TrimSuffix(s.Markdown(), "\n"), "\n")
	if s.Title != "" {
		lines = lines[2:]
	}
	if len(lines) != len(s.Rows)+2 {
		t.Errorf("Markdown has %d lines", len(lines))
		return
	}
	for _, line := range lines {
		if ansi.StringWidth(line) != ansi.StringWidth(lines[0]) {
			t.Errorf("Markdown: %q ends at cell %d, the heading at %d", line, ansi.StringWidth(line),
				ansi.StringWidth(lines[0]))
		}
		if n := separators(line); n != len(s.Heading)+1 {
			t.Errorf("Markdown: %q has %d separators", line, n)
		}
	}
	for i, rule := range strings.Split(strings.Trim(lines[1], "|"), "|") {
		if strings.HasSuffix(strings.TrimSpace(rule), ":") != s.Right[i] {
			t.Errorf("Markdown: column %d is ruled %q", i, rule)
		}
	}
}

// What there is to know about the whole goes with it; CSV has no place for it.
func TestTheNotesOfASheet(t *testing.T) {
	s := sheetOf([]string{"a"}, []string{"1"})
	s.Notes = []string{"incomplete: 4 of 11 answers", `2 of 7 days "x"`}
	s.Warnings = s.Notes
	for got, want := range map[string]string{
		s.Markdown(): "| a   |\n| --- |\n| 1   |\n\nincomplete: 4 of 11 answers\n\n2 of 7 days \"x\"\n",
		s.TSV():      "a\n1\nincomplete: 4 of 11 answers\n2 of 7 days \"x\"\n",
		s.JSON():     "{\"query\":{},\"rows\":[\n{\"a\":\"1\"}\n],\"warnings\":[\"incomplete: 4 of 11 answers\",\"2 of 7 days \\\"x\\\"\"]}\n",
		s.CSV():      "\ufeffa\n1\n",
	} {
		if got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
	}
	s.Rows, s.Raw = nil, nil
	var whole struct {
		Rows     []any
		Warnings []string
	}
	if err := json.Unmarshal([]byte(s.JSON()), &whole); err != nil || len(whole.Rows) != 0 || len(whole.Warnings) != 2 {
		t.Errorf("without rows: %v, %v", whole, err)
	}
}

// Columns of one title are told apart by their number.
func TestColumnsOfOneTitle(t *testing.T) {
	got := sheetOf([]string{"v", "v", "v"}, []string{"1", "2", "3"}).JSON()
	if want := `"v":"1","v 2":"2","v 3":"3"`; !strings.Contains(strings.ReplaceAll(got, ", ", ","), want) {
		t.Errorf("got %s, want %s", got, want)
	}
}
