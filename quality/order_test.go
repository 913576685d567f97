package quality_test

import (
	"slices"
	"testing"

	"rtcscope/quality"
)

func TestOrderIsReadAndWritten(t *testing.T) {
	for _, name := range quality.OrderNames() {
		for _, way := range []string{"", ":up", ":down"} {
			o, err := quality.ParseOrder(name + way)
			if err != nil || o.String() != name+way {
				t.Errorf("%s%s is %s, %v", name, way, o, err)
			}
		}
	}
	for _, text := range []string{"", "trend", "mean:", "mean:over", ":up", "Mean", "mean:up:up"} {
		if o, err := quality.ParseOrder(text); err == nil {
			t.Errorf("%q is %s", text, o)
		}
	}
}

func TestRowsAreOrdered(t *testing.T) {
	gap := quality.Gap()
	rows := []quality.Row{{Value: "a", Cells: []float64{2, 9}}, {Value: "b", Cells: []float64{1, gap}}, {Value: "c", Cells: []float64{5, 3}}, {Value: "d", Cells: []float64{2, 9}}}
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
		o, err := quality.ParseOrder(test.order)
		if err != nil {
			t.Fatal(err)
		}
		sums := make([]quality.Summary, len(rows))
		for i, row := range rows {
			sums[i] = quality.Summarise(row, 1, test.better)
		}
		if got := o.Rank(rows, sums, test.better); !slices.Equal(got, test.want) {
			t.Errorf("%s, %s: %v, want %v", test.order, test.better, got, test.want)
		}
	}
}

func TestOnlyWhatIsAskedFor(t *testing.T) {
	table := func(series string) quality.Table {
		return quality.Table{Series: series, Rows: []quality.Row{{Value: "广东"}, {Value: "上海"}}}
	}
	r := quality.Result{Tables: []quality.Table{table("audio"), table("video")}}
	filter, err := quality.ParseFilter("!广")
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Only("video", filter)
	if err != nil || len(got.Tables) != 1 || got.Tables[0].Series != "video" || len(got.Tables[0].Rows) != 1 || got.Tables[0].Rows[0].Value != "上海" {
		t.Errorf("got %+v, %v", got.Tables, err)
	}
	if len(r.Tables) != 2 || len(r.Tables[1].Rows) != 2 {
		t.Errorf("the answer itself is changed: %+v", r.Tables)
	}
	if _, err := r.Only("picture", quality.Filter{}); err == nil {
		t.Error("a series that is not there is found")
	}
	if got, err := r.Only("", quality.Filter{}); err != nil || len(got.Tables) != 2 || len(got.Tables[0].Rows) != 2 {
		t.Errorf("asked for all, got %+v, %v", got.Tables, err)
	}
}

// The order that is written is the one that is read.
func TestOrderIsWritten(t *testing.T) {
	for _, tt := range []struct {
		order quality.Order
		want  string
	}{
		{quality.Order{}, "change"}, {quality.Order{Up: true}, "change:up"}, {quality.Order{By: "mean", Down: true}, "mean:down"},
	} {
		if got := tt.order.String(); got != tt.want {
			t.Errorf("%+v is written %s, want %s", tt.order, got, tt.want)
		}
	}
}

// Where no row has a change, as of a single day, what is worst comes first.
func TestWithoutChangesTheWorstComesFirst(t *testing.T) {
	rows := []quality.Row{{Value: "a", Cells: []float64{2}}, {Value: "b", Cells: []float64{9}}, {Value: "c", Cells: []float64{quality.Gap()}}, {Value: "d", Cells: []float64{5}}}
	for better, want := range map[quality.Direction][]int{quality.LowerBetter: {1, 3, 0, 2}, quality.HigherBetter: {0, 3, 1, 2}} {
		sums := make([]quality.Summary, len(rows))
		for i, row := range rows {
			sums[i] = quality.Summarise(row, 0, better)
		}
		if got := (quality.Order{}).Rank(rows, sums, better); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", better, got, want)
		}
	}
}
