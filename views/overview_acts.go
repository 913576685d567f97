package views

import (
	"rtcscope/keys"
	"rtcscope/quality"
)

// ActionOverview opens the overview.
const ActionOverview keys.Action = "overview"

// OverviewScreen describes the overview.
func OverviewScreen() Screen {
	return Screen{Name: "the overview", Handles: handles(overviewActs), Open: openOverview}
}

// openOverview opens the overview of a subject's app, product and days. It compares with the days that a triage would
// compare with, so that both say the same.
func openOverview(env *Env, at Subject) Intent {
	if at.Wrong != "" {
		return Refuse{at.Wrong}
	}
	q := quality.AppQuery(triageQuery(at))
	of := exploring(env, q, "", at.Query.Dimension)
	if problems := env.Catalogue.Check(of, env.Now(), env.Kept); len(problems) > 0 {
		return Say{problemText(env, problems[0])}
	}
	return Open{View: newOverview(env, q, at.Query.Dimension), Ask: []quality.Query{q}}
}

// exploring returns the query whose answer shows the app in an indicator above the values of a dimension. The first of
// the catalogue stand in for those that are empty.
func exploring(env *Env, q quality.Query, indicator, dimension string) quality.Query {
	if list := env.Catalogue.Indicators; indicator == "" && len(list) > 0 {
		indicator = list[0].Name
	}
	if list := env.Catalogue.Dimensions; dimension == "" && len(list) > 0 {
		dimension = list[0].Name
	}
	q.Indicator, q.Dimension = indicator, dimension
	return q
}

func overviewActs() acts[*Overview] {
	return acts[*Overview]{
		keys.Open:   {do: (*Overview).open, why: (*Overview).noRows},
		keys.Mark:   {do: always((*Overview).mark).do, why: (*Overview).noRows},
		keys.Unmark: {do: (*Overview).unmark, why: (*Overview).nothingMarked},
		keys.Filter: {do: always((*Overview).openFilter).do, why: (*Overview).noSeries},
		keys.Sort:   {do: (*Overview).nextOrder, why: (*Overview).noRows},
		keys.SortBy: {do: (*Overview).chooseOrder, why: (*Overview).noRows},
		keys.Copy: {do: func(o *Overview) Intent { return handing(o.env, o.handout(), o.result.Progress) },
			why: (*Overview).noRows},
		keys.CopyCommand: {do: func(o *Overview) Intent {
			return Copy{o.env.Commands.Overview(o.query),
				o.result.Progress}
		}},
		keys.Refresh: {do: func(o *Overview) Intent { return Ask{[]quality.Query{o.query}} }},
		keys.Back:    {do: (*Overview).back},
	}.withSheet((*Overview).sheet, (*Overview).noRows).withMoves((*Overview).move, (*Overview).noRows)
}

// Act implements View.
func (o *Overview) Act(a keys.Action) (Intent, bool) {
	if o.endTyping(a) {
		return nil, true
	}
	return overviewActs().act(o, a)
}

// Refusals implements View.
func (o *Overview) Refusals() Refusals { return overviewActs().refusals(o) }

// noRows refuses where no series is listed.
func (o *Overview) noRows() string {
	if len(o.series) == 0 && len(o.all) > 0 {
		return refuseFilter
	}
	return o.noSeries()
}

// noSeries refuses where nothing could be listed.
func (o *Overview) noSeries() string {
	if len(o.all) == 0 {
		return refuseRows
	}
	return ""
}

func (o *Overview) move(a keys.Action) Intent {
	o.at += scroll(a, o.page(), len(o.series))
	o.clamp()
	return nil
}

func (o *Overview) open() Intent {
	at := o.Subject()
	if at.Wrong != "" {
		return Refuse{at.Wrong}
	}
	return OpenRow{Query: at.Query, Series: at.Series, Whole: true}
}

// Answered implements Asker.
func (o *Overview) Answered(got Outcome) string {
	o.failure = ""
	if got.Failure != nil {
		o.failure = why(o.env, got.Failure)
	}
	if got.Failure == nil || len(got.Result.Tables) > 0 {
		o.setResult(got.Result)
	}
	return ""
}

// Ended implements Asker.
func (o *Overview) Ended(failure *Failure) {
	if failure != nil {
		o.failure = why(o.env, failure)
	}
}

// Subject implements HasSubject. It is the app in the series under the cursor.
func (o *Overview) Subject() Subject {
	s := o.current()
	if s == nil {
		return Subject{Query: exploring(o.env, o.query, "", o.dimension)}
	}
	at := Subject{Query: exploring(o.env, o.query, s.Series.Base.Name, o.dimension), Series: s.Table.Series, HasRow: true,
		Whole: true}
	if !s.Series.Known {
		at.Wrong = refuseUnknown
	}
	return at
}

// Answer implements Answering.
func (o *Overview) Answer() (quality.Result, bool) { return o.result, len(o.all) > 0 }

// Click implements MouseTaker. A click on a series moves the cursor there, a second one opens it.
func (o *Overview) Click(_, y int) Intent {
	if at := o.top + y - overviewHead; y >= overviewHead && at < min(len(o.series), o.top+o.page()) {
		same := o.at == at
		o.at = at
		return again(o, same)
	}
	return nil
}

// Wheel implements MouseTaker.
func (o *Overview) Wheel(notches int) Intent { return Wheel(o, notches) }

// Hints implements View.
func (o *Overview) Hints() []Hint {
	if o.Capturing() {
		return typingHints()
	}
	return o.list.hint(append([]Hint{{keys.Open, "explore"}}, hints(ActionTriage, ActionWhy, keys.Copy, ActionHeatmap,
		keys.Export, keys.Filter, keys.Mark, keys.Sort, keys.CopyCommand, keys.Refresh)...))
}
