package views

import (
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

// formLabel is the width of the column of field names.
const formLabel = 12

// formMark is the width of the cursor before the name of a field.
const formMark = 3

// Lines implements View.
func (f *Form) Lines() []string {
	lines, _, problems := f.fieldLines()
	if len(lines) < f.h-3 {
		lines = append(lines, "")
	}
	return cells.Fit(append(lines, f.footnotes(problems)...), f.w, f.h, f.env.Glyphs.Ellipsis)
}

// fieldLines draws the fields, each with what is wrong with it below. It returns the index of the field in each line,
// -1 for none, and all that is wrong.
func (f *Form) fieldLines() (lines []string, fields []int, problems map[quality.Field]string) {
	g, t := f.env.Glyphs, f.env.Theme
	problems = f.problems()
	add := func(line string, field int) { lines, fields = append(lines, line), append(fields, field) }
	if f.h >= 12 {
		add("", -1)
	}
	shown := 0 // lines down to the field under the cursor
	for at, field := range formFields {
		mark, label := "  ", t.Label
		if at == f.at {
			mark, label = g.Cursor+" ", t.Selected
		}
		name := f.env.Say.T(fieldTitle(field))
		add(" "+mark+label.Render(name)+strings.Repeat(" ", max(1, formLabel-cells.Width(name)))+f.value(at, field), at)
		if text := problems[field]; text != "" && !f.typing(at) {
			for _, part := range cells.Wrap(text, f.w-formLabel-5, 2, g.Ellipsis) {
				add(strings.Repeat(" ", formLabel+formMark)+t.Error.Render(part), at)
			}
		}
		if at <= f.at {
			shown = len(lines)
		}
	}
	above := max(0, shown-f.h) // a low screen scrolls
	return lines[above:], fields[above:], problems
}

// typing reports whether the field is a day that is still being typed. Its error is not shown yet.
func (f *Form) typing(at int) bool {
	day := f.day()
	return at == f.at && day != nil && len(*day) < len("2006-01-02") && !f.tried
}

func (f *Form) footnotes(problems map[quality.Field]string) []string {
	indent := strings.Repeat(" ", 3)
	label := func(text string) string {
		return indent + f.env.Theme.Muted.Render(cells.Left(f.env.Say.T(text), formLabel, ""))
	}
	if len(problems) > 0 {
		return []string{label("Cost") + f.env.Say.T("nothing is sent until the fields above are right")}
	}
	lines := []string{label("Cost") + f.costText()}
	if note := f.oldDays(); note != "" {
		for _, part := range cells.Wrap(note, f.w-formLabel-5, 2, f.env.Glyphs.Ellipsis) {
			lines = append(lines, indent+strings.Repeat(" ", formLabel)+part)
		}
	}
	if newest := quality.NewestSettled(f.env.Now()); f.query.Range.To > newest && !f.query.OfLive() {
		note := f.env.Say.T("days after %s are not final: the service completes a day 8 hours after its end", newest)
		for _, part := range cells.Wrap(note, f.w-formLabel-5, 2, f.env.Glyphs.Ellipsis) {
			lines = append(lines, indent+strings.Repeat(" ", formLabel)+part)
		}
	}
	if len(f.saved) > 0 {
		lines = append(lines, label("Saved")+f.savedNames())
	}
	if f.query.App == "" {
		return lines
	}
	lines = append(lines, "", label("Shell"))
	for _, part := range cells.Wrap(cells.Visible(f.env.Commands.Query(f.query)), f.w-6, 4, f.env.Glyphs.Ellipsis) {
		lines = append(lines, indent+"  "+part)
	}
	return lines
}

// savedNames lists as many names of saved queries as fit on a line.
func (f *Form) savedNames() string {
	var names []string
	for _, saved := range f.saved {
		names = append(names, cells.Safe(saved.Name))
	}
	return cells.Cut(strings.Join(names, "  "), f.w-formLabel-5, f.env.Glyphs.Ellipsis)
}

// costText returns the cost of the query or, until that is known, its number of days.
func (f *Form) costText() string {
	if f.query.OfLive() {
		return LastSpan(f.env, f.query)
	}
	if f.costOf != f.query {
		return f.env.Say.T("%d days", f.query.Range.Len())
	}
	return costText(f.env, f.cost, f.query.Range)
}

// oldDays says which days the service no longer holds.
func (f *Form) oldDays() string {
	oldest := quality.Oldest(f.env.Now())
	if f.query.Range.From >= oldest || f.query.OfLive() {
		return ""
	}
	return f.env.Say.T("days before %s come from the archive alone: the service holds 30 days", oldest)
}

// value draws the value of a field: short lists with all choices, long ones with the current choice.
func (f *Form) value(at int, field quality.Field) string {
	switch field {
	case quality.FieldProduct, quality.FieldDimension:
		return f.radio(field, f.w-formLabel-4)
	case quality.FieldRange:
		return f.radio(field, f.w-formLabel-4)
	case quality.FieldComparison:
		return f.comparison()
	case quality.FieldFrom, quality.FieldTo:
		return f.dayValue(at, field)
	case quality.FieldIndicator:
		in, _ := f.env.Catalogue.Indicator(f.query.Indicator)
		return cells.Safe(f.query.Indicator) + "  " + f.env.Theme.Muted.Render(f.env.Say.List(f.env.Say.T(in.Label), in.Unit,
			f.env.Say.T(in.Better.Words())))
	}
	return f.appValue()
}

func (f *Form) appValue() string {
	muted := f.env.Theme.Muted
	if f.query.App == "" {
		switch {
		case f.appsNote != "":
			return f.env.Theme.Warn.Render(cells.Visible(f.appsNote))
		case f.apps == nil:
			return muted.Render(f.env.Say.T("asking the account for its apps"))
		}
		return muted.Render(f.env.Say.T("none chosen"))
	}
	text := cells.Safe(f.query.App)
	for at, app := range f.apps {
		if app.ID == f.query.App {
			note := strings.TrimSpace(cells.Safe(app.Name) + "  " + app.Note)
			return text + "  " + muted.Render(note+"  "+f.env.Say.T("%d of %d", at+1, len(f.apps)))
		}
	}
	return text
}

func (f *Form) dayValue(at int, field quality.Field) string {
	text, day := f.from, f.query.Range.From
	if field == quality.FieldTo {
		text, day = f.to, f.query.Range.To
	}
	if at == f.at {
		text += "_"
	}
	if _, err := quality.ParseDay(strings.TrimSuffix(text, "_")); err == nil {
		text += "  " + f.env.Theme.Muted.Render(f.env.Say.T(day.Weekday().String()))
	}
	return text
}

// comparison draws the choices of compared days and, beside them, the days of the current choice.
func (f *Form) comparison() string {
	past, ok := f.query.Past()
	if !ok {
		return f.radio(quality.FieldComparison, f.w-formLabel-4)
	}
	days := "  " + ShortSpan(f.env, past)
	return f.radio(quality.FieldComparison, f.w-formLabel-4-cells.Width(days)) + f.env.Theme.Muted.Render(days)
}

// radio draws the choices of a short list on one line, or the current one if not all fit.
func (f *Form) radio(field quality.Field, room int) string {
	var parts []string
	used := 0
	current := get(f.query, field)
	chosen := ""
	for _, item := range fieldItems(f.env, field, f.query, f.apps) {
		mark, style := f.env.Glyphs.Open, f.env.Theme.Muted
		if item.ID == current {
			mark, style = f.env.Glyphs.Chosen, f.env.Theme.Label
		}
		label := item.Label
		if label == item.ID && field == quality.FieldRange {
			label = f.env.Say.T("by dates")
		}
		if field == quality.FieldDimension {
			label = f.env.Say.T(item.Label)
		}
		if item.ID == current {
			chosen = f.env.Glyphs.Left + " " + style.Render(label) + " " + f.env.Glyphs.Right
		}
		used += cells.Width(label) + 4
		parts = append(parts, mark+" "+style.Render(label))
	}
	if used > room+2 {
		return chosen
	}
	return strings.Join(parts, "  ")
}
