package views

import (
	"rtcscope/keys"
	"rtcscope/report"
	"rtcscope/widget"
)

// Formats is the list of file formats for an export.
type Formats struct {
	overlay
	shown report.Sheet
}

// NewFormats returns the list of formats for the export of a sheet.
func NewFormats(env *Env, shown report.Sheet) *Formats {
	items := []widget.Item{
		{ID: "csv", Label: "csv", Note: env.Say.T("plain figures, for spreadsheets")},
		{ID: "json", Label: "json", Note: env.Say.T("plain figures, for programs")},
		{ID: "md", Label: "md", Note: env.Say.T("as shown, for chats and reports")},
	}
	f := &Formats{overlay: overlay{env: env}, shown: shown}
	f.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Export as"), env.Say.T("find: "), items, "csv")
	f.picker.Empty = env.Say.T("nothing matches")
	return f
}

func formatsActs() acts[*Formats] {
	return listActs(func(f *Formats, item widget.Item) Intent { return Then{Leave{}, ExportAs{f.shown, item.ID}} })
}

// Act implements View.
func (f *Formats) Act(a keys.Action) (Intent, bool) { return formatsActs().act(f, a) }

// Refusals implements View.
func (f *Formats) Refusals() Refusals { return formatsActs().refusals(f) }

// Hints implements View.
func (f *Formats) Hints() []Hint { return pickerHints() }
