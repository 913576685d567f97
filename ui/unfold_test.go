package ui

import (
	"fmt"
	"testing"

	"rtcscope/views"
)

// An order of the triage leaves the cursor on its incident.
func TestAnOrderOfTheTriageKeepsTheIncident(t *testing.T) {
	d := inWorld(t, 120, 35, "T", "j")
	row := d.row()
	for range 4 {
		d.strike("s")
		if d.row() != row {
			t.Errorf("the cursor is on %q, and was on %q:\n%s", d.row(), row, d.screen())
		}
	}
}

// The arrow to the right unfolds an incident, the one to the left folds it. The list's columns move by keys of theirs.
func TestArrowsFoldAndUnfold(t *testing.T) {
	d := inWorld(t, 120, 35, "T", "j")
	list := d.frame()
	d.strike("right")
	if _, is := d.model.top().(*views.Incident); !is {
		t.Fatalf("right shows %T", d.model.top())
	}
	incident := d.frame()
	d.strike("right", "h")
	if d.frame() != incident {
		t.Errorf("the columns moved:\n%s", d.screen())
	}
	if d.strike("left"); d.frame() != list {
		t.Errorf("left shows\n%s", d.screen())
	}
	d.strike("left")
	d.has("every incident of the list is folded")
	if d.strike(">", ">", ">", ">", ">", ">", ">", ">", ">"); d.frame() == list {
		t.Error("the columns do not move")
	}
	if d.strike("<", "<", "<", "<", "<", "<", "<", "<", "<"); d.frame() != list {
		t.Errorf("the columns did not come back:\n%s", d.screen())
	}
}

// What follows the table stays open when its query is changed, and shows the new answer.
func TestADetailOfTheTableFollowsItsQuery(t *testing.T) {
	for path, want := range map[string]string{"enter": "*views.Detail", "H": "*views.Heatmap"} {
		d := inWorld(t, 120, 35, "j")
		row := d.row()
		d.strike(path, "t", "down", "enter")
		at, _ := d.model.subject()
		if got := fmt.Sprintf("%T", d.model.top()); got != want || d.row() != row || at.Result.Query.Range.Len() != 14 {
			t.Errorf("%s: %s is on top, on %q with %d days", path, got, d.row(), at.Result.Query.Range.Len())
		}
		if d.strike("esc"); d.model.top() != views.View(d.model.explore) || d.row() != row {
			t.Errorf("%s: back is %T on %q", path, d.model.top(), d.row())
		}
	}
}

// A series of the overview opens with the cursor on the whole app, which the chart shows; the next row is the first.
func TestASeriesOfTheOverviewOpensOnTheApp(t *testing.T) {
	d := inWorld(t, 120, 35, "O", "enter")
	d.has("> whole app", "whole app · ")
	d.hasNot("> 广东")
	d.strike("enter")
	d.has("rows have details")
	first := d.model.explore.Place().Row
	if d.strike("j"); d.model.explore.Place().Row != first || d.model.explore.Place().Whole {
		t.Errorf("the cursor is at %+v:\n%s", d.model.explore.Place(), d.screen())
	}
	d.hasNot("> whole app")
}
