package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/match"
	"rtcscope/theme"
)

// An Item is one choice of a Picker.
type Item struct {
	ID    string
	Label string // what the person reads; the picker makes it safe to draw
	Note  string // drawn muted beside the label
	// Also are further texts that find the item, and are not drawn: other names, the label in other languages.
	Also []string
	Key  string // drawn between label and note, such as the key that does the same
	Dim  bool   // whether the label is drawn muted, as of something that cannot be had now
}

// A Picker is a list to choose one item from, by moving the cursor or by typing a part of the item. If the list is
// open, Typed turns text that no item matches into an item, or says what is wrong with the text.
type Picker struct {
	Title  string
	Empty  string // shown where there is nothing to choose
	Notice string // shown above the items, such as why some are missing
	Typed  func(text string) (item Item, problem string)
	// ByLabel matches the beginnings of labels and of the texts in Also only, and lists the item that Typed makes first.
	ByLabel bool
	Theme   *theme.Theme
	Glyphs  theme.Glyphs

	input   Input
	items   []Item
	shown   []Item
	problem string
	row     int

	from, top, drawn int // line of the first drawn item, its index, and how many are drawn
}

// NewPicker makes a picker with the cursor on the item whose ID is current. The prompt stands before the typed text.
func NewPicker(t *theme.Theme, g theme.Glyphs, title, prompt string, items []Item, current string) *Picker {
	p := &Picker{Title: title, Theme: t, Glyphs: g, input: NewInput(t, prompt)}
	p.SetItems(items)
	p.row = max(0, slices.IndexFunc(p.shown, func(i Item) bool { return i.ID == current }))
	return p
}

// SetItems replaces the items, as when a list arrives while the picker is open. The typed text and the item under the
// cursor stay.
func (p *Picker) SetItems(items []Item) {
	current, had := p.Current()
	p.items = items
	p.filter()
	if had {
		p.row = max(0, slices.IndexFunc(p.shown, func(i Item) bool { return i.ID == current.ID }))
	}
}

// Type handles a key or a paste.
func (p *Picker) Type(msg tea.Msg) {
	before := p.input.Value()
	p.input.Type(msg)
	if p.input.Value() != before {
		p.row = 0
		p.filter()
	}
}

// Text is the typed text, without blanks around it.
func (p *Picker) Text() string { return strings.TrimSpace(p.input.Value()) }

// Move moves the cursor by n items.
func (p *Picker) Move(n int) { p.row = min(max(p.row+n, 0), max(0, len(p.shown)-1)) }

// Current is the item under the cursor.
func (p *Picker) Current() (Item, bool) {
	if p.row < 0 || p.row >= len(p.shown) {
		return Item{}, false
	}
	return p.shown[p.row], true
}

// Problem says why there is no item under the cursor: what is wrong with the typed text, or that nothing is listed.
func (p *Picker) Problem() string {
	if p.problem != "" {
		return p.problem
	}
	return p.Empty
}

// filter lists the items that the typed text finds: first those that are the text, by their label, their ID or a text
// in Also, then those that begin with it, then the others, each group in the order of the items.
func (p *Picker) filter() {
	p.problem = ""
	typed := strings.TrimSpace(p.input.Value())
	text := match.Read(typed)
	if text.Empty() {
		p.shown = p.items
		return
	}
	var found [match.Whole + 1][]Item
	exact := false
	for _, item := range p.items {
		rank, same := p.rank(text, typed, item)
		found[rank] = append(found[rank], item)
		exact = exact || same
	}
	p.shown = slices.Concat(found[match.Whole], found[match.Start], found[match.Part])
	if p.Typed == nil || exact {
		return
	}
	item, problem := p.Typed(typed)
	listed := func(i Item) bool { return i.ID == item.ID }
	switch {
	case problem == "" && slices.ContainsFunc(p.shown, listed): // what is typed means an item, in other words
		at := slices.IndexFunc(p.shown, listed)
		p.shown = slices.Concat(p.shown[at:at+1], p.shown[:at], p.shown[at+1:])
	case problem == "" && p.ByLabel:
		p.shown = append([]Item{item}, p.shown...)
	case problem == "":
		p.shown = append(p.shown, item)
	case len(p.shown) == 0: // as long as items match, the person may be typing one of them
		p.problem = problem
	}
}

// rank says how well the typed text finds an item, and whether it is the text that chooses the item.
func (p *Picker) rank(text match.Typed, typed string, item Item) (rank match.Rank, exact bool) {
	rank = max(text.In(item.Label), text.InAny(item.Also...))
	if p.ByLabel {
		if rank == match.Part {
			rank = match.None
		}
		return rank, item.Label == typed // names may differ in case and width alone
	}
	rank = max(rank, text.In(item.ID), min(text.In(item.Note), match.Part))
	return rank, max(text.In(item.ID), text.In(item.Label)) == match.Whole
}

// Height is the number of lines that show the whole list, with room for a problem.
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
	p.from = len(lines)
	top := min(max(0, p.row-page/2), max(0, len(p.shown)-page))
	nameW, keyW := 0, 0
	for _, item := range p.shown {
		nameW = min(max(nameW, cells.Width(cells.Safe(item.Label))), w/2)
		keyW = min(max(keyW, cells.Width(item.Key)), w/4)
	}
	p.top, p.drawn = top, max(0, min(len(p.shown)-top, page, h-p.from))
	for at := top; at < min(len(p.shown), top+page); at++ {
		lines = append(lines, p.line(at, nameW, keyW, w))
	}
	return cells.Fit(lines, w, min(h, len(lines)), p.Glyphs.Ellipsis)
}

// Point puts the cursor on the item in a line of the last drawing. It returns false if there is none.
func (p *Picker) Point(y int) bool {
	if y < p.from || y >= p.from+p.drawn {
		return false
	}
	p.row = p.top + y - p.from
	return true
}

// line draws the item at an index. Labels and keys have columns of the given widths.
func (p *Picker) line(at, nameW, keyW, w int) string {
	item := p.shown[at]
	mark, style := "  ", p.Theme.Title.UnsetBold()
	switch {
	case at == p.row:
		mark, style = p.Glyphs.Cursor+" ", p.Theme.Selected
	case item.Dim:
		style = p.Theme.Muted
	}
	line := " " + mark + style.Render(p.column(item.Label, nameW))
	line += strings.Repeat(" ", 3+nameW+2-cells.Width(line))
	if keyW > 0 {
		line += p.Theme.Label.Render(p.column(item.Key, keyW))
		line += strings.Repeat(" ", 3+nameW+2+keyW+2-cells.Width(line))
	}
	return line + p.Theme.Muted.Render(cells.Cut(cells.Visible(item.Note), w-cells.Width(line), p.Glyphs.Ellipsis))
}

// column makes a text safe to draw, and fits it into a column.
func (p *Picker) column(text string, w int) string {
	return cells.Cut(cells.Safe(text), w, p.Glyphs.Ellipsis)
}
