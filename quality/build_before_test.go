package quality_test

import (
	"fmt"
	"strings"
	"testing"

	"rtcscope/quality"
)

// showBefore writes the days before the range of all tables as text: the axis, then a line for each row.
func showBefore(tables []quality.Table) string {
	var lines []string
	for _, t := range tables {
		axis := "none"
		if t.Before.Len() > 0 {
			axis = t.Before.String()
		}
		lines = append(lines, t.Series+" "+axis)
		rows := t.Rows
		if t.Whole != nil {
			rows = append(rows[:len(rows):len(rows)], *t.Whole)
		}
		for _, row := range rows {
			line := fmt.Sprintf("%q", row.Value)
			for _, v := range row.Before {
				if quality.IsGap(v) {
					line += " " + gap
				} else {
					line += fmt.Sprintf(" %g", v)
				}
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// The past of a row is every day that is known before the range, whether it is compared with or not. A day before the
// range makes no row and no series: nothing of it would be seen.
func TestBuildTellsThePast(t *testing.T) {
	const from = quality.Day(1000)
	days := quality.Range{From: from, To: from + 1}
	at := func(series, value string, day quality.Day, v float64) quality.Point {
		return quality.Point{Series: series, Value: value, Day: from + day, V: v}
	}
	now := []quality.Point{at("s", "a", 0, 9), at("s", "b", 1, 8), at("other", "a", 0, 7)}
	ofApp := []quality.Point{at("s", "", 0, 6)}
	day := func(n quality.Day) string { return (from + n).String() }
	for _, tt := range []struct {
		name          string
		versus        quality.Comparison
		points, whole []quality.Point
		want          string
	}{
		{"nothing", quality.Comparison{}, nil, nil, `
			s none
			"a"
			"b"
			""
			other none
			"a"`},
		{"gaps within it are gaps, for all rows of all series", quality.Comparison{},
			[]quality.Point{at("s", "b", -3, 3), at("s", "a", -1, 1)}, nil, `
			s ` + day(-3) + ".." + day(-1) + `
			"a" · · 1
			"b" 3 · ·
			"" · · ·
			other ` + day(-3) + ".." + day(-1) + `
			"a" · · ·`},
		{"the line of the app reaches back alone", quality.Comparison{}, nil, []quality.Point{at("s", "", -2, 5)}, `
			s ` + day(-2) + ".." + day(-1) + `
			"a" · ·
			"b" · ·
			"" 5 ·
			other ` + day(-2) + ".." + day(-1) + `
			"a" · ·`},
		{"compared days are among it, later points win, and what has no row begins nothing",
			quality.Comparison{Basis: quality.ComparePrevious},
			[]quality.Point{at("s", "a", -4, 4), at("s", "a", -3, 3), at("s", "a", -2, 2), at("s", "a", -2, 2.5),
				at("s", "a", -2, quality.Gap()), at("s", "gone", -9, 1), at("else", "a", -8, 1)}, nil, `
			s ` + day(-4) + ".." + day(-1) + `
			"a" 4 3 2.5 ·
			"b" · · · ·
			"" · · · ·
			other ` + day(-4) + ".." + day(-1) + `
			"a" · · · ·`},
	} {
		var want []string
		for line := range strings.Lines(strings.TrimSpace(tt.want)) {
			want = append(want, strings.TrimSpace(line))
		}
		q := quality.Query{Range: days, Versus: tt.versus}
		tables := quality.Build(q, nil, append(tt.points, now...), append(tt.whole, ofApp...))
		if got := showBefore(tables); got != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, strings.Join(want, "\n"))
		}
		for _, table := range tables {
			if row := table.Rows[0]; table.Before.Len() == 0 && (row.Before != nil || table.Before != quality.Axis{}) {
				t.Errorf("%s: without days, a row has %v on %v", tt.name, row.Before, table.Before)
			}
		}
	}
}

// Days of long ago tell nothing of today. The row that a value of a compared day makes has its past, too.
func TestThePastEnds(t *testing.T) {
	const from = quality.Day(1000)
	q := quality.Query{Range: quality.Range{From: from, To: from + 6},
		Versus: quality.Comparison{Basis: quality.CompareRange, Range: quality.Range{From: from - 9, To: from - 3}}}
	var points []quality.Point
	for _, day := range []quality.Day{from - quality.BeforeDays - 1, from - quality.BeforeDays, from - 5} {
		points = append(points, quality.Point{Series: "s", Value: "a", Day: day, V: float64(day)})
	}
	table := quality.Build(q, nil, points, nil)[0]
	row := table.Rows[0]
	if table.Before.Len() != quality.BeforeDays || len(row.Before) != quality.BeforeDays ||
		row.Before[0] != float64(from-quality.BeforeDays) || row.Before[quality.BeforeDays-5] != float64(from-5) {
		t.Errorf("the past has %d days, from %s, of values %v", table.Before.Len(), table.Before.First(), row.Before[:1])
	}
}
