package ui

import (
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

// answering answers all further queries.
func answering(t *testing.T, s *stub) {
	t.Helper()
	go func() {
		for {
			select {
			case r := <-s.reads:
				r.end <- ending{result: worseAnswer(r.query, "v "+r.query.Dimension)}
			case <-t.Context().Done():
				return
			}
		}
	}()
}

// places are the keys from the table to every screen and every list.
func places() map[string]string {
	return map[string]string{
		"form": "esc j j", "first field": "esc", "table": "", "filter": "/", "nothing": "/ z z z enter", "details": "enter",
		"comparison": "c", "heatmap": "H", "attribution": "w",
		"triage": "T", "incident": "T enter", "a finding": "T enter enter", "filter of the triage": "T /", "help": "?", "filter of the help": "? /", "palette": ":", "columns": "C",
		"order": "S",
		"app":   "a", "days": "t", "formats": "e", "saved": "o", "name": "n", "help over columns": "C ?",
		"heatmap of a finding": "T H", "attribution of a finding": "T w", "comparison of a finding": "T c",
	}
}

// reach returns the explorer at a place, with all queries on the way answered.
func reach(t *testing.T, path string) *driver {
	t.Helper()
	d, s := worsened(t, "v Province")
	answering(t, s)
	for _, name := range strings.Fields(path) {
		d.send(keystest.Press(name))
		d.settle()
	}
	return d
}

// settle gives the model messages until no load or request is under way.
func (d *driver) settle() {
	d.t.Helper()
	for d.model.load != nil || len(d.model.requests) > 0 {
		d.step()
	}
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
	return map[string]map[keys.Action]string{
		"first field": {keys.Left: "there is one app"}, "app": up("there is one app"),
		"saved": up("there is no saved query"), "name": up("there is one name"),
		"details":                 details,
		"incident":                up("there is one row"),
		"comparison":              {keys.Up: "there is one line"},
		"comparison of a finding": {keys.Up: "there is one line"},
	}
}

// Every key changes the screen, starts something, or says why it does not. A cursor at an edge stays there without a
// word, if it moves the other way. Only ctrl+c, and q if one view is open, end the program.
func TestEveryKeyActsOrRefusesEverywhere(t *testing.T) {
	t.Parallel()
	for at, name := range slices.Sorted(maps.Keys(places())) {
		path := places()[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for n, b := range keystest.Table() {
				if raced && (n+at)%4 != 0 {
					continue // each key in some places, and some keys in each
				}
				if len(b.Keys) == 0 {
					continue
				}
				d := reach(t, path)
				root, capturing := d.model.atRoot(), d.model.top().Capturing()
				key := b.Keys[0]
				if capturing {
					at := slices.IndexFunc(b.Keys, func(key string) bool { return keystest.Press(key).Text == "" })
					if at < 0 || !b.Typing {
						continue // there it is text
					}
					key = b.Keys[at]
				}
				cmd, acts := d.acts(func() tea.Cmd {
					_, cmd := d.model.Update(keystest.Press(key))
					return cmd
				})
				if ends := quits(cmd); ends != (b.Action == keys.End || b.Action == keys.Quit && root) {
					t.Errorf("%s: the program ends: %v", key, ends)
				}
				if !acts && !d.atAnEdge(name, b.Action) {
					t.Errorf("%s (%s) does nothing, and does not say why", key, b.Action)
				}
				checkLayers(t, d, key)
			}
		})
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

// A refusal names the screens where the key works.
func TestARefusalNamesTheScreensWhereTheKeyWorks(t *testing.T) {
	for path, want := range map[string]string{
		"esc s": "s does nothing here: it works on the table (enter on the form)",
		"T m":   "m does nothing here: it works on the comparison (c), the heatmap (H)",
		"? d":   "d does nothing here: it works on the form (esc on the table), the table (esc)",
	} {
		if d := reach(t, path); !strings.Contains(d.model.note, want) {
			t.Errorf("%s: %q lacks %q", path, d.model.note, want)
		}
	}
}

// Copying, exporting, saving and opening other screens work on every screen that has a row or a query.
func TestHandingOnWorksOnEveryScreen(t *testing.T) {
	actions := []keys.Action{keys.Copy, keys.CopyCommand, keys.Save, keys.Saved, keys.Export,
		views.ActionTriage, views.ActionWhy, views.ActionCompare, views.ActionHeatmap}
	all := places()
	for _, name := range []string{"table", "details", "comparison", "heatmap", "attribution", "triage", "incident", "a finding",
		"heatmap of a finding", "attribution of a finding", "comparison of a finding"} {
		for _, a := range actions {
			d := reach(t, all[name])
			if m := d.model; m.layers[m.screenAt()].action == a {
				m.perform(a)
				d.has("this is the ", " already")
				continue
			}
			before, screen := len(d.model.layers), d.screen()
			cmd := d.model.perform(a)
			if refused := d.model.note != "" && cmd == nil && len(d.model.layers) == before; refused || cmd == nil &&
				d.screen() == screen {
				t.Errorf("%s: %s is refused: %q", name, a, d.model.note)
			}
		}
	}
	for _, a := range []keys.Action{keys.CopyCommand, keys.Save, keys.Saved, views.ActionTriage} {
		d := reach(t, "esc")
		if cmd, before := d.model.perform(a), len(d.model.layers); cmd == nil && before == 1 {
			t.Errorf("form: %s is refused: %q", a, d.model.note)
		}
	}
}

// Where the filter hides every row, what needs one says so, and a list without a choice says that.
func TestKeysSayWhatTheyLack(t *testing.T) {
	for path, want := range map[string]string{
		"/ z z z enter enter":  "nothing matches the filter",
		"/ z z z enter y":      "nothing matches the filter",
		"/ z z z enter ctrl+x": "nothing matches the filter",
		"o enter":              "none yet",
		"esc esc":              "there is nothing to go back to: q quits",
	} {
		if d := reach(t, path); !strings.Contains(d.model.note, want) {
			t.Errorf("%s: %q lacks %q", path, d.model.note, want)
		}
	}
}
