package views

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
)

// The least heights of a screen with summary and with chart, the least width of one with a legend, and the legend's
// width.
const (
	summaryFrom = 8
	chartFrom   = 15
	legendFrom  = 76
	legendWidth = 26
	// completesFrom is the least width of a screen that says when the latest day is complete.
	completesFrom = 100
)

// chartHeight returns the height of the chart with its title, or 0 if it is hidden or has no room.
func (e *Explore) chartHeight() int {
	if !e.chart || e.h < chartFrom {
		return 0
	}
	h := min(max(6, e.h*35/100), 16)
	if e.w < legendFrom {
		h++ // the names of the lines take a line of their own
	}
	return h
}

// chartSign says why there is no chart, in a long form and a short one. It is empty if there is a chart.
func (e *Explore) chartSign() (long, short string) {
	switch {
	case e.h < chartFrom:
		return noRoomForChart(e.env), e.env.Say.T("no chart")
	case !e.chart:
		return e.env.keyed(keys.Chart, "chart hidden: %s shows it", "chart hidden"),
			e.env.keyed(keys.Chart, "%s: chart", "no chart")
	}
	return "", ""
}

// noRoomForChart says that the screen is too low for the chart.
func noRoomForChart(env *Env) string { return env.Say.T("no room for the chart") }

// topHeight returns the height of tabs and summary.
func (e *Explore) topHeight() int {
	if e.h < summaryFrom {
		return 1
	}
	return 2
}

// place gives the table the height that the other parts leave.
func (e *Explore) place() {
	e.table.SetSize(e.w, max(2, e.h-e.topHeight()-e.chartHeight()))
}

// Lines implements View.
func (e *Explore) Lines() []string {
	ellipsis := e.env.Glyphs.Ellipsis
	if e.prepared == nil {
		return cells.Fit(e.emptyLines(), e.w, e.h, ellipsis)
	}
	if e.prepared.Table.Axis.NewestSettled(e.env.Now()) != e.settled {
		e.arrange()
	}
	lines := []string{e.tabs()}
	if e.topHeight() == 2 {
		lines = append(lines, e.summary())
	}
	table := e.table.Draw()
	if at := e.table.Head(); e.prepared.Len() == 0 && len(table) > at {
		table[at] = "  " + e.env.Theme.Muted.Render(e.env.Say.T("nothing matches the filter"))
	}
	lines = append(lines, table...)
	lines = append(lines, e.chartLines()...)
	return cells.Fit(lines, e.w, e.h, ellipsis)
}

// emptyLines says why there is no table. An answer without data is normal.
func (e *Explore) emptyLines() []string {
	if !e.has {
		return nil
	}
	q := e.result.Query
	if q.OfLive() && e.result.Conclusive() {
		return emptyLive(e.env, e.result, e.w)
	}
	switch n := e.result.AnsweredDays(); {
	case q.OfLive():
		return []string{"", "   " + report.PerStep(e.env.Say, e.result.Axis().Step(),
			"no values yet: %d of %d days are answered", n, e.result.Axis().Len())}
	case n == 0 && e.result.CountNotHeld(e.result.Axis()) == q.Range.Len():
		lines := []string{""}
		for _, text := range []string{report.NotServed(e.env.Say, e.result, e.env.Now()),
			e.env.Say.T("Change the app, the indicator, the dimension or the days.")} {
			for _, part := range cells.Wrap(text, e.w-6, 4, e.env.Glyphs.Ellipsis) {
				lines = append(lines, "   "+part)
			}
		}
		return lines
	case n < q.Range.Len():
		return []string{"", "   " + e.env.Say.T("no values yet: %d of %d days are answered", n, q.Range.Len())}
	}
	text := e.env.Say.T("The service answered, and holds no values of %s by %s from %s to %s.", q.Indicator,
		e.env.Say.T(q.Dimension), q.Range.From, q.Range.To)
	hint := e.env.Say.T("Change the app, the indicator, the dimension or the days.")
	completes := report.Completes(e.env.Say, q.Range, e.env.Now())
	if completes != "" {
		text = e.env.Say.T("The service has no values yet of %s by %s: %s.", q.Indicator, e.env.Say.T(q.Dimension),
			completes)
	}
	if q.MayHoldNothing() {
		hint = e.env.Say.T("For the web product the service may hold nothing by OS or by Access: change the dimension or " +
			"the product.")
	}
	if n := len(e.result.UnreadyDays()); n > 0 {
		text = e.env.Say.T("no values yet: %d of %d days are not ready", n, len(q.AllDays()))
		hint = e.env.Say.T("The answers for these days were empty, odd or short: they are asked for again, at most once " +
			"an hour.")
	}
	lines := []string{""}
	for _, w := range e.result.Warnings {
		lines = append(lines, "   "+e.env.Theme.Warn.Render(e.env.Say.T(w.Text, w.Count)))
	}
	for _, text := range e.unready() {
		lines = append(lines, "   "+text)
	}
	for _, part := range append(cells.Wrap(text, e.w-6, 3, e.env.Glyphs.Ellipsis),
		cells.Wrap(hint, e.w-6, 3, e.env.Glyphs.Ellipsis)...) {
		lines = append(lines, "   "+part)
	}
	return lines
}

// tabs names the returned series, with the shown one in brackets, its unit, and the direction in which it gets better.
func (e *Explore) tabs() string {
	unit := e.prepared.Series.Unit + " " + e.env.Say.T(e.prepared.Series.Better.Words())
	if _, sign := e.chartSign(); sign != "" && e.topHeight() < 2 {
		unit = sign + "  " + unit
	}
	if note := e.prepared.weightNote(); note != "" {
		unit += "  " + note
	}
	unit = strings.TrimSpace(unit)
	return cells.Ends(" "+e.tabNames(e.w-cells.Width(unit)-2), e.env.Theme.Muted.Render(unit), e.w, e.env.Glyphs.Ellipsis)
}

// tabNames names the returned series in at most w cells, if they can be: in words, too, where there is room for those
// of all of them or, failing that, of the shown one.
func (e *Explore) tabNames(w int) string {
	names := func(all, shown int) (parts []string, at int) {
		for i, t := range e.result.Tables {
			if series := e.env.Catalogue.Series(t.Series); t.Series == e.series {
				at = i
				parts = append(parts, e.env.Theme.Accent.Render("["+titled(e.env, series, shown)+"]"))
			} else {
				parts = append(parts, " "+titled(e.env, series, all)+" ")
			}
		}
		return parts, at
	}
	for _, all := range []int{w, 0} {
		parts, _ := names(all, w)
		if text := strings.Join(parts, " "); cells.Width(text) <= w {
			return text
		}
	}
	// The shown one stays whole: those before it make room.
	parts, at := names(0, 0)
	before := ""
	for at > 0 && cells.Width(before+strings.Join(parts[:at+1], " ")) > w {
		parts, at, before = parts[1:], at-1, e.env.Glyphs.Left+" "
	}
	return before + strings.Join(parts, " ")
}

// summary returns the line with filter, warnings, marks and the worst change, or the filter while it is typed.
func (e *Explore) summary() string {
	say, s := e.env.Say, e.prepared
	row := min(e.table.Row()+1, s.Len())
	if e.input != nil { // the cursor moves while the filter is typed
		return e.typing(e.env, e.w, row, s.Len())
	}
	place := say.T("%d of %d", row, s.Len())
	var parts []string
	if filtered := e.words(e.env, s.Len(), len(s.Table.Rows)); filtered != "" {
		parts = append(parts, filtered)
	}
	for _, w := range e.result.Warnings {
		parts = append(parts, e.env.Theme.Warn.Render(say.T(w.Text, w.Count)))
	}
	if len(e.marks) > 0 {
		parts = append(parts, e.marksText())
	}
	parts = append(append(parts, e.unready()...), e.notHeld()...)
	if s.Latest >= 0 {
		parts = append(parts, e.latestText(s.Table.Axis.At(s.Latest)))
	}
	line := " " + strings.Join(parts, "  ")
	muted := e.env.Theme.Muted
	sign, short := e.chartSign()
	if short != "" {
		short = muted.Render(short) + "  "
	}
	for _, worst := range e.worstChange() {
		// Do not cut it: a part of a figure looks like another figure.
		if longer := strings.TrimRight(line, " ") + strings.Repeat(" ", min(len(parts)+1, 2)) + worst; cells.Width(longer)+
			cells.Width(short+place)+2 <= e.w {
			line = longer
			break
		}
	}
	if sign != "" {
		if long := muted.Render(sign) + "  "; cells.Width(line+long+place)+2 <= e.w {
			short = long
		}
		place = short + place
	}
	return cells.Ends(line, place, e.w, e.env.Glyphs.Ellipsis)
}

// latestText names the latest moment and, if it is a day, says when that is complete. Where there is room for one of
// them, it says when the only day of the range is complete.
func (e *Explore) latestText(moment quality.Moment) string {
	say, axis, now := e.env.Say, e.prepared.Table.Axis, e.env.Now()
	latest := say.T("latest %s", moment.Short())
	if axis.Settled(moment, now) {
		return latest
	}
	if latest += " " + say.T("(not final)"); axis.Step() != quality.StepDay {
		return latest
	}
	switch completes := report.Completes(say, quality.Range{From: moment.Day(), To: moment.Day()}, now); {
	case completes == "":
		return latest
	case e.w >= completesFrom:
		return latest + " " + completes
	case axis.Len() == 1:
		return completes
	}
	return latest
}

// worstChange names the row that got worse most, in a long and a short form, or says that no row is beyond what is
// usual. What may be chance is not announced. Rows without a verdict are not among those of which it is said.
func (e *Explore) worstChange() []string {
	s := e.prepared
	worst := s.worst()
	at := worst.row
	if e.filter != "" && at == s.Whole {
		at = -1 // the app is none of the rows that were looked for
	}
	switch {
	case at < 0 && worst.withApp:
		return []string{e.env.Theme.Warn.Render(e.env.Say.T("rows got worse like all others"))}
	case at < 0 && worst.judged == 0:
		return nil
	case at < 0:
		return []string{e.nothingWorse(worst.judged)}
	}
	was, now := s.moved(at)
	change := s.difference(was, now-was)
	short := e.env.Say.T("worst change: %s", s.name(at)) + " " + change.Style.Render(change.Text)
	return []string{short + fmt.Sprintf(" (%s %s %s)", figureText(was), arrow(e.env), figureText(now)), short}
}

// nothingWorse says that none of the rows with a verdict got worse. Live figures are judged by their own first half,
// which says nothing of what is usual.
func (e *Explore) nothingWorse(judged int) string {
	n, live := e.prepared.Len(), e.result.Query.OfLive()
	switch {
	case live && judged < n:
		return e.env.Say.T("nothing got worse in this time in %d of %d rows", judged, n)
	case live:
		return e.env.Say.T("nothing got worse in this time")
	case judged < n:
		return e.env.Say.T("nothing worse than usual in %d of %d rows", judged, n)
	}
	return e.env.Say.T("nothing worse than usual")
}

// unready names the days whose answers were empty, odd or short. They are asked for again.
func (e *Explore) unready() []string {
	days := e.result.UnreadyDays()
	if len(days) == 0 {
		return nil
	}
	return []string{e.env.Theme.Warn.Render(e.env.Say.T("not ready yet: %s",
		quality.ShortDayList(days, e.env.Glyphs.Dash)))}
}

// notHeld says how many moments and compared moments are held neither by the service nor by the archive.
func (e *Explore) notHeld() []string {
	var parts []string
	warn := e.env.Theme.Warn
	axis, past := e.result.Axis(), e.result.PastAxis()
	if n := e.result.CountNotHeld(axis); n > 0 && !e.result.Query.OfLive() { // of live figures the header says it
		parts = append(parts, warn.Render(e.prepared.per("%d of %d days are not held", n, axis.Len())))
	}
	if n := e.result.CountNotHeld(past); n > 0 {
		parts = append(parts, warn.Render(e.prepared.per("%d of %d compared days are not held", n, past.Len())))
	}
	return parts
}
