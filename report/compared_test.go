package report_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/quality"
	"rtcscope/report"
)

// compared is two days against the two before, of one province; the older of the compared days is not held.
func compared() (report.Writer, quality.Result) {
	q := quality.Query{App: "live", Product: "native", Indicator: "stall_rate", Dimension: "Province",
		Range: quality.Range{From: 20000, To: 20001}, Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	points := []quality.Point{
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: 20000, V: 1.5},
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: 20001, V: 2.5},
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: 19999, V: 0.5},
	}
	return report.Writer{Catalogue: api.Catalogue(), Now: quality.Day(20010).Start().Add(time.Hour)},
		quality.Result{Query: q, Tables: quality.Build(q, nil, points, nil)}
}

func comparedAs(t *testing.T, f report.Format) string {
	t.Helper()
	w, r := compared()
	var out strings.Builder
	if err := w.Write(&out, f, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheComparedDaysAreInEveryFormat(t *testing.T) {
	table := comparedAs(t, report.Table)
	for _, want := range []string{"against 2024-10-02..2024-10-03", "before", "since", "+1.50", "2.00", "0.50"} {
		if !strings.Contains(table, want) {
			t.Errorf("%q is not in\n%s", want, table)
		}
	}
	var answer struct {
		Query  struct{ VsFrom, VsTo string }
		Series []struct {
			Rows []struct {
				Past []struct {
					Day string
					V   *float64
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(comparedAs(t, report.JSON)), &answer); err != nil {
		t.Fatal(err)
	}
	past := answer.Series[0].Rows[0].Past
	if answer.Query.VsFrom != "2024-10-02" || answer.Query.VsTo != "2024-10-03" || len(past) != 2 || past[0].V != nil ||
		*past[1].V != 0.5 {
		t.Errorf("JSON: %+v", answer)
	}
	if csv := comparedAs(t, report.CSV); !strings.Contains(csv,
		"80ms_audio_stall_rate,广东,2024-10-02,\n80ms_audio_stall_rate,广东,2024-10-03,0.5\n80ms_audio_stall_rate,广东,2024-10-04,1.5\n") {
		t.Errorf("CSV:\n%s", csv)
	}
}

func TestDaysThatNobodyHoldsAreCounted(t *testing.T) {
	w, r := compared()
	r.NotHeld = map[quality.Day]bool{20000: true, 19998: true}
	if got := w.Warnings(r); len(got) != 2 || got[0] != "1 of 2 days are not held" ||
		got[1] != "1 of 2 compared days are not held" {
		t.Errorf("warnings %q", got)
	}
}

// In the table, which people read, a day that nobody holds is told from one without a value; files have a blank for
// both.
func TestDaysThatNobodyHoldsHaveTheirMark(t *testing.T) {
	w, r := compared()
	r.NotHeld = map[quality.Day]bool{20000: true}
	r.Tables[0].Rows[0].Cells = []float64{math.NaN(), math.NaN()}
	for format, want := range map[report.Format]string{report.Table: " -      .\n", report.Markdown: "|  |  |\n"} {
		var out strings.Builder
		if err := w.Write(&out, format, r); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %q is not in (%v)\n%s", format, want, err, out.String())
		}
	}
}

func TestDaysThatAreNotReadyAreNamed(t *testing.T) {
	w, r := compared()
	r.Unready = map[quality.Day]bool{19999: true, 20000: true}
	want := "not ready yet, asked for again in an hour: the answers for 2024-10-03..2024-10-04 were empty, odd or short"
	if got := w.Warnings(r); len(got) != 1 || got[0] != want {
		t.Errorf("warnings %q, want %q", got, want)
	}
	r.Tables = nil
	for _, format := range []report.Format{report.Table, report.Markdown} {
		var out strings.Builder
		if err := w.Write(&out, format, r); err != nil ||
			!strings.Contains(out.String(), "no values yet: 2 of 4 days are not ready") ||
			strings.Contains(out.String(), "holds none") {
			t.Errorf("without values: %v\n%s", err, out.String())
		}
	}
}

// Days may be among both those asked for and those compared with: the CSV has each once.
func TestDaysOfBothPeriodsAreOnceInTheCSV(t *testing.T) {
	w, r := compared()
	r.Query.Versus = quality.Comparison{Basis: quality.CompareRange, Range: quality.Range{From: 19999, To: 20000}}
	r.Tables = quality.Build(r.Query, nil, []quality.Point{
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: 19999, V: 0.5},
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: 20000, V: 1.5},
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: 20001, V: 1e308}}, nil)
	var out strings.Builder
	if err := w.Write(&out, report.CSV, r); err != nil {
		t.Fatal(err)
	}
	want := "series,value,day,v\n80ms_audio_stall_rate,广东,2024-10-03,0.5\n80ms_audio_stall_rate,广东,2024-10-04,1.5\n80ms_audio_stall_rate,广东,2024-10-05,1e+308\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

// since is the first day out of the row's own past, in the table and in Markdown; a terminal gets names that are safe
// in the CSV, too, and a file the name itself.
func TestSinceStandsInTheTable(t *testing.T) {
	q := quality.Query{App: "live", Product: "native", Indicator: "stall_rate", Dimension: "Province",
		Range: quality.Range{From: 20000, To: 20006}, Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	var points []quality.Point
	for day := quality.Day(19993); day <= 20006; day++ {
		v := 0.5
		if day >= 20004 {
			v = 3
		}
		points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: "广\x1b[31m", Day: day, V: v},
			quality.Point{Series: "80ms_audio_stall_rate", Value: "same", Day: day, V: 0.5})
	}
	w, r := compared()
	r.Query, r.Tables = q, quality.Build(q, nil, points, nil)
	for _, f := range []report.Format{report.Table, report.Markdown} {
		var out strings.Builder
		if err := w.Write(&out, f, r); err != nil {
			t.Fatal(err)
		}
		if rows := strings.Count(out.String(), quality.Day(20004).Short()); rows != 2 {
			t.Errorf("%s: %s stands %d times, want it as a day and as a since:\n%s", f, quality.Day(20004).Short(), rows,
				out.String())
		}
	}
	for terminal, want := range map[bool]string{true: `广\u{1b}[31m`, false: "广\x1b[31m"} {
		var out strings.Builder
		w.ToTerminal = terminal
		if err := w.Write(&out, report.CSV, r); err != nil ||
			!strings.Contains(out.String(), "80ms_audio_stall_rate,"+want+",") {
			t.Errorf("to a terminal %v: %v, %q", terminal, err, out.String()[:120])
		}
	}
}
