package views

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
	"rtcscope/quality"
)

// Click implements MouseTaker. A click on a choice takes it; one on a field moves the cursor there, and a second one
// opens the list of its choices, if it has one.
func (f *Form) Click(x, y int) Intent {
	at := f.fieldAt(y)
	if at < 0 {
		return nil
	}
	same := f.at == at
	field := formFields[at]
	from := formMark + max(formLabel, 1+cells.Width(f.env.Say.T(fieldTitle(field))))
	drawn, choices := betweenGaps(ansi.Strip(f.value(at, field))), f.radios(field)
	f.goTo(at)
	for i, id := range choices {
		if len(drawn) >= len(choices) && x >= from+drawn[i].from && x < from+drawn[i].to { // all of them are drawn
			f.query = set(f.query, field, id)
			f.from, f.to = f.query.Range.From.String(), f.query.Range.To.String()
			return nil
		}
	}
	if same && field != quality.FieldFrom && field != quality.FieldTo {
		return Choose{field}
	}
	return nil
}

// radios are the IDs of the choices of a field that are drawn on one line; nil for other fields.
func (f *Form) radios(field quality.Field) []string {
	if !slices.Contains([]quality.Field{quality.FieldProduct, quality.FieldDimension, quality.FieldRange,
		quality.FieldComparison}, field) {
		return nil
	}
	var ids []string
	for _, item := range fieldItems(f.env, field, f.query, f.apps) {
		ids = append(ids, item.ID)
	}
	return ids
}

// fieldAt returns the index of the field in a line of the form, -1 for none.
func (f *Form) fieldAt(y int) int {
	_, fields, _ := f.fieldLines()
	if y < 0 || y >= len(fields) || y >= f.h {
		return -1
	}
	return fields[y]
}

// Wheel implements MouseTaker: a notch moves the cursor by a field.
func (f *Form) Wheel(notches int) Intent {
	f.goTo(f.at + notches)
	return nil
}
