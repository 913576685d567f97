package views

import (
	"slices"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// FormScreen describes the form.
func FormScreen() Screen { return Screen{Name: "the form", Handles: handles(formActs)} }

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
		keys.Back:        leaveAct[*Form](),
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

// Refusals implements View.
func (f *Form) Refusals() Refusals { return formActs().refusals(f) }

// Subject implements HasSubject.
func (f *Form) Subject() Subject { return Subject{Query: f.query, Wrong: f.wrong()} }

// Title implements Titled.
func (f *Form) Title() string { return "New query" }

func (f *Form) wrong() string {
	if !f.Valid() {
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

// goTo moves the cursor to a field, or to the first or last one.
func (f *Form) goTo(at int) { f.at, f.tried = min(max(0, at), len(formFields)-1), false }

// erase removes the last character of a typed day.
func (f *Form) erase() Intent {
	if day := f.day(); *day != "" {
		*day = (*day)[:len(*day)-1]
		f.readDays()
	}
	return nil
}

func (f *Form) copyCommand() Intent { return Copy{Text: f.env.Commands.Query(f.query)} }

// run sends the query, or moves to the first invalid field.
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

// step changes the field under the cursor to its next or previous choice or day.
func (f *Form) step(n int) {
	field := formFields[f.at]
	switch field {
	case quality.FieldFrom:
		f.query = f.query.Daily()
		f.query.Range.From += quality.Day(n)
	case quality.FieldTo:
		f.query = f.query.Daily()
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

// Hints implements View. What is missing comes first.
func (f *Form) Hints() []Hint {
	list := []Hint{{keys.Open, "run"}}
	problems := f.problems()
	for _, a := range fieldActions {
		if _, wrong := problems[a.field]; wrong || a.field == quality.FieldApp && f.query.App == "" {
			list = append([]Hint{{Action: a.action}}, list...)
		}
	}
	list = append(list, hints(keys.App, keys.Indicator, keys.Dimension, keys.Range, keys.Saved, ActionTriage,
		ActionOverview, keys.Comparison, keys.Product, keys.Save, keys.CopyCommand, keys.Down)...)
	return append(list, Hint{keys.Right, "adjust"})
}
