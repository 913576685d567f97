package quality_test

import (
	"testing"

	"rtcscope/quality"
)

// Judgements that came with an answer count if they are of its series: those of a triage may not be, while it is under
// way.
func TestFiguresTakeTheJudgementsOfTheirSeries(t *testing.T) {
	known := quality.Catalogue{}
	answer := func(series string, worse float64) quality.Result {
		q := quality.Query{Range: quality.Range{From: 20000, To: 20006},
			Versus: quality.Comparison{Basis: quality.ComparePrevious}}
		past, _ := q.Past()
		r := quality.Result{Query: q}
		table := quality.Table{Series: series, Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(past)}
		row := quality.Row{Value: "a"}
		for at := range 7 {
			row.Past, row.Cells = append(row.Past, 1+0.01*float64(at%3)), append(row.Cells, 1+0.01*float64(at%2))
			if at > 3 {
				row.Cells[at] += worse
			}
		}
		table.Rows = []quality.Row{row}
		r.Tables = []quality.Table{table}
		return r
	}
	r, other := answer("80ms_audio_stall_rate", 3), answer("500ms_video_stall_rate", 0)
	alone := quality.NewFigures(r, 0, known).Judged[0]
	if !alone.HasWindow() {
		t.Fatalf("alone it is %+v", alone)
	}
	r.Verdicts = quality.Judge([]quality.Result{other}, known)
	if got := quality.NewFigures(r, 0, known).Judged[0]; got.State != alone.State || got.From != alone.From {
		t.Errorf("beside judgements of another series it is %+v, want %+v", got, alone)
	}
	both := quality.Judge([]quality.Result{r, other}, known)
	r.Verdicts = both
	if got, want := quality.NewFigures(r, 0, known).Judged[0],
		both.Of("80ms_audio_stall_rate", "a"); got.Evidence != want.Evidence ||
		got.From != want.From {
		t.Errorf("with judgements of both series it is %+v, want %+v", got, want)
	}
}
