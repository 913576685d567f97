package views

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/ime"
	"rtcscope/quality"
)

// A Form shows the whole query, field by field. Moving along a field changes it in place, its own key or enter on
// the app opens a chooser, and the two days can be typed. What is wrong is said beside its field, and such a query is
// not sent.
type Form struct {
	env      *Env
	query    quality.Query
	apps     []App
	appsNote string // why the list of apps is not there
	from, to string // the days as typed
	at       int    // the field under the cursor, an index into formFields
	saved    []SavedQuery
	cost     quality.Cost
	costOf   quality.Query // the query that cost is of
	tried    bool          // run was pressed: say of empty fields, too, what is missing
	w, h     int
}

var formFields = []quality.Field{
	quality.FieldApp, quality.FieldProduct, quality.FieldIndicator, quality.FieldDimension,
	quality.FieldRange, quality.FieldFrom, quality.FieldTo, quality.FieldComparison,
}

// NewForm makes a form that shows q.
func NewForm(env *Env, q quality.Query) *Form {
	f := &Form{env: env}
	f.SetQuery(q)
	return f
}

// SetQuery replaces what the form shows.
func (f *Form) SetQuery(q quality.Query) {
	f.query, f.from, f.to = q, q.Range.From.String(), q.Range.To.String()
}

// Query is what the form shows.
func (f *Form) Query() quality.Query { return f.query }

// SetApps gives the form the account's apps or, in note, why they are not known.
func (f *Form) SetApps(apps []App, note string) {
	f.apps, f.appsNote = apps, note
	if f.query.App == "" && len(apps) > 0 {
		f.query.App = apps[0].ID
	}
}

// SetSaved gives the form the saved queries.
func (f *Form) SetSaved(list []SavedQuery) { f.saved = list }

// SetCost gives the form what the answer to a query takes.
func (f *Form) SetCost(q quality.Query, c quality.Cost) { f.costOf, f.cost = q, c }

// Right says whether nothing is wrong with what the form shows, so that it can be sent.
func (f *Form) Valid() bool { return len(f.problems()) == 0 && f.query.App != "" }

// SetSize implements View.
func (f *Form) SetSize(w, h int) { f.w, f.h = w, h }

// Capturing implements View. Only the two days take typing, and only of characters that days are written with, so
// that every other key keeps its meaning.
func (f *Form) Capturing() bool { return false }

// Type implements View: a paste goes into the field under the cursor if that is a day.
func (f *Form) Type(msg tea.Msg) Intent {
	if paste, ok := msg.(tea.PasteMsg); ok {
		f.TakeText(strings.TrimSpace(paste.Content))
	}
	return nil
}

// TakeText takes printable text for the field under the cursor, and says whether it was wanted there.
func (f *Form) TakeText(text string) bool {
	day := f.day()
	text = dayText(text)
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

// dayText is a typed day in ASCII, with short dashes for those of an input method.
func dayText(text string) string {
	return ime.Plain(strings.NewReplacer("——", "-", "—", "-", "–", "-", "−", "-", "‐", "-").Replace(text))
}

// day is the text of the day under the cursor, nil on the other fields.
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
	if day, err := quality.ParseDay(f.from); err == nil {
		f.query.Range.From = day
	}
	if day, err := quality.ParseDay(f.to); err == nil {
		f.query.Range.To = day
	}
}

// problems says what is wrong, by field.
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
