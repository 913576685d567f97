package main

import (
	"slices"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// An incident is a story that someone has to find.
type incident struct {
	calls.Story
	places  []calls.Place // one of an empty dimension is the whole app
	window  quality.Range // days of the story that are held
	visible bool
}

// pastOfDeviation is the number of days before the held ones that tell how a place moves by itself.
const pastOfDeviation = 120

// visibleFrom is the number of ordinary deviations that the window of a visible incident moves its place by.
const visibleFrom = 3

// incidents are the incidents of an account that are under way within the range.
func incidents(a *calls.Account, d days) []incident {
	var list []incident
	for _, s := range a.Stories() {
		in := incident{Story: s, places: s.Places(),
			window: quality.Range{From: max(s.From, d.held().From), To: s.Last(d.Range.To)}}
		if !s.Incident() || !overlap(in.window, d.Range) {
			continue
		}
		if len(in.places) == 0 {
			in.places = []calls.Place{{}}
		}
		in.visible = in.begins(d) && slices.ContainsFunc(in.places, func(p calls.Place) bool { return in.moves(a, p, d) })
		list = append(list, in)
	}
	return list
}

// begins says whether the incident begins within the held days, after the first: else there is nothing to compare with.
func (in incident) begins(d days) bool { return in.From > d.held().From }

func overlap(a, b quality.Range) bool { return a.From <= b.To && b.From <= a.To }

// moves says whether the incident moves a place, in the series where it is clearest, by as much as a visible one does.
func (in incident) moves(a *calls.Account, p calls.Place, d days) bool {
	with := a.History(p.Dimension, p.Value, in.window)
	without := a.Without(in.Name).History(p.Dimension, p.Value, in.window)
	before := quality.Range{From: d.held().From - pastOfDeviation, To: d.held().From - 1}
	quiet := a.Quiet().History(p.Dimension, p.Value, before)
	for _, series := range a.Series() {
		deviation := ordinaryDeviation(rates(quiet[series]), before.From, in.window.Len())
		if worsening(rates(with[series]), rates(without[series])) >= visibleFrom*deviation {
			return true
		}
	}
	return false
}

// told says whether a finding is about the incident: it is at one of the incident's places, in a window that overlaps
// that of the incident, and the change that it claims has about the size of what is planted there. Without the last,
// rows that move by chance would pass for what they are not: a row has nine series, and one of them is often out.
func (in incident) told(a *calls.Account, f quality.Finding) bool {
	if !slices.Contains(in.places, place(f)) || !overlap(window(f), in.window) {
		return false
	}
	return consequence(a, f) && claim(f) >= partOfClaim*planted(a, f)
}

// place is where a finding is; it is empty for the whole app.
func place(f quality.Finding) calls.Place {
	if f.Query.Dimension == "" || f.Value == "" {
		return calls.Place{}
	}
	return calls.Place{Dimension: f.Query.Dimension, Value: f.Value}
}

// window are the days of a finding.
func window(f quality.Finding) quality.Range {
	return quality.Range{From: f.Since.Day(), To: f.Until.Day()}
}
