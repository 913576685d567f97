// Package views holds the screens. A view draws itself and answers actions with intents, such as "load this query";
// it does no I/O, starts no goroutine, and never sees the service. The shell in package ui carries intents out.
package views

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
)

// A View is one screen or one overlay.
type View interface {
	// SetSize gives the view its place in cells.
	SetSize(w, h int)
	// Act carries out an action and returns what the shell has to do for it, or nil.
	Act(keys.Action) Intent
	// Refuses says, in English, why the view does nothing for an action; nothing where it carries it out.
	Refuses(keys.Action) string
	// Capturing says that typing is text, not actions: printable keys and pastes go to Type.
	Capturing() bool
	// Type takes a key or a paste while the view is capturing.
	Type(tea.Msg) Intent
	// Lines draws the view: exactly its height of lines, none wider than its width.
	Lines() []string
	// Hints lists what the footer names, most useful first.
	Hints() []Hint
}

// A Hint names an action in the footer; Text is what it does here, in English, where that is not its usual name.
type Hint struct {
	Action keys.Action
	Text   string
}

// pickerHints are those of an open list.
func pickerHints() []Hint {
	return []Hint{{keys.Open, "choose"}, {keys.Up, ""}, {keys.Down, ""}, {keys.Back, ""}}
}

// hints are actions under their usual names.
func hints(actions ...keys.Action) []Hint {
	list := make([]Hint, len(actions))
	for i, a := range actions {
		list[i].Action = a
	}
	return list
}

// Env is what every view needs to draw.
type Env struct {
	Theme     theme.Theme
	Glyphs    theme.Glyphs
	Say       lang.Printer
	Catalogue quality.Catalogue
	Now       func() time.Time
	Limits    []quality.Limit // of the service's pace
	Kept      bool            // an archive may hold days that the service does not any more
	Commands  report.Commands // that show an answer again
}

// An App is one app to choose from.
type App struct {
	ID, Name string
	Note     string // its state, where that is not "running"
}

// An Intent is what a view wants of the shell.
type Intent interface{}

// Intents.
type (
	// Load shows the answer to a query.
	Load struct{ Query quality.Query }
	// Choose opens the chooser of one field of the query.
	Choose struct{ Field quality.Field }
	// Chosen ends a chooser with a changed query.
	Chosen struct{ Query quality.Query }
	// Arrange changes the columns of the explore screen.
	Arrange struct{ Layout Layout }
	// Run carries an action out on the view below.
	Run struct{ Action keys.Action }
	// Toggle marks a value of the explore screen, or takes its mark away.
	Toggle struct{ Value string }
	// Keep saves a query under a name, in the place of the one that had it.
	Keep struct {
		Name  string
		Query quality.Query
	}
	// Forget removes the saved query of a name.
	Forget struct{ Name string }
	// OpenSaved shows the answer to a saved query.
	OpenSaved struct{ Query quality.Query }
	// Leave ends the view: the one below it comes back.
	Leave struct{}
	// OpenDetail shows one row of one series in full.
	OpenDetail struct {
		Series string
		Value  string
	}
	// Rest asks for Rested(Generation) once the cursor has stood still for a moment.
	Rest struct{ Generation int }
)
