package views

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// sheet returns the marked contributions of the chosen dimension or, if none is marked, those that match the filter,
// in their order.
func (y *Why) sheet() report.Sheet {
	say := y.env.Say.T
	a, _ := y.attribution(y.at)
	rows := y.markedRows()
	if len(rows) == 0 {
		rows = y.ordered(a, len(a.Rows))
	}
	q := y.dimensions[y.at].result.Query
	of := func(pick func(quality.Contribution) float64) func(int) float64 {
		return func(row int) float64 { return pick(rows[row]) }
	}
	figure := func(field, title string, pick func(quality.Contribution) float64) sheetColumn {
		return computedColumn(y.env, field, title, of(pick))
	}
	columns := []sheetColumn{
		nameColumn("value", say(q.Dimension), func(row int) string { return y.env.Say.Name(rows[row].Value) },
			func(row int) string { return rows[row].Value }),
		figure("was", say("was"), func(c quality.Contribution) float64 { return c.Was }),
		figure("now", say("now"), func(c quality.Contribution) float64 { return c.Now }),
		figure("change", say("change"), func(c quality.Contribution) float64 { return c.Now - c.Was }),
	}
	if a.Weighted {
		columns = append(columns,
			y.weightFigure(a, figure),
			figure("rate", say("rate"), func(c quality.Contribution) float64 { return c.Rate }),
			figure("mix", say("mix"), func(c quality.Contribution) float64 { return c.Mix }))
	}
	columns = append(columns,
		figure("total", say("total"), func(c quality.Contribution) float64 { return c.Total }),
		figure("share", say("share"), func(c quality.Contribution) float64 { return c.Share }))
	english := *y
	english.env = inEnglish(y.env)
	return fill(report.Sheet{
		Title: fmt.Sprintf("%s %s  %s  %s  %s %s", cells.Safe(q.App), q.Product, cells.Safe(y.series), say(q.Dimension),
			q.Range, y.periods()),
		Name:    fileName(y.partial(), q.App, y.series, q.Dimension, "why", q.Range.To.String()),
		Source:  y.source(),
		Partial: y.partial(),
		Notes:   y.notes(a), Warnings: english.notes(a),
	}, columns, len(rows))
}

// handout returns contributions as a finding, whose sentence is about the first of them.
func (y *Why) handout(list []quality.Contribution) report.Handout {
	say, c := y.env.Say.T, list[0]
	a, _ := y.attribution(y.at)
	r := y.shown()
	q := r.Query
	h := report.Handout{
		Lead:  say("%s (%s)", y.env.Say.Name(c.Value), say(q.Dimension)),
		Said:  y.env.Say.Colon(writerOf(y.env).SeriesInFull(y.env.Catalogue.Series(y.series)), y.part(a, c)),
		About: writerOf(y.env).About(q, y.series, r.Axis().String()+" "+y.periods()),
		Basis: []string{report.Incomplete(y.env.Say, y.partial()), y.wholeText(a), y.verdictText(),
			y.caveat(a, c)},
		Heading: []string{say(q.Dimension)}, Right: []bool{false}, Command: y.env.Commands.Row(q, y.series, c.Value),
	}
	var values []string
	for _, one := range list {
		values, h.Rows = append(values, one.Value), append(h.Rows, []string{y.env.Say.Name(one.Value)})
	}
	if len(list) > 1 {
		h.Command = y.env.Commands.Rows(q, y.series, values...)
	}
	wide := *y
	wide.w = copyWidth
	for _, column := range wide.columns(a) {
		h.Heading, h.Right = append(h.Heading, say(column.title)), append(h.Right, true)
		for i, one := range list {
			h.Rows[i] = append(h.Rows[i], column.cell(one))
		}
	}
	return h
}

// handed are the contributions of a finding: those of the marked values of the chosen dimension, the largest first, or
// that of the value under the cursor.
func (y *Why) handed() []quality.Contribution {
	if marked := y.markedRows(); len(marked) > 0 {
		return marked
	}
	top, at := y.listed()
	return top[at : at+1]
}

// source returns what the contributions are of.
func (y *Why) source() report.Source {
	r, series := y.shown(), y.env.Catalogue.Series(y.series)
	of := report.SourceOf(r.Query, r.Axis(), r.Against())
	of.Series, of.Unit, of.Better = y.series, series.Unit, series.Better.String()
	return of
}

// periods says in full what the changes lead from.
func (y *Why) periods() string {
	return report.AgainstWords(y.env.Say, y.shown().Against(), quality.Axis.String)
}

// part says how a value changed, and its share of the whole change, if there is one.
func (y *Why) part(a quality.Attribution, c quality.Contribution) string {
	say := y.env.Say.T
	dimension := say(y.dimensions[y.at].name)
	switch {
	case quality.IsGap(c.Share):
		return say("%s → %s (%s)", figureText(c.Was), figureText(c.Now), y.change(c.Now-c.Was))
	}
	return say("%s → %s, %s of all changes by %s", figureText(c.Was), figureText(c.Now), y.percent(c.Share), dimension)
}

// change writes a difference with its sign. A difference that two decimals do not show is +0.00.
func (y *Why) change(v float64) string {
	if text := report.Signed(v, 2); strings.Trim(text, "+-0.") != "" {
		return text
	}
	return "+0.00"
}

// effect says what the change of a row does to the whole app, and that the app hardly moved if so. It is empty where
// nothing can be said.
func (y *Why) effect(a quality.Attribution, c quality.Contribution) string {
	say, name, change := y.env.Say.T, y.env.Say.Name(c.Value), y.change(c.Now-c.Was)
	effect, part, whole := a.Effect(c)
	still := ""
	if by, is := a.Still(); is {
		still = say("the app itself hardly moved (%s)", y.change(by))
		if quality.IsGap(a.WholeNow - a.WholeWas) {
			still = say("the rows together hardly moved (%s)", y.change(by))
		}
	}
	said := ""
	switch effect {
	case quality.EffectRow:
		switch {
		case quality.IsGap(c.WeightNow):
			said = say("%s %s moves the row, not the app", name, change)
		case a.ByCalls:
			said = say("%s %s with %s of calls moves the row, not the app", name, change, y.percent1(100*c.WeightNow))
		default:
			said = say("%s %s with %s of users moves the row, not the app", name, change, y.percent1(100*c.WeightNow))
		}
	case quality.EffectMost:
		said = say("%s explains the app's change: %s of %s", name, y.change(part), y.change(whole))
	case quality.EffectPart:
		said = say("%s is a part: %s of %s", name, y.change(part), y.change(whole))
	case quality.EffectAgainst:
		said = say("%s moves the app by %s, which moved by %s", name, y.change(part), y.change(whole))
	case quality.EffectBeyond:
		said = say("%s would move the app by %s, which moved by %s", name, y.change(part), y.change(whole))
	}
	if said != "" && effect != quality.EffectRow && y.verdictText() != "" { // which is of the bad days alone
		said = say("over all days: %s", said)
	}
	return y.env.Say.Join(still, said)
}

// percent writes a share without decimals.
func (y *Why) percent(v float64) string {
	if quality.IsGap(v) {
		return y.env.Glyphs.Gap
	}
	return report.Figure(math.Round(v)+0, 0) + "%" // + 0 turns -0 into 0
}

// wholeText writes the app's own change, as the service reports it.
func (y *Why) wholeText(a quality.Attribution) string {
	if quality.IsGap(a.WholeWas) || quality.IsGap(a.WholeNow) {
		return y.env.Say.T("the app's own figure is not known")
	}
	change, _ := changeText(y.env, a.WholeNow-a.WholeWas, y.env.Catalogue.Series(y.series).Better)
	if change == "0.00" {
		change = "+0.00" // as still writes it
	}
	return fmt.Sprintf("%s %s %s %s (%s)", y.env.Say.T("whole app"), figureText(a.WholeWas), arrow(y.env),
		figureText(a.WholeNow), change)
}

// unexplainedFrom is the least unexplained share of the app's own change, in percent, that the caveat names. Above
// 100% the caveat names both changes instead of a share.
const unexplainedFrom = 20

// caveat says how reliable the contributions are, with c under the cursor.
func (y *Why) caveat(a quality.Attribution, c quality.Contribution) string {
	say := y.env.Say.T
	var parts []string
	if effect := y.effect(a, c); effect != "" {
		parts = append(parts, effect)
	}
	if since := y.since(c); since != "" {
		parts = append(parts, since)
	}
	parts = append(parts, y.weights(a)...)
	switch left := a.UnexplainedShare(); {
	case left > 100:
		parts = append(parts, say("the rows add up to %s, the app itself changed by %s", y.change(a.Change()),
			y.change(a.WholeNow-a.WholeWas)))
	case left > unexplainedFrom:
		parts = append(parts, say("%s of the app's own change is not explained by the rows", y.percent(left)))
	}
	if a.Skipped > 0 {
		parts = append(parts, say("%d values left out: they lack figures or users", a.Skipped))
	}
	return y.env.Say.Join(parts...)
}

// weights say what the contributions are weighted by.
func (y *Why) weights(a quality.Attribution) []string {
	say, d := y.env.Say.T, y.dimensions[y.at]
	switch {
	case y.asking != "":
		return []string{y.asking}
	case a.ByCalls:
		return []string{say("weighted by parts of the calls of %s, from figures without each value",
			ShortSpan(y.env, d.weighed().Scale.Days()))}
	case a.Weighted:
		return []string{say("weighted by users of %s, which approximates what the service divides by",
			ShortSpan(y.env, d.result.Users.Range))}
	}
	list := []string{say("unweighted: shares are of the sum of all absolute changes")}
	if n := len(y.weightQuestions()); n > 0 {
		list = append(list, say("weights can be asked for, by %d calls at most", n))
	}
	return append(list, y.noScale()...)
}

// since says since when a row is out of what is usual. It is empty if it is as before.
func (y *Why) since(c quality.Contribution) string {
	f := y.figures()
	if f == nil {
		return ""
	}
	row := slices.IndexFunc(f.Table.Rows, func(r quality.Row) bool { return r.Value == c.Value })
	if row < 0 || f.Judged[row].State == quality.StateAsBefore {
		return ""
	}
	return y.env.Say.Beside(y.env.Say.Name(c.Value), report.SinceWords(y.env.Say, f, row))
}

// notes say how far the contributions can be trusted, and what the answer lacks.
func (y *Why) notes(a quality.Attribution) []string {
	top, at := y.listed()
	list := append(answerNotes(y.env, y.dimensions[y.at].result), y.wholeText(a))
	if at >= 0 && at < len(top) {
		list = append(list, y.caveat(a, top[at]))
	}
	if incomplete := report.Incomplete(y.env.Say, y.partial()); incomplete != "" {
		list = append([]string{incomplete}, list...)
	}
	return list
}
