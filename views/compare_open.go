package views

import (
	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
)

// ActionCompare opens the comparison.
const ActionCompare keys.Action = "compare"

// CompareScreen describes the comparison.
func CompareScreen() Screen {
	return Screen{Name: "the comparison", Handles: handles(compareActs), Open: openCompare, OfRows: true}
}

// openCompare compares the rows of Subject.compared with the whole app. It asks for dimensions that have no result
// yet.
func openCompare(env *Env, at Subject) Intent {
	if at.Wrong != "" {
		return Refuse{at.Wrong}
	}
	marks, note := at.compared(), at.unused(env)
	switch {
	case len(marks) == 0 && at.Whole:
		return Refuse{refuseWhole}
	case len(marks) == 0 && at.HasResult:
		return Refuse{refuseRow}
	case len(marks) == 0:
		return Refuse{refuseRows}
	case len(marks) > mostCurves:
		note = env.Say.T("one chart takes %d rows: these are the newest of %d marks", mostCurves, len(marks))
		marks = marks[len(marks)-mostCurves:]
	}
	input := &compareInput{base: at.Shown(), asked: at.Shown(), marks: marks, series: at.Series,
		results: make(map[string]quality.Result)}
	if at.HasResult {
		input.results[at.Result.Query.Dimension] = at.Result
	}
	c := newCompare(env, input)
	c.follows = at.OfTable
	return Open{View: c, Ask: input.missing(), Note: note}
}

// Follow implements Follower. A comparison of other answers than the explore screen's keeps its own.
func (c *Compare) Follow(r quality.Result) bool {
	if !c.follows {
		return true
	}
	c.input.asked.Live = r.Query.Live
	return c.take(r)
}

// Lacks implements Completed: a result of the explore screen is of one dimension alone.
func (c *Compare) Lacks() []quality.Query {
	if !c.follows {
		return nil
	}
	return c.input.missing()
}

// turnLive compares the last 60 minutes in place of the days, or the days again.
func (c *Compare) turnLive() Intent {
	if c.follows {
		return TurnLive{}
	}
	c.input.asked = Turned(c.input.asked)
	return askLive(c.env, c.input.queriesOf(c.input.asked))
}

// LiveQueries implements Lively.
func (c *Compare) LiveQueries() []quality.Query {
	if !c.input.base.OfLive() {
		return nil
	}
	return c.input.queries()
}

// take takes a result into the comparison. It returns false for one of another app, indicator or range.
func (c *Compare) take(r quality.Result) bool {
	if !c.input.take(r) {
		return false
	}
	c.setCurves(c.input.curves(), len(c.input.marks))
	return true
}

// Answered implements Asker.
func (c *Compare) Answered(o Outcome) string {
	if o.Failure != nil {
		c.input.asked = c.input.base
		return c.env.Say.Colon(c.env.Say.T(o.Query.Dimension), cells.Safe(o.Failure.Code))
	}
	c.take(o.Result)
	return ""
}

// Ended implements Asker. It stops waiting for missing curves.
func (c *Compare) Ended(*Failure) { c.setCurves(c.input.curves(), 0) }
