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

// A whyList is which values of the chosen dimension are listed, and which of all dimensions are marked.
type whyList struct {
	filter string         // as typed
	match  quality.Filter // the filter that applies: the last valid one
	wrong  string         // why the typed filter is invalid
	input  *widget.Input  // open while the filter is typed
	before string         // the filter before typing began
	marked []Mark         // in the order in which they were marked
}

// top returns the values that are listed, and the sum and the number of the others.
func (y *Why) top(a quality.Attribution) (top []quality.Contribution, rest quality.Contribution, others int) {
	if y.list.match.All() {
		return a.Top(y.rows())
	}
	of := a
	of.Rows = nil
	for _, c := range a.Rows {
		if y.list.match.Match(c.Value) {
			of.Rows = append(of.Rows, c)
		}
	}
	top, _, _ = of.Top(y.rows())
	rest = quality.Contribution{Was: quality.Gap(), Now: quality.Gap()}
	for _, c := range a.Rows {
		if slices.ContainsFunc(top, func(t quality.Contribution) bool { return t.Value == c.Value }) {
			continue
		}
		others++
		rest.WeightWas, rest.WeightNow = rest.WeightWas+c.WeightWas, rest.WeightNow+c.WeightNow
		rest.Rate, rest.Mix = rest.Rate+c.Rate, rest.Mix+c.Mix
		rest.Total, rest.Share = rest.Total+c.Total, rest.Share+c.Share
	}
	return top, rest, others
}

func (y *Why) openFilter() {
	input := widget.NewInput(y.env.Theme, "/ ")
	input.SetValue(y.list.filter)
	y.list.input, y.list.before = &input, y.list.filter
}

// setFilter sets the filter. An invalid expression leaves the list unchanged.
func (y *Why) setFilter(text string) {
	y.drawn = nil
	y.list.filter, y.list.wrong = text, ""
	match, err := quality.ParseFilter(text)
	if p, ok := errors.AsType[*quality.Problem](err); ok {
		y.list.wrong = problemText(y.env, p)
		return
	}
	y.list.match = match.Drawn(cells.Safe)
}

// Capturing implements View.
func (y *Why) Capturing() bool { return y.list.input != nil }

// Type implements View.
func (y *Why) Type(msg tea.Msg) Intent {
	if y.list.input != nil {
		y.list.input.Type(msg)
		y.setFilter(y.list.input.Value())
	}
	return nil
}

// endTyping keeps the typed filter or, by the key back, restores the one before. It returns false for other actions,
// and if nothing is typed.
func (y *Why) endTyping(a keys.Action) bool {
	if y.list.input == nil || a != keys.Open && a != keys.Back {
		return false
	}
	switch {
	case a == keys.Open && y.list.wrong != "": // the title says what is wrong
	case a == keys.Open:
		y.list.input = nil
	default:
		y.list.input = nil
		y.setFilter(y.list.before)
	}
	return true
}

// titleLine returns the title with the filter and the number of marks, or the filter alone while it is typed. Where
// there is no room, it leaves out what stands on the right.
func (y *Why) titleLine(title, right string) string {
	say, ellipsis := y.env.Say, y.env.Glyphs.Ellipsis
	a, _ := y.attribution(y.at)
	listed, _, _ := y.top(a)
	if y.list.input != nil {
		place := say.T("%d of %d", len(listed), len(a.Rows))
		if y.list.wrong != "" {
			place = y.env.Theme.Error.Render(cells.Cut(cells.Visible(y.list.wrong), y.w/2, ellipsis))
		}
		y.list.input.SetWidth(max(1, y.w-cells.Width(place)-6))
		return cells.Ends(" "+y.list.input.Draw(), place, y.w, ellipsis)
	}
	var parts []string
	if y.list.filter != "" {
		parts = append(parts, y.env.Theme.Accent.Render(say.T("filter %q: %d of %d", y.list.filter, len(listed),
			len(a.Rows))))
	}
	if n := len(y.list.marked); n > 0 {
		parts = append(parts, say.T("%d marked", n))
	}
	if len(parts) == 0 {
		return cells.Ends(title, right, y.w, ellipsis)
	}
	state := strings.Join(parts, "  ")
	switch room := y.w - cells.Width(state) - 3; {
	case cells.Width(title)+cells.Width(right)+2 <= room:
		return cells.Ends(title+"  "+state, right, y.w, ellipsis)
	case cells.Width(title) <= room:
		return title + "  " + state
	default:
		return cells.Cut(title, max(1, room), ellipsis) + "  " + state
	}
}

// mark marks the value under the cursor, or removes its mark, and moves to the next one.
func (y *Why) mark() Intent {
	top, at := y.listed()
	m := Mark{y.dimensions[y.at].name, top[at].Value}
	if is := slices.Index(y.list.marked, m); is >= 0 {
		y.list.marked = slices.Delete(slices.Clone(y.list.marked), is, is+1)
	} else {
		y.list.marked = append(slices.Clip(y.list.marked), m)
	}
	return y.move(keys.Down)
}

func (y *Why) unmark() Intent {
	n := len(y.list.marked)
	y.list.marked = nil
	return Say{y.env.Say.T("%d marks cleared", n)}
}

func (y *Why) nothingMarked() string {
	if len(y.list.marked) == 0 {
		return refuseUnmarked
	}
	return ""
}

// whyMarks are the marks of an attribution, for the values of a dimension.
type whyMarks struct {
	list      []Mark
	dimension string
}

// Marks implements Marking.
func (m whyMarks) Marks() []Mark { return m.list }

// Marked implements Marking.
func (m whyMarks) Marked(value string) bool { return slices.Contains(m.list, Mark{m.dimension, value}) }

func (y *Why) marks() whyMarks { return whyMarks{y.list.marked, y.dimensions[y.at].name} }
