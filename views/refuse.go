package views

import "slices"

// Why an action does nothing, in English.
const (
	refuseHere   = "that does nothing on this screen"
	refuseRows   = "there are no rows yet"
	refuseSeries = "there is no other series"
	refuseDay    = "that erases typed days alone"
	refuseFields = "something is wrong with the fields"
	refuseWrong  = "this query cannot be saved: something is wrong with its fields"
)

// Refusals lists the reasons, for the check that each has its translation.
func Refusals() []string {
	return []string{refuseHere, refuseRows, refuseSeries, refuseDay, refuseWrong, refuseFields}
}

// refuse is the reason for an action that is not among those a view carries out.
func refuse(a Action, carriedOut ...Action) string {
	if _, ok := fieldOf(a); ok || slices.Contains(carriedOut, a) {
		return ""
	}
	return refuseHere
}

var moves = []Action{ActionUp, ActionDown, ActionTop, ActionBottom, ActionHalfUp, ActionHalfDown, ActionPageUp, ActionPageDown}

// Refuses implements View.
func (f *Form) Refuses(a Action) string {
	if a == ActionErase && f.day() == nil {
		return refuseDay
	}
	if a == ActionSave && !f.Right() {
		return refuseWrong
	}
	if a == ActionTriage && !f.Right() {
		return refuseFields
	}
	return refuse(a, ActionUp, ActionDown, ActionPrevSeries, ActionNextSeries, ActionTop, ActionBottom, ActionLeft, ActionRight,
		ActionErase, ActionOpen, ActionBack, ActionSave, ActionSaved, ActionTriage)
}

// Refuses implements View.
func (e *Explore) Refuses(a Action) string {
	ofRows := append(slices.Clone(moves), ActionLeft, ActionRight, ActionSort, ActionSortBy, ActionColumns, ActionFilter, ActionMark,
		ActionCopy, ActionCopyRow, ActionCopyCell, ActionCopyTabs, ActionCopyCommand, ActionExport, ActionOpen, ActionZero, ActionChart, ActionSave, ActionWhy, ActionCompare, ActionHeatmap)
	switch {
	case slices.Contains(ofRows, a) && e.sheet == nil:
		return refuseRows
	case (a == ActionNextSeries || a == ActionPrevSeries) && len(e.result.Tables) < 2:
		return refuseSeries
	}
	return refuse(a, append(ofRows, ActionNextSeries, ActionPrevSeries, ActionBack, ActionSaved, ActionTriage)...)
}

// Refuses implements View.
func (d *Detail) Refuses(a Action) string {
	if (a == ActionNextSeries || a == ActionPrevSeries) && len(d.result.Tables) < 2 {
		return refuseSeries
	}
	return refuse(a, append(slices.Clone(moves), ActionLeft, ActionRight, ActionZero, ActionNextSeries, ActionPrevSeries, ActionBack, ActionOpen, ActionSave, ActionSaved, ActionTriage)...)
}

// Refuses implements View.
func (p *Help) Refuses(a Action) string {
	if _, ok := fieldOf(a); ok {
		return refuseHere
	}
	return refuse(a, append(slices.Clone(moves), ActionBack, ActionHelp, ActionOpen, ActionFilter)...)
}

// Refuses implements View.
func (m *Heatmap) Refuses(a Action) string {
	if (a == ActionNextSeries || a == ActionPrevSeries) && len(m.result.Tables) < 2 {
		return refuseSeries
	}
	return refuse(a, append(slices.Clone(moves), ActionLeft, ActionRight, ActionMode, ActionNextSeries, ActionPrevSeries, ActionOpen, ActionBack,
		ActionMark, ActionCopy, ActionCopyCommand, ActionSave, ActionSaved)...)
}
