package views

import (
	"fmt"
	"math"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// whyFrom is the width from which rate, mix and users have columns.
const whyFrom = 100

// dimensionLine says how much of the change one value of a dimension holds.
func (y *Why) dimensionLine(at int) string {
	g, t, say := y.env.Glyphs, y.env.Theme, y.env.Say.T
	mark, style := "  ", t.Title.UnsetBold()
	if at == y.at {
		mark, style = g.Cursor+" ", t.Selected
	}
	name := say(y.of[at].name)
	left := " " + mark + style.Render(name) + strings.Repeat(" ", max(1, 12-cells.Width(name)))
	a, ok := y.attribution(at)
	if !ok {
		text := say("asking the service")
		switch d := y.of[at]; {
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
	share := fmt.Sprintf("%3.0f%% / %2.0f%%", c.Share, c.Even)
	width := min(30, max(6, y.w-68))
	return left + cells.Left(valueName(y.env, c.Top), 14, g.Ellipsis) + " " + share + "  " + y.bar(c.Share, width) + " " + say(string(c.Verdict))
}

// bar is a part of a hundred as a bar of w cells.
func (y *Why) bar(percent float64, w int) string {
	g := y.env.Glyphs
	full := min(w, max(0, int(math.Round(percent*float64(w)/100))))
	return y.env.Theme.Line.Render(strings.Repeat(g.Sparks[len(g.Sparks)-1], full)) + y.env.Theme.Muted.Render(strings.Repeat(g.Gap, w-full))
}

// whyColumn is one column of the contributions, right of the value.
type whyColumn struct {
	title string
	width int
	cell  func(c quality.Contribution) string
}

func (y *Why) columns(a quality.Attribution) (list []whyColumn) {
	figure := func(v float64) string {
		if quality.IsGap(v) {
			return y.env.Glyphs.Gap
		}
		return figureText(v)
	}
	signed := func(decimals int, v float64) string {
		if quality.IsGap(v) {
			return y.env.Glyphs.Gap
		}
		text := report.Signed(v, decimals)
		if strings.Trim(text, "+-0.") == "" {
			return text[1:] // neither more nor less
		}
		return text
	}
	list = []whyColumn{
		{"was", 8, func(c quality.Contribution) string { return figure(c.Was) }},
		{"now", 8, func(c quality.Contribution) string { return figure(c.Now) }},
	}
	if y.w >= whyFrom {
		list = append(list, whyColumn{"change", 9, func(c quality.Contribution) string { return signed(2, c.Now-c.Was) }})
	}
	if a.Weighted {
		if y.w >= whyFrom {
			list = append(list, whyColumn{"of users", 9, func(c quality.Contribution) string { return y.percent1(100 * c.WeightNow) }})
		}
		list = append(list,
			whyColumn{"rate", 8, func(c quality.Contribution) string { return signed(3, c.Rate) }},
			whyColumn{"mix", 8, func(c quality.Contribution) string { return signed(3, c.Mix) }},
		)
	}
	defer func() {
		for i, c := range list { // titles of other languages may be wider
			list[i].width = max(c.width, cells.Width(y.env.Say.T(c.title))+2)
		}
	}()
	list = append(list,
		whyColumn{"total", 8, func(c quality.Contribution) string { return signed(3, c.Total) }},
		whyColumn{"share", 7, func(c quality.Contribution) string { return y.percent(c.Share) }})
	return list
}

func (y *Why) percent1(v float64) string {
	if quality.IsGap(v) {
		return y.env.Glyphs.Gap
	}
	return report.Figure(v, 1) + "%"
}

// table lists the contributions that the screen has lines for, the rest in one line, and what they add up to.
func (y *Why) table(a quality.Attribution) []string {
	g, t, say := y.env.Glyphs, y.env.Theme, y.env.Say.T
	columns := y.columns(a)
	used := 3
	for _, c := range columns {
		used += c.width
	}
	nameW := min(20, max(10, y.w-used-12))
	barW := max(0, min(24, y.w-used-nameW-2))
	line := func(name string, c quality.Contribution, bar string) string {
		out := name + strings.Repeat(" ", max(0, nameW-cells.Width(name)))
		for _, column := range columns {
			out += cells.Right(column.cell(c), column.width, g.Ellipsis)
		}
		return out + "  " + bar
	}
	heading := strings.Repeat(" ", nameW)
	for _, c := range columns {
		heading += cells.Right(say(c.title), c.width, g.Ellipsis)
	}
	lines := []string{"   " + t.Label.Render(heading)}

	top, rest, others := a.Top(y.rows())
	_, at := y.listed()
	better := y.env.Catalogue.Series(y.series).Better
	most := 0.0
	for _, c := range top {
		most = max(most, math.Abs(c.Total))
	}
	for i, c := range top {
		name := cells.Cut(valueName(y.env, c.Value), nameW, g.Ellipsis)
		mark := "  "
		if i == at {
			mark = g.Cursor + " "
		}
		drawn := line(name, c, y.sizeBar(c.Total, most, barW, better))
		if i == at {
			drawn = t.Selected.Render(name) + strings.TrimPrefix(drawn, name)
		}
		lines = append(lines, " "+mark+drawn)
	}
	if !a.Weighted {
		rest.Total, rest.Share = quality.Gap(), quality.Gap() // changes of separate rows do not add up to anything
	}
	if others > 0 {
		lines = append(lines, "   "+t.Muted.Render(strings.TrimRight(line(say("+%d others", others), rest, ""), " ")))
	}
	if !a.Weighted {
		return lines
	}
	sum := quality.Contribution{Was: a.Was, Now: a.Now, WeightNow: 1, Rate: quality.Gap(), Mix: quality.Gap(), Total: a.Change(), Share: 100}
	sum.Rate, sum.Mix = 0, 0
	if quality.IsGap(a.Rows[0].Share) {
		sum.Share = quality.Gap() // of no change there is no whole, either
	}
	for _, c := range a.Rows {
		sum.Rate, sum.Mix = sum.Rate+c.Rate, sum.Mix+c.Mix
	}
	lines = append(lines, "   "+t.Label.Render(strings.TrimRight(line(say("sum"), sum, ""), " ")))
	if left := a.Unexplained(); !quality.IsGap(left) {
		gap := quality.Gap()
		lines = append(lines, "   "+strings.TrimRight(line(say("unexplained"), quality.Contribution{Was: gap, Now: gap, WeightNow: gap, Rate: gap, Mix: gap, Total: left, Share: gap}, ""), " "))
	}
	return lines
}

// sizeBar is a contribution as a bar against the largest: full for the worse, hollow for the better.
func (y *Why) sizeBar(v, most float64, w int, better quality.Direction) string {
	if most == 0 || w == 0 {
		return ""
	}
	g := y.env.Glyphs
	n := int(math.Round(math.Abs(v) / most * float64(w)))
	a, _ := y.attribution(y.at)
	if _, still := a.Still(); still { // the longest bar is as long as any, and stands for next to nothing
		return y.env.Theme.Muted.Render(strings.Repeat(g.Sparks[0], n))
	}
	if better.Worsening(v) > 0 {
		return y.env.Theme.Worse.Render(strings.Repeat(g.Sparks[len(g.Sparks)-1], n))
	}
	return y.env.Theme.Better.Render(strings.Repeat(g.Sparks[0], n))
}
