package views

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/widget"
)

// fieldActions pairs the actions that change a field of the query from any screen with the field.
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

// presets are ranges to choose from, in the syntax of ParseRange. The service always holds 28 settled days, at any
// hour.
var presets = []string{"1d", "3d", "7d", "14d", "28d"}

// fieldItems returns the choices of a field. Those of the app are apps and the query's own.
func fieldItems(env *Env, f quality.Field, q quality.Query, apps []App) []widget.Item {
	var items []widget.Item
	switch f {
	case quality.FieldApp:
		for _, app := range apps {
			items = append(items, widget.Item{ID: app.ID, Label: app.ID,
				Note: strings.TrimSpace(cells.Safe(app.Name) + "  " + app.Note)})
		}
		if q.App != "" && !slices.ContainsFunc(apps, func(a App) bool { return a.ID == q.App }) {
			items = append(items, widget.Item{ID: q.App, Label: q.App})
		}
	case quality.FieldProduct:
		items = choiceItems(env, env.Catalogue.Products)
	case quality.FieldDimension:
		items = choiceItems(env, env.Catalogue.Dimensions)
	case quality.FieldIndicator:
		for _, in := range env.Catalogue.Indicators {
			items = append(items, widget.Item{ID: in.Name, Label: in.Name,
				Note: fmt.Sprintf("%s  %s  %s", env.Say.T(in.Label), in.Unit, env.Say.T(in.Better.Words()))})
		}
	case quality.FieldComparison:
		items = comparisonItems(env, q)
	default:
		items = liveItems(env, q)
		for _, p := range presets {
			r, _ := quality.ParseRange(p, env.Now())
			items = append(items, widget.Item{ID: r.String(), Label: p, Note: rangeNote(env, r)})
		}
		if !slices.ContainsFunc(items, func(i widget.Item) bool { return i.ID == q.Range.String() }) {
			items = append(items, widget.Item{ID: q.Range.String(), Label: q.Range.String(), Note: rangeNote(env, q.Range)})
		}
	}
	return items
}

func choiceItems(env *Env, choices []quality.Choice) []widget.Item {
	items := make([]widget.Item, len(choices))
	for i, c := range choices {
		items[i] = widget.Item{ID: c.Name, Label: c.Name, Note: env.Say.T(c.Label)}
	}
	return items
}

// otherNames are the texts that find an item of a field besides its own: names, aliases, and the label in the other
// language.
func otherNames(env *Env, f quality.Field, apps []App, id string) []string {
	switch f {
	case quality.FieldApp:
		if at := slices.IndexFunc(apps, func(a App) bool { return a.ID == id }); at >= 0 {
			return []string{apps[at].Name}
		}
	case quality.FieldProduct:
		return namesOfChoice(env.Catalogue.Products, id)
	case quality.FieldDimension:
		return namesOfChoice(env.Catalogue.Dimensions, id)
	case quality.FieldIndicator:
		if in, ok := env.Catalogue.Indicator(id); ok {
			return append(inEach(in.Label), in.Also...)
		}
	case quality.FieldComparison:
		if versus, err := quality.ParseComparison(id, time.Time{}); err == nil {
			return append(inEach(comparedWith(versus.Basis)), id)
		}
	default:
		if span, is := quality.TypedLive(id); is {
			of := quality.Query{Live: span}
			return append(lang.InEach(func(say lang.Printer) string { return LastSpan(&Env{Say: say}, of) }), inEach("live")...)
		}
		r := set(quality.Query{}, f, id).Range
		return lang.InEach(func(say lang.Printer) string { return say.T("%d days", r.Len()) })
	}
	return nil
}

func namesOfChoice(choices []quality.Choice, id string) []string {
	for _, c := range choices {
		if c.Name == id {
			return slices.Concat(inEach(c.Label), inEach(c.Name), c.Also)
		}
	}
	return nil
}

// inEach is a text of the catalogues in all languages.
func inEach(text string) []string {
	return lang.InEach(func(say lang.Printer) string { return say.T(text) })
}

// set sets a field of the query to the ID of an item.
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
		q.Versus, _ = quality.ParseComparison(id, time.Time{}) // an item's ID has full dates, so no current time is needed
	default:
		if q.Live = 0; f == quality.FieldRange {
			if span, is := quality.TypedLive(id); is {
				q.Live = span
				return q
			}
		}
		var r quality.Range
		from, to, two := strings.Cut(id, "..")
		if !two {
			to = from
		}
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

// get returns the ID of the item that a query has for a field.
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
	if q.OfLive() {
		return quality.LiveName(q.Live)
	}
	return q.Range.String()
}

// liveItems returns the ranges of live figures, where the query is of these.
func liveItems(env *Env, q quality.Query) []widget.Item {
	if !q.OfLive() {
		return nil
	}
	var items []widget.Item
	for _, span := range quality.LiveSpans() {
		items = append(items, liveItem(env, span))
	}
	return items
}

// liveItem is a range of live figures.
func liveItem(env *Env, span time.Duration) widget.Item {
	name := quality.LiveName(span)
	return widget.Item{ID: name, Label: name,
		Note: LastSpan(env, quality.Query{Live: span}) + "  " + env.Say.T("live")}
}

// rangeNote names the days of a range and their number.
func rangeNote(env *Env, r quality.Range) string {
	return Span(env, r) + "  " + env.Say.T("%d days", r.Len())
}

// comparisonItems returns the choices of compared days for a query.
func comparisonItems(env *Env, q quality.Query) []widget.Item {
	var items []widget.Item
	for _, basis := range []quality.Basis{quality.ComparePrevious, quality.CompareWeek, quality.CompareFourWeeks,
		quality.CompareOff} {
		c := quality.Comparison{Basis: basis}
		item := widget.Item{ID: c.String(), Label: env.Say.T(comparedWith(basis))}
		if past, ok := c.Past(q.Range); ok {
			item.Note = rangeNote(env, past)
		}
		items = append(items, item)
	}
	if q.Versus.Basis == quality.CompareRange {
		items = append(items, widget.Item{ID: q.Versus.String(), Label: env.Say.T(comparedWith(quality.CompareRange)),
			Note: rangeNote(env, q.Versus.Range)})
	}
	return items
}

// comparedWith names which days a query is compared with, in English.
func comparedWith(b quality.Basis) string {
	switch b {
	case quality.ComparePrevious:
		return "the days before"
	case quality.CompareWeek:
		return "a week before"
	case quality.CompareFourWeeks:
		return "four weeks before"
	case quality.CompareRange:
		return "by dates"
	}
	return "nothing"
}

// costText says how many days are held and how many calls a query costs, with their duration if the rate limits slow
// them.
func costText(env *Env, c quality.Cost, r quality.Range) string {
	days := env.Say.T("%d days", r.Len())
	if c.Held > 0 {
		days = env.Say.T("%d of %d days are held", c.Held, r.Len())
	}
	switch {
	case c.Calls == 0:
		return env.Say.List(days, env.Say.T("no request"))
	case c.Calls == 1:
		return env.Say.List(days, env.Say.T("1 request"))
	}
	if seconds := quality.Seconds(env.Limits, c.Calls); seconds > 0 {
		return env.Say.List(days, env.Say.T("%d requests, about %d s", c.Calls, seconds))
	}
	return env.Say.List(days, env.Say.T("%d requests", c.Calls))
}
