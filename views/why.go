package views

import (
	"fmt"
	"math"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// Why says where the change of a series comes from: how much of it one value holds in each dimension, and in the chosen
// dimension what each value contributes.
type Why struct {
	env    *Env
	query  quality.Query // of the explore screen, with days to compare with
	series string
	of     []whyDimension // in the catalogue's order
	at     int            // the chosen dimension
	value  string         // under the cursor; empty for the first
	w, h   int
	drawn  []string // kept until something changes: the screen is drawn after every message
}

// whyDimension is what is known of one dimension.
type whyDimension struct {
	name    string
	result  quality.Result
	has     bool
	failure string // why it is not known
}

// NewWhy makes the screen of a query that is compared with other days; the dimensions come by SetResult.
func NewWhy(env *Env, q quality.Query, series, value string) *Why {
	y := &Why{env: env, query: q, series: series, value: value}
	for i, d := range env.Catalogue.Dimensions {
		y.of = append(y.of, whyDimension{name: d.Name})
		if d.Name == q.Dimension {
			y.at = i
		}
	}
	return y
}

// SetResult takes up the answer by one dimension.
func (y *Why) SetResult(r quality.Result) {
	y.drawn = nil
	for i := range y.of {
		if y.of[i].name == r.Query.Dimension {
			y.of[i].result, y.of[i].has, y.of[i].failure = r, true, ""
		}
	}
}

// shown is the answer by the chosen dimension, without tables until it has come.
func (y *Why) shown() quality.Result {
	if d := y.of[y.at]; d.has {
		return d.result
	}
	return quality.Result{Query: y.query}
}

// SetFailure says why the answer by a dimension did not come.
func (y *Why) SetFailure(dimension, failure string) {
	y.drawn = nil
	for i := range y.of {
		if y.of[i].name == dimension && !y.of[i].has {
			y.of[i].failure = failure
		}
	}
}

// attribution splits the change of the shown series in a dimension.
func (y *Why) attribution(at int) (quality.Attribution, bool) {
	d := y.of[at]
	i := slices.IndexFunc(d.result.Tables, func(t quality.Table) bool { return t.Series == y.series })
	if !d.has || i < 0 {
		return quality.Attribution{}, false
	}
	return quality.Attribute(d.result, i, y.env.Catalogue.Series(y.series))
}

// SetSize implements View.
func (y *Why) SetSize(w, h int) {
	if w != y.w || h != y.h {
		y.w, y.h, y.drawn = w, h, nil
	}
}

// Capturing implements View.
func (y *Why) Capturing() bool { return false }

// Type implements View.
func (y *Why) Type(tea.Msg) Intent { return nil }

// rows is how many values of the chosen dimension are listed; the others are one line.
func (y *Why) rows() int { return max(1, y.h-len(y.of)-10) }

// listed are the contributions that the screen has lines for, and the index of the one under the cursor.
func (y *Why) listed() (top []quality.Contribution, at int) {
	a, ok := y.attribution(y.at)
	if !ok {
		return nil, -1
	}
	top, _, _ = a.Top(y.rows())
	return top, max(0, slices.IndexFunc(top, func(c quality.Contribution) bool { return c.Value == y.value }))
}

// turn changes to the next or previous series of the indicator.
func (y *Why) turn(by int) {
	tables := y.tables()
	if len(tables) < 2 {
		return
	}
	at := slices.Index(tables, y.series)
	y.series = tables[((at+by)%len(tables)+len(tables))%len(tables)]
}

func (y *Why) tables() []string {
	var names []string
	for _, d := range y.of {
		for _, t := range d.result.Tables {
			if !slices.Contains(names, t.Series) {
				names = append(names, t.Series)
			}
		}
	}
	return names
}

// finding is a contribution as three lines of Markdown to paste into a chat.
func (y *Why) finding(c quality.Contribution) []string {
	say := y.env.Say.T
	a, _ := y.attribution(y.at)
	r := y.shown()
	q := r.Query
	first := fmt.Sprintf("**%s** (%s) · %s · %s", report.EscapeMarkdown(valueName(y.env, c.Value)), say(q.Dimension), report.EscapeMarkdown(cells.Safe(y.series)), y.part(a, c))
	if a.Weighted && !quality.IsGap(c.Share) {
		first += fmt.Sprintf(" (%s %s, %s %s)", say("rate"), report.Signed(c.Rate, 3), say("mix"), report.Signed(c.Mix, 3))
	}
	second := y.env.Say.Join(report.Incomplete(y.env.Say, y.partial()), say("%s against %s", r.Axis(), r.PastAxis()), y.wholeText(a), y.caveat(a, c))
	return []string{first, second, report.CodeSpan(y.env.Commands.Row(q, y.series, c.Value))}
}

// part says how a value changed, and which part of the change that is, where the change is one.
func (y *Why) part(a quality.Attribution, c quality.Contribution) string {
	say := y.env.Say.T
	dimension := say(y.of[y.at].name)
	switch {
	case quality.IsGap(c.Share):
		return say("%s → %s (%s)", figureText(c.Was), figureText(c.Now), y.change(c.Now-c.Was))
	case a.Weighted:
		return say("%s → %s, %s of the change by %s", figureText(c.Was), figureText(c.Now), y.percent(c.Share), dimension)
	}
	return say("%s → %s, %s of all changes by %s", figureText(c.Was), figureText(c.Now), y.percent(c.Share), dimension)
}

// partial is how many dimensions are answered.
func (y *Why) partial() quality.Progress {
	p := quality.Progress{Total: len(y.of)}
	for _, d := range y.of {
		if d.has && d.result.Progress.Whole() {
			p.Done++
		}
	}
	return p
}

// change writes a difference with its sign; one that two decimals do not show is said to be none.
func (y *Why) change(v float64) string {
	if text := report.Signed(v, 2); strings.Trim(text, "+-0.") != "" {
		return text
	}
	return "+0.00"
}

// still says that the app itself hardly moved, and what a value that did move is then; nothing where the app moved.
func (y *Why) still(a quality.Attribution, c quality.Contribution) string {
	say := y.env.Say.T
	by, still := a.Still()
	if !still {
		return ""
	}
	text := say("the app itself hardly moved (%s)", y.change(by))
	if quality.IsGap(a.WholeNow - a.WholeWas) {
		text = say("the rows together hardly moved (%s)", y.change(by))
	}
	switch {
	case !a.Moves(c):
		return text
	case quality.IsGap(c.WeightNow):
		return y.env.Say.Join(text, say("%s %s moves the row, not the app", valueName(y.env, c.Value), y.change(c.Now-c.Was)))
	}
	row := say("%s %s with %s of users moves the row, not the app", valueName(y.env, c.Value), y.change(c.Now-c.Was), y.percent1(100*c.WeightNow))
	return y.env.Say.Join(text, row)
}

// percent writes a share, a gap where the whole is nothing.
func (y *Why) percent(v float64) string {
	if quality.IsGap(v) {
		return y.env.Glyphs.Gap
	}
	return report.Figure(math.Round(v)+0, 0) + "%" // + 0: there is no -0 %
}

// wholeText is the app's own change, from the service.
func (y *Why) wholeText(a quality.Attribution) string {
	if quality.IsGap(a.WholeWas) || quality.IsGap(a.WholeNow) {
		return y.env.Say.T("the app's own figure is not known")
	}
	change, _ := changeText(y.env, a.WholeNow-a.WholeWas, y.env.Catalogue.Series(y.series).Better)
	if change == "0.00" {
		change = "+0.00" // as where it is said that the app hardly moved
	}
	return fmt.Sprintf("%s %s %s %s (%s)", y.env.Say.T("whole app"), figureText(a.WholeWas), arrow(y.env), figureText(a.WholeNow), change)
}

// unexplainedFrom is the part of the app's own change, in percent, from which what the rows leave unexplained is said in
// words; beyond all of it a percentage says nothing, and both changes are named.
const unexplainedFrom = 20

// caveat says how far the contributions can be trusted, with c under the cursor.
func (y *Why) caveat(a quality.Attribution, c quality.Contribution) string {
	say := y.env.Say.T
	var parts []string
	if still := y.still(a, c); still != "" {
		parts = append(parts, still)
	}
	if a.Weighted {
		w := y.of[y.at].result.Users.Range
		parts = append(parts, say("weighted by users of %s, which approximates what the service divides by", shortSpan(y.env, w)))
	} else {
		parts = append(parts, say("unweighted: shares are of the sum of all absolute changes"))
	}
	switch left := a.UnexplainedShare(); {
	case left > 100:
		parts = append(parts, say("the rows add up to %s, the app itself changed by %s", y.change(a.Change()), y.change(a.WholeNow-a.WholeWas)))
	case left > unexplainedFrom:
		parts = append(parts, say("%s of the app's own change is not explained by the rows", y.percent(left)))
	}
	if a.Skipped > 0 {
		parts = append(parts, say("%d values left out: they lack figures or users", a.Skipped))
	}
	return y.env.Say.Join(parts...)
}

// Lines implements View.
func (y *Why) Lines() []string {
	if y.drawn == nil {
		y.drawn = y.draw()
	}
	return slices.Clone(y.drawn) // whoever is given it may change it
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
	if past := y.shown().PastAxis(); past.Len() > 0 {
		periods = say("against %s", axisSpan(y.env, past))
	}
	if y.w >= whyFrom {
		periods = unit.Unit + "  " + axisSpan(y.env, y.shown().Axis()) + "  " + periods
	}
	lines := []string{
		cells.Ends(" "+t.Title.Render(say("Why"))+"  "+cells.Safe(y.series)+"  "+strings.TrimSpace(periods), right, y.w, g.Ellipsis),
		t.Rule.Render(cells.Rule(say("the top value's share of all changes / an even share"), y.w, g.HLine, g.Ellipsis)),
	}
	for i := range y.of {
		lines = append(lines, y.dimensionLine(i))
	}
	lines = append(lines, t.Rule.Render(cells.Rule(say("%s: where the change comes from", say(y.of[y.at].name)), y.w, g.HLine, g.Ellipsis)))
	if !has {
		return cells.Fit(append(lines, "   "+t.Muted.Render(y.missing())), y.w, y.h, g.Ellipsis)
	}
	lines = append(lines, y.table(a)...)
	top, at := y.listed()
	for _, part := range cells.Wrap(y.caveat(a, top[at]), y.w-2, 2, g.Ellipsis) {
		lines = append(lines, " "+t.Muted.Render(part))
	}
	return cells.Fit(lines, y.w, y.h, g.Ellipsis)
}

// missing says why a dimension shows nothing.
func (y *Why) missing() string {
	switch d := y.of[y.at]; {
	case d.failure != "":
		return cells.Safe(d.failure)
	case !d.has:
		return y.env.Say.T("asking the service")
	}
	return y.env.Say.T("no value has figures in both periods")
}
