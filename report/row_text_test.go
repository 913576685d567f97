package report_test

import (
	"fmt"
	"strings"
	"testing"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// The sentence about a row says what its figures lead from, and what is missing among them.
func TestASentenceSaysWhatItsFiguresLeadFrom(t *testing.T) {
	for _, test := range []struct {
		days, before int // of the range, and known before it
		versus       quality.Basis
		without      []quality.Day // days without a value
		want, not    []string
		from         string // the first of the days that a file says its figures are compared with
	}{
		{3, 3, quality.ComparePrevious, nil, []string{"mean 4.00", "+3.00 against 09-30–10-02"}, []string{"with values"},
			"2024-09-30"},
		{3, 3, quality.ComparePrevious, []quality.Day{1}, []string{"2 of 3 days with values"}, nil, "2024-09-30"},
		{3, 0, quality.CompareOff, nil, []string{"against the mean of 10-03–10-04"}, nil, ""},
		{2, 0, quality.CompareOff, nil, []string{"against 10-04"}, []string{"the mean of"}, ""},
		{1, 4, quality.CompareOff, nil, []string{"against the mean of 10-01–10-04"}, nil, "2024-10-01"},
	} {
		w, r := compared()
		q := r.Query
		q.Versus = quality.Comparison{Basis: test.versus}
		q.Range.From = q.Range.To - quality.Day(test.days) + 1
		var points []quality.Point
		for at := -test.before; at < test.days; at++ {
			if len(test.without) == 0 || quality.Day(at) != test.without[0] {
				points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: "广东",
					Day: q.Range.From + quality.Day(at), V: float64(1 + at + test.before - test.days/2)})
			}
		}
		r.Answered = make(map[quality.Day]bool)
		for _, day := range q.AllDays() {
			r.Answered[day] = true
		}
		r.Query, r.Tables = q, quality.Build(q, nil, points, nil)
		f := quality.NewFigures(r, 0, w.Catalogue)
		got := w.RowText(f, 0)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%+v: %q lacks %q", test, got, want)
			}
		}
		for _, not := range test.not {
			if strings.Contains(got, not) {
				t.Errorf("%+v: %q has %q", test, got, not)
			}
		}
		if of := report.SourceOf(q, f.Table.Axis, f.Against); of.VsFrom != test.from {
			t.Errorf("%+v: compared from %q, want %q", test, of.VsFrom, test.from)
		}
	}
}

// A handout has as many rows as find room in its lines, and what is to be known of them rather costs no row.
func TestAHandoutHasTheRowsThatFindRoom(t *testing.T) {
	for rows := range 10 {
		for _, basis := range []string{"", "to be known"} {
			h := report.Handout{Lead: "lead", Said: "said", Basis: []string{basis}, Heading: []string{"value"},
				Right: []bool{false}, Command: "command"}
			for at := range rows {
				h.Rows = append(h.Rows, []string{fmt.Sprintf("row%d", at)})
			}
			text := h.Markdown(lang.Printer{})
			lines, all := strings.Count(text, "\n")+1, strings.Contains(text, fmt.Sprintf("row%d", rows-1))
			if fits := rows <= 6; lines > report.HandoutLines || all != (fits && rows > 0) || !strings.Contains(text, basis) ||
				strings.Contains(text, "more") == fits {
				t.Errorf("%d rows, basis %q, in %d lines:\n%s", rows, basis, lines, text)
			}
		}
	}
}
