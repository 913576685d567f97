package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/views"
)

// columnsShown returns the headings of the explore screen after the row's name.
func columnsShown(t *testing.T, e *views.Explore) string {
	t.Helper()
	return strings.Join(strings.Fields(strings.NewReplacer("worst day", "worst-day", "›", "", "↓", "", "↑",
		"").Replace(strings.Split(text(e), "\n")[2])[0:]), " ")
}

func TestColumnsAreHiddenAndMoved(t *testing.T) {
	e := explorer(fiveResult(audio))
	c := views.NewColumns(english(), e.Layout())
	c.SetSize(80, 14)
	apply := func(actions ...keys.Action) {
		for _, a := range actions {
			if arrange, ok := do(c, a).(views.Arrange); ok {
				e.SetLayout(arrange.Layout)
			}
		}
	}
	apply(keys.Mark) // the latest day
	if got := columnsShown(t, e); strings.Contains(got, "latest") {
		t.Errorf("hidden, it is still among %q", got)
	}
	apply(keys.Mark, keys.Right)
	if got := columnsShown(t, e); !strings.HasPrefix(got, "Province change latest") {
		t.Errorf("moved behind the change: %q", got)
	}
	apply(keys.Bottom, keys.Mark)
	if got := columnsShown(t, e); strings.Contains(got, "08-1") {
		t.Errorf("the days are hidden, and shown: %q", got)
	}
	if do(c, keys.Left) != nil {
		t.Error("the days can be moved")
	}
	for _, h := range []int{1, 3, 20} {
		c.SetSize(30, h)
		if n := len(c.Lines()); n > h || n == 0 {
			t.Errorf("%d lines in a height of %d", n, h)
		}
	}
}

// A layout that an older program saved may name columns that no longer exist.
func TestALayoutOfUnknownColumns(t *testing.T) {
	e := explorer(fiveResult(audio))
	before := columnsShown(t, e)
	e.SetLayout(views.Layout{Hidden: []string{"nonsense"}, Order: []string{"gone", "gone"}})
	if got := columnsShown(t, e); got != before {
		t.Errorf("%q, want %q", got, before)
	}
}
