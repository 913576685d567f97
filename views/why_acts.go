package views

import (
	"cmp"

	"rtcscope/keys"
	"rtcscope/quality"
)

// ActionWhy opens the attribution.
const ActionWhy keys.Action = "why"

// WhyScreen describes the attribution.
func WhyScreen() Screen {
	return Screen{Name: "the attribution", Handles: handles(whyActs), Open: openWhy, OfRows: true}
}

// openWhy opens the attribution of the subject's series and asks its query by every dimension. An attribution needs
// compared days: if the subject has none, it takes the days before.
func openWhy(env *Env, at Subject) Intent {
	switch {
	case at.Wrong != "":
		return Refuse{at.Wrong}
	case !at.HasResult && !at.HasRow:
		return Refuse{refuseRows}
	}
	at, note := at.daily(env)
	q := at.Shown()
	if q.Versus.Basis == quality.CompareOff {
		q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	}
	y := newWhy(env, q, at.Series, at.Value)
	if at.HasResult && at.Result.Query == q && !at.Loading && at.Result.Progress.Whole() {
		y.setResult(at.Result)
	}
	return Open{View: y, Ask: y.queries(), Note: cmp.Or(note, at.unfiltered(env))}
}

// queries returns the query by every dimension.
func (y *Why) queries() []quality.Query {
	var list []quality.Query
	for _, d := range y.dimensions {
		q := y.query
		q.Dimension = d.name
		list = append(list, q)
	}
	return list
}

// Answered implements Asker.
func (y *Why) Answered(o Outcome) string {
	if o.Failure == nil {
		y.setResult(o.Result)
		return ""
	}
	y.setFailure(o.Query.Dimension, o.Failure.Code)
	return y.env.Say.Colon(y.env.Say.T(o.Query.Dimension), o.Failure.Code)
}

// Ended implements Asker.
func (y *Why) Ended(failure *Failure) {
	y.asking, y.drawn = "", nil
	if failure == nil {
		return
	}
	for _, d := range y.dimensions {
		y.setFailure(d.name, failure.Code)
	}
}

func whyActs() acts[*Why] {
	return acts[*Why]{
		keys.Left:        always(func(y *Why) { y.goTo(y.at - 1) }),
		keys.Right:       always(func(y *Why) { y.goTo(y.at + 1) }),
		keys.NextSeries:  {do: always(func(y *Why) { y.turn(1) }).do, why: (*Why).noSeries},
		keys.PrevSeries:  {do: always(func(y *Why) { y.turn(-1) }).do, why: (*Why).noSeries},
		keys.Open:        {do: (*Why).open, why: (*Why).noRows},
		keys.Mark:        {do: (*Why).mark, why: (*Why).noRows},
		keys.Unmark:      {do: (*Why).unmark, why: (*Why).nothingMarked},
		keys.Filter:      {do: always(func(y *Why) { y.list.open(y.env, y.value) }).do, why: (*Why).noValues},
		keys.Sort:        {do: (*Why).nextOrder, why: (*Why).noRows},
		keys.SortBy:      {do: (*Why).chooseOrder, why: (*Why).noRows},
		keys.Copy:        {do: (*Why).copy, why: (*Why).noRows},
		keys.CopyCommand: {do: (*Why).copyCommand},
		keys.Refresh:     {do: func(y *Why) Intent { return Ask{y.queries()} }},
		ActionExplain:    {do: (*Why).explain, why: (*Why).noWeights},
		keys.Back:        {do: (*Why).back},
	}.withSheet((*Why).sheet, (*Why).noRows).withFields().withMoves((*Why).move, (*Why).noRows)
}

// Act implements View.
func (y *Why) Act(a keys.Action) (Intent, bool) {
	y.drawn = nil
	if top, at := y.listed(); y.value == "" && len(top) > 0 {
		y.value = top[at].Value // newer answers do not move the cursor to another one
	}
	if y.endTyping(a) {
		return nil, true
	}
	return whyActs().act(y, a)
}

// Refusals implements View.
func (y *Why) Refusals() Refusals { return whyActs().refusals(y) }

func (y *Why) noRows() string {
	if top, _ := y.listed(); len(top) == 0 && y.noValues() == "" {
		return refuseFilter
	}
	return y.noValues()
}

// noValues refuses where nothing could be listed.
func (y *Why) noValues() string {
	if _, ok := y.attribution(y.at); !ok {
		return refuseRows
	}
	return ""
}

func (y *Why) noSeries() string {
	if len(y.tables()) < 2 {
		return refuseSeries
	}
	return ""
}

// goTo chooses a dimension, or the first or last one.
func (y *Why) goTo(at int) {
	if at = min(max(0, at), len(y.dimensions)-1); at != y.at {
		y.setFilter("") // it is of the values of the other dimension
	}
	y.at, y.value = at, ""
}

func (y *Why) move(a keys.Action) Intent {
	if list, at := y.listed(); len(list) > 0 {
		at = min(max(0, at+scroll(a, y.rows(), len(list))), len(list)-1)
		y.value = list[at].Value
		y.list.window.Move(at, len(list), y.rows())
	}
	return nil
}

func (y *Why) open() Intent {
	top, at := y.listed()
	return OpenRow{Query: y.dimensions[y.at].result.Query, Series: y.series, Value: top[at].Value}
}

func (y *Why) copy() Intent {
	return handing(y.env, y.handout(y.handed()), y.partial())
}

func (y *Why) copyCommand() Intent {
	return Copy{y.env.Commands.Series(y.Subject().Query, y.series), y.partial()}
}

// Subject implements HasSubject. It is the value under the cursor in the chosen dimension.
func (y *Why) Subject() Subject {
	d := y.dimensions[y.at]
	s := Subject{Query: y.query, Series: y.series, Result: d.result, HasResult: d.has, Marking: y.marks()}
	s.Query.Dimension = d.name
	if top, at := y.listed(); len(top) > 0 {
		s.Value, s.HasRow = top[at].Value, true
	}
	return s
}

// Click implements MouseTaker. A click on a dimension chooses it, one on a value moves the cursor there, and a second
// one opens the value.
func (y *Why) Click(_, line int) Intent {
	y.drawn = nil
	line -= 2 + len(y.verdict()) // the title and a rule
	if line >= 0 && line < len(y.dimensions) {
		y.goTo(line)
		return nil
	}
	line -= len(y.dimensions) + 2 // a rule and the heading
	list, at := y.listed()
	row := y.list.window.Top() + line
	if line < 0 || line >= y.rows() || row >= len(list) {
		return nil
	}
	y.value = list[row].Value
	return again(y, row == at)
}

// Wheel implements MouseTaker.
func (y *Why) Wheel(notches int) Intent { return Wheel(y, notches) }

// Hints implements View.
func (y *Why) Hints() []Hint {
	if y.list.input != nil {
		return typingHints()
	}
	list := y.list.hint([]Hint{{Action: keys.Open, Text: "explore"}})
	if y.asking != "" {
		list = append(list, Hint{keys.Back, "stop"})
	}
	if len(y.weightQuestions()) > 0 {
		list = append(list, Hint{Action: ActionExplain, Text: "ask for weights"})
	}
	list = append(list, hints(keys.Copy, ActionCompare, ActionHeatmap)...)
	list = append(list, Hint{keys.Right, "dimension"})
	return append(list, hints(ActionTriage, keys.Export, keys.Filter, keys.Mark, keys.Sort, keys.NextSeries,
		keys.CopyCommand, keys.Indicator, keys.Range, keys.Comparison, keys.Refresh)...)
}
