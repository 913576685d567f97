package views

import (
	"slices"
	"strconv"
	"strings"

	"rtcscope/widget"
)

// A Palette finds an action by typing a part of what it does, and runs it.
type Palette struct {
	overlay
	saved []SavedQuery
}

// savedID begins the ID of an item that opens a saved query; the others are numbers of actions.
const savedID = "saved "

// NewPalette makes a palette of the actions that can be run on the view that it is opened over, and of the saved queries.
func NewPalette(env Env, bindings []Binding, over View, saved []SavedQuery) *Palette {
	var items []widget.Item
	for _, b := range bindings {
		if b.Action == ActionPalette || slices.Contains(moves, b.Action) || !ShellCarriesOut(b.Action) && over.Refuses(b.Action) != "" {
			continue
		}
		items = append(items, widget.Item{ID: strconv.Itoa(int(b.Action)), Label: env.Say.T(b.Help), Note: strings.Join(b.Keys, " ")})
	}
	for at, q := range saved {
		if q.Wrong == nil {
			items = append(items, widget.Item{ID: savedID + strconv.Itoa(at), Label: env.Say.T("saved query %q", q.Name), Note: env.words(q.Query)})
		}
	}
	p := &Palette{overlay: overlay{env: env}, saved: saved}
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
		if at, saved := strings.CutPrefix(item.ID, savedID); saved {
			i, _ := strconv.Atoi(at) // as below
			return OpenSaved{p.saved[i].Query}
		}
		action, _ := strconv.Atoi(item.ID) // it was made from one
		return Run{Action(action)}
	})
}

// Hints implements View.
func (p *Palette) Hints() []Hint { return append([]Hint{{ActionOpen, "run it"}}, pickerHints()[1:]...) }
