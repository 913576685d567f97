package cli

import (
	"os"
	"testing"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// What ctrl+t copies, and the CSV that e writes, are for spreadsheets: plain figures, no formulas.
func TestWhatIsForSpreadsheets(t *testing.T) {
	shown := report.Sheet{
		Name: "x", Heading: []string{"Province", "latest", "users"}, Rows: [][]string{{"=1+1", "!!0.54", "3.40M"}},
		Fields: []string{"value", "latest", "users"}, Titles: []string{"省份", "最新", "用户"},
		Raw: [][]string{{"=1+1", "0.54", "3400000"}, {"\x1b[31m", "-0.02", ""}}, Numbers: []bool{false, true, true},
		Source: report.Source{App: "demo-live"},
	}
	written := time.Date(2026, 11, 26, 12, 0, 0, 0, quality.Zone)
	s := copier{say: lang.Printer{}, dir: t.TempDir(), endpoint: "demo", now: func() time.Time { return written }}
	if got, want := s.Text(shown, "tsv"), "省份\t最新\t用户\n'=1+1\t0.54\t3400000\n\\u{1b}[31m\t-0.02\t\n"; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
	for format, want := range map[string]string{
		"csv": "\ufeffapp,value,latest,users,written,endpoint\ndemo-live,'=1+1,0.54,3400000,2026-11-26T12:00:00+08:00,demo\n" +
			"demo-live,\x1b[31m,-0.02,,2026-11-26T12:00:00+08:00,demo\n",
		"json": `{"query":{"app":"demo-live","written":"2026-11-26T12:00:00+08:00","endpoint":"demo"},"rows":[` +
			"\n{\"value\":\"=1+1\",\"latest\":0.54,\"users\":3400000},\n" +
			"{\"value\":\"\\u001b[31m\",\"latest\":-0.02,\"users\":null}\n],\"warnings\":[]}\n",
	} {
		file, err := s.Export(shown, format, "")
		path := file.Path
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if got := string(text); err != nil || got != want {
			t.Errorf("%s: %q, want %q, %v", format, got, want, err)
		}
	}
}
