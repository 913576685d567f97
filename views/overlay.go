package views

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/widget"
)

// An overlay is a list drawn over the lower part of another view, which takes all typing to narrow itself.
type overlay struct {
	env    *Env
	picker *widget.Picker
	w, h   int
}

// SetSize implements View. An overlay takes no more height than its list needs.
func (o *overlay) SetSize(w, h int) { o.w, o.h = w, min(h, o.picker.Height()) }

// Capturing implements View.
func (o *overlay) Capturing() bool { return true }

// Refuses implements View: what a list does not do with a key, it types.
func (o *overlay) Refuses(keys.Action) string { return "" }

// Type implements View.
func (o *overlay) Type(msg tea.Msg) Intent {
	o.picker.Type(msg)
	return nil
}

// Lines implements View.
func (o *overlay) Lines() []string {
	return cells.Fit(o.picker.Draw(o.w, o.h), o.w, o.h, o.env.Glyphs.Ellipsis)
}

// act moves in the list and leaves it; an item is taken by take.
func (o *overlay) act(a keys.Action, take func(widget.Item) Intent) Intent {
	switch a {
	case keys.Up:
		o.picker.Move(-1)
	case keys.Down:
		o.picker.Move(1)
	case keys.PageUp:
		o.picker.Move(-max(1, o.h-2))
	case keys.PageDown:
		o.picker.Move(max(1, o.h-2))
	case keys.Back:
		return Leave{}
	case keys.Open:
		if item, ok := o.picker.Current(); ok {
			return take(item)
		}
	}
	return nil
}
