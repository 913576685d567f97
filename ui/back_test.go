package ui

import (
	"fmt"
	"maps"
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
		"sorted heatmap":           "H s s " + down + "h",
		"filtered heatmap":         "H / ! 9 enter G k",
		"marked heatmap of why":    "w H j space s space",
		"end of an attribution":    "w s G k space k",
		"filtered incident":        "T enter / i t enter j",
		"sorted overview":          "O s s j space",
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
			if raced && (nth+size[0])%8 != 0 {
				continue
			}
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
	for at, path := range []string{"", "H", "w", "w l", "O", "T", "T enter"} {
		for n, open := range []string{"enter", "w enter", "c"} {
			if raced && (at+n)%5 != 0 {
				continue
			}
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
