package ui

import (
	"slices"
	"testing"

	"rtcscope/views"
)

// compared returns the values of the comparison on top, in their order.
func (d *driver) compared() []string {
	d.t.Helper()
	if _, is := d.model.top().(*views.Compare); !is {
		d.t.Fatalf("%T is on top:\n%s", d.model.top(), d.screen())
	}
	var list []string
	d.strike("k", "k", "k", "k", "k", "k")
	for {
		at, _ := d.model.subject()
		if slices.Contains(list, at.Value) {
			return list
		}
		list = append(list, at.Value)
		d.strike("j")
	}
}

// Two provinces over 14 days, of which the worst is under the cursor, take nine keys from the first screen: the days,
// a mark, the other one by the initials of its name, and the comparison.
func TestTwoRowsOverOtherDaysTakeNineKeys(t *testing.T) {
	d := inWorld(t, 120, 35)
	keys := []string{"t", "down", "enter", "space", "/", "j", "s", "enter", "c"}
	d.strike(keys...)
	if got := d.compared(); !slices.Equal(got, []string{"广东", "江苏"}) || len(keys) > 9 {
		t.Errorf("%d keys compare %q", len(keys), got)
	}
	at, _ := d.model.subject()
	if at.Result.Query.Range.Len() != 14 {
		t.Errorf("it compares %d days", at.Result.Query.Range.Len())
	}
	d.has("whole app")
	d.strike("esc")
	d.has("1 marked")
}

// A comparison is of the marks; of one mark and the row under the cursor; of two to six rows that pass the filter; or
// of the row under the cursor.
func TestWhatIsCompared(t *testing.T) {
	for _, tt := range []struct {
		keys, want []string
	}{
		{[]string{"c"}, []string{"广东"}},
		{[]string{"space", "c"}, []string{"广东", "新疆"}},
		{[]string{"space", "k", "c"}, []string{"广东"}},
		{[]string{"space", "space", "c"}, []string{"广东", "新疆"}},
		{[]string{"/", "江", "enter", "c"}, []string{"江苏", "黑龙江", "浙江", "江西"}},
		{[]string{"/", "江", "enter", "space", "c"}, []string{"江苏", "黑龙江"}},
		{[]string{"/", "!", "江", "enter", "c"}, []string{"广东"}}, // more than a chart takes
		{[]string{"w", "enter", "c"}, []string{"广东"}},
	} {
		d := inWorld(t, 120, 35)
		d.strike(tt.keys...)
		if got := d.compared(); !sameValues(got, tt.want) {
			t.Errorf("%q compares %q, want %q", tt.keys, got, tt.want)
		}
	}
}

func sameValues(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
