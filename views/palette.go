package views

import (
	"slices"
	"strconv"
	"strings"

	"rtcscope/widget"
)

// A Palette finds an action by typing a part of what it does, and runs it.
type Palette struct{ overlay }

// NewPalette makes a palette of the actions that can be run on the view that it is opened over.
func NewPalette(env Env, bindings []Binding, over View) *Palette {
	var items []widget.Item
	for _, b := range bindings {
		if b.Action == ActionPalette || slices.Contains(moves, b.Action) || !ShellCarriesOut(b.Action) && over.Refuses(b.Action) != "" {
			continue
		}
		items = append(items, widget.Item{ID: strconv.Itoa(int(b.Action)), Label: env.Say.T(b.Help), Note: strings.Join(b.Keys, " ")})
	}
	p := &Palette{overlay{env: env}}
	p.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Commands"), ":", items, "")
	p.picker.Empty = env.Say.T("nothing matches")
	return p
}

// ShellCarriesOut says whether the shell carries an action out, whatever view is on top.
func ShellCarriesOut(a Action) bool {
	switch a {
	case ActionHelp, ActionQuit, ActionEnd, ActionSuspend, ActionRefresh, ActionHistoryBack, ActionHistoryForward, ActionPalette, ActionMouse:
		return true
	}
	return false
}

// Act implements View.
func (p *Palette) Act(a Action) Intent {
	return p.act(a, func(item widget.Item) Intent {
		action, _ := strconv.Atoi(item.ID) // it was made from one
		return Run{Action(action)}
	})
}

// Hints implements View.
func (p *Palette) Hints() []Hint { return append([]Hint{{ActionOpen, "run"}}, pickerHints()[1:]...) }
