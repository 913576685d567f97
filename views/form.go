package views

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/ime"
	"rtcscope/quality"
)

// A Form shows and changes the whole query, field by field. Left and right change the field under the cursor, the
// field's key opens a chooser, and the two days can be typed. An error is shown below its field, and an invalid query
// is not sent.
type Form struct {
	env      *Env
	query    quality.Query
	apps     []App
	appsNote string // why there is no list of apps
	from, to string // the days as typed
	at       int    // the field under the cursor, an index into formFields
	saved    []SavedQuery
	cost     quality.Cost
	costOf   quality.Query // the query whose cost is known
	tried    bool          // whether run was pressed: empty fields are errors now
	w, h     int
}

var formFields = []quality.Field{
	quality.FieldApp, quality.FieldProduct, quality.FieldIndicator, quality.FieldDimension,
	quality.FieldRange, quality.FieldFrom, quality.FieldTo, quality.FieldComparison,
}

// NewForm returns a form that shows q.
func NewForm(env *Env, q quality.Query) *Form {
	f := &Form{env: env}
	f.SetQuery(q)
	return f
}

// SetQuery replaces the query.
func (f *Form) SetQuery(q quality.Query) {
	f.query, f.from, f.to = q, q.Range.From.String(), q.Range.To.String()
}

// Query returns the query that the form shows.
func (f *Form) Query() quality.Query { return f.query }

// SetApps implements AppLister. If the query has no app, it takes the first one.
func (f *Form) SetApps(apps []App, note string) {
	f.apps, f.appsNote = apps, note
	if f.query.App == "" && len(apps) > 0 {
		f.query.App = apps[0].ID
	}
}

// SetSaved implements SavedLister.
func (f *Form) SetSaved(list []SavedQuery) { f.saved = list }

// SetCost sets the cost of a query.
func (f *Form) SetCost(q quality.Query, c quality.Cost) { f.costOf, f.cost = q, c }

// Valid reports whether the query can be sent.
func (f *Form) Valid() bool { return len(f.problems()) == 0 && f.query.App != "" }

// SetSize implements View.
func (f *Form) SetSize(w, h int) { f.w, f.h = w, h }

// Capturing implements View. Only the two days take text, and only digits and dashes, so every other key keeps its
// action.
func (f *Form) Capturing() bool { return false }

// Type implements View. A paste goes into the field under the cursor if that is a day.
func (f *Form) Type(msg tea.Msg) Intent {
	if paste, ok := msg.(tea.PasteMsg); ok {
		f.TakeText(strings.TrimSpace(paste.Content))
	}
	return nil
}

// TakeText implements TextTaker. It takes digits and dashes for the day under the cursor. A number of hours, such as
// 6h, is a live range.
func (f *Form) TakeText(text string) bool {
	day := f.day()
	text = dayText(text)
	if day != nil && f.takeHours(*day+text, text) {
		return true
	}
	if day == nil || text == "" || strings.Trim(text, "0123456789-") != "" {
		return false
	}
	if _, err := quality.ParseDay(*day); err == nil && len(*day) == len("2006-01-02") {
		*day = "" // typing over a whole day starts a new one
	}
	if len(*day)+len(text) <= 16 {
		*day += text
	}
	f.readDays()
	return true
}

// takeHours takes a number of hours that was typed in place of a day, or pasted: the query is of live figures then. It
// returns false for other texts, and for hours that no live range has.
func (f *Form) takeHours(typed, pasted string) bool {
	for _, text := range []string{typed, pasted} {
		if _, is := quality.TypedLive(text); !is {
			continue
		}
		if span, err := quality.ParseLive(text); err == nil {
			f.query.Live = span
			f.from, f.to = f.query.Range.From.String(), f.query.Range.To.String()
			return true
		}
	}
	return false
}

// dayText converts a typed day to ASCII, including the dashes of an input method.
func dayText(text string) string {
	return ime.Plain(strings.NewReplacer("——", "-", "—", "-", "–", "-", "−", "-", "‐", "-").Replace(text))
}

// day returns the text of the day under the cursor, or nil on the other fields.
func (f *Form) day() *string {
	switch formFields[f.at] {
	case quality.FieldFrom:
		return &f.from
	case quality.FieldTo:
		return &f.to
	}
	return nil
}

func (f *Form) readDays() {
	f.query.Live = 0 // days are typed
	if day, err := quality.ParseDay(f.from); err == nil {
		f.query.Range.From = day
	}
	if day, err := quality.ParseDay(f.to); err == nil {
		f.query.Range.To = day
	}
}

// problems returns what is wrong, by field.
func (f *Form) problems() map[quality.Field]string {
	list := make(map[quality.Field]string)
	for _, p := range f.env.Catalogue.Check(f.query, f.env.Now(), f.env.Kept) {
		list[p.Field] = problemText(f.env, p)
	}
	for field, text := range map[quality.Field]string{quality.FieldFrom: f.from, quality.FieldTo: f.to} {
		_, err := quality.ParseDay(text)
		if p, ok := errors.AsType[*quality.Problem](err); ok {
			list[field] = problemText(f.env, p)
		}
	}
	if !f.tried && f.query.App == "" {
		delete(list, quality.FieldApp)
	}
	return list
}
