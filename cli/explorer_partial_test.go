package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/quality"
	"rtcscope/report"
)

// A file of an incomplete answer says so: JSON beside its rows, Markdown below the table, and CSV, which
// programs read, only in its name.
func TestAFileOfAPartSaysSo(t *testing.T) {
	shown := report.Sheet{Name: "incomplete-rtcscope-x", Heading: []string{"Province", "latest"},
		Rows: [][]string{{"广东", "!2.09"}}, Fields: []string{"value", "latest"},
		Raw: [][]string{{"广东", "2.09"}}, Notes: []string{"不完整：4 / 11 个结果"},
		Warnings: []string{"incomplete: 4 of 11 answers"}, Partial: quality.Progress{Done: 4, Total: 11}}
	dir := t.TempDir()
	written := func(format string) string {
		file, err := copier{dir: dir, now: time.Now}.Export(shown, format, "")
		path := file.Path
		if err != nil || filepath.Base(path) != "incomplete-rtcscope-x."+format {
			t.Fatalf("%s: %s, %v", format, path, err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	var whole struct {
		Rows     []struct{ Value string }
		Warnings []string
	}
	if err := json.Unmarshal([]byte(written("json")), &whole); err != nil || len(whole.Rows) != 1 ||
		whole.Rows[0].Value != "广东" || len(whole.Warnings) != 1 || whole.Warnings[0] != "incomplete: 4 of 11 answers" {
		t.Errorf("the JSON has %+v, %v", whole, err)
	}
	if md := written("md"); !strings.HasSuffix(md, "\n不完整：4 / 11 个结果\n") {
		t.Errorf("the Markdown is\n%s", md)
	}
	if csv := written("csv"); !strings.Contains(csv, "value,latest,written\n广东,2.09,") {
		t.Errorf("the CSV is\n%s", csv)
	}
}
