package views

import (
	"slices"

	"rtcscope/keys"
)

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
func refuse(a keys.Action, carriedOut ...keys.Action) string {
	if _, ok := fieldOf(a); ok || slices.Contains(carriedOut, a) {
		return ""
	}
	return refuseHere
}

var moves = []keys.Action{keys.Up, keys.Down, keys.Top, keys.Bottom, keys.HalfUp, keys.HalfDown, keys.PageUp, keys.PageDown}

// Refuses implements View.
func (f *Form) Refuses(a keys.Action) string {
	if a == keys.Erase && f.day() == nil {
		return refuseDay
	}
	if a == keys.Save && !f.Right() {
		return refuseWrong
	}
	if a == keys.Triage && !f.Right() {
		return refuseFields
	}
	return refuse(a, keys.Up, keys.Down, keys.PrevSeries, keys.NextSeries, keys.Top, keys.Bottom, keys.Left, keys.Right,
		keys.Erase, keys.Open, keys.Back, keys.Save, keys.Saved, keys.Triage)
}

// Refuses implements View.
func (e *Explore) Refuses(a keys.Action) string {
	ofRows := append(slices.Clone(moves), keys.Left, keys.Right, keys.Sort, keys.SortBy, keys.Columns, keys.Filter, keys.Mark,
		keys.Copy, keys.CopyRow, keys.CopyCell, keys.CopyTabs, keys.CopyCommand, keys.Export, keys.Open, keys.Zero, keys.Chart, keys.Save, keys.Why, keys.Compare, keys.Heatmap)
	switch {
	case slices.Contains(ofRows, a) && e.prepared == nil:
		return refuseRows
	case (a == keys.NextSeries || a == keys.PrevSeries) && len(e.result.Tables) < 2:
		return refuseSeries
	}
	return refuse(a, append(ofRows, keys.NextSeries, keys.PrevSeries, keys.Back, keys.Saved, keys.Triage)...)
}

// Refuses implements View.
func (d *Detail) Refuses(a keys.Action) string {
	if (a == keys.NextSeries || a == keys.PrevSeries) && len(d.result.Tables) < 2 {
		return refuseSeries
	}
	return refuse(a, append(slices.Clone(moves), keys.Left, keys.Right, keys.Zero, keys.NextSeries, keys.PrevSeries, keys.Back, keys.Open, keys.Save, keys.Saved, keys.Triage)...)
}

// Refuses implements View.
func (p *Help) Refuses(a keys.Action) string {
	if _, ok := fieldOf(a); ok {
		return refuseHere
	}
	return refuse(a, append(slices.Clone(moves), keys.Back, keys.Help, keys.Open, keys.Filter)...)
}

// Refuses implements View.
func (m *Heatmap) Refuses(a keys.Action) string {
	if (a == keys.NextSeries || a == keys.PrevSeries) && len(m.result.Tables) < 2 {
		return refuseSeries
	}
	return refuse(a, append(slices.Clone(moves), keys.Left, keys.Right, keys.Mode, keys.NextSeries, keys.PrevSeries, keys.Open, keys.Back,
		keys.Mark, keys.Copy, keys.CopyCommand, keys.Save, keys.Saved)...)
}
