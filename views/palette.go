package views

import (
	"slices"
	"strconv"
	"strings"

	"rtcscope/keys"
	"rtcscope/widget"
)

// A Palette is the list of all possible actions. Typing a part of an action's help finds it.
type Palette struct {
	overlay
	does []Intent // by the ID of an item, which is an index: typing finds no name of an action that is not seen
}

// NewPalette returns the palette of the actions for which can returns true, and of the saved queries.
func NewPalette(env *Env, bindings []keys.Binding, can func(keys.Action) bool, saved []SavedQuery) *Palette {
	p := &Palette{overlay: overlay{env: env}}
	var items []widget.Item
	add := func(does Intent, label, note string) {
		items = append(items, widget.Item{ID: strconv.Itoa(len(p.does)), Label: label, Note: note})
		p.does = append(p.does, does)
	}
	for _, b := range bindings {
		if b.Action == keys.Palette || slices.Contains(moves, b.Action) || !can(b.Action) {
			continue
		}
		add(Run{b.Action}, env.Say.T(b.Help), strings.Join(b.Keys, " "))
	}
	for _, q := range saved {
		if q.Wrong == nil {
			add(OpenSaved{q.Query}, env.Say.T("saved query %q", q.Name), queryText(env, q.Query))
		}
	}
	p.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Commands"), ":", items, "")
	p.picker.Empty = env.Say.T("nothing matches")
	return p
}

func paletteActs() acts[*Palette] {
	return listActs(func(p *Palette, item widget.Item) Intent {
		i, _ := strconv.Atoi(item.ID) // NewPalette wrote the number
		return p.does[i]
	})
}

// Act implements View.
func (p *Palette) Act(a keys.Action) (Intent, bool) { return paletteActs().act(p, a) }

// Can implements View.
func (p *Palette) Can(a keys.Action) bool { return paletteActs().can(p, a) }

// Hints implements View.
func (p *Palette) Hints() []Hint { return append([]Hint{{keys.Open, "run it"}}, pickerHints()[1:]...) }
