package views

import (
	"math"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// whyColumn is a column of the table of contributions, after that of the value.
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
			return text[1:] // a zero has no sign
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
			weight := whyColumn{"of users", 9, func(c quality.Contribution) string { return y.percent1(100 * c.WeightNow) }}
			if a.ByCalls {
				weight = whyColumn{"of calls", 9, weight.cell}
			}
			list = append(list, weight)
		}
		list = append(list,
			whyColumn{"rate", 8, func(c quality.Contribution) string { return signed(3, c.Rate) }},
			whyColumn{"mix", 8, func(c quality.Contribution) string { return signed(3, c.Mix) }},
		)
	}
	defer func() {
		for i, c := range list { // translated titles may be wider
			list[i].width = max(c.width, cells.Width(y.env.Say.T(c.title))+2)
		}
	}()
	if y.w >= whySinceFrom {
		list = append(list, y.sinceColumn())
	}
	list = append(list,
		whyColumn{"total", 8, func(c quality.Contribution) string { return signed(3, c.Total) }},
		whyColumn{"share", 7, func(c quality.Contribution) string { return y.percent(c.Share) }})
	return list
}

// sinceColumn says since when a row is out of what is usual, in the words of the table.
func (y *Why) sinceColumn() whyColumn {
	f := y.figures()
	return whyColumn{"since", 12, func(c quality.Contribution) string {
		if f == nil {
			return ""
		}
		row := slices.IndexFunc(f.Table.Rows, func(r quality.Row) bool { return r.Value == c.Value })
		if row < 0 {
			return ""
		}
		return report.SinceCell(y.env.Say, f, row)
	}}
}

func (y *Why) percent1(v float64) string {
	if quality.IsGap(v) {
		return y.env.Glyphs.Gap
	}
	return report.Figure(v, 1) + "%"
}

// whyBar is the greatest width of a bar.
const whyBar = 24

// A whyTable is the layout of the table of contributions: the columns, and the widths of names and bars.
type whyTable struct {
	y       *Why
	columns []whyColumn
	nameW   int
	barW    int
}

func (y *Why) layOut(a quality.Attribution) whyTable {
	t := whyTable{y: y, columns: y.columns(a)}
	used := 3
	for _, c := range t.columns {
		used += c.width
	}
	t.nameW = min(20, max(10, y.w-used-12))
	// Two names of a place take room that the bars leave.
	for _, c := range a.Rows {
		t.nameW = max(t.nameW, min(cells.Width(y.env.Say.Name(c.Value)), y.w-used-12-whyBar))
	}
	t.barW = max(0, min(whyBar, y.w-used-t.nameW-2))
	return t
}

// width is the width of a line with the longest bar and a blank after it.
func (t whyTable) width() int {
	w := 3 + t.nameW + 2 + t.barW + 1
	for _, c := range t.columns {
		w += c.width
	}
	return w
}

func (t whyTable) heading() string {
	heading := strings.Repeat(" ", t.nameW)
	for _, c := range t.columns {
		heading += cells.Right(t.y.env.Say.T(c.title), c.width, t.y.env.Glyphs.Ellipsis)
	}
	return heading
}

func (t whyTable) line(name string, c quality.Contribution, bar string) string {
	out := name + strings.Repeat(" ", max(0, t.nameW-cells.Width(name)))
	for _, column := range t.columns {
		out += cells.Right(column.cell(c), column.width, t.y.env.Glyphs.Ellipsis)
	}
	return out + "  " + bar
}

// plain returns a line without a bar.
func (t whyTable) plain(name string, c quality.Contribution) string {
	return strings.TrimRight(t.line(name, c, ""), " ")
}

// seen returns the lines of contributions, with the cursor before one of them.
func (t whyTable) seen(list []quality.Contribution) (lines []string) {
	y, g := t.y, t.y.env.Glyphs
	better := y.env.Catalogue.Series(y.series).Better
	most := 0.0
	a, _ := y.attribution(y.at)
	for _, c := range a.Rows { // bars of values out of sight count: a bar is as long wherever one scrolls
		most = max(most, math.Abs(c.Total))
	}
	all, at := y.listed()
	for _, c := range list {
		under := c.Value == all[at].Value
		name := cells.Cut(y.env.Say.NameWithin(c.Value, t.nameW), t.nameW, g.Ellipsis)
		mark, sign := " ", " "
		if y.marks().Marked(c.Value) {
			sign = g.Mark
		}
		drawn := t.line(name, c, y.sizeBar(c.Total, most, t.barW, better))
		if under {
			mark = g.Cursor
			lead := len(y.env.Say.Brief().Name(c.Value))
			drawn = widget.Selected(y.env.Theme.Selected, name, lead) + strings.TrimPrefix(drawn, name)
		}
		line := " " + mark + sign + drawn
		if under {
			line = ended(y.env, line, t.width(), y.w)
		}
		lines = append(lines, line)
	}
	return lines
}

// table returns the lines of the contributions in sight, one line for all others, the sum, and the unexplained rest.
func (y *Why) table(a quality.Attribution) []string {
	table, theme := y.layOut(a), y.env.Theme
	seen, rest, others := y.seen(a)
	lines := append([]string{"   " + theme.Label.Render(table.heading())}, table.seen(seen)...)
	if !a.Weighted {
		rest.Total, rest.Share = quality.Gap(), quality.Gap() // a sum of unweighted changes has no meaning
	}
	if others > 0 {
		name := y.env.Say.T("+%d others", others)
		lines = append(lines, "   "+theme.Muted.Render(table.plain(name, rest)))
	}
	if !a.Weighted {
		return lines
	}
	lines = append(lines, "   "+theme.Label.Render(table.plain(y.env.Say.T("sum"), total(a))))
	if left := a.Unexplained(); !quality.IsGap(left) {
		gap := quality.Gap()
		rest := quality.Contribution{Was: gap, Now: gap, WeightNow: gap, Rate: gap, Mix: gap, Total: left, Share: gap}
		lines = append(lines, "   "+table.plain(y.env.Say.T("unexplained"), rest))
	}
	return lines
}

// total returns the sum of all contributions.
func total(a quality.Attribution) quality.Contribution {
	sum := quality.Contribution{Was: a.Was, Now: a.Now, WeightNow: 1, Total: a.Change(), Share: a.NetShare()}
	for _, c := range a.Rows {
		sum.Rate, sum.Mix = sum.Rate+c.Rate, sum.Mix+c.Mix
	}
	return sum
}

// sizeBar draws a contribution as a bar relative to the largest: full for worse, hollow for better.
func (y *Why) sizeBar(v, most float64, w int, better quality.Direction) string {
	if most == 0 || w == 0 {
		return ""
	}
	g := y.env.Glyphs
	n := int(math.Round(math.Abs(v) / most * float64(w)))
	a, _ := y.attribution(y.at)
	if _, still := a.Still(); still { // even the longest bar stands for almost no change
		return y.env.Theme.Muted.Render(strings.Repeat(g.Sparks[0], n))
	}
	if better.Worsening(v) > 0 {
		return y.env.Theme.Worse.Render(strings.Repeat(g.Sparks[len(g.Sparks)-1], n))
	}
	return y.env.Theme.Better.Render(strings.Repeat(g.Sparks[0], n))
}
