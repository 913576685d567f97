package views

import (
	"rtcscope/keys"
)

// acts is the table of what a screen does, by action. What the screen carries out, what it refuses, what the palette
// lists, and on which screens a key works all follow from this table.
type acts[S any] map[keys.Action]act[S]

// An act carries out one action of a screen.
type act[S any] struct {
	do  func(S) Intent
	why func(S) string // says in English why do is impossible now; empty if it is possible. Nil means always possible
}

// act carries out an action. It returns false if the table lacks the action.
func (t acts[S]) act(screen S, a keys.Action) (Intent, bool) {
	why, handled := t.refusals(screen)(a)
	switch {
	case !handled:
		return nil, false
	case why != "":
		return Refuse{why}, true
	}
	return t[a].do(screen), true
}

// refusals says what of the table cannot be carried out now.
func (t acts[S]) refusals(screen S) Refusals {
	return func(a keys.Action) (why string, handled bool) {
		one, handled := t[a]
		if handled && one.why != nil {
			why = one.why(screen)
		}
		return why, handled
	}
}

// has reports whether the table has an action.
func (t acts[S]) has(a keys.Action) bool {
	_, ok := t[a]
	return ok
}

// handles returns what says whether a table has an action. It makes the table only when it is asked: few screens are.
func handles[S any](table func() acts[S]) func(keys.Action) bool {
	return func(a keys.Action) bool { return table().has(a) }
}

// always returns an act that is possible at any time and needs nothing of the shell.
func always[S any](do func(S)) act[S] {
	return act[S]{do: func(screen S) Intent {
		do(screen)
		return nil
	}}
}

// leaveAct returns the act that closes a screen.
func leaveAct[S any]() act[S] { return act[S]{do: func(S) Intent { return Leave{} }} }

// moves are the actions that move a cursor up and down.
var moves = []keys.Action{keys.Up, keys.Down, keys.Top, keys.Bottom, keys.HalfUp, keys.HalfDown, keys.PageUp,
	keys.PageDown}

// withMoves adds the acts of a cursor that moves up and down.
func (t acts[S]) withMoves(move func(S, keys.Action) Intent, why func(S) string) acts[S] {
	for _, a := range moves {
		t[a] = act[S]{do: func(screen S) Intent { return move(screen, a) }, why: why}
	}
	return t
}

// withFields adds the acts that choose a field of the query.
func (t acts[S]) withFields() acts[S] {
	for _, f := range fieldActions {
		t[f.action] = act[S]{do: func(S) Intent { return Choose{f.field} }}
	}
	t[keys.Comparison] = act[S]{do: t[keys.Comparison].do, why: func(screen S) string { return uncompared(screen) }}
	return t
}

// uncompared refuses to choose the compared days of live figures.
func uncompared(screen any) string {
	if about, is := screen.(HasSubject); is && about.Subject().Shown().OfLive() {
		return refuseLive
	}
	return ""
}

// scroll returns the number of rows by which an action moves the cursor of a list.
func scroll(a keys.Action, page, rows int) int {
	switch a {
	case keys.Up:
		return -1
	case keys.Down:
		return 1
	case keys.HalfUp:
		return -max(1, page/2)
	case keys.HalfDown:
		return max(1, page/2)
	case keys.PageUp:
		return -page
	case keys.PageDown:
		return page
	case keys.Top:
		return -rows
	case keys.Bottom:
		return rows
	}
	return 0
}

// Reasons why an action is impossible now, in English.
const (
	refuseRows     = "there are no rows yet"
	refuseWhole    = "every comparison shows the whole app: mark rows on the table to compare with it"
	refuseSeries   = "there is no other series"
	refuseChart    = "the screen is too low for the chart"
	refuseUsers    = "users weigh this dimension"
	refuseAsked    = "there is nothing more to ask"
	refuseDay      = "that only erases typed days"
	refuseFields   = "something is wrong with the fields"
	refuseUnmarked = "nothing is marked"
	refuseHidden   = "no line is hidden"
	refuseRow      = "no row passes the filter: mark rows, or clear the filter"
	refuseCursor   = "there is nothing under the cursor"
	refuseFilter   = "nothing matches the filter"
	refuseApp      = "rows have details: the whole app is in the chart"
	refuseLive     = "live figures are compared with no days: go back to the days first"
	refuseFolded   = "every incident of the list is folded"
	// refuseUnknown is of a series that a newer service may return.
	refuseUnknown = "the catalogue has no indicator of this series"
)

// again returns what a click does on the row under the cursor: it opens the row. The first click on another row moves
// the cursor there.
func again(v View, same bool) Intent {
	if !same {
		return nil
	}
	intent, _ := v.Act(keys.Open)
	return intent
}

// Wheel moves the cursor of a view by notches of the mouse wheel; positive ones scroll down.
func Wheel(v View, notches int) Intent {
	a := keys.Down
	if notches < 0 {
		a, notches = keys.Up, -notches
	}
	for range notches * wheelRows {
		v.Act(a)
	}
	return nil
}

// wheelRows is the number of rows that one notch of the wheel scrolls.
const wheelRows = 3
