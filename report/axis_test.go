package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// dayWord finds where a text speaks of days.
var dayWord = regexp.MustCompile(`(?i)\bdays?\b|天|日`)

// shorter is an answer over n moments of a step, up to 10:00 on 2026-08-20, against as many before them. The first
// moment is not held, the last one is to come.
func shorter(t *testing.T, step quality.Step, n int) quality.Result {
	t.Helper()
	last := time.Date(2026, 8, 20, 10, 0, 0, 0, quality.Zone)
	axis := quality.NewAxis(step, last.Add(-time.Duration(n-1)*step.Length()), n, time.Minute)
	past := quality.NewAxis(step, axis.First().Add(-n).Start(), n, time.Minute)
	row := func(value string, v float64) quality.Row {
		row := quality.Row{Value: value}
		for at := range n {
			row.Cells, row.Past = append(row.Cells, v+float64(at)/100), append(row.Past, v)
		}
		row.Cells[0], row.Cells[n-1] = gap, gap
		return row
	}
	today := day(t, "2026-08-20")
	return quality.Result{
		Query: quality.Query{App: "app1", Product: "native", Indicator: "stall_rate", Dimension: "Country",
			Range: quality.Range{From: today, To: today}},
		Tables: []quality.Table{{Series: "80ms_audio_stall_rate", Axis: axis, Past: past,
			Rows: []quality.Row{row("中国", 0.5), row("丹麦", 1)}}},
		Absent: map[quality.Moment]quality.Absence{axis.First(): quality.NotHeld, axis.Last(): quality.Pending},
	}
}

func writeAt(t *testing.T, l lang.Language, f report.Format, r quality.Result, now time.Time) string {
	t.Helper()
	var out bytes.Buffer
	w := report.Writer{Catalogue: catalogue(), Say: lang.Printer{Language: l}, Now: now}
	if err := w.Write(&out, f, r); err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return out.String()
}

// Every format takes its headings, its marks and its words from the axis: of minutes none speaks of days.
func TestFormatsOfShorterSteps(t *testing.T) {
	now := time.Date(2026, 8, 20, 10, 0, 30, 0, quality.Zone)
	for _, step := range []quality.Step{quality.StepFiveMinutes, quality.StepMinute} {
		for _, l := range []lang.Language{lang.English, lang.Chinese} {
			for _, f := range []report.Format{report.Table, report.Markdown, report.CSV, report.JSON} {
				r := shorter(t, step, 24)
				got := writeAt(t, l, f, r, now)
				if word := dayWord.FindString(got); word != "" {
					t.Errorf("%s of step %d in %s says %q:\n%s", f, step, l, word, got)
				}
				bare := r
				table := r.Tables[0]
				table.Past, table.Rows = quality.Axis{}, []quality.Row{{Value: "a", Cells: table.Rows[0].Cells}}
				bare.Tables = []quality.Table{table}
				if got := writeAt(t, l, f, bare, now); dayWord.MatchString(got) || strings.Contains(got, "since") {
					t.Errorf("%s of step %d in %s, not compared:\n%s", f, step, l, got)
				}
			}
		}
	}
}

// The table has the times in its heading, a star after those that are not final, and a mark for what is not held.
func TestTheTableOfFiveMinutes(t *testing.T) {
	r := shorter(t, quality.StepFiveMinutes, 4)
	now := time.Date(2026, 8, 20, 10, 0, 30, 0, quality.Zone) // half a minute after 09:55 ended: it is not final either
	want := `app1 native  stall_rate  Country  2026-08-20 09:45..2026-08-20 10:00 against 2026-08-20 09:25..2026-08-20 09:40

80ms_audio_stall_rate  % lower is better
Country  latest  change  mean  before  since  09:45  09:50  09:55*  10:00*
中国       0.52   +0.01  0.52    0.50             -   0.51    0.52       .
丹麦       1.02   +0.01  1.01    1.00             -   1.01    1.02       .

1 of 4 steps are not held

steps after 09:50 are not final
`
	if got := writeAt(t, lang.English, report.Table, r, now); got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
	got := writeAt(t, lang.Chinese, report.Table, r, now)
	for _, words := range []string{
		"对比 2026-08-20 09:25..2026-08-20 09:40", "1 / 4 个时段未留存", "09:50 之后的数据尚不完整",
	} {
		if !strings.Contains(got, words) {
			t.Errorf("%q is not in\n%s", words, got)
		}
	}
	got = writeAt(t, lang.English, report.Table, r, now.Add(7*time.Minute))
	if strings.Contains(got, "*") || strings.Contains(got, "not final") {
		t.Errorf("after all is settled the table says\n%s", got)
	}
}

// What programs read names the moments of an axis that has no days times, with their zone.
func TestDataOfMinutes(t *testing.T) {
	r := shorter(t, quality.StepMinute, 3)
	var got struct {
		Query  struct{ From, To, VsFrom, VsTo string }
		Series []struct {
			Rows []struct {
				Days        any
				Times, Past []struct {
					Day  any
					Time string
					V    *float64
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(writeAt(t, lang.English, report.JSON, r, later)), &got); err != nil {
		t.Fatal(err)
	}
	q := got.Query
	if q.From != "2026-08-20T09:58+08:00" || q.To != "2026-08-20T10:00+08:00" {
		t.Errorf("the query is %+v", q)
	}
	if q.VsFrom != "2026-08-20T09:55+08:00" || q.VsTo != "2026-08-20T09:57+08:00" {
		t.Errorf("the query is compared with %s to %s", q.VsFrom, q.VsTo)
	}
	row := got.Series[0].Rows[0]
	if row.Days != nil || len(row.Times) != 3 || len(row.Past) != 3 || row.Times[1].Day != nil {
		t.Fatalf("the row is %+v", row)
	}
	if row.Times[0].V != nil || row.Times[1].V == nil {
		t.Errorf("the values are %v and %v, want none and one", row.Times[0].V, row.Times[1].V)
	}
	if row.Times[1].Time != "2026-08-20T09:59+08:00" || row.Past[2].Time != "2026-08-20T09:57+08:00" {
		t.Errorf("the row is %+v", row)
	}
	lines, err := csv.NewReader(strings.NewReader(writeAt(t, lang.English, report.CSV, r, later))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if head := strings.Join(lines[0], ","); head != "series,value,time,v" || len(lines) != 1+2*6 {
		t.Errorf("%d lines below %s", len(lines)-1, head)
	}
	if got := strings.Join(lines[5], ","); got != "80ms_audio_stall_rate,中国,2026-08-20T09:59+08:00,0.51" {
		t.Errorf("the fifth line is %s", got)
	}
}

// A finding names its moments in full, and counts them by their own name.
func TestAFindingOfMinutes(t *testing.T) {
	axis := shorter(t, quality.StepMinute, 10).Tables[0].Axis
	f := quality.Finding{Value: "中国", Series: "80ms_audio_stall_rate", Unit: "%",
		Since: axis.At(4), Until: axis.At(6), Held: 10, Of: 10, Past: 9, Bad: 3}
	got := strings.Join(report.FindingLines(lang.Printer{}, f, "rtcscope"), "\n")
	for _, want := range []string{
		"bad from 2026-08-20 09:55 to 2026-08-20 09:57, not since then",
		"judged by 9 past minutes; bad on 3 minutes; 10 of 10 minutes have values",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
