package views

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/ime"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
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
func (f *Form) Right() bool { return len(f.problems()) == 0 && f.query.App != "" }

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

// FormScreen describes the form.
func FormScreen() Screen { return Screen{Name: "the form", Handles: formActs().has} }

func formActs() acts[*Form] {
	list := acts[*Form]{
		keys.Up:          always(func(f *Form) { f.goTo(f.at - 1) }),
		keys.PrevSeries:  always(func(f *Form) { f.goTo(f.at - 1) }),
		keys.Down:        always(func(f *Form) { f.goTo(f.at + 1) }),
		keys.NextSeries:  always(func(f *Form) { f.goTo(f.at + 1) }),
		keys.Top:         always(func(f *Form) { f.at = 0 }),
		keys.Bottom:      always(func(f *Form) { f.at = len(formFields) - 1 }),
		keys.Left:        always(func(f *Form) { f.step(-1) }),
		keys.Right:       always(func(f *Form) { f.step(1) }),
		keys.Erase:       {do: (*Form).erase, why: (*Form).noDay},
		keys.Open:        {do: (*Form).run},
		keys.Back:        leaving[*Form](),
		keys.Refresh:     {do: func(*Form) Intent { return ListApps{} }},
		keys.CopyCommand: {do: (*Form).copyCommand, why: (*Form).wrong},
	}
	for _, field := range fieldActions {
		list[field.action] = act[*Form]{do: func(f *Form) Intent {
			f.at = slices.Index(formFields, field.field)
			return Choose{field.field}
		}}
	}
	return list
}

// Act implements View.
func (f *Form) Act(a keys.Action) (Intent, bool) { return formActs().act(f, a) }

// Can implements View.
func (f *Form) Can(a keys.Action) bool { return formActs().can(f, a) }

// Subject implements About.
func (f *Form) Subject() Subject { return Subject{Query: f.query, Wrong: f.wrong()} }

// Title implements Titled.
func (f *Form) Title() string { return "New query" }

func (f *Form) wrong() string {
	if !f.Right() {
		return refuseFields
	}
	return ""
}

func (f *Form) noDay() string {
	if f.day() == nil {
		return refuseDay
	}
	return ""
}

// goTo moves to a field, as far as there are any.
func (f *Form) goTo(at int) { f.at, f.tried = min(max(0, at), len(formFields)-1), false }

// erase takes the last character of a typed day away.
func (f *Form) erase() Intent {
	if day := f.day(); *day != "" {
		*day = (*day)[:len(*day)-1]
		f.readDays()
	}
	return nil
}

func (f *Form) copyCommand() Intent { return Copy{Text: f.env.Commands.Query(f.query)} }

// run sends the query, or moves to the first field that keeps it from being sent.
func (f *Form) run() Intent {
	f.tried = true
	problems := f.problems()
	for at, field := range formFields {
		if _, wrong := problems[field]; wrong {
			if field == quality.FieldApp && f.query.App == "" {
				f.at = at
				return Choose{field}
			}
			f.at = at
			return nil
		}
	}
	return Load{f.query}
}

// step changes the field under the cursor to its next or previous choice, a day to the next or previous day.
func (f *Form) step(n int) {
	field := formFields[f.at]
	switch field {
	case quality.FieldFrom:
		f.query.Range.From += quality.Day(n)
	case quality.FieldTo:
		f.query.Range.To += quality.Day(n)
	default:
		items := fieldItems(f.env, field, f.query, f.apps)
		at := slices.IndexFunc(items, func(i widget.Item) bool { return i.ID == get(f.query, field) })
		if at += n; len(items) > 0 && at >= 0 && at < len(items) {
			f.query = set(f.query, field, items[at].ID)
		}
	}
	f.from, f.to = f.query.Range.From.String(), f.query.Range.To.String()
}

// Hints implements View.
func (f *Form) Hints() []Hint {
	return append([]Hint{{keys.Open, "run"}}, hints(keys.Down, keys.Right, keys.App, keys.Indicator, keys.Dimension, keys.Range, keys.Saved, keys.Save)...)
}
