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
	saved []SavedQuery
}

// savedID is the prefix of the ID of an item that opens a saved query. The IDs of all other items are actions.
const savedID = "saved "

// NewPalette returns the palette of the actions for which can returns true, and of the saved queries.
func NewPalette(env *Env, bindings []keys.Binding, can func(keys.Action) bool, saved []SavedQuery) *Palette {
	var items []widget.Item
	for _, b := range bindings {
		if b.Action == keys.Palette || slices.Contains(moves, b.Action) || !can(b.Action) {
			continue
		}
		items = append(items, widget.Item{ID: string(b.Action), Label: env.Say.T(b.Help), Note: strings.Join(b.Keys, " ")})
	}
	for at, q := range saved {
		if q.Wrong == nil {
			items = append(items, widget.Item{ID: savedID + strconv.Itoa(at), Label: env.Say.T("saved query %q", q.Name), Note: queryText(env, q.Query)})
		}
	}
	p := &Palette{overlay: overlay{env: env}, saved: saved}
	p.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Commands"), ":", items, "")
	p.picker.Empty = env.Say.T("nothing matches")
	return p
}

func paletteActs() acts[*Palette] {
	return listActs(func(p *Palette, item widget.Item) Intent {
		if at, saved := strings.CutPrefix(item.ID, savedID); saved {
			i, _ := strconv.Atoi(at) // NewPalette wrote the number
			return Then{Leave{}, OpenSaved{p.saved[i].Query}}
		}
		return Run{keys.Action(item.ID)}
	})
}

// Act implements View.
func (p *Palette) Act(a keys.Action) (Intent, bool) { return paletteActs().act(p, a) }

// Can implements View.
func (p *Palette) Can(a keys.Action) bool { return paletteActs().can(p, a) }

// Hints implements View.
func (p *Palette) Hints() []Hint { return append([]Hint{{keys.Open, "run it"}}, pickerHints()[1:]...) }
