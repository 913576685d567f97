package report_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"rtcscope/lang"
	"rtcscope/report"
)

// sourced is a sheet of a series with all that a file says of it.
func sourced() report.Sheet {
	s := sheetOf([]string{"value", "latest", "since"}, []string{"广东", "2.96", "2026-08-17"}, []string{"007", "", ""})
	s.Title, s.Right, s.Numbers = "app1 native", []bool{false, true, false}, []bool{false, true, false}
	s.Source = report.Source{App: "=app1", Product: "native", Indicator: "stall_rate", Dimension: "Province",
		Series: "80ms_audio_stall_rate", Unit: "%", Better: "lower", From: "2026-08-13", To: "2026-08-19",
		VsFrom: "2026-08-06", VsTo: "2026-08-12", Written: time.Date(2026, 8, 20, 2, 0, 0, 0, time.UTC), Endpoint: "demo"}
	return s
}

// In JSON, figures are numbers and gaps null; names that look like numbers stay texts.
func TestAFileAsJSON(t *testing.T) {
	var got struct {
		Query map[string]string
		Rows  []map[string]any
	}
	if err := json.Unmarshal([]byte(sourced().JSON()), &got); err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{"app": "=app1", "product": "native", "indicator": "stall_rate",
		"dimension": "Province", "series": "80ms_audio_stall_rate", "unit": "%", "better": "lower", "from": "2026-08-13",
		"to": "2026-08-19", "vsFrom": "2026-08-06", "vsTo": "2026-08-12", "written": "2026-08-20T10:00:00+08:00",
		"endpoint": "demo"} {
		if got.Query[field] != want {
			t.Errorf("%s is %q, want %q", field, got.Query[field], want)
		}
	}
	if a, b := got.Rows[0], got.Rows[1]; a["latest"] != 2.96 || a["since"] != "2026-08-17" || b["latest"] != nil ||
		b["value"] != "007" {
		t.Errorf("the rows are %v", got.Rows)
	}
}

// A CSV file has its source in columns: what tells files apart before the row, the rest behind it. No cell is a formula,
// and what has a column of its own has no second one.
func TestAFileAsCSV(t *testing.T) {
	s := sourced()
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.CSV(), "\ufeff"))).ReadAll()
	if err != nil || len(lines) != 3 {
		t.Fatalf("%q, %v", lines, err)
	}
	for at, want := range []string{
		"app product indicator dimension series unit value latest since better from to vsFrom vsTo written endpoint",
		"'=app1 native stall_rate Province 80ms_audio_stall_rate % 广东 2.96 2026-08-17 lower 2026-08-13 2026-08-19 " +
			"2026-08-06 2026-08-12 2026-08-20T10:00:00+08:00 demo"} {
		if got := strings.Join(lines[at], " "); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	s.Fields = []string{"value", "unit", "dimension"}
	if heading, _, _ := strings.Cut(s.CSV(), "\n"); strings.Count(heading, "unit") != 1 ||
		strings.Count(heading, "dimension") != 1 {
		t.Errorf("the heading is %s", heading)
	}
}

func TestAFileAsMarkdown(t *testing.T) {
	got := sourced().MarkdownFile(lang.Printer{})
	head, table, _ := strings.Cut(got, "\n\n|")
	want := `# app1 native

- App: =app1 native
- Indicator: stall_rate
- Series: 80ms_audio_stall_rate, %, lower is better
- Dimension: Province
- Days: 2026-08-13..2026-08-19, against 2026-08-06..2026-08-12
- Written: 2026-08-20 10:00 +08:00, demo`
	if head != want || !strings.Contains(table, "| 广东") {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if zh := sourced().MarkdownFile(lang.Printer{Language: lang.Chinese}); strings.Contains(zh, "lower") ||
		strings.Contains(zh, "Written") {
		t.Errorf("in Chinese:\n%s", zh)
	}
}
