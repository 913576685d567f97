package views_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

var apps = []views.App{{ID: "app1", Name: "live"}, {ID: "app2", Name: "meeting", Note: "disabled"}, {ID: "app3"}}

// week returns a valid query at the time of the tests.
func week() quality.Query { return query("2026-08-13", "2026-08-19") }

func newForm(q quality.Query) *views.Form {
	f := views.NewForm(english(), q)
	f.SetApps(apps, "")
	f.SetSize(100, 30)
	return f
}

// lineOf returns the line of a field, and the line below it.
func lineOf(t *testing.T, f *views.Form, field string) (line, below string) {
	t.Helper()
	lines := strings.Split(text(f), "\n")
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimLeft(line, " >"), field+" ") {
			return line, append(lines, "")[i+1]
		}
	}
	t.Fatalf("no field %s:\n%s", field, text(f))
	return "", ""
}

// fields are the labels of the form, from top to bottom.
var fields = []string{"App", "Product", "Indicator", "Dimension", "Days", "From", "To", "Compare"}

func wantField(t *testing.T, f *views.Form, want string) {
	t.Helper()
	for _, field := range fields {
		line, _ := lineOf(t, f, field)
		if marked := strings.HasPrefix(line, " > "); marked != (field == want) {
			t.Errorf("the cursor should be on %s:\n%s", want, text(f))
			return
		}
	}
}

// on returns a form with the cursor on a field.
func on(q quality.Query, field string) *views.Form {
	f := newForm(q)
	for _, name := range fields {
		if name == field {
			break
		}
		do(f, keys.Down)
	}
	return f
}

func TestFormMoves(t *testing.T) {
	f := newForm(week())
	for i, field := range fields {
		wantField(t, f, field)
		do(f, []keys.Action{keys.Down, keys.NextSeries}[i%2])
	}
	wantField(t, f, "Compare") // there is no field below
	act(f, keys.Up, keys.PrevSeries)
	wantField(t, f, "From")
	do(f, keys.Top)
	wantField(t, f, "App")
	do(f, keys.Up)
	wantField(t, f, "App")
	do(f, keys.Bottom)
	wantField(t, f, "Compare")
}

func TestFormStepsThroughTheChoices(t *testing.T) {
	for _, test := range []struct {
		field string
		steps []keys.Action
		get   func(quality.Query) string
		want  string
	}{
		{"App", times(1, keys.Right), func(q quality.Query) string { return q.App }, "app2"},
		{"App", times(9, keys.Right), func(q quality.Query) string { return q.App }, "app3"},
		{"App", times(1, keys.Left), func(q quality.Query) string { return q.App }, "app1"},
		{"Product", times(1, keys.Right), func(q quality.Query) string { return q.Product }, "web"},
		{"Product", append(times(1, keys.Right), keys.Left), func(q quality.Query) string { return q.Product }, "native"},
		{"Indicator", times(1, keys.Right), func(q quality.Query) string { return q.Indicator }, "join_room_success_rate"},
		{"Dimension", times(2, keys.Right), func(q quality.Query) string { return q.Dimension }, "OS"},
		{"Days", times(1, keys.Right), func(q quality.Query) string { return q.Range.String() }, "2026-08-06..2026-08-19"},
		{"Days", times(9, keys.Left), func(q quality.Query) string { return q.Range.String() }, "2026-08-19"},
		{"From", times(1, keys.Left), func(q quality.Query) string { return q.Range.String() }, "2026-08-12..2026-08-19"},
		{"To", times(1, keys.Right), func(q quality.Query) string { return q.Range.String() }, "2026-08-13..2026-08-20"},
	} {
		f := on(week(), test.field)
		act(f, test.steps...)
		if got := test.get(f.Query()); got != test.want {
			t.Errorf("%s: %q, want %q", test.field, got, test.want)
		}
		if line, _ := lineOf(t, f, test.field); test.field != "Days" && test.field != "From" && test.field != "To" &&
			!strings.Contains(line, test.want) {
			t.Errorf("%s: the line %q does not show %q", test.field, line, test.want)
		}
	}
}

// Changing the preset of days changes the two days.
func TestFormStepOfDaysShowsInBothDays(t *testing.T) {
	f := on(week(), "Days")
	do(f, keys.Right)
	from, _ := lineOf(t, f, "From")
	to, _ := lineOf(t, f, "To")
	if !strings.Contains(from, "2026-08-06") || !strings.Contains(from, "Thursday") ||
		!strings.Contains(to, "2026-08-19") {
		t.Errorf("from %q to %q", from, to)
	}
}

func typeDay(f *views.Form, text string) {
	for _, r := range text {
		f.TakeText(string(r))
	}
}

func TestFormTypesADay(t *testing.T) {
	f := on(week(), "From")
	typeDay(f, "2026-08-01") // typing over a complete day begins a new one
	if got := f.Query().Range.From; got != day("2026-08-01") {
		t.Errorf("from %s", got)
	}
	do(f, keys.Erase)
	if line, below := lineOf(t, f, "From"); !strings.Contains(line, "2026-08-0_") ||
		strings.Contains(below, "2026-08-0") {
		t.Errorf("half a day, before it is whole: %q, %q", line, below)
	}
	typeDay(f, "2")
	if got := f.Query().Range.From; got != day("2026-08-02") {
		t.Errorf("after a correction from %s", got)
	}
	act(f, times(20, keys.Erase)...)
	if line, _ := lineOf(t, f, "From"); !strings.HasSuffix(line, " _") {
		t.Errorf("all erased: %q", line)
	}
	f.Type(tea.PasteMsg{Content: " 2026-08-05\n"})
	if got := f.Query().Range.From; got != day("2026-08-05") {
		t.Errorf("after a paste from %s", got)
	}
}

// An incomplete day is an error only after leaving the field or running the query.
func TestFormSaysWhatIsWrongWithADayWhenItIsTyped(t *testing.T) {
	half := `"2026-08-0" is not`
	f := on(week(), "From")
	typeDay(f, "2026-08-0")
	if got := text(f); strings.Contains(got, half) || !strings.Contains(got, "nothing is sent") {
		t.Errorf("while it is typed:\n%s", got)
	}
	do(f, keys.Down)
	if _, below := lineOf(t, f, "From"); !strings.Contains(below, half) {
		t.Errorf("after the field was left: %q", below)
	}
	do(f, keys.Up)
	if got := text(f); strings.Contains(got, half) {
		t.Errorf("back on the field:\n%s", got)
	}
	if intent := do(f, keys.Open); intent != nil {
		t.Errorf("enter asks for %v", intent)
	}
	if _, below := lineOf(t, f, "From"); !strings.Contains(below, half) {
		t.Errorf("after enter: %q", below)
	}
	f = on(week(), "From")
	typeDay(f, "2026-02-30")
	if _, below := lineOf(t, f, "From"); !strings.Contains(below, `"2026-02-30" is not`) {
		t.Errorf("a whole day that is none: %q", below)
	}
}

// A list that does not fit shows the current choice, between marks for more on both sides.
func TestFormOnANarrowScreenShowsWhatIsChosen(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		f := views.NewForm(env(g, lang.English), week())
		f.SetSize(40, 20)
		for field, want := range map[string]string{"Days": "7d", "Dimension": "Province"} {
			if line, _ := lineOf(t, f, field); !strings.HasSuffix(line, " "+g.Left+" "+want+" "+g.Right) ||
				strings.Contains(line, g.Open+" ") {
				t.Errorf("%s: %q", g.Name, line)
			}
		}
		if line, _ := lineOf(t, f, "Product"); !strings.Contains(line, g.Chosen+" native") ||
			!strings.Contains(line, g.Open+" web") {
			t.Errorf("%s: what fits is not shown whole: %q", g.Name, line)
		}
		f.SetSize(100, 20)
		if line, _ := lineOf(t, f, "Days"); strings.Contains(line, g.Left) || !strings.Contains(line, g.Chosen+" 7d") ||
			!strings.Contains(line, g.Open+" 28d") {
			t.Errorf("%s: on a wide screen: %q", g.Name, line)
		}
	}
}

// On a day, all characters but digits and dashes keep their actions; on other fields, all characters do.
func TestFormTakesOnlyWhatDaysAreWrittenWith(t *testing.T) {
	for _, field := range fields {
		f := on(week(), field)
		isDay := field == "From" || field == "To"
		for text, taken := range map[string]bool{"2": isDay, "-": isDay, "q": false, "?": false, "": false, " ": false,
			"2026-08-0x": false, "２": isDay, "２０": isDay, "－": isDay, "—": isDay, "——": isDay, "ｑ": false, "？": false,
			"。": false} {
			if got := f.TakeText(text); got != taken {
				t.Errorf("%s takes %q: %v, want %v", field, text, got, taken)
			}
		}
		if f.Capturing() {
			t.Errorf("%s captures typing", field)
		}
	}
	f := on(week(), "To")
	typeDay(f, strings.Repeat("1", 100))
	if line, _ := lineOf(t, f, "To"); strings.Count(line, "1") > 20 {
		t.Errorf("the field grows without end: %q", line)
	}
}

// An error is shown below its field and says what would be right, and the query is not sent.
func TestFormSaysWhatIsWrongBesideItsField(t *testing.T) {
	for _, test := range []struct {
		name, from, to string
		field          string
		want           string
	}{
		{"impossible day", "2026-02-30", "", "From", `"2026-02-30" is not a day of the calendar`},
		{"impossible last day", "", "2026-13-01", "To", `"2026-13-01" is not a day of the calendar`},
		{"one digit", "2026-8-13", "", "From", "use two digits for month and day"},
		{"wrong order", "2026-08-19", "2026-08-13", "From", "starts on 2026-08-19, after its end 2026-08-13"},
		{"too old", "2026-07-21", "", "From", "2026-07-21 is too old"},
		{"only days to come", "2026-08-21", "2026-08-22", "From",
			"2026-08-21 lies in the future: the newest day that can be asked for is 2026-08-20"},
		{"future", "", "2026-08-21", "To",
			"2026-08-21 lies in the future: the newest day that can be asked for is 2026-08-20"},
	} {
		f := on(week(), "From")
		typeDay(f, test.from)
		do(f, keys.Down)
		typeDay(f, test.to)
		do(f, keys.Top)
		if _, below := lineOf(t, f, test.field); !strings.Contains(below, test.want) {
			t.Errorf("%s: %q stands below %s", test.name, below, test.field)
		}
		if got := text(f); !strings.Contains(got, "nothing is sent") || strings.Contains(got, "request") ||
			strings.Contains(got, "rtcscope query") {
			t.Errorf("%s: the form offers to send it:\n%s", test.name, got)
		}
		if intent := do(f, keys.Open); intent != nil {
			t.Errorf("%s: enter asks for %v", test.name, intent)
		}
		wantField(t, f, test.field)
	}
}

func TestFormRunsTheQueryThatItShows(t *testing.T) {
	f := newForm(week())
	act(f, keys.Right, keys.Down, keys.Right, keys.Down, keys.Right, keys.Down, keys.Right, keys.Down, keys.Down)
	typeDay(f, "2026-07-22")
	do(f, keys.Down)
	typeDay(f, "2026-08-20")
	want := quality.Query{App: "app2", Product: "web", Indicator: "join_room_success_rate", Dimension: "Country",
		Range: quality.Range{From: day("2026-07-22"), To: day("2026-08-20")}}
	if intent := do(f, keys.Open); intent != (views.Load{Query: want}) {
		t.Errorf("enter asks for %+v, want %+v", intent, want)
	}
	f.SetCost(want, quality.Cost{Calls: 5, Held: 7})
	if got := text(f); !strings.Contains(got, "7 of 30 days are held, 5 requests, about 2 s") ||
		!strings.Contains(got, "days after 2026-08-19 are not final") {
		t.Errorf("the cost, or what is not final, is not said:\n%s", got)
	}
}

func TestFormWithoutAnApp(t *testing.T) {
	q := week()
	q.App = ""
	f := views.NewForm(english(), q)
	f.SetSize(100, 30)
	if line, below := lineOf(t, f, "App"); !strings.Contains(line, "asking the account") ||
		strings.Contains(below, "no app") {
		t.Errorf("while the apps are asked for: %q, %q", line, below)
	}
	do(f, keys.Down)
	if intent := do(f, keys.Open); intent != (views.Choose{Field: quality.FieldApp}) {
		t.Errorf("enter asks for %v, want the list of apps", intent)
	}
	wantField(t, f, "App")
	if _, below := lineOf(t, f, "App"); !strings.Contains(below, "no app is chosen") {
		t.Errorf("after enter: %q", below)
	}
	f.SetApps(nil, "the list of apps cannot be read")
	if line, _ := lineOf(t, f, "App"); !strings.Contains(line, "cannot be read") {
		t.Errorf("without a list: %q", line)
	}
	f.SetApps(apps, "")
	if f.Query().App != "app1" {
		t.Errorf("when the apps come the first is not taken: %q", f.Query().App)
	}
	f.SetApps(apps[1:], "")
	if f.Query().App != "app1" {
		t.Errorf("a later list changed the app to %q", f.Query().App)
	}
}

func TestFormKeysOfFieldsOpenTheirChoosers(t *testing.T) {
	f := newForm(week())
	for field, action := range map[string]keys.Action{"App": keys.App, "Product": keys.Product,
		"Indicator": keys.Indicator, "Dimension": keys.Dimension, "Days": keys.Range} {
		choose, ok := do(f, action).(views.Choose)
		if !ok {
			t.Errorf("no chooser for %s", field)
		}
		wantField(t, f, field)
		if want := map[string]quality.Field{"App": quality.FieldApp, "Product": quality.FieldProduct,
			"Indicator": quality.FieldIndicator,
			"Dimension": quality.FieldDimension, "Days": quality.FieldRange}[field]; choose.Field != want {
			t.Errorf("%s opens the chooser of field %d", field, choose.Field)
		}
	}
	if intent := do(f, keys.Back); intent != (views.Leave{}) {
		t.Errorf("esc asks for %v", intent)
	}
}

// On the lowest screens errors take the place of fields. The field under the cursor stays visible, with its error.
func TestFormOnALowScreenShowsTheFieldUnderTheCursor(t *testing.T) {
	for _, h := range []int{6, 7, 8} {
		f := on(week(), "From")
		typeDay(f, "2026-02-30")
		do(f, keys.Down)
		typeDay(f, "2026-02-31")
		do(f, keys.Down)
		f.SetSize(40, h)
		for at := len(fields) - 1; at >= 0; at-- {
			if got := text(f); !strings.Contains(got, " > "+fields[at]) {
				t.Errorf("height %d: %s is under the cursor, the screen shows\n%s", h, fields[at], got)
			}
			if got := text(f); fields[at] == "To" && !strings.Contains(got, `"2026-02-31" is not a`) {
				t.Errorf("height %d: what is wrong with %s is not shown:\n%s", h, fields[at], got)
			}
			do(f, keys.Up)
		}
	}
	f := newForm(week())
	f.SetSize(40, 8)
	for _, field := range fields {
		lineOf(t, f, field) // without errors, all fields fit
	}
}

func TestFormSaysAProblemInFullOnAUsualScreen(t *testing.T) {
	f := on(week(), "From")
	typeDay(f, "2026-07-21")
	f.SetSize(80, 20)
	want := "the service holds 30 days, today among them: 2026-07-21 is too old, the oldest day that can be asked for " +
		"is 2026-07-22"
	if got := strings.Join(strings.Fields(text(f)), " "); !strings.Contains(got, want) {
		t.Errorf("got\n%s", text(f))
	}
}
