package views

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/ime"
	"rtcscope/keys"
	"rtcscope/report"
	"rtcscope/widget"
)

// Formats is the list of file formats for an export. A path that is typed says where the file goes: the path of the
// file, or of a folder.
type Formats struct {
	overlay
	shown report.Sheet
}

// NewFormats returns the list of formats for the export of a sheet.
func NewFormats(env *Env, shown report.Sheet) *Formats {
	f := &Formats{overlay: overlay{env: env}, shown: shown}
	title := env.Say.T("Export as: choose, or type a path, such as ~/ or ~/a.csv")
	f.picker = widget.NewPicker(env.Theme, env.Glyphs, title, env.Say.T("find: "), f.formats(), "csv")
	f.picker.Empty = env.Say.T("nothing matches")
	return f
}

// formats are the items while no path is typed.
func (f *Formats) formats() []widget.Item {
	say := f.env.Say.T
	return []widget.Item{
		{ID: "csv", Label: "csv", Note: say("plain figures, for spreadsheets")},
		{ID: "json", Label: "json", Note: say("plain figures, for programs")},
		{ID: "md", Label: "md", Note: say("as shown, for chats and reports")},
	}
}

// Type implements View. A text that has what paths have, or that finds no format, is a path.
func (f *Formats) Type(msg tea.Msg) Intent {
	f.picker.Type(msg)
	f.picker.SetItems(f.formats())
	if _, finds := f.picker.Current(); f.picker.Text() != "" && (!finds || strings.ContainsAny(f.path(), "/~.")) {
		f.picker.SetItems(f.targets())
	}
	return nil
}

// path is the typed path. What an input method typed for its slash and its tilde is taken for these.
func (f *Formats) path() string {
	if text := f.picker.Text(); !strings.ContainsAny(text, "～／") {
		return text
	}
	return ime.Plain(f.picker.Text())
}

// targets are the formats in which a file can be written to the typed path: the one that its ending names or, without
// such an ending, all.
func (f *Formats) targets() []widget.Item {
	path := f.path()
	var items []widget.Item
	for _, format := range f.formats() {
		named := strings.HasSuffix(strings.ToLower(path), "."+format.ID)
		switch {
		case strings.HasSuffix(path, "/"):
			format.Note = f.env.Say.T("a new file in %s", path)
		case named:
			format.Note = f.env.Say.T("the new file %s", path)
		default:
			format.Note = f.env.Say.T("the new file %s, or one in that folder", path+"."+format.ID)
		}
		if format.Also = []string{f.picker.Text()}; named {
			return []widget.Item{format}
		}
		items = append(items, format)
	}
	return items
}

func formatsActs() acts[*Formats] {
	return listActs(func(f *Formats, item widget.Item) Intent {
		to := ExportAs{Shown: f.shown, Format: item.ID}
		if len(item.Also) > 0 {
			to.Path = f.path()
		}
		return Then{Leave{}, to}
	})
}

// Act implements View.
func (f *Formats) Act(a keys.Action) (Intent, bool) { return formatsActs().act(f, a) }

// Refusals implements View.
func (f *Formats) Refusals() Refusals { return formatsActs().refusals(f) }

// Hints implements View.
func (f *Formats) Hints() []Hint { return pickerHints() }
