package views

import (
	"slices"

	"rtcscope/keys"
	"rtcscope/widget"
)

// A Palette is the list of all actions. An action is found by its name in the configuration, by its short name and
// further words in every language, and by a part of its help.
type Palette struct {
	overlay
	does map[string]Intent // by the ID of an item
}

// NewPalette returns the palette of all actions, and of the saved queries. Refusal says in the person's language why
// an action cannot be carried out now; such actions come last, with the reason in the place of their help.
func NewPalette(env *Env, bindings []keys.Binding, refusal func(keys.Action) string, saved []SavedQuery) *Palette {
	p := &Palette{overlay: overlay{env: env}, does: make(map[string]Intent)}
	var items, refused []widget.Item
	for _, b := range bindings {
		if !inPalette(b) {
			continue
		}
		item := widget.Item{ID: paletteName(b.Action), Label: env.Say.T(b.Short), Note: env.Say.T(b.Help),
			Also: slices.Concat(inEach(b.Short), b.Also)}
		p.does[item.ID] = Run{b.Action}
		if len(b.Keys) > 0 {
			item.Key = b.Keys[0]
		}
		if why := refusal(b.Action); why != "" {
			item.Note, item.Dim = why, true
			refused = append(refused, item)
			continue
		}
		items = append(items, item)
	}
	for _, q := range saved {
		if q.Wrong == nil {
			item := widget.Item{ID: "saved query " + q.Name, Label: env.Say.T("saved query %q", q.Name),
				Note: queryText(env, q.Query), Also: []string{q.Name}}
			p.does[item.ID] = OpenSaved{q.Query}
			items = append(items, item)
		}
	}
	p.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Commands"), ":", append(items, refused...), "")
	p.picker.Empty = env.Say.T("nothing matches")
	return p
}

// inPalette reports whether the palette lists an action. It lists no moves, nothing that only makes sense with its own
// key, and one of the two ways to quit.
func inPalette(b keys.Binding) bool {
	switch b.Action {
	case keys.Back, keys.End, keys.Suspend:
		return true
	case keys.Palette, keys.Erase, keys.Forget:
		return false
	}
	return b.Group != keys.ToMove
}

// paletteName is the name by which the palette finds an action. That of the key that quits at once is none: it is also
// the name of a key that goes to the last row.
func paletteName(a keys.Action) string {
	if a == keys.End {
		return string(keys.Quit)
	}
	return string(a)
}

func paletteActs() acts[*Palette] {
	return listActs(func(p *Palette, item widget.Item) Intent { return p.does[item.ID] })
}

// Act implements View.
func (p *Palette) Act(a keys.Action) (Intent, bool) { return paletteActs().act(p, a) }

// Refusals implements View.
func (p *Palette) Refusals() Refusals { return paletteActs().refusals(p) }

// Hints implements View.
func (p *Palette) Hints() []Hint { return append([]Hint{{keys.Open, "run it"}}, pickerHints()[1:]...) }
