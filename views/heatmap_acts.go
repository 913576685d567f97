package views

import (
	"rtcscope/keys"
	"rtcscope/quality"
)

// ActionHeatmap opens the heatmap.
const ActionHeatmap keys.Action = "heatmap"

// HeatmapScreen describes the heatmap.
func HeatmapScreen() Screen {
	return Screen{Name: "the heatmap", Handles: handles(heatmapActs), Open: openHeatmap, OfRows: true}
}

// openHeatmap opens the heatmap of the subject's series. If the subject has no result, the heatmap asks for one.
func openHeatmap(env *Env, at Subject) Intent {
	if at.Wrong != "" {
		return Refuse{at.Wrong}
	}
	if !at.HasResult {
		if !at.HasRow {
			return Refuse{refuseRows}
		}
		m := &Heatmap{env: env, origin: &at, own: at.Query, marking: at.Marking}
		return Open{View: m, Ask: []quality.Query{at.Query}}
	}
	m, ok := newHeatmap(env, at.Result, at.Series, at.Value)
	if !ok {
		return Refuse{refuseRows}
	}
	if m.marking = at.Marking; !at.OfTable {
		m.origin, m.own = &at, at.Result.Query
	}
	return Open{View: m, Note: at.unfiltered(env)}
}

// Answered implements Asker. What is drawn already keeps its series, cursor and meaning.
func (m *Heatmap) Answered(o Outcome) string {
	switch {
	case m.origin == nil:
	case o.Failure != nil && m.prepared != nil:
		m.own = m.result.Query
		return m.env.Say.Colon(m.env.Say.T(o.Query.Dimension), o.Failure.Code)
	case o.Failure != nil:
		m.failure = o.Failure.Code
	case m.prepared != nil:
		if !m.setResult(o.Result) {
			return m.env.Say.T("no value has figures in this series")
		}
	default:
		fresh, ok := newHeatmap(m.env, o.Result, m.origin.Series, m.origin.Value)
		if !ok {
			m.failure = m.env.Say.T("no value has figures in this series")
			return ""
		}
		fresh.w, fresh.h, fresh.origin, fresh.own, fresh.marking = m.w, m.h, m.origin, m.own, m.marking
		*m = *fresh
		m.clamp()
	}
	return ""
}

// Ended implements Asker.
func (m *Heatmap) Ended(failure *Failure) {
	if failure != nil && m.prepared == nil {
		m.failure = failure.Code
	}
}

// Follow implements Follower. A heatmap of another answer than the explore screen's keeps its own.
func (m *Heatmap) Follow(r quality.Result) bool { return m.origin != nil || m.setResult(r) }

func heatmapActs() acts[*Heatmap] {
	ofRows := func(do func(*Heatmap) Intent) act[*Heatmap] {
		return act[*Heatmap]{do: func(m *Heatmap) Intent {
			intent := do(m)
			m.clamp()
			return intent
		}, why: (*Heatmap).noRows}
	}
	steps := func(do func(*Heatmap)) act[*Heatmap] { return ofRows(always(do).do) }
	return acts[*Heatmap]{
		keys.Left:       steps(func(m *Heatmap) { m.goTo(m.row, m.at-1) }),
		keys.Right:      steps(func(m *Heatmap) { m.goTo(m.row, m.at+1) }),
		keys.Mode:       steps(func(m *Heatmap) { m.setMeaning(m.meaning.Next()) }),
		keys.NextSeries: {do: always(func(m *Heatmap) { m.turn(1) }).do, why: (*Heatmap).noSeries},
		keys.PrevSeries: {do: always(func(m *Heatmap) { m.turn(-1) }).do, why: (*Heatmap).noSeries},
		keys.Open:       ofRows((*Heatmap).open),
		keys.Mark:       ofRows((*Heatmap).markRow),
		keys.Unmark:     {do: (*Heatmap).unmark, why: (*Heatmap).nothingMarked},
		keys.Filter: {do: always(func(m *Heatmap) { m.list.open(m.env, m.value()) }).do,
			why: (*Heatmap).noValues},
		keys.Sort:        {do: (*Heatmap).nextOrder, why: (*Heatmap).noRows},
		keys.SortBy:      {do: (*Heatmap).chooseOrder, why: (*Heatmap).noRows},
		keys.Copy:        ofRows(func(m *Heatmap) Intent { return handing(m.env, m.handout(), m.result.Progress) }),
		keys.CopyCommand: ofRows(func(m *Heatmap) Intent { return Copy{m.command(), m.result.Progress} }),
		keys.Refresh:     {do: (*Heatmap).again},
		ActionLive:       {do: (*Heatmap).turnLive, why: (*Heatmap).noValues},
		keys.Back:        {do: (*Heatmap).back},
	}.withSheet((*Heatmap).sheet, (*Heatmap).noRows).withFields().withMoves((*Heatmap).move, (*Heatmap).noRows)
}

// Act implements View.
func (m *Heatmap) Act(a keys.Action) (Intent, bool) {
	if m.endTyping(a) {
		return nil, true
	}
	return heatmapActs().act(m, a)
}

// Refusals implements View.
func (m *Heatmap) Refusals() Refusals { return heatmapActs().refusals(m) }

// noRows refuses where no row is listed.
func (m *Heatmap) noRows() string {
	if m.prepared != nil && len(m.order) == 0 {
		return refuseFilter
	}
	return m.noValues()
}

// noValues refuses where nothing could be listed.
func (m *Heatmap) noValues() string {
	if m.prepared == nil {
		return refuseRows
	}
	return ""
}

func (m *Heatmap) noSeries() string {
	if len(m.result.Tables) < 2 {
		return refuseSeries
	}
	return ""
}

// markRow marks the row under the cursor, or removes its mark, and moves to the next one. A heatmap of another answer
// than the explore screen's keeps marks of its own, after those of the screen that it was opened from.
func (m *Heatmap) markRow() Intent {
	value := m.value()
	m.goTo(m.row+1, m.at)
	if m.origin == nil {
		return Toggle{value}
	}
	m.marking = marksOf(m.marking, m.result.Query.Dimension).toggled(value)
	return nil
}

// unmark removes all marks.
func (m *Heatmap) unmark() Intent {
	if m.origin == nil {
		return Unmark{}
	}
	intent := sayCleared(m.env, len(m.marking.Marks()))
	m.marking = rowMarks{dimension: m.result.Query.Dimension}
	return intent
}

// nothingMarked refuses to clear marks where there are none.
func (m *Heatmap) nothingMarked() string {
	if m.prepared == nil {
		return refuseRows
	}
	if m.marking == nil {
		return refuseUnmarked
	}
	return whyNoMarks(len(m.marking.Marks()))
}

func (m *Heatmap) move(a keys.Action) Intent {
	m.goTo(m.row+scroll(a, m.page(), len(m.order)), m.at)
	return nil
}

// open opens the details of the row under the cursor. If the answer is another one than the explore screen's, it shows
// the row there.
func (m *Heatmap) open() Intent {
	if m.origin != nil {
		return OpenRow{Query: m.result.Query, Series: m.prepared.Table.Series, Value: m.value()}
	}
	return OpenDetail{m.prepared.Table.Series, m.value()}
}

func (m *Heatmap) again() Intent {
	if m.origin != nil {
		return Ask{[]quality.Query{m.own}}
	}
	return Reload{}
}

// turnLive shows the last 60 minutes in place of the days, or the days again.
func (m *Heatmap) turnLive() Intent {
	if m.origin == nil {
		return TurnLive{}
	}
	m.own = Turned(m.own)
	return askLive(m.env, []quality.Query{m.own})
}

// LiveQueries implements Lively.
func (m *Heatmap) LiveQueries() []quality.Query { return liveQueries(m.result) }

// Subject implements HasSubject.
func (m *Heatmap) Subject() Subject {
	if m.prepared == nil {
		return *m.origin
	}
	return Subject{Query: m.result.Query, Result: m.result, HasResult: true, OfTable: m.origin == nil,
		Series: m.prepared.Table.Series, Value: m.value(), HasRow: len(m.order) > 0, Filter: m.list.filter,
		Filtered: m.filtered(), Marking: m.marking}
}

// Click implements MouseTaker. A click on a cell or a name moves the cursor there, a second one
// opens the row.
func (m *Heatmap) Click(x, y int) Intent {
	if m.prepared == nil || m.Capturing() {
		return nil
	}
	row := m.rows.Top() + y - m.headHeight()
	if y < m.headHeight() || row >= min(len(m.order), m.rows.Top()+m.page()) {
		return nil
	}
	moment := m.at
	if at, ok := m.momentAt(x); ok {
		moment = at
	}
	same := m.row == row && m.at == moment
	m.goTo(row, moment)
	return again(m, same)
}

// Wheel implements MouseTaker.
func (m *Heatmap) Wheel(notches int) Intent { return Wheel(m, notches) }

// Hints implements View.
func (m *Heatmap) Hints() []Hint {
	if m.Capturing() {
		return typingHints()
	}
	return m.list.hint(hints(keys.Open, ActionWhy, ActionCompare, keys.Copy, keys.Mode, keys.Mark, keys.Export,
		ActionTriage, keys.Filter, keys.Sort, keys.NextSeries, keys.CopyCommand, keys.Dimension, keys.Indicator,
		keys.Range, keys.Comparison))
}
