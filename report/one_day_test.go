package report_test

import (
	"strings"
	"testing"

	"rtcscope/quality"
	"rtcscope/report"
)

// One day reads as one day: its mean and its worst day would be its value again.
func TestOneDayReadsAsOneDay(t *testing.T) {
	w, r := compared()
	r.Query.Range.From = r.Query.Range.To
	r.Tables = quality.Build(r.Query, nil, []quality.Point{
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: 20001, V: 2.5},
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: 20000, V: 1.5}}, nil)
	var out strings.Builder
	if err := w.Write(&out, report.Table, r); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{"Province 2024-10-05 against 2024-10-04 80ms",
		"Province latest change before since 10-05", "广东 2.50 +1.00 1.50 few days 2.50"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	f := quality.NewFigures(r, 0, w.Catalogue)
	for _, id := range []string{"mean", "worst", "held", "trend"} {
		if c, ok := report.ColumnOf(id); !ok || c.Shows(f) {
			t.Errorf("the column %s is shown for one day", id)
		}
	}
}
