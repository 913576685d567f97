package quality_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rtcscope/quality"
)

const gap = "·"

// show writes tables as text: a line "series: days", then a line for each row. Gaps and zeros cannot be mixed up.
func show(tables []quality.Table) string {
	var b strings.Builder
	for _, table := range tables {
		fmt.Fprintf(&b, "%s: %s..%s\n", table.Series, table.Axis.At(0).Short(), table.Axis.At(table.Axis.Len()-1).Short())
		for _, row := range table.Rows {
			fmt.Fprintf(&b, "%q", row.Value)
			for _, v := range row.Cells {
				if quality.IsGap(v) {
					b.WriteString(" " + gap)
				} else {
					fmt.Fprintf(&b, " %g", v)
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestBuild(t *testing.T) {
	known := []string{"audio", "video"}
	for _, tt := range []struct {
		name   string
		points string // series value day v, one point a line
		want   string
	}{
		{"nothing", "", ""},
		{"missing days are gaps, zero is a value", `
			audio 中国 2026-11-20 0
			audio 丹麦 2026-11-22 0.43
		`, `
			audio: 11-20..11-22
			"中国" 0 · ·
			"丹麦" · · 0.43
		`},
		{"known series come in their order, others after them as they came", `
			zeta a 2026-11-20 1
			video a 2026-11-20 2
			alpha a 2026-11-20 3
			audio a 2026-11-20 4
		`, `
			audio: 11-20..11-22
			"a" 4 · ·
			video: 11-20..11-22
			"a" 2 · ·
			zeta: 11-20..11-22
			"a" 1 · ·
			alpha: 11-20..11-22
			"a" 3 · ·
		`},
		{"rows come as they came, apart by series", `
			audio b 2026-11-21 1
			video a 2026-11-21 2
			audio a 2026-11-20 3
			audio b 2026-11-20 4
		`, `
			audio: 11-20..11-22
			"b" 4 1 ·
			"a" 3 · ·
			video: 11-20..11-22
			"a" · 2 ·
		`},
		{"of two points for one cell the later wins", `
			audio a 2026-11-21 1
			audio a 2026-11-21 2
			audio a 2026-11-22 5
			audio a 2026-11-21 3
		`, `
			audio: 11-20..11-22
			"a" · 3 5
		`},
		{"a gap makes a row, and hides no value", `
			audio a 2026-11-20 NaN
			audio b 2026-11-21 2
			audio b 2026-11-21 NaN
		`, `
			audio: 11-20..11-22
			"a" · · ·
			"b" · 2 ·
		`},
		{"points outside the range leave nothing behind", `
			audio old 2026-11-19 1
			audio a 2026-11-20 2
			audio new 2026-11-23 3
			video a 2026-11-19 4
			other a 2026-11-23 5
		`, `
			audio: 11-20..11-22
			"a" 2 · ·
		`},
	} {
		var points []quality.Point
		for line := range strings.Lines(strings.TrimSpace(tt.points)) {
			var p quality.Point
			var date string
			if _, err := fmt.Sscan(line, &p.Series, &p.Value, &date, &p.V); err != nil {
				t.Fatalf("%s: %q: %v", tt.name, line, err)
			}
			p.Day = day(t, date)
			points = append(points, p)
		}
		var want strings.Builder
		for line := range strings.Lines(strings.TrimSpace(tt.want)) {
			want.WriteString(strings.TrimSpace(line) + "\n")
		}
		got := show(quality.Build(quality.Query{Range: span(t, "2026-11-20", "2026-11-22")}, known, points, nil))
		if strings.TrimSpace(got) != strings.TrimSpace(want.String()) {
			t.Errorf("%s:\n%swant\n%s", tt.name, got, want.String())
		}
	}
}

// Every cell of a table is what the points say of it, whatever their order, and nothing else is there.
func TestBuildHoldsEveryPoint(t *testing.T) {
	type cell struct {
		series, value string
		day           quality.Day
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		r := quality.Range{From: 100, To: 100 + quality.Day(random.IntN(12))}
		want := make(map[cell]float64)
		var points []quality.Point
		for range random.IntN(60) {
			p := quality.Point{Series: fmt.Sprint("s", random.IntN(4)), Value: fmt.Sprint("v", random.IntN(5)),
				Day: r.From - 3 + quality.Day(random.IntN(r.Len()+6)), V: random.Float64()}
			if random.IntN(5) == 0 {
				p.V = quality.Gap()
			}
			points = append(points, p)
			if r.Contains(p.Day) && !quality.IsGap(p.V) {
				want[cell{p.Series, p.Value, p.Day}] = p.V
			}
		}
		found := 0
		for _, table := range quality.Build(quality.Query{Range: r}, []string{"s2", "s0"}, points, nil) {
			if table.Axis != quality.DayAxis(r) || len(table.Rows) == 0 {
				t.Fatalf("table %s has %d rows over %v, want some over %s", table.Series, len(table.Rows), table.Axis.Moments(), r)
			}
			for _, row := range table.Rows {
				if len(row.Cells) != table.Axis.Len() {
					t.Fatalf("row %s has %d cells for %d days", row.Value, len(row.Cells), table.Axis.Len())
				}
				for at, v := range row.Cells {
					expected, has := want[cell{table.Series, row.Value, table.Axis.At(at).Day()}]
					if has == quality.IsGap(v) || has && v != expected {
						t.Fatalf("%s %s %s is %g, want %g (given: %t)", table.Series, row.Value, table.Axis.At(at), v, expected, has)
					}
					if has {
						found++
					}
				}
			}
		}
		if found != len(want) {
			t.Fatalf("the tables hold %d cells, want %d", found, len(want))
		}
	}
}

// The latest day is the newest that most rows know, not the newest asked for: the service may have begun to fill it.
func TestLatest(t *testing.T) {
	x := quality.Gap()
	for _, tt := range []struct {
		name string
		rows [][]float64
		want int
	}{
		{"no rows", nil, -1},
		{"only gaps", [][]float64{{x, x, x}}, -1},
		{"all filled", [][]float64{{1, 2, 3}}, 2},
		{"the newest day is not filled yet", [][]float64{{1, 2, x}, {1, x, x}}, 1},
		{"half of the rows are enough", [][]float64{{x, 1, x}, {x, 1, 0}}, 2},
		{"less than half are not", [][]float64{{x, 1, x}, {x, 1, 0}, {x, x, x}}, 1},
		{"but where no day has more they are", [][]float64{{1, x, x}, {x, 1, x}, {x, x, x}, {x, x, x}, {x, x, x}}, 1},
		{"only the oldest", [][]float64{{0, x, x}}, 0},
	} {
		table := quality.Table{Axis: quality.DayAxis(span(t, "2026-11-20", "2026-11-22"))}
		for _, cells := range tt.rows {
			table.Rows = append(table.Rows, quality.Row{Cells: cells})
		}
		if got := table.Latest(); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestAddWarnings(t *testing.T) {
	earlier := []quality.Warning{{Text: "%d odd", Count: 2}, {Text: "%d lost", Count: 1}}
	got := quality.AddWarnings(earlier, []quality.Warning{{Text: "%d lost", Count: 3}, {Text: "%d twice", Count: 4}})
	want := []quality.Warning{{Text: "%d odd", Count: 2}, {Text: "%d lost", Count: 4}, {Text: "%d twice", Count: 4}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	// The earlier result may be on a screen already.
	if earlier[1].Count != 1 {
		t.Errorf("the earlier warnings were changed to %v", earlier)
	}
	if got := quality.AddWarnings(nil, nil); len(got) != 0 {
		t.Errorf("no warnings add up to %v", got)
	}
}

// Days that are compared with are not days of the query.
func TestAnsweredDays(t *testing.T) {
	q := goodQuery(t)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	r := quality.Result{Query: q, Answered: map[quality.Day]bool{q.Range.From: true, q.Range.To: true,
		q.Range.From - 1: true}}
	if got := r.AnsweredDays(); got != 2 {
		t.Errorf("%d days are answered, want 2", got)
	}
}
