package report_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rtcscope/quality"
	"rtcscope/report"
)

func TestOrderIsReadAndWritten(t *testing.T) {
	for _, name := range report.OrderNames() {
		for _, way := range []string{"", ":up", ":down"} {
			o, err := report.ParseOrder(name + way)
			if err != nil || o.String() != name+way {
				t.Errorf("%s%s is %s, %v", name, way, o, err)
			}
		}
	}
	for _, text := range []string{"", "trend", "mean:", "mean:over", ":up", "Mean", "mean:up:up"} {
		if o, err := report.ParseOrder(text); err == nil {
			t.Errorf("%q is %s", text, o)
		}
	}
}

// figuresOf are rows of a series that is better in a direction.
func figuresOf(better quality.Direction, rows []quality.Row) *quality.Figures {
	series := map[quality.Direction]string{quality.LowerBetter: "stall_rate",
		quality.HigherBetter: "join_room_success_rate"}[better]
	days := quality.DayAxis(quality.Range{From: 20000, To: 19999 + quality.Day(len(rows[0].Cells))})
	return quality.NewFigures(quality.Result{Tables: []quality.Table{{Series: series, Axis: days, Rows: rows}}}, 0,
		catalogue())
}

func TestRowsAreOrdered(t *testing.T) {
	gap := quality.Gap()
	rows := []quality.Row{{Value: "a", Cells: []float64{2, 9}}, {Value: "b", Cells: []float64{1, gap}},
		{Value: "c", Cells: []float64{5, 3}}, {Value: "d", Cells: []float64{2, 9}}}
	for _, test := range []struct {
		order  string
		better quality.Direction
		want   []int
	}{
		{"change", quality.LowerBetter, []int{0, 3, 2, 1}}, // +7, +7, -2, none
		{"change", quality.HigherBetter, []int{2, 0, 3, 1}},
		{"change:up", quality.LowerBetter, []int{2, 0, 3, 1}},
		{"value", quality.LowerBetter, []int{0, 1, 2, 3}},
		{"value:down", quality.LowerBetter, []int{3, 2, 1, 0}},
		{"mean", quality.LowerBetter, []int{0, 3, 2, 1}},
		{"mean", quality.HigherBetter, []int{1, 2, 0, 3}},
		{"mean:down", quality.HigherBetter, []int{0, 3, 2, 1}},
		{"latest:up", quality.LowerBetter, []int{2, 0, 3, 1}}, // a gap comes last either way
		{"held", quality.HigherBetter, []int{0, 2, 3, 1}},
	} {
		o, err := report.ParseOrder(test.order)
		if err != nil {
			t.Fatal(err)
		}
		if got := o.Rank(figuresOf(test.better, rows)); !slices.Equal(got, test.want) {
			t.Errorf("%s, %s: %v, want %v", test.order, test.better, got, test.want)
		}
	}
}

// The order that is written is the one that is read.
func TestOrderIsWritten(t *testing.T) {
	for _, tt := range []struct {
		order report.Order
		want  string
	}{
		{report.Order{}, "change"}, {report.Order{Up: true}, "change:up"},
		{report.Order{By: "mean", Down: true}, "mean:down"},
	} {
		if got := tt.order.String(); got != tt.want {
			t.Errorf("%+v is written %s, want %s", tt.order, got, tt.want)
		}
	}
}

// Where no row has a change, as of a single day, what is worst comes first.
func TestWithoutChangesTheWorstComesFirst(t *testing.T) {
	rows := []quality.Row{{Value: "a", Cells: []float64{2}}, {Value: "b", Cells: []float64{9}},
		{Value: "c", Cells: []float64{quality.Gap()}}, {Value: "d", Cells: []float64{5}}}
	for better, want := range map[quality.Direction][]int{quality.LowerBetter: {1, 3, 0, 2},
		quality.HigherBetter: {0, 3, 1, 2}} {
		if got := (report.Order{}).Rank(figuresOf(better, rows)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", better, got, want)
		}
	}
}

// The README lists the columns that --sort takes.
func TestTheReadmeNamesTheOrders(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "| `--sort") {
			continue
		}
		for _, name := range report.OrderNames() {
			if !strings.Contains(line, "`"+name+"`") {
				t.Errorf("README.md does not say that --sort takes %s: add it to the row of --sort", name)
			}
		}
		return
	}
	t.Error("README.md has no row of --sort")
}
