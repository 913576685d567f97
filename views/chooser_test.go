package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

func newChooser(field quality.Field) *views.Chooser {
	c := views.NewChooser(english(), field, week(), apps)
	c.SetSize(100, 14)
	return c
}

func TestChooserChangesItsFieldAndNoOther(t *testing.T) {
	change := func(f func(*quality.Query)) quality.Query {
		q := week()
		f(&q)
		return q
	}
	for _, test := range []struct {
		name  string
		field quality.Field
		typed string
		down  int
		want  quality.Query
	}{
		{"app by moving", quality.FieldApp, "", 2, change(func(q *quality.Query) { q.App = "app3" })},
		{"app by name", quality.FieldApp, "app2", 0, change(func(q *quality.Query) { q.App = "app2" })},
		{"app that is not listed", quality.FieldApp, "6f2e9c1d", 0, change(func(q *quality.Query) { q.App = "6f2e9c1d" })},
		{"product", quality.FieldProduct, "we", 0, change(func(q *quality.Query) { q.Product = "web" })},
		{"indicator", quality.FieldIndicator, "", 1, change(
			func(q *quality.Query) { q.Indicator = "join_room_success_rate" })},
		{"dimension", quality.FieldDimension, "acc", 0, change(func(q *quality.Query) { q.Dimension = "Access" })},
		{"the choice that is already there", quality.FieldDimension, "", 0, week()},
		{"preset days", quality.FieldRange, "", 1, change(
			func(q *quality.Query) { q.Range = query("2026-08-06", "2026-08-19").Range })},
		{"typed days", quality.FieldRange, "5d", 0, change(
			func(q *quality.Query) { q.Range = query("2026-08-15", "2026-08-19").Range })},
		{"typed range", quality.FieldRange, "2026-08-01..2026-08-03", 0,
			change(func(q *quality.Query) { q.Range = query("2026-08-01", "2026-08-03").Range })},
		{"typed range with a space", quality.FieldRange, "2026-08-01 2026-08-03", 0,
			change(func(q *quality.Query) { q.Range = query("2026-08-01", "2026-08-03").Range })},
		{"one typed day, today", quality.FieldRange, "2026-08-20", 0,
			change(func(q *quality.Query) { q.Range = query("2026-08-20", "2026-08-20").Range })},
	} {
		c := newChooser(test.field)
		typeIn(t, c, test.typed)
		act(c, times(test.down, keys.Down)...)
		if intent := do(c, keys.Open); intent != (views.Chosen{Query: test.want}) {
			t.Errorf("%s: %+v, want %+v", test.name, intent, test.want)
		}
	}
}

func TestChooserSaysWhatIsWrongWithTypedText(t *testing.T) {
	for _, test := range []struct {
		field quality.Field
		typed string
		want  string
	}{
		{quality.FieldRange, "0d", `"0d" is no number of days`},
		{quality.FieldRange, "xd", `"xd" is no number of days`},
		{quality.FieldRange, "2026-02-30", `"2026-02-30" is not a day of the calendar`},
		{quality.FieldRange, "2026-8-1", "use two digits"},
		{quality.FieldRange, "2026-08-05..2026-08-01", "exchange the two days"},
		{quality.FieldRange, "2026-08-21", "lies in the future"},
		{quality.FieldRange, "60d", "2026-06-21 is too old"},
		{quality.FieldRange, "..2026-08-01", "is not a day of the calendar"},
		{quality.FieldApp, "two words", "spaces or control characters"},
		{quality.FieldDimension, "zzz", "nothing matches"},
	} {
		c := newChooser(test.field)
		typeIn(t, c, test.typed)
		if got := strings.Join(strings.Fields(text(c)), " "); !strings.Contains(got, test.want) {
			t.Errorf("%q: %q does not say %q", test.typed, got, test.want)
		}
		if says, _ := do(c, keys.Open).(views.Say); !strings.Contains(says.Words, test.want) {
			t.Errorf("%q: enter leads to %q", test.typed, says.Words)
		}
	}
}

func TestChooserOfDaysSaysWhichTheyAre(t *testing.T) {
	c := newChooser(quality.FieldRange)
	got := text(c)
	for _, want := range []string{"1d", "28d", "2026-08-13–2026-08-19  7 days", "14 days",
		"2026-07-23–2026-08-19  28 days"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	typeIn(t, c, "2026-08-01..2026-08-19")
	if got := text(c); !strings.Contains(got, "19 days") {
		t.Errorf("the number of typed days is not said:\n%s", got)
	}
}

func TestChooserBeginsOnWhatTheQueryHolds(t *testing.T) {
	for field, want := range map[quality.Field]string{quality.FieldApp: "> app1", quality.FieldProduct: "> native",
		quality.FieldIndicator: "> stall_rate",
		quality.FieldDimension: "> Province", quality.FieldRange: "> 7d"} {
		if got := text(newChooser(field)); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	q := query("2026-08-02", "2026-08-03")
	c := views.NewChooser(english(), quality.FieldRange, q, nil)
	c.SetSize(100, 14)
	if got := text(c); !strings.Contains(got, "> 2026-08-02..2026-08-03") {
		t.Errorf("days that are no preset are not listed:\n%s", got)
	}
}

// The list of apps may arrive while the chooser is open, or never. An AppId can be typed in any case.
func TestChooserOfAppsThatComeLate(t *testing.T) {
	c := views.NewChooser(english(), quality.FieldApp, week(), nil)
	c.SetSize(100, 14)
	c.SetApps(apps, "")
	c.SetSize(100, 14)
	if got := text(c); !strings.Contains(got, "> app1") || !strings.Contains(got, "app2  meeting  disabled") {
		t.Errorf("the list is\n%s", got)
	}
	q := week()
	q.App = ""
	c = views.NewChooser(english(), quality.FieldApp, q, nil)
	c.SetApps(nil, "the list of apps cannot be read: type an AppId")
	c.SetSize(100, 14)
	if got := text(c); !strings.Contains(got, "cannot be read") {
		t.Errorf("a missing list is not explained:\n%s", got)
	}
	typeIn(t, c, "x1")
	q.App = "x1"
	if intent := do(c, keys.Open); intent != (views.Chosen{Query: q}) {
		t.Errorf("a typed AppId: %v", intent)
	}
	other := newChooser(quality.FieldDimension)
	other.SetApps(apps, "")
	if got := text(other); strings.Contains(got, "app2") {
		t.Errorf("apps among the dimensions:\n%s", got)
	}
}

// A short list covers only as many lines as it has.
func TestChooserIsAsHighAsItsList(t *testing.T) {
	if got := len(newChooser(quality.FieldProduct).Lines()); got != 4 {
		t.Errorf("two products take %d lines", got)
	}
}

func TestChooserLeaves(t *testing.T) {
	if intent := do(newChooser(quality.FieldApp), keys.Back); intent != (views.Leave{}) {
		t.Errorf("esc asks for %v", intent)
	}
}

// A half-typed or odd number of days must not choose an item that merely looks like it.
func TestTypedDaysAreTheDaysThatRun(t *testing.T) {
	for typed, want := range map[string]string{
		"4d": "2026-08-16..2026-08-19", "8d": "2026-08-12..2026-08-19", "14d": "2026-08-06..2026-08-19",
		"2026-08-13": "2026-08-13", "08-13": "2026-08-13", "08-13..08-15": "2026-08-13..2026-08-15",
	} {
		c := newChooser(quality.FieldRange)
		typeIn(t, c, typed)
		chosen, ok := do(c, keys.Open).(views.Chosen)
		if !ok || chosen.Query.Range.String() != want {
			t.Errorf("%q runs %v, want %s", typed, chosen.Query.Range, want)
		}
	}
}

// Typing finds items by their notes, too.
func TestAnAppIsFoundByItsName(t *testing.T) {
	c := newChooser(quality.FieldApp)
	typeIn(t, c, "meeting")
	if chosen, ok := do(c, keys.Open).(views.Chosen); !ok || chosen.Query.App != "app2" {
		t.Errorf("the app called meeting is %q", chosen.Query.App)
	}
}
