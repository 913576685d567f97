package ui

import (
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
		"order": "S", "order of the triage": "T S", "product": "p", "indicator": "i", "dimension": "d", "against": "b",
		"a day": "esc j j j j j", "marked": "space", "themes": ": t h e m e enter", "help over the triage": "T ?",
		"palette without matches": ": 中 中 中", "app": "a", "days": "t", "formats": "e", "saved": "o", "name": "n", "help over columns": "C ?",
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

// Two presses of esc within some milliseconds come as alt+esc. They lead back twice.
func TestEscPressedTwiceAtOnceLeadsBackTwice(t *testing.T) {
	d := reach(t, "T enter")
	d.send(tea.KeyPressMsg{Code: tea.KeyEscape, Mod: tea.ModAlt})
	if len(d.model.layers) != 1 || d.model.note != "" {
		t.Errorf("%d views are open, and the note is %q", len(d.model.layers), d.model.note)
	}
}
