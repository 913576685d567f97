package views

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// fieldActions pairs the actions that change one field of the query from any screen with the field.
var fieldActions = []struct {
	action keys.Action
	field  quality.Field
}{
	{keys.App, quality.FieldApp},
	{keys.Product, quality.FieldProduct},
	{keys.Indicator, quality.FieldIndicator},
	{keys.Dimension, quality.FieldDimension},
	{keys.Range, quality.FieldRange},
	{keys.Comparison, quality.FieldComparison},
}

// fieldTitle names a field, in English.
func fieldTitle(f quality.Field) string {
	switch f {
	case quality.FieldApp:
		return "App"
	case quality.FieldProduct:
		return "Product"
	case quality.FieldIndicator:
		return "Indicator"
	case quality.FieldDimension:
		return "Dimension"
	case quality.FieldFrom:
		return "From"
	case quality.FieldTo:
		return "To"
	case quality.FieldComparison:
		return "Compare"
	}
	return "Days"
}

// presets are the ranges to choose by one press, as ParseRange reads them. 28 days are the most that the service
// holds settled at any hour.
var presets = []string{"1d", "3d", "7d", "14d", "28d"}

// fieldItems are the choices of a field; those of the app are what the account lists.
func (e Env) fieldItems(f quality.Field, q quality.Query, apps []App) []widget.Item {
	var items []widget.Item
	switch f {
	case quality.FieldApp:
		for _, app := range apps {
			items = append(items, widget.Item{ID: app.ID, Label: app.ID, Note: strings.TrimSpace(cells.Safe(app.Name) + "  " + app.Note)})
		}
		if q.App != "" && !slices.ContainsFunc(apps, func(a App) bool { return a.ID == q.App }) {
			items = append(items, widget.Item{ID: q.App, Label: q.App})
		}
	case quality.FieldProduct:
		items = e.choiceItems(e.Catalogue.Products)
	case quality.FieldDimension:
		items = e.choiceItems(e.Catalogue.Dimensions)
	case quality.FieldIndicator:
		for _, in := range e.Catalogue.Indicators {
			items = append(items, widget.Item{ID: in.Name, Label: in.Name,
				Note: fmt.Sprintf("%s  %s  %s", e.label(in.Label), in.Unit, e.Say.T(in.Better.Words()))})
		}
	case quality.FieldComparison:
		items = e.comparisonItems(q)
	default:
		for _, p := range presets {
			r, _ := quality.ParseRange(p, e.Now())
			items = append(items, widget.Item{ID: r.String(), Label: p, Note: e.rangeNote(r)})
		}
		if !slices.ContainsFunc(items, func(i widget.Item) bool { return i.ID == q.Range.String() }) {
			items = append(items, widget.Item{ID: q.Range.String(), Label: q.Range.String(), Note: e.rangeNote(q.Range)})
		}
	}
	return items
}

func (e Env) choiceItems(choices []quality.Choice) []widget.Item {
	items := make([]widget.Item, len(choices))
	for i, c := range choices {
		items[i] = widget.Item{ID: c.Name, Label: c.Name, Note: e.label(c.Label)}
	}
	return items
}

// set puts a chosen item's ID into the query.
func set(q quality.Query, f quality.Field, id string) quality.Query {
	switch f {
	case quality.FieldApp:
		q.App = id
	case quality.FieldProduct:
		q.Product = id
	case quality.FieldIndicator:
		q.Indicator = id
	case quality.FieldDimension:
		q.Dimension = id
	case quality.FieldComparison:
		q.Versus, _ = quality.ParseComparison(id, time.Time{}) // an item's ID is always whole
	default:
		var r quality.Range
		from, to, _ := strings.Cut(id, "..")
		if day, err := quality.ParseDay(from); err == nil {
			r.From = day
		}
		if day, err := quality.ParseDay(to); err == nil {
			r.To = day
		}
		q.Range = r
	}
	return q
}

// get is the ID of the item that the query holds for a field.
func get(q quality.Query, f quality.Field) string {
	switch f {
	case quality.FieldApp:
		return q.App
	case quality.FieldProduct:
		return q.Product
	case quality.FieldIndicator:
		return q.Indicator
	case quality.FieldDimension:
		return q.Dimension
	case quality.FieldComparison:
		return q.Versus.String()
	}
	return q.Range.String()
}

func (e Env) label(l quality.Label) string { return e.Say.Pick(l.EN, l.ZH) }

// rangeNote says a range's days.
func (e Env) rangeNote(r quality.Range) string {
	return e.span(r) + "  " + e.plural(r.Len(), "%d day", "%d days")
}

// span is a range with both its days, written in full.
func (e Env) span(r quality.Range) string { return r.From.String() + e.Glyphs.Dash + r.To.String() }

// shortSpan is a range with its days without the year.
func (e Env) shortSpan(r quality.Range) string {
	if r.Len() == 1 {
		return r.From.Short()
	}
	return r.From.Short() + e.Glyphs.Dash + r.To.Short()
}

func (e Env) arrow() string {
	if e.Glyphs.Braille {
		return "→"
	}
	return "->"
}

// comparisonItems are the bases that a query's days can be compared with, and the days that those mean.
func (e Env) comparisonItems(q quality.Query) []widget.Item {
	bases := []struct {
		basis quality.Basis
		label string
	}{
		{quality.ComparePrevious, e.Say.T("the days before")},
		{quality.CompareWeek, e.Say.T("a week before")},
		{quality.CompareFourWeeks, e.Say.T("four weeks before")},
		{quality.CompareOff, e.Say.T("nothing")},
	}
	var items []widget.Item
	for _, b := range bases {
		c := quality.Comparison{Basis: b.basis}
		item := widget.Item{ID: c.String(), Label: b.label}
		if past, ok := c.Past(q.Range); ok {
			item.Note = e.rangeNote(past)
		}
		items = append(items, item)
	}
	if q.Versus.Basis == quality.CompareRange {
		items = append(items, widget.Item{ID: q.Versus.String(), Label: e.Say.T("by dates"), Note: e.rangeNote(q.Versus.Range)})
	}
	return items
}

// cost says what a query costs in calls and, where the service's pace makes them last, in seconds.
func (e Env) cost(c quality.Cost, r quality.Range) string {
	days := e.plural(r.Len(), "%d day", "%d days")
	if c.Held > 0 {
		days = e.Say.T("%d of %d days are held", c.Held, r.Len())
	}
	switch {
	case c.Calls == 0:
		return e.list(days, e.Say.T("no request"))
	case c.Calls == 1:
		return e.list(days, e.Say.T("1 request"))
	}
	if seconds := e.Seconds(c.Calls); seconds > 0 {
		return e.list(days, e.Say.T("%d requests, about %d s", c.Calls, seconds))
	}
	return e.list(days, e.Say.T("%d requests", c.Calls))
}

// Seconds is about how long so many calls take at the service's pace.
func (e Env) Seconds(calls int) int {
	return int(quality.Pace(e.Limits, calls).Round(time.Second) / time.Second)
}

// list joins words as the language does.
func (e Env) list(words ...string) string { return strings.Join(words, e.Say.Pick(", ", "，")) }

func (e Env) plural(n int, one, many string) string {
	if n == 1 {
		return e.Say.T(one, n)
	}
	return e.Say.T(many, n)
}

// problem says a problem in the screen's language.
func (e Env) problem(p *quality.Problem) string { return e.Say.T(p.Text, p.Args...) }

// fieldOf is the query field that an action changes.
func fieldOf(a keys.Action) (field Choose, ok bool) {
	for _, f := range fieldActions {
		if f.action == a {
			return Choose{f.field}, true
		}
	}
	return Choose{}, false
}
