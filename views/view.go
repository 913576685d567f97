// Package views holds the screens of the explorer. A view draws itself and answers actions with intents, such as "load
// this query". It does no I/O, starts no goroutine, and does not know the service. The shell in package ui carries out
// intents.
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

// A View is a screen or an overlay.
type View interface {
	// SetSize sets the size of the view in cells.
	SetSize(w, h int)
	// Act carries out an action and returns what the shell has to do for it, or nil. It returns false if the view does
	// not handle the action.
	Act(keys.Action) (Intent, bool)
	// Refusals returns a function that says what Act would refuse now.
	Refusals() Refusals
	// Capturing reports whether typing is text rather than actions: printable keys and pastes go to Type.
	Capturing() bool
	// Type takes a key or a paste while the view is capturing.
	Type(tea.Msg) Intent
	// Lines draws the view. It returns exactly as many lines as the view is high, none wider than the view.
	Lines() []string
	// Hints lists actions for the footer, the most useful first. The shell leaves out those that cannot be carried out
	// now, and adds others where there is room. Back is a hint if it does more than leave the screen.
	Hints() []Hint
}

// Refusals says in English why a view would do nothing for an action now. The reason is empty if the view would carry
// out the action. It returns false if the view does not handle the action.
type Refusals func(keys.Action) (why string, handled bool)

// Optional interfaces of a view.
type (
	// MouseTaker handles the mouse, if it is on. Positions are cells of the view.
	MouseTaker interface {
		// Click handles a click of the left button.
		Click(x, y int) Intent
		// Wheel handles notches of the wheel; positive ones scroll down.
		Wheel(notches int) Intent
	}
	// Pointed is a list over a screen, of which the mouse takes an item.
	Pointed interface {
		// Point puts the cursor on the item in a line of the list. It returns false if there is none.
		Point(y int) bool
	}
	// HasSubject is a screen with a subject.
	HasSubject interface{ Subject() Subject }
	// Asker is a screen that asks queries, by Open or Ask.
	Asker interface {
		// Answered handles the outcome of one query.
		Answered(Outcome) (note string)
		// Ended is called after the last outcome, or when the queries were cancelled. Failure says why some queries
		// were not asked; it is nil if all were, or if they were cancelled.
		Ended(failure *Failure)
	}
	// Growing is an Asker that shows what is known of an answer while the rest is asked for: Result.ToCome of an outcome
	// says what is still to come. Others are told of whole answers alone.
	Growing interface {
		Asker
		// Grows does nothing: it marks such a screen.
		Grows()
	}
	// Questioner is an Asker that asks what explains the answers to its queries, once they are there. It is asked for
	// its questions with every end of a request.
	Questioner interface {
		// Questions returns a copy of the triage whose questions are asked, and which of them; a nil function stands for
		// all. The triage is nil if nothing is asked. A person wants it, or nobody was asked.
		Questions(wanted bool) (*quality.Triage, func(*quality.Triage) []quality.Question)
		// Asking is called before each question that takes calls, with those made and planned.
		Asking(q quality.Question, calls quality.Progress)
		// Learnt is called with the answer to each question. Those with older days come by Answered.
		Learnt(q quality.Question, a quality.Answer)
	}
	// Recollector is an Asker of whose incidents earlier triages and earlier days are looked up, once its queries are
	// answered.
	Recollector interface {
		// Concluded returns a copy of the triage; false while it is not known as a whole.
		Concluded() (quality.Triage, bool)
		// Recall takes what is remembered of its incidents.
		Recall([]quality.Remembered)
		// Trust takes how often their rules fired before.
		Trust(*quality.Backtest)
	}
	// Rester is a screen with a chart that follows the cursor once that rests. It asks for it by Rest.
	Rester interface {
		// Rested tells the screen that the cursor has rested since the move with that number.
		Rested(generation int)
	}
	// Follower is a screen above the explore screen that shows the same result.
	Follower interface {
		// Follow shows a newer result. It returns false if that lacks the screen's row or series.
		Follow(quality.Result) bool
	}
	// Completed is a Follower of whose answers the explore screen has a part.
	Completed interface {
		// Lacks returns the queries to ask, once the screen follows.
		Lacks() []quality.Query
	}
	// Resumer is a screen that can be opened again after it was closed.
	Resumer interface {
		// Resume takes up a subject. It returns false if a new screen is needed for the subject.
		Resume(Subject) bool
	}
	// Judge is a screen that judges rows by more than one answer.
	Judge interface {
		// Judged returns a result with the judgements that the screen rests on, if it judged the same values, and else
		// the result as it is.
		Judged(quality.Result) quality.Result
	}
	// Answering is a screen that shows an answer which is not that of its subject.
	Answering interface {
		// Answer returns the answer; false without one.
		Answer() (quality.Result, bool)
	}
	// Titled is a screen whose title replaces the query in the header.
	Titled interface {
		// Title returns the title in English.
		Title() string
	}
	// Overlay is a list that is drawn over the lower part of a screen.
	Overlay interface{ Overlays() }
	// AppLister shows the account's apps; note says why they are unknown.
	AppLister interface{ SetApps(apps []App, note string) }
	// SavedLister shows the saved queries.
	SavedLister interface{ SetSaved([]SavedQuery) }
	// TextTaker takes some text without capturing all typing.
	TextTaker interface {
		// TakeText takes a text. It returns false if the text is not for the view.
		TakeText(string) bool
	}
)

// An Outcome is the answer to a query of an Asker, or its failure.
type Outcome struct {
	Query   quality.Query
	Result  quality.Result
	Failure *Failure // nil if Query was answered
}

// A Failure is a failed call in the parts that the screen shows. All text is safe to draw.
type Failure struct {
	Code, Message, Advice, RequestID string
	Status                           int // of the HTTP answer; zero without one
}

// A Hint names an action in the footer. Text is what the action does here, in English; if empty, its usual name is
// used.
type Hint struct {
	Action keys.Action
	Text   string
}

// pickerHints returns the hints of a list.
func pickerHints() []Hint {
	return []Hint{{keys.Open, "choose"}, {keys.Back, ""}, {keys.Up, ""}, {keys.Down, ""}}
}

// typingHints returns the hints of a screen while its filter is typed.
func typingHints() []Hint {
	return []Hint{{keys.Open, "keep"}, {keys.Back, "undo"}, {keys.Up, ""}, {keys.Down, ""}}
}

// hints returns hints with the usual names of actions.
func hints(actions ...keys.Action) []Hint {
	list := make([]Hint, len(actions))
	for i, a := range actions {
		list[i].Action = a
	}
	return list
}

// Env is what every view needs to draw.
type Env struct {
	Theme     *theme.Theme // of all views, as Colours say it
	Colours   Colours
	Glyphs    theme.Glyphs
	Say       lang.Printer
	Catalogue quality.Catalogue
	Now       func() time.Time
	Limits    []quality.Limit // of the service's pace
	Kept      bool            // whether an archive may hold days that the service no longer does
	Commands  report.Commands // shell commands that print an answer
	// Key returns the key of an action, and an empty text for an action without one. It may be nil.
	Key func(keys.Action) string
}

// keyed returns a text that names the key of an action, or another one where there is none.
func (e *Env) keyed(a keys.Action, text, without string) string {
	if e.Key == nil || e.Key(a) == "" {
		return e.Say.T(without)
	}
	return e.Say.T(text, e.Key(a))
}

// An App is an app of the account.
type App struct {
	ID, Name string
	Note     string // its state, if that is not "running"
}

// A Screen describes one kind of view.
type Screen struct {
	Name    string                 // for users, in English
	Handles func(keys.Action) bool // reports whether the view carries out an action
	// Open returns an intent that opens the screen for a subject, or refuses. It is nil for a screen that no action
	// opens.
	Open   func(*Env, Subject) Intent
	OfRows bool // whether Open refuses a subject without rows
}
