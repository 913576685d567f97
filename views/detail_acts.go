package views

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
)

// DetailScreen describes a row's details.
func DetailScreen() Screen { return Screen{Name: "a row's details", Handles: handles(detailActs)} }

func detailActs() acts[*Detail] {
	scrolled := func(by func(*Detail) int) act[*Detail] {
		return always(func(d *Detail) { d.scroll(by(d)) })
	}
	page := (*Detail).listHeight
	all := func(d *Detail) int { return d.prepared.Table.Axis.Len() }
	one := func(*Detail) int { return 1 }
	back := func(by func(*Detail) int) func(*Detail) int { return func(d *Detail) int { return -by(d) } }
	return acts[*Detail]{ // the newest moment is on top
		keys.Up:          scrolled(back(one)),
		keys.Right:       scrolled(back(one)),
		keys.Down:        scrolled(one),
		keys.Left:        scrolled(one),
		keys.HalfUp:      scrolled(back(page)),
		keys.PageUp:      scrolled(back(page)),
		keys.HalfDown:    scrolled(page),
		keys.PageDown:    scrolled(page),
		keys.Top:         scrolled(back(all)),
		keys.Bottom:      scrolled(all),
		keys.Zero:        always(func(d *Detail) { d.fromZero = !d.fromZero }),
		keys.NextSeries:  {do: always(func(d *Detail) { d.turn(1) }).do, why: (*Detail).noSeries},
		keys.PrevSeries:  {do: always(func(d *Detail) { d.turn(-1) }).do, why: (*Detail).noSeries},
		keys.Copy:        {do: func(d *Detail) Intent { return handing(d.env, d.handout(), d.result.Progress) }},
		keys.CopyCommand: {do: func(d *Detail) Intent { return Copy{d.command(), d.result.Progress} }},
		keys.Refresh:     {do: func(*Detail) Intent { return Reload{} }},
		ActionLive:       {do: func(*Detail) Intent { return TurnLive{} }},
		keys.Open:        leaveAct[*Detail](),
		keys.Back:        leaveAct[*Detail](),
	}.withSheet((*Detail).sheet, nil).withFields()
}

// Act implements View.
func (d *Detail) Act(a keys.Action) (Intent, bool) {
	d.drawn = drawnDetail{}
	return detailActs().act(d, a)
}

// Refusals implements View.
func (d *Detail) Refusals() Refusals { return detailActs().refusals(d) }

func (d *Detail) noSeries() string {
	if len(d.result.Tables) < 2 {
		return refuseSeries
	}
	return ""
}

// scroll moves the list of moments.
func (d *Detail) scroll(by int) {
	d.top = min(max(0, d.top+by), max(0, d.prepared.Table.Axis.Len()-d.listHeight()))
}

// Subject implements HasSubject.
func (d *Detail) Subject() Subject {
	return Subject{Query: d.result.Query, Result: d.result, HasResult: true, OfTable: true,
		Series: d.prepared.Table.Series,
		Value:  d.prepared.Table.Rows[d.row].Value, HasRow: true}
}

// LiveQueries implements Lively.
func (d *Detail) LiveQueries() []quality.Query { return liveQueries(d.result) }

// Follow implements Follower.
func (d *Detail) Follow(r quality.Result) bool { return d.setResult(r) }

// Click implements MouseTaker.
func (d *Detail) Click(int, int) Intent { return nil }

// Wheel implements MouseTaker.
func (d *Detail) Wheel(notches int) Intent { return Wheel(d, notches) }

// Capturing implements View.
func (d *Detail) Capturing() bool { return false }

// Type implements View.
func (d *Detail) Type(tea.Msg) Intent { return nil }

// Hints implements View.
func (d *Detail) Hints() []Hint {
	return hints(ActionWhy, ActionCompare, keys.Copy, ActionHeatmap, keys.Export, ActionTriage, keys.NextSeries,
		keys.CopyCommand, keys.Zero, keys.Dimension, keys.Indicator, keys.Range, keys.Comparison)
}
