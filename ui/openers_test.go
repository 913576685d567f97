package ui

import (
	"slices"
	"testing"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
)

// Every action of the key table is carried out by some screen or by the shell. Otherwise its key, its line in the help
// and its entry in the palette would do nothing.
func TestEveryActionIsDoneSomewhere(t *testing.T) {
	var bound []keys.Action
	for _, b := range keystest.Table() {
		bound = append(bound, b.Action)
		if !doneByShell(t, b.Action) && !doneByScreen(b.Action) {
			t.Errorf("nothing does %q: add it to the acts of a screen in views/, to the table of ui/openers.go, "+
				"or to the shell's acts in ui/actions.go", b.Action)
		}
	}
	for _, o := range openers() {
		if o.action != keys.None && !slices.Contains(bound, o.action) {
			t.Errorf("no key opens %s: give %q a row in keymap.go", o.screen.Name, o.action)
		}
		if o.action != keys.None && o.screen.Open == nil {
			t.Errorf("%s opens no screen: give its views.Screen an Open", o.action)
		}
	}
}

func doneByShell(t *testing.T, a keys.Action) bool {
	t.Helper()
	d, _ := worsened(t, "v Province")
	_, does := d.model.shell[a]
	return does
}

// doneByScreen reports whether an action opens a screen, or is carried out by one.
func doneByScreen(a keys.Action) bool {
	return slices.ContainsFunc(openers(), func(o opener) bool {
		return o.action == a && o.screen.Open != nil || o.screen.Handles(a)
	})
}
