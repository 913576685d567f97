package ui

import (
	"cmp"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
	"rtcscope/views"
)

// moments are states of the explorer that no keys lead to.
func moments() map[string]func(*testing.T) *driver {
	first := func(t *testing.T, end *ending) *driver {
		s := newStub()
		d := drive(t, Options{Service: s, Query: comparedQuery(), Run: true})
		if r := d.read(s); end != nil {
			r.end <- *end
			d.settle()
		}
		return d
	}
	again := func(t *testing.T, path string, end *ending) *driver {
		d, s := worsened(t, "v Province")
		d.send(keystest.Press("r"))
		r := d.read(s)
		if end != nil {
			r.end <- *end
			d.settle()
		}
		for _, name := range strings.Fields(path) {
			d.send(keystest.Press(name))
		}
		return d
	}
	broken := &ending{err: errors.New("no luck")}
	return map[string]func(*testing.T) *driver{
		"loading first":         func(t *testing.T) *driver { return first(t, nil) },
		"nothing but a failure": func(t *testing.T) *driver { return first(t, broken) },
		"an answer without rows": func(t *testing.T) *driver {
			return first(t, &ending{result: answerOf(comparedQuery())})
		},
		"loading":               func(t *testing.T) *driver { return again(t, "", nil) },
		"a failure":             func(t *testing.T) *driver { return again(t, "", broken) },
		"details while loading": func(t *testing.T) *driver { return again(t, "enter", nil) },
		"a triage under way":    func(t *testing.T) *driver { return again(t, "T", nil) },
		"why under way":         func(t *testing.T) *driver { return again(t, "w", nil) },
		"saved queries": func(t *testing.T) *driver {
			d, s := keepDriver(t, &drawer{saved: []views.SavedQuery{{Name: "one", Query: aQuery()},
				{Name: "two", Query: comparedQuery()}}})
			answering(t, s)
			d.send(keystest.Press("o"))
			return d
		},
		"overview": func(t *testing.T) *driver {
			d, s := worsened(t, "v Province")
			s.app = true
			answering(t, s)
			d.send(keystest.Press("O"))
			d.settle()
			return d
		},
	}
}

// everywhere is every screen, list and state, by name.
func everywhere() map[string]func(*testing.T) *driver {
	all := moments()
	for name, path := range places() {
		all[name] = func(t *testing.T) *driver { return reach(t, path) }
	}
	return all
}

// allKeys are the printable keys, and all others that the table names, each with its action.
func allKeys() map[string]keys.Action {
	all := make(map[string]keys.Action)
	for r := '!'; r <= '~'; r++ {
		all[string(r)] = keys.None
	}
	for _, b := range keystest.Table() {
		for _, key := range b.Keys {
			all[key] = b.Action
		}
	}
	return all
}

// Every printable key, and every other key of the table, changes the screen, starts something, or says why it does not
// and where it works: on every screen and list, while something loads, and after a failure. A cursor at an edge stays
// there without a word, if it moves the other way. Only ctrl+c, and q if one view is open, end the program.
func TestEveryKeyActsOrRefusesEverywhere(t *testing.T) {
	t.Parallel()
	table, pressed := keystest.Table(), allKeys()
	typing := make(map[keys.Action]bool)
	for _, b := range table {
		typing[b.Action] = b.Typing
	}
	for at, name := range slices.Sorted(maps.Keys(everywhere())) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var d *driver
			for n, key := range slices.SortedFunc(maps.Keys(pressed), textFirst) {
				if raced && (n+at)%40 != 0 {
					continue // each key in some places, and some keys in each
				}
				if d == nil || len(d.msgs) > 0 || keystest.Press(key).Text == "" {
					d = everywhere()[name](t)
				}
				if d = d.presses(name, key, pressed[key], typing[pressed[key]]); t.Failed() {
					return
				}
			}
		})
	}
}

// textFirst orders keys: first those that type text.
func textFirst(a, b string) int {
	return cmp.Or(cmp.Compare(min(2, len(a)), min(2, len(b))), cmp.Compare(a, b))
}

// presses presses a key in a place, and checks what comes of it. It returns the explorer if the next key that types
// text can be pressed there, too: if it is as it was but for the note, or if text is typed.
func (d *driver) presses(place, key string, a keys.Action, typing bool) *driver {
	d.t.Helper()
	root, capturing := d.model.atRoot(), d.model.top().Capturing()
	press := keystest.Press(key)
	text := capturing && press.Text != ""
	if capturing && press.Text == "" && !typing {
		return nil // a text field may know it
	}
	body, open := d.model.body(), len(d.model.layers)
	cmd, acts := d.acts(func() tea.Cmd {
		_, cmd := d.model.Update(press)
		return cmd
	})
	if ends := quits(cmd); ends != (!text && (a == keys.End || a == keys.Quit && root)) {
		d.t.Errorf("%s: the program ends: %v", key, ends)
	}
	if !acts && !d.atAnEdge(place, a) {
		d.t.Errorf("%s (%s) does nothing, and does not say why", key, a)
	}
	checkLayers(d.t, d, key)
	switch {
	case text && acts:
		return d
	case cmd != nil || len(d.model.layers) != open || !slices.Equal(d.model.body(), body):
		return nil
	}
	switch note := d.model.note; {
	case note == "":
	case strings.Contains(note, "does nothing here") && (!strings.Contains(note, ": it works on ") ||
		!strings.Contains(note, " (")):
		d.t.Errorf("%s (%s): %q does not say where it works", key, a, note)
	case a == keys.None && !capturing && !strings.Contains(note, key+" is no key of this program: ? "):
		d.t.Errorf("%s: %q does not say that it is no key, and where the keys are", key, note)
	case len(strings.Fields(note)) < 2:
		d.t.Errorf("%s (%s): %q gives no reason", key, a, note)
	}
	return d
}

// moves pairs each action that moves a cursor with the one that moves it back.
func moves() map[keys.Action]keys.Action {
	there := map[keys.Action]keys.Action{keys.Up: keys.Down, keys.Left: keys.Right, keys.Top: keys.Bottom,
		keys.HalfUp: keys.HalfDown, keys.PageUp: keys.PageDown, keys.PrevSeries: keys.NextSeries,
		keys.PrevColumn: keys.NextColumn}
	for a, back := range maps.Clone(there) {
		there[back] = a
	}
	return there
}

// unmoved says where a cursor has nowhere to go, with the actions that move it, and why.
func unmoved() map[string]map[keys.Action]string {
	up := func(why string) map[keys.Action]string {
		return map[keys.Action]string{keys.Up: why, keys.PageUp: why, keys.HalfUp: why, keys.Top: why}
	}
	details := up("all days are on the screen")
	details[keys.Left] = details[keys.Up]
	oneLine := up("there is one line")
	delete(oneLine, keys.Top)
	return map[string]map[keys.Action]string{
		"first field": {keys.Left: "there is one app"}, "app": up("there is one app"),
		"saved": up("there is no saved query"), "name": up("there is one name"),
		"details":                 details,
		"details while loading":   details,
		"incident":                up("there is one row"),
		"comparison":              oneLine,
		"comparison of a finding": oneLine,
	}
}

// acts presses a key, and reports whether that did something: it changed the screen or the mouse, returned a command,
// or left a note.
func (d *driver) acts(press func() tea.Cmd) (tea.Cmd, bool) {
	d.model.note = ""
	before, mouse := d.model.View().Content, d.model.mouse
	cmd := press()
	return cmd, cmd != nil || d.model.note != "" || d.model.View().Content != before || d.model.mouse != mouse
}

// atAnEdge reports whether an action that did nothing moves a cursor that can only move the other way, or not at all.
func (d *driver) atAnEdge(place string, a keys.Action) bool {
	back, moves := moves()[a]
	if !moves {
		return false
	}
	stays := unmoved()[place]
	if stays[a] != "" || stays[back] != "" {
		return true
	}
	_, acts := d.acts(func() tea.Cmd { return d.model.perform(back) })
	return acts
}

// quits reports whether a command ends the program.
func quits(cmd tea.Cmd) bool {
	return cmd != nil && reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(tea.Cmd(tea.Quit)).Pointer()
}

// checkLayers finds a view that is open twice, and a list below a screen, which could not be closed.
func checkLayers(t *testing.T, d *driver, key string) {
	t.Helper()
	open := make(map[views.View]int)
	helps := 0
	for _, l := range d.model.layers {
		open[l.view]++
		if _, is := l.view.(*views.Help); is {
			helps++
		}
	}
	for view, n := range open {
		if n > 1 && view != views.View(d.model.explore) {
			t.Errorf("%s: %T is open %d times", key, view, n)
		}
	}
	if helps > 1 {
		t.Errorf("%s: the help is open %d times", key, helps)
	}
}
