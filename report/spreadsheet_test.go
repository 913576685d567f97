package report_test

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/quality"
	"rtcscope/report"
)

var noonOfSheets = time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)

// What begins like a formula is none any more; numbers stay numbers.
func TestDefusedCells(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "广东": "广东", "0.54": "0.54", "-0.02": "-0.02", "+1": "+1", "-1e+308": "-1e+308", "2026-11-20": "2026-11-20",
		"a=1": "a=1", "'x": "'x",
		"=1+1": "'=1+1", "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0", "-2+3": "'-2+3", "@sum(1)": "'@sum(1)",
		"\t=1": "'\t=1", "\r=1": "'\r=1",
		"-": "'-", "-0.02%": "'-0.02%", "＝1+1": "'＝1+1", "-1\n": "'-1\n",
	} {
		if got := report.Defused(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}

// A file begins with the mark of UTF-8, and every cell but those that were defused comes back.
func TestCSVFileForSpreadsheets(t *testing.T) {
	s := report.Sheet{Fields: []string{"value", "change"}}
	for _, text := range sim.HostileTexts() {
		s.Raw = append(s.Raw, []string{text, "-0.02"})
	}
	text, marked := strings.CutPrefix(s.CSV(), "\ufeff")
	if !marked {
		t.Error("there is no mark in front")
	}
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(lines) != len(s.Raw)+1 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	for i, row := range s.Raw {
		want := []string{report.Defused(strings.ReplaceAll(row[0], "\r\n", "\n")), "-0.02"}
		if !reflect.DeepEqual(lines[i+1], want) {
			t.Errorf("%q comes back as %q", row, lines[i+1])
		}
	}
}

// What goes to a pipe is for programs: no mark in front, and names as they came.
func TestCSVForProgramsHoldsTheNames(t *testing.T) {
	const formula = "=1+1"
	day := quality.DayOf(noonOfSheets)
	q := quality.Query{App: "a", Indicator: "stall_rate", Dimension: "OS", Range: quality.Range{From: day, To: day}}
	r := quality.Result{Query: q, Tables: quality.Build(q, nil,
		[]quality.Point{{Series: "80ms_audio_stall_rate", Value: formula, Day: day, V: 1}}, nil)}
	var out bytes.Buffer
	if err := (report.Writer{Now: noonOfSheets}).Write(&out, report.CSV, r); err != nil {
		t.Fatal(err)
	}
	if want := "series,value,day,v\n80ms_audio_stall_rate," + formula + "," + day.String() +
		",1\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

// Names that are pasted are safe, formulas are none, and each row is one line.
func TestTSVForSpreadsheets(t *testing.T) {
	s := report.Sheet{Titles: []string{"v", "n"}}
	for _, text := range sim.HostileTexts() {
		s.Raw = append(s.Raw, []string{text, "-0.02"})
	}
	lines := strings.Split(strings.TrimSuffix(s.TSV(), "\n"), "\n")
	if len(lines) != len(s.Raw)+1 {
		t.Fatalf("%d lines of %d rows", len(lines), len(s.Raw))
	}
	for _, line := range lines[1:] {
		cell, figure, _ := strings.Cut(line, "\t")
		if strings.ContainsAny(cell, "\x1b\u009b\u202e\x00") || strings.IndexAny(cell, "=+-@") == 0 || figure != "-0.02" {
			t.Errorf("a line %q", line)
		}
	}
}
