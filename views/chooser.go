package views

import (
	"errors"

	"rtcscope/ime"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// A Chooser is the list from which one field of a query is chosen. Typing filters the list; an app, days or compared
// days that are not listed can be typed.
type Chooser struct {
	overlay
	field quality.Field
	query quality.Query
}

// NewChooser returns the chooser of a field of q.
func NewChooser(env *Env, field quality.Field, q quality.Query, apps []App) *Chooser {
	c := &Chooser{overlay: overlay{env: env}, field: field, query: q}
	c.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T(fieldTitle(field)), env.Say.T("find: "),
		findable(env, field, q, apps), get(q, field))
	c.picker.Empty = env.Say.T("nothing matches")
	switch field {
	case quality.FieldApp:
		c.picker.Title = env.Say.T("App: type to filter, or a whole AppId")
		c.picker.Typed = c.typedApp
	case quality.FieldComparison:
		c.picker.Title = env.Say.T("Compare with: choose, or type 01-02..01-08")
		c.picker.Typed, c.picker.ByLabel = c.typedComparison, true
	case quality.FieldRange:
		c.picker.Title = env.Say.T("Days: type 7d, 2w, 01-02 or 2006-01-02..2006-01-08, or 6h for live figures")
		c.picker.Typed, c.picker.ByLabel = c.typedRange, true
	}
	return c
}

// findable returns the choices of a field with the other texts that find them.
func findable(env *Env, field quality.Field, q quality.Query, apps []App) []widget.Item {
	items := fieldItems(env, field, q, apps)
	for i := range items {
		items[i].Also = otherNames(env, field, apps, items[i].ID)
	}
	return items
}

// SetApps implements AppLister.
func (c *Chooser) SetApps(apps []App, failure string) {
	if c.field != quality.FieldApp {
		return
	}
	c.picker.SetItems(findable(c.env, c.field, c.query, apps))
	c.picker.Notice = failure
}

func (c *Chooser) typedApp(text string) (widget.Item, string) {
	q := c.query
	text = ime.Plain(text)
	q.App = text
	for _, p := range c.env.Catalogue.Check(q, c.env.Now(), c.env.Kept) {
		if p.Field == quality.FieldApp {
			return widget.Item{}, problemText(c.env, p)
		}
	}
	return widget.Item{ID: text, Label: text, Note: c.env.Say.T("as typed")}, ""
}

func (c *Chooser) typedRange(text string) (widget.Item, string) {
	if _, is := quality.TypedLive(text); is {
		span, err := quality.ParseLive(text)
		if p, ok := errors.AsType[*quality.Problem](err); ok {
			return widget.Item{}, problemText(c.env, p)
		}
		return liveItem(c.env, span), ""
	}
	r, err := quality.ParseRange(text, c.env.Now())
	if err == nil {
		if p := quality.CheckRange(r, c.env.Now(), c.env.Kept); p != nil {
			err = p
		}
	}
	if p, ok := errors.AsType[*quality.Problem](err); ok {
		return widget.Item{}, problemText(c.env, p)
	}
	return widget.Item{ID: r.String(), Label: r.String(), Note: c.env.Say.T("%d days", r.Len())}, ""
}

func (c *Chooser) typedComparison(text string) (widget.Item, string) {
	versus, err := quality.ParseComparison(text, c.env.Now())
	if p, ok := errors.AsType[*quality.Problem](err); ok {
		return widget.Item{}, problemText(c.env, p)
	}
	q := c.query
	q.Versus = versus
	for _, p := range c.env.Catalogue.Check(q, c.env.Now(), c.env.Kept) {
		if p.Field == quality.FieldComparison {
			return widget.Item{}, problemText(c.env, p)
		}
	}
	item := widget.Item{ID: versus.String(), Label: versus.String()}
	if past, ok := versus.Past(q.Range); ok {
		item.Note = rangeNote(c.env, past)
	}
	return item, ""
}

func chooserActs() acts[*Chooser] {
	return listActs(func(c *Chooser, item widget.Item) Intent { return Chosen{set(c.query, c.field, item.ID)} })
}

// Act implements View.
func (c *Chooser) Act(a keys.Action) (Intent, bool) { return chooserActs().act(c, a) }

// Refusals implements View.
func (c *Chooser) Refusals() Refusals { return chooserActs().refusals(c) }

// Hints implements View.
func (c *Chooser) Hints() []Hint { return pickerHints() }
