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
	// Act carries out an action and returns what the shell has to do for it, or nil. It is false for an action that the
	// view does not handle.
	Act(keys.Action) (Intent, bool)
	// Can says whether Act would carry an action out now.
	Can(keys.Action) bool
	// Capturing says that typing is text, not actions: printable keys and pastes go to Type.
	Capturing() bool
	// Type takes a key or a paste while the view is capturing.
	Type(tea.Msg) Intent
	// Lines draws the view: exactly its height of lines, none wider than its width.
	Lines() []string
	// Hints lists what the footer names, most useful first.
	Hints() []Hint
}

// What a view may be besides.
type (
	// Pointed takes the mouse, where it is turned on. Places are cells of the view's own drawing.
	MouseTaker interface {
		// Click takes a click of the main button.
		Click(x, y int) Intent
		// Wheel takes notches of the wheel, downwards where they are positive.
		Wheel(notches int) Intent
	}
	// About is a screen that has a subject.
	HasSubject interface{ Subject() Subject }
	// Asking is a screen whose queries the shell has answered.
	Asker interface {
		// Answered takes up the outcome of one query.
		Answered(Outcome) Intent
		// Ended says that nothing more comes; failure is why, where not all was answered.
		Ended(failure *Failure)
	}
	// Following is a screen above the explore screen that shows the same result.
	Follower interface {
		// Follow shows a newer result; false where that does not have what the screen is about.
		Follow(quality.Result) bool
	}
	// Resuming is a screen that is come back to after it was left.
	Resumer interface {
		// Resumes says whether the screen is what would be opened for a subject.
		Resumes(Subject) bool
	}
	// Titled is a screen whose title stands in the header in the place of a query.
	Titled interface {
		// Title is in English.
		Title() string
	}
	// Overlay is a list that is drawn over the lower part of the screen below it.
	Overlay interface{ Overlays() }
	// Listing shows the account's apps; note says why they are not there.
	AppLister interface{ SetApps(apps []App, note string) }
	// Saving shows the saved queries.
	SavedLister interface{ SetSaved([]SavedQuery) }
	// Texting takes text on some of its fields, without capturing all typing.
	TextTaker interface {
		// TakeText says whether the text was wanted.
		TakeText(string) bool
	}
)

// An Outcome is the answer to one of the queries that a screen asked, or why there is none.
type Outcome struct {
	Query   quality.Query
	Result  quality.Result
	Failure *Failure // nil where it was answered
}

// A Failure is a failed call in the parts that the screen shows. All text is safe to draw.
type Failure struct {
	Code, Message, Advice, RequestID string
	Status                           int // of the HTTP answer; zero without one
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

// A Screen describes one kind of view.
type Screen struct {
	Name    string                 // for users, in English
	Handles func(keys.Action) bool // reports whether the view carries out an action
	// Open returns an intent that opens the screen for a subject, or refuses. It is nil for a screen that no action opens.
	Open func(*Env, Subject) Intent
}
