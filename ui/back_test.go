package ui

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/api"
	"rtcscope/quality"
	"rtcscope/views"
)

// frame returns the screen without its last line: the footer has notes.
func (d *driver) frame() string {
	lines := strings.Split(d.screen(), "\n")
	return strings.Join(lines[:len(lines)-1], "\n")
}

// sizes are the sizes of screens that people use.
func sizes() [][2]int { return [][2]int{{80, 24}, {120, 35}} }

// lists are the keys to lists, with the cursor far from where it begins, and what can be changed in them changed.
func lists() map[string]string {
	down := strings.Repeat("j ", 20)
	return map[string]string{
		"table":                    down + "k k",
		"table by another column":  "l l s " + down + "space k",
		"filtered table":           "/ a enter j j space",
		"table scrolled sideways":  "l l l l l l l l l j j",
		"table of another series":  "tab " + down,
		"triage":                   "T j j",
		"triage in another order":  "T s s j j space",
		"filtered triage":          "T / 1 enter",
		"triage scrolled sideways": "T > > > > > > > > j",
		"incident":                 "T j enter j j j",
		"end of an incident":       "T enter G k k space > > > > > >",
		"row of an incident":       "T enter j j enter j j",
		"attribution":              "w j j j",
		"attribution by OS":        "w l l j",
		"attribution of a finding": "T j w j j",
		"value of an attribution":  "w l j enter j",
		"heatmap":                  "H " + down + "k k h h m",
		"heatmap of a series":      "H tab j j",
		"heatmap of a finding":     "T j H j j h",
		"row of that heatmap":      "T j H j enter j j",
		"overview":                 "O j j j",
		"series of the overview":   "O j j enter",
		"row below a series":       "O j enter j j j",
		"comparison":               "space j space c j h h",
		"comparison in multiples":  "space j space c m m j h space",
		"comparison of a finding":  "T c j",
		"details":                  "j j enter z",
		"details of a series":      "j j enter tab j",
		"triage of the form":       "esc T j",
		"finding of the form":      "esc T j enter j enter j",
	}
}

// opens are keys that open another screen or a list above, and do something there.
func opens() []string {
	return []string{"enter", "enter j j s", "w", "w l j enter", "w enter w enter", "H", "H j enter", "c", "c enter", "O",
		"O j enter", "O j enter d down enter", "?", "? j j", ":", ": a", "o", "n", "C", "S", "e", "a", "d", "t", "b", "i"}
}

// changes are keys that open a row as a table of its own, and change its query.
func changes() []string {
	return []string{"enter d down enter", "enter t down enter", "enter i down enter", "enter p down enter", "enter [",
		"enter [ ]", "enter d down enter [", "enter b down enter j j tab s", "enter r", "enter / 1 enter"}
}

// stepOfWays is how many ways apart those are that are gone from one list. A race takes more time than this has.
var stepOfWays = map[bool]int{false: 9, true: 27}[raced]

// Back leads to the list that something was opened from, as it was: with the same row under the cursor, the same part
// of it in sight, and the same filter, order, marks and series. The key that leaves a screen leads there, too.
func TestBackIsWhereOneCameFrom(t *testing.T) {
	t.Parallel()
	for _, size := range sizes() {
		for nth, list := range slices.Sorted(maps.Keys(lists())) {
			t.Run(fmt.Sprintf("%s, %d columns", list, size[0]), func(t *testing.T) {
				t.Parallel()
				d := onList(t, size, list)
				for at, open := range append(opens(), changes()...) {
					if at > 0 && (at+nth+size[0])%stepOfWays != 0 {
						continue // each list by some of the ways, and each way from some of the lists
					}
					leave := []string{"esc", "q"}[(at+nth)/stepOfWays%2]
					before := d.frame()
					went := d.goAndReturn(open, leave)
					if after := d.frame(); after != before {
						if went {
							t.Errorf("%s, then %s: %s", open, leave, unlike(after, before))
						}
						d = onList(t, size, list)
					}
				}
			})
		}
	}
}

// onList opens a list in the world of the tests. A triage has judged the rows before, so that no later one changes them.
func onList(t *testing.T, size [2]int, list string) *driver {
	t.Helper()
	d := inWorld(t, size[0], size[1], "T", "esc")
	d.strike(strings.Fields(lists()[list])...)
	return d
}

// goAndReturn opens something by the first of the keys, does there what the others do, and leaves it. Meanwhile the
// screen is small for a moment. It returns false if the first key opens nothing.
func (d *driver) goAndReturn(open, leave string) bool {
	d.t.Helper()
	pressed, below, explore := strings.Fields(open), len(d.model.layers), views.View(d.model.explore)
	d.strike(pressed[0])
	if len(d.model.layers) <= below {
		return false
	}
	if slices.Contains(changes(), open) && d.model.top() != explore {
		pressed = pressed[:1] // the query is that of the table below
	}
	d.strike(pressed[1:]...)
	w, h := d.model.w, d.model.h
	d.send(tea.WindowSizeMsg{Width: 60, Height: 14})
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	for range 12 {
		if len(d.model.layers) <= below {
			break
		}
		if key := leave; d.model.top().Capturing() {
			d.strike("esc")
		} else {
			d.strike(key)
		}
	}
	return true
}

// unlike says how two screens differ.
func unlike(got, want string) string {
	lines, other := strings.Split(got, "\n"), strings.Split(want, "\n")
	var b strings.Builder
	n := 0
	for at := range min(len(lines), len(other)) {
		if lines[at] == other[at] {
			continue
		}
		if n++; n <= 3 {
			fmt.Fprintf(&b, "\n%s\nbefore it was\n%s", lines[at], other[at])
		}
	}
	return fmt.Sprintf("%d lines differ, such as%s", n, &b)
}

// A row that was opened is under the cursor again, though newer answers moved it in its list meanwhile.
func TestBackFindsTheRowWhereItIsByNow(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"", "H", "w", "w l", "O", "T", "T enter"} {
		for _, open := range []string{"enter", "w enter", "c"} {
			d := inWorld(t, 120, 35, strings.Fields(path)...)
			layers, row := len(d.model.layers), d.row()
			d.strike(strings.Fields(open)...)
			d.turnWorld()
			for len(d.model.layers) > layers {
				d.strike("esc")
			}
			if now := d.row(); now != row {
				t.Errorf("from %q by %q: the cursor was on %q and is on %q:\n%s", path, open, row, now, d.screen())
			}
		}
	}
}

// row names what is under the cursor.
func (d *driver) row() string {
	at, _ := d.model.subject()
	return at.Series + " " + at.Value
}

// turnWorld gives all that is open newer answers, in which another value is the worst.
func (d *driver) turnWorld() {
	d.t.Helper()
	if shown, _ := d.model.explore.Result(); d.model.exploring() {
		d.model.explore.SetResult(turnedAnswer(shown.Query))
		d.model.follow(turnedAnswer(shown.Query))
	}
	q := comparedQuery()
	for _, l := range d.model.layers {
		var queries []quality.Query
		switch l.view.(type) {
		case *views.Triage:
			queries = quality.TriageQueries(api.Catalogue(), q)
		case *views.Overview:
			queries = []quality.Query{quality.AppQuery(q)}
		case *views.Why:
			for _, dimension := range api.Catalogue().Dimensions {
				q := q
				q.Dimension = dimension.Name
				queries = append(queries, q)
			}
		}
		for _, q := range queries {
			l.view.(views.Asker).Answered(views.Outcome{Query: q, Result: turnedAnswer(q)})
		}
	}
}

// Back leaves a row whose answer has not come at once: nothing of it is there to see, and its list is.
func TestBackFromARowThatIsUnderWay(t *testing.T) {
	d, s := worsened(t, "v Province")
	d.press("T")
	answerAll(d, s, triageQueries)
	d.until(allAnswered)
	d.press("j j enter")
	list := d.frame()
	d.press("enter")
	r := d.read(s)
	d.press("esc")
	<-r.ctx.Done()
	if d.frame() != list || d.model.load != nil {
		t.Errorf("back is at\n%s\nwant\n%s", d.screen(), list)
	}
	d.press("enter")
	d.read(s).end <- ending{err: errors.New("no way there")}
	d.until("no way there")
	d.press("esc")
	if d.frame() != list || d.model.failure != nil {
		t.Errorf("back from the failure is at\n%s\nwant\n%s", d.screen(), list)
	}
	d.press("esc esc")
	d.has("v Province")
	d.press("[")
	d.has("there is no earlier query")
}

// A query that was stopped or failed is no step of the history: the shown one stays current, and the way ahead leads
// to the other.
func TestAStoppedQueryIsAhead(t *testing.T) {
	for _, name := range []string{"stopped", "failed", "failed and left there"} {
		d, s := worsened(t, "v Province")
		d.press("d Country enter")
		r := d.read(s)
		switch {
		case name == "stopped":
			d.press("esc")
		default:
			r.end <- ending{err: errors.New("no way there")}
			d.until("no way there")
		}
		if name == "failed" {
			d.press("esc")
		}
		if name != "failed and left there" {
			d.press("[")
			d.has("there is no earlier query")
		} else {
			d.press("[")
			d.settleWith(s)
		}
		d.has("v Province")
		d.press("]")
		if again := d.read(s); again.query.Dimension != "Country" {
			t.Errorf("%s: the way ahead asks for %+v", name, again.query)
		}
	}
}

// settleWith answers what is under way.
func (d *driver) settleWith(s *stub) {
	d.t.Helper()
	for d.model.load != nil {
		r := d.read(s)
		r.end <- ending{result: worseAnswer(r.query, "v "+r.query.Dimension)}
		for d.model.load != nil {
			d.step()
		}
	}
}

// The first query is a step of the history, too, if it was stopped before its answer: back asks it again.
func TestAFirstQueryThatWasStoppedIsAskedAgain(t *testing.T) {
	for _, path := range []string{"esc d Country enter", "esc esc"} {
		s := newStub()
		s.prompt = true
		d := drive(t, Options{Service: s, Query: comparedQuery(), Run: true})
		d.read(s)
		d.press(path)
		if strings.Contains(path, "Country") {
			r := d.read(s)
			r.end <- ending{result: worseAnswer(r.query, "v Country")}
			d.until("v Country")
		}
		d.press("[")
		if r := d.read(s); r.query != comparedQuery() {
			t.Errorf("%s: it asks for %+v", path, r.query)
		}
	}
}

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

// However deep one goes, each step back leads to what was there before the step.
func TestEachStepBackLeadsToTheOneBefore(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 15))
		size := sizes()[seed%2]
		d := inWorld(t, size[0], size[1], "T", "esc")
		var left []string
		var keys []string
		for range 40 {
			key := []string{"enter", "w", "H", "c", "O", "j", "j", "k", "esc", "enter"}[random.IntN(10)]
			if key == "esc" && len(left) == 0 {
				continue
			}
			before, depth := d.frame(), len(d.model.layers)
			d.strike(key)
			keys = append(keys, key)
			switch now := len(d.model.layers); {
			case now > depth:
				left = append(left, before)
			case now < depth:
				if d.frame() != left[len(left)-1] {
					t.Fatalf("seed %d, after %q: %s", seed, keys, unlike(d.frame(), left[len(left)-1]))
				}
				left = left[:len(left)-1]
			}
		}
	}
}
