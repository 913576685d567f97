package ui

import (
	"strings"
	"testing"
)

// The palette finds an action by a part of its help, and runs it on the screen below.
func TestThePaletteRunsACommand(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东", "上海")
	d.press(":")
	d.has("Commands")
	d.press("mark enter")
	d.hasNot("Commands")
	d.has("1 marked")
	d.press(": esc")
	d.hasNot("Commands")
}

// The palette offers only what the screen below can do.
func TestThePaletteOffersWhatCanBeDone(t *testing.T) {
	d := drive(t, Options{Service: newStub(), Query: aQuery()})
	d.press(": mark")
	d.has("nothing matches")
}

func TestAKeyThatDoesNothingSaysWhy(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东", "上海")
	d.press("tab")
	d.has("there is no other series")
	d.press("j")
	d.hasNot("there is no other series")
	d.press("esc")
	d.until("New query")
	d.press("v")
	d.has("v does nothing here: it works on the table")
}

// Typing in the palette finds what is seen, not the names of actions: "e" for an export that is refused does not quit.
func TestThePaletteFindsWhatIsSeen(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true})
	d.press(": end")
	if screen := d.screen(); strings.Contains(screen, "> quit ") {
		t.Errorf("it finds\n%s", screen)
	}
}
