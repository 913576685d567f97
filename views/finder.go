package views

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// A finder is the filter of a list, and the line in which a person types it.
type finder struct {
	filter  string         // as typed
	match   quality.Filter // the filter that applies: the last valid one
	applied string         // its text
	wrong   string         // why the typed filter is invalid, translated
	input   *widget.Input  // open while the filter is typed
	before  string         // the filter before typing began
	row     string         // what was under the cursor then
}

// open begins to take typing. Row is what is under the cursor.
func (f *finder) open(env *Env, row string) {
	input := widget.NewInput(env.Theme, "/ ")
	input.SetValue(f.filter)
	f.input, f.before, f.row = &input, f.filter, row
}

// set sets the filter. An invalid expression leaves the one that applies unchanged.
func (f *finder) set(env *Env, text string) {
	f.filter, f.wrong = text, ""
	match, err := quality.ParseFilter(text)
	if p, ok := errors.AsType[*quality.Problem](err); ok {
		f.wrong = problemText(env, p)
		return
	}
	f.match, f.applied = match.Drawn(cells.Safe), text
}

// take takes a key or a paste, and reports whether the filter is being typed.
func (f *finder) take(env *Env, msg tea.Msg) bool {
	if f.input == nil {
		return false
	}
	f.input.Type(msg)
	f.set(env, f.input.Value())
	return true
}

// end ends typing: Open keeps the filter unless it is invalid, Back restores the one before. It returns false for
// other actions, and if nothing is typed. Undone says whether the filter was restored.
func (f *finder) end(env *Env, a keys.Action) (undone, ended bool) {
	if f.input == nil || a != keys.Open && a != keys.Back {
		return false, false
	}
	if a == keys.Back {
		f.input = nil
		f.set(env, f.before)
		return true, true
	}
	if f.wrong == "" { // else the line says what is wrong
		f.input = nil
	}
	return false, true
}

// typing draws the line in which the filter is typed, with two numbers, such as how many rows of how many it finds, or
// with what is wrong with it.
func (f *finder) typing(env *Env, w, n, of int) string {
	place := env.Say.T("%d of %d", n, of)
	if f.wrong != "" {
		place = env.Theme.Error.Render(cells.Cut(cells.Visible(f.wrong), w/2, env.Glyphs.Ellipsis))
	}
	f.input.SetWidth(max(1, w-cells.Width(place)-6))
	return cells.Ends(" "+f.input.Draw(), place, w, env.Glyphs.Ellipsis)
}

// words say what is filtered, and how many rows of how many are left. They are empty without a filter.
func (f *finder) words(env *Env, found, of int) string {
	if f.filter == "" {
		return ""
	}
	return env.Theme.Accent.Render(env.Say.T("filter %q: %d of %d", f.filter, found, of))
}

// hint adds to the hints of a screen that the key back shows all rows again.
func (f *finder) hint(list []Hint) []Hint {
	if f.filter == "" {
		return list
	}
	return append([]Hint{{keys.Back, "all"}}, list...)
}

// leastTitle is the width to which a title is cut before what is said of its list is left out.
const leastTitle = 20

// headed is a title with what says how a list is filtered, sorted and marked, and with another text on the right.
// Where there is no room, it leaves out what stands on the right, cuts the title, and leaves out the last of the
// state. A usual order is said where it takes nothing else's place.
func headed(env *Env, title, right string, w int, usual string, state ...string) string {
	var parts []string
	for _, part := range state {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if all := strings.Join(append(slices.Clone(parts), usual), "  "); usual != "" &&
		cells.Width(title)+cells.Width(all)+cells.Width(right)+5 <= w {
		return cells.Ends(title+"  "+all, right, w, env.Glyphs.Ellipsis)
	}
	for ; len(parts) > 0; parts = parts[:len(parts)-1] {
		said := strings.Join(parts, "  ")
		switch room := w - cells.Width(said) - 3; {
		case cells.Width(title)+cells.Width(right)+2 <= room:
			return cells.Ends(title+"  "+said, right, w, env.Glyphs.Ellipsis)
		case cells.Width(title) <= room:
			return title + "  " + said
		case len(parts) == 1 || room >= leastTitle:
			return cells.Cut(title, max(1, room), env.Glyphs.Ellipsis) + "  " + said
		}
	}
	return cells.Ends(title, right, w, env.Glyphs.Ellipsis)
}

// markedWords says how many rows are marked; empty for none.
func markedWords(env *Env, n int) string {
	if n == 0 {
		return ""
	}
	return env.Say.T("%d marked", n)
}

// orderWords says how a list is sorted: usual is said of its first order, other of another one.
func orderWords(env *Env, orders []listOrder, id string) (usual, other string) {
	words := wordsOf(env, orders, id)
	if placeOf(orders, id) == 0 {
		return env.Theme.Muted.Render(words), ""
	}
	return "", env.Theme.Accent.Render(words)
}
