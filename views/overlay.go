package views

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/widget"
)

// An overlay is a list over the lower part of a screen. Typing filters the list.
type overlay struct {
	env    *Env
	picker *widget.Picker
	w, h   int
}

// SetSize implements View. An overlay is at most as high as its list.
func (o *overlay) SetSize(w, h int) { o.w, o.h = w, min(h, o.picker.Height()) }

// Capturing implements View.
func (o *overlay) Capturing() bool { return true }

// Overlays implements Overlay.
func (o *overlay) Overlays() {}

// Type implements View.
func (o *overlay) Type(msg tea.Msg) Intent {
	o.picker.Type(msg)
	return nil
}

// Lines implements View.
func (o *overlay) Lines() []string {
	return cells.Fit(o.picker.Draw(o.w, o.h), o.w, o.h, o.env.Glyphs.Ellipsis)
}

// listActs returns the acts of a list. Choosing an item calls take.
func listActs[S interface{ list() *overlay }](take func(S, widget.Item) Intent) acts[S] {
	return acts[S]{
		keys.Up:       {do: func(s S) Intent { return s.list().move(-1) }},
		keys.Down:     {do: func(s S) Intent { return s.list().move(1) }},
		keys.PageUp:   {do: func(s S) Intent { return s.list().move(-s.list().page()) }},
		keys.PageDown: {do: func(s S) Intent { return s.list().move(s.list().page()) }},
		keys.Back:     leaveAct[S](),
		keys.Open: {do: func(s S) Intent {
			if item, ok := s.list().picker.Current(); ok {
				return take(s, item)
			}
			return s.list().nothing()
		}},
	}
}

// Point implements Pointed.
func (o *overlay) Point(y int) bool { return o.picker.Point(y) }

// list gives listActs access to the overlay of any list.
func (o *overlay) list() *overlay { return o }

// move moves the cursor by some items, or says why there are none.
func (o *overlay) move(by int) Intent {
	if _, ok := o.picker.Current(); !ok {
		return o.nothing()
	}
	o.picker.Move(by)
	return nil
}

// nothing returns the intent to say why there is no item to take.
func (o *overlay) nothing() Intent { return Say{o.picker.Problem()} }

func (o *overlay) page() int { return max(1, o.h-2) }
