package ui

import (
	"slices"
	"strings"
	"testing"
)

// The values of an attribution are found by a filter, among those that have no line of their own, too, and marked ones
// are compared.
func TestValuesOfAnAttributionAreFoundAndMarked(t *testing.T) {
	for _, size := range sizes() {
		d := inWorld(t, size[0], size[1], "w")
		list := d.frame()
		d.strike("/", "重", "庆")
		d.has("1 of 34")
		if d.strike("enter"); !strings.HasSuffix(d.row(), " 重庆") {
			t.Errorf("the cursor is on %q:\n%s", d.row(), d.screen())
		}
		d.has(`filter "重庆": 1 of 34`)
		d.strike("space")
		d.has("1 marked")
		if d.strike("esc"); strings.Contains(d.screen(), `filter "`) {
			t.Errorf("back leaves the filter:\n%s", d.screen())
		}
		d.strike("g", "space", "c")
		if got := d.compared(); !slices.Equal(got, []string{"重庆", "广东"}) {
			t.Errorf("compared are %q", got)
		}
		d.strike("esc", "U")
		d.has("2 marks cleared")
		if d.strike("g"); d.frame() != list {
			t.Errorf("without marks it is\n%s\nbefore it was\n%s", d.screen(), list)
		}
		d.strike("/", "z", "z", "z", "z", "enter", "enter")
		d.has("nothing matches the filter")
		d.strike("space")
		d.has("nothing matches the filter")
		if d.strike("right"); strings.Contains(d.screen(), `filter "`) {
			t.Errorf("another dimension keeps the filter:\n%s", d.screen())
		}
	}
}
