package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/widget"
)

// Heatmap shows every value of a series at every moment. Rows are values, the one that got worse most on top; columns
// are moments, the newest on the right.
type Heatmap struct {
	env      *Env
	marking  Marking       // nil if rows cannot be marked
	origin   *Subject      // what it was opened for, if it asks for its own answer; else nil
	own      quality.Query // of its own answer, which was asked for last
	failure  string        // why its own answer is missing
	result   quality.Result
	sheets   *sheets
	tab      int // index of the series
	prepared *prepared
	heat     quality.Heat
	meaning  quality.HeatMeaning
	list     heatList
	order    []int // rows of the table that match the filter, in their order
	serviceW int   // width of the longest name as the service has it
	nameW    int   // width of the longest name
	figureW  int   // width of the longest figure
	row      int   // row under the cursor, an index of order
	at       int   // moment under the cursor, an index of the axis
	rows     widget.Window
	first    int // first visible moment
	kept     int // the first visible moment when the cursor was last moved sideways
	w, h     int

	kinds  map[heatKind]string // see drawnKind
	drawn  drawnHeatmap
	cached heatFacts
}

// newHeatmap returns the heatmap of a series, with the cursor on the newest moment of a value, or of the worst row if
// the series lacks the value. It returns false if the result has no rows of the series.
func newHeatmap(env *Env, r quality.Result, series, value string) (*Heatmap, bool) {
	tab := slices.IndexFunc(r.Tables, func(t quality.Table) bool { return t.Series == series })
	if tab < 0 || len(r.Tables[tab].Rows) == 0 || r.Tables[tab].Axis.Len() == 0 {
		return nil, false
	}
	all := sheetsOf(env, r)
	m := &Heatmap{env: env, result: all.result, sheets: all}
	m.show(tab, value)
	m.at = m.prepared.Table.Axis.Len() - 1
	return m, true
}

// setResult shows a newer result. Series, value, moment and meaning stay if the result has them. It returns false if
// the result has no rows.
func (m *Heatmap) setResult(r quality.Result) bool {
	series := m.prepared.Table.Series
	if r.Query.Indicator != m.result.Query.Indicator && len(r.Tables) > 0 {
		series = r.Tables[0].Series
	}
	other, ok := newHeatmap(m.env, r, series, m.value())
	if !ok {
		return false
	}
	from, to := m.prepared.Table.Axis, other.prepared.Table.Axis
	if at := to.Index(from.At(m.at)); at >= 0 {
		other.at = at
	}
	first, kept := m.first, m.kept
	if r.Query.OfLive() { // the window stays on its moments, too
		other.at = stays(m.at, from, to)
		first, kept = max(0, first+other.at-m.at), max(0, kept+other.at-m.at)
	}
	other.marking, other.origin, other.own, other.w, other.h = m.marking, m.origin, m.own, m.w, m.h
	other.list = m.list
	other.arrange(m.value())
	if other.prepared.row(m.value()) >= 0 {
		other.rows, other.first, other.kept = m.rows, first, kept
	}
	other.setMeaning(m.meaning)
	*m = *other
	m.clamp()
	return true
}

// show shows a series of the result, with the cursor on a value.
func (m *Heatmap) show(tab int, value string) {
	s := m.sheets.at(tab)
	m.tab, m.prepared = tab, s
	service, full := s.widestNames()
	title := cells.Width(m.env.Say.T(m.result.Query.Dimension))
	m.serviceW, m.nameW = max(title, service), max(title, full)
	m.figureW = m.widestFigure()
	m.arrange(value)
	m.setMeaning(m.meaning)
}

// setMeaning sets the meaning of the shades.
func (m *Heatmap) setMeaning(meaning quality.HeatMeaning) {
	m.meaning = meaning
	m.heat = quality.NewHeat(m.prepared.Figures, meaning)
	m.kinds, m.cached = nil, heatFacts{}
}

// value returns the value of the row under the cursor; empty if no row matches the filter.
func (m *Heatmap) value() string {
	if m.row >= len(m.order) {
		return ""
	}
	return m.prepared.Table.Rows[m.order[m.row]].Value
}

// SetSize implements View.
func (m *Heatmap) SetSize(w, h int) {
	m.w, m.h = w, h
	m.clamp()
}

// clamp moves cursor and window into bounds. At the edge, the window moves by half a page of rows, as the table's
// does, or by one moment. Where it moved because the screen got smaller, it comes back with the room.
func (m *Heatmap) clamp() {
	if m.prepared == nil {
		return // there is no answer yet
	}
	n, page := len(m.order), m.page()
	m.row = max(0, min(m.row, n-1))
	m.rows.Show(m.row, n, page)
	n, fit := m.prepared.Table.Axis.Len(), m.momentsFit()
	m.at = min(max(0, m.at), n-1)
	m.first = max(min(m.kept, m.at), m.at-fit+1)
	m.first = min(max(0, m.first), max(0, n-fit))
}

// goTo moves the cursor to a row and a moment, or as near to them as there are any.
func (m *Heatmap) goTo(row, at int) {
	m.row = max(0, min(row, len(m.order)-1))
	m.rows.Move(m.row, len(m.order), m.page())
	m.at, m.kept = at, m.first
	m.clamp()
	m.kept = m.first
}

// turn shows the next or previous series that has rows, with the cursor on the same value and moment.
func (m *Heatmap) turn(n int) {
	tabs, value := len(m.result.Tables), m.value()
	for i := 1; i < tabs; i++ {
		at := ((m.tab+n*i)%tabs + tabs) % tabs
		if t := m.result.Tables[at]; len(t.Rows) > 0 && t.Axis.Len() > 0 {
			m.show(at, value)
			return
		}
	}
}
