package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/ime"
	"rtcscope/theme"
)

// An Item is one choice of a Picker.
type Item struct {
	ID    string
	Label string // what the person reads; made safe to draw where it is drawn
	Note  string // said more quietly beside it
}

// A Picker is a list to choose one item from, by moving or by typing a part of it. Where the list is open-ended,
// Typed turns text that is in no item into an item of its own, or says what is wrong with it.
type Picker struct {
	Title  string
	Empty  string // said where nothing is left to choose from
	Notice string // said above the items, such as why there are not more
	Typed  func(text string) (item Item, problem string)
	// ByLabel matches labels from their beginning alone, and puts what was typed first where it makes an item.
	ByLabel bool
	Theme   theme.Theme
	Glyphs  theme.Glyphs

	input   Input
	items   []Item
	shown   []Item
	problem string
	row     int
}

// NewPicker makes a picker of items with the cursor on the one with the ID current; prompt stands before what is typed.
func NewPicker(t theme.Theme, g theme.Glyphs, title, prompt string, items []Item, current string) *Picker {
	p := &Picker{Title: title, Theme: t, Glyphs: g, input: NewInput(t, prompt)}
	p.SetItems(items)
	p.row = max(0, slices.IndexFunc(p.shown, func(i Item) bool { return i.ID == current }))
	return p
}

// SetItems replaces the items, as when a list arrives while the picker is open; what is typed and chosen stays.
func (p *Picker) SetItems(items []Item) {
	current, had := p.Current()
	p.items = items
	p.filter()
	if had {
		p.row = max(0, slices.IndexFunc(p.shown, func(i Item) bool { return i.ID == current.ID }))
	}
}

// Type gives the picker a key or a paste.
func (p *Picker) Type(msg tea.Msg) {
	before := p.input.Value()
	p.input.Type(msg)
	if p.input.Value() != before {
		p.row = 0
		p.filter()
	}
}

// Move moves the cursor by n items.
func (p *Picker) Move(n int) { p.row = min(max(p.row+n, 0), max(0, len(p.shown)-1)) }

// Current is the item under the cursor.
func (p *Picker) Current() (Item, bool) {
	if p.row < 0 || p.row >= len(p.shown) {
		return Item{}, false
	}
	return p.shown[p.row], true
}

// filter keeps the items that show the typed text somewhere: those that begin with it first, then the others, each in
// their own order.
func (p *Picker) filter() {
	p.problem = ""
	typed := strings.TrimSpace(p.input.Value())
	text := plain(typed)
	if text == "" {
		p.shown = p.items
		return
	}
	var begins, holds []Item
	exact := false
	for _, item := range p.items {
		id, label, note := plain(item.ID), plain(item.Label), plain(item.Note)
		switch {
		case strings.HasPrefix(label, text) || strings.HasPrefix(id, text) && !p.ByLabel:
			same := id == text || label == text
			if p.ByLabel {
				same = item.Label == typed // of names, case and width tell one from another
			}
			exact = exact || same
			if same {
				begins = slices.Insert(begins, 0, item)
			} else {
				begins = append(begins, item)
			}
		case !p.ByLabel && (strings.Contains(id, text) || strings.Contains(label, text) || strings.Contains(note, text)):
			holds = append(holds, item)
		}
	}
	p.shown = append(begins, holds...)
	if p.Typed == nil || exact {
		return
	}
	item, problem := p.Typed(typed)
	switch {
	case problem == "" && p.ByLabel:
		p.shown = append([]Item{item}, p.shown...)
	case problem == "":
		p.shown = append(p.shown, item)
	case len(p.shown) == 0: // while items still match, typing is on its way to one of them
		p.problem = problem
	}
}

// plain is a text without regard to case and width.
func plain(text string) string { return strings.ToLower(ime.Plain(text)) }

// Height is the number of lines that show every item of the whole list, with room to say what is wrong.
func (p *Picker) Height() int {
	h := max(len(p.items), 2) + 2
	if p.Notice != "" {
		h++
	}
	return h
}

// Draw makes at most h lines of at most w cells: title, typed text, items.
func (p *Picker) Draw(w, h int) []string {
	if w <= 0 || h <= 0 {
		return nil
	}
	p.input.SetWidth(w - 16)
	lines := []string{
		p.Theme.Rule.Render(cells.Rule(p.Title, w, p.Glyphs.HLine, p.Glyphs.Ellipsis)),
		" " + p.input.Draw(),
	}
	if p.Notice != "" {
		lines = append(lines, "   "+p.Theme.Warn.Render(cells.Cut(cells.Visible(p.Notice), w-3, p.Glyphs.Ellipsis)))
	}
	if p.problem != "" {
		for _, line := range cells.Wrap(cells.Visible(p.problem), w-3, 3, p.Glyphs.Ellipsis) {
			lines = append(lines, "   "+p.Theme.Warn.Render(line))
		}
	} else if len(p.shown) == 0 && p.Empty != "" {
		lines = append(lines, "   "+p.Theme.Muted.Render(cells.Cut(cells.Visible(p.Empty), w-3, p.Glyphs.Ellipsis)))
	}
	page := max(1, h-len(lines))
	top := min(max(0, p.row-page/2), max(0, len(p.shown)-page))
	nameW := 0
	for _, item := range p.shown {
		nameW = min(max(nameW, cells.Width(cells.Safe(item.Label))), w/2)
	}
	for at := top; at < min(len(p.shown), top+page); at++ {
		lines = append(lines, p.line(at, nameW, w))
	}
	return cells.Fit(lines, w, min(h, len(lines)), p.Glyphs.Ellipsis)
}

func (p *Picker) line(at, nameW, w int) string {
	item := p.shown[at]
	mark, style := "  ", p.Theme.Title.UnsetBold()
	if at == p.row {
		mark, style = p.Glyphs.Cursor+" ", p.Theme.Selected
	}
	name := cells.Cut(cells.Safe(item.Label), nameW, p.Glyphs.Ellipsis)
	pad := strings.Repeat(" ", nameW-cells.Width(name)+2)
	note := cells.Cut(cells.Visible(item.Note), w-3-nameW-2, p.Glyphs.Ellipsis)
	return " " + mark + style.Render(name) + pad + p.Theme.Muted.Render(note)
}
