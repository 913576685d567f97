package views

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

// whyFrom is the least width of a screen that shows the change and the share of users.
const whyFrom = 100

// whySinceFrom is the least width of a screen that shows since when a row is out of what is usual.
const whySinceFrom = 110

// dimensionLine says how much of the change is that of the top value of a dimension.
func (y *Why) dimensionLine(at int) string {
	g, t, say := y.env.Glyphs, y.env.Theme, y.env.Say.T
	mark, style := "  ", t.Title.UnsetBold()
	if at == y.at {
		mark, style = g.Cursor+" ", t.Selected
	}
	name := say(y.dimensions[at].name)
	left := " " + mark + style.Render(name) + strings.Repeat(" ", max(1, 12-cells.Width(name)))
	a, ok := y.attribution(at)
	if !ok {
		text := say("asking the service")
		switch d := y.dimensions[at]; {
		case d.failure != "":
			text = cells.Safe(d.failure)
		case d.has:
			text = say("no value has figures in both periods")
		}
		return left + t.Muted.Render(text)
	}
	c := a.Concentration()
	if c.Verdict == quality.Unmoved {
		return left + t.Muted.Render(say(string(c.Verdict)))
	}
	if quality.IsGap(a.Rows[0].Share) { // the table gives no shares either
		return left + t.Muted.Render(say("the rows together hardly moved (%s)", y.change(a.Change())))
	}
	share := fmt.Sprintf("%3.0f%% / %2.0f%%", c.Share, c.Even)
	width := min(30, max(6, y.w-68))
	return left + cells.Left(y.env.Say.NameWithin(c.Top, 14), 14, g.Ellipsis) + " " + share + "  " +
		y.bar(c.Share, width) + " " +
		say(string(c.Verdict))
}

// bar draws a percentage as a bar of w cells.
func (y *Why) bar(percent float64, w int) string {
	g := y.env.Glyphs
	full := min(w, max(0, int(math.Round(percent*float64(w)/100))))
	return y.env.Theme.Line.Render(strings.Repeat(g.Sparks[len(g.Sparks)-1], full)) +
		y.env.Theme.Muted.Render(strings.Repeat(g.Gap, w-full))
}

// Lines implements View.
func (y *Why) Lines() []string {
	if theme := y.env.Theme.Name; y.drawn == nil || y.drawnIn != theme {
		y.drawn, y.drawnIn = y.draw(), theme
	}
	return slices.Clone(y.drawn) // the caller may change them
}

func (y *Why) draw() []string {
	g, t, say := y.env.Glyphs, y.env.Theme, y.env.Say.T
	unit := y.env.Catalogue.Series(y.series)
	a, has := y.attribution(y.at)
	right := ""
	if has {
		right = y.wholeText(a)
	}
	periods := ""
	if y.dimensions[y.at].has {
		periods = Against(y.env, y.shown().Against())
	} else if past := y.shown().PastAxis(); past.Len() > 0 {
		periods = say("against %s", axisSpan(y.env, past))
	}
	if y.w >= whyFrom {
		periods = unit.Unit + "  " + axisSpan(y.env, y.shown().Axis()) + "  " + periods
	}
	left := " " + t.Title.Render(say("Why")) + "  "
	left += titled(y.env, unit, y.w-cells.Width(left+periods+right)-3) + "  " + strings.TrimSpace(periods)
	if cells.Width(left)+1+cells.Width(right) > y.w { // the periods are more than the screen's name
		left = " " + cells.Fitting([]string{titled(y.env, unit, 0), strings.TrimSpace(periods)}, "  ",
			y.w-2-cells.Width(right), g.Ellipsis)
	}
	lines := []string{y.titleLine(left, right)}
	lines = append(lines, y.verdict()...)
	lines = append(lines, t.Rule.Render(cells.Rule(say("the top value's share of all changes / an even share"), y.w,
		g.HLine, g.Ellipsis)))
	for i := range y.dimensions {
		lines = append(lines, y.dimensionLine(i))
	}
	heading := y.env.Say.List(say("%s: where the change comes from", say(y.dimensions[y.at].name)),
		wordsOf(y.env, y.orders(a), y.list.order))
	lines = append(lines, t.Rule.Render(cells.Rule(heading, y.w, g.HLine, g.Ellipsis)))
	if !has {
		return cells.Fit(append(lines, "   "+t.Muted.Render(y.missing())), y.w, y.h, g.Ellipsis)
	}
	lines = append(lines, y.table(a)...)
	top, at := y.listed()
	if len(top) == 0 {
		return cells.Fit(append(lines, "   "+t.Muted.Render(say(refuseFilter))), y.w, y.h, g.Ellipsis)
	}
	for _, part := range cells.Wrap(y.caveat(a, top[at]), y.w-2, 3, g.Ellipsis) {
		lines = append(lines, " "+t.Muted.Render(part))
	}
	return cells.Fit(lines, y.w, y.h, g.Ellipsis)
}

// missing says why the chosen dimension shows nothing.
func (y *Why) missing() string {
	switch d := y.dimensions[y.at]; {
	case d.failure != "":
		return cells.Safe(d.failure)
	case !d.has:
		return y.env.Say.T("asking the service")
	}
	return y.env.Say.T("no value has figures in both periods")
}
