package views

import (
	"fmt"
	"slices"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// Naming asks for a name under which to save a query: a typed name, the offered one, or that of a saved query, which
// is replaced.
type Naming struct {
	overlay
	query quality.Query
}

// NewNaming returns the list of names for saving q.
func NewNaming(env *Env, q quality.Query, list []SavedQuery) *Naming {
	n := &Naming{overlay: overlay{env: env}, query: q}
	offered := freeName(q.Indicator+" "+env.Say.T(q.Dimension), list)
	items := []widget.Item{{ID: offered, Label: offered, Note: queryText(env, q)}} // enter alone replaces nothing
	for _, item := range savedItems(env, list) {
		item.Note = env.Say.T("replaces: %s", item.Note)
		items = append(items, item)
	}
	n.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Save the query under a name: type one"),
		env.Say.T("name: "), items, "")
	n.picker.Typed, n.picker.ByLabel = n.typed, true
	return n
}

// freeName returns a name that no saved query has: the given one, or the given one with a number.
func freeName(name string, list []SavedQuery) string {
	free := name
	for n := 2; slices.ContainsFunc(list, func(s SavedQuery) bool { return s.Name == free }); n++ {
		free = fmt.Sprintf("%s %d", name, n)
	}
	return free
}

func (n *Naming) typed(text string) (widget.Item, string) {
	if p := quality.CheckName(text); p != nil {
		return widget.Item{}, problemText(n.env, p)
	}
	return widget.Item{ID: text, Label: text, Note: queryText(n.env, n.query)}, ""
}

func namingActs() acts[*Naming] {
	return listActs(func(n *Naming, item widget.Item) Intent { return Keep{item.ID, n.query} })
}

// Act implements View.
func (n *Naming) Act(a keys.Action) (Intent, bool) { return namingActs().act(n, a) }

// Refusals implements View.
func (n *Naming) Refusals() Refusals { return namingActs().refusals(n) }

// Hints implements View.
func (n *Naming) Hints() []Hint { return append([]Hint{{keys.Open, "save"}}, pickerHints()[1:]...) }
