package main

import (
	"math"
	"slices"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// An incident is a story that someone has to find.
type incident struct {
	calls.Story
	places []calls.Place // one of an empty dimension is the whole app
	window quality.Range // days of the story that are held

	// strength is how far the window moves a place, where it is clearest, in ordinary deviations of the mean of a window
	// that long; zero if the incident began before the days that are held: then there is nothing to compare with.
	strength float64
}

// pastOfDeviation is the number of days before the held ones that tell how a place moves by itself.
const pastOfDeviation = 120

// deviationOfRounding is the deviation of a figure of two decimals from the exact one: they lie less than 0.005 apart.
const deviationOfRounding = 0.01 / 3.4641

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
		for _, p := range in.places {
			if in.From > d.held().From {
				in.strength = max(in.strength, in.moves(a, p, d))
			}
		}
		list = append(list, in)
	}
	return list
}

// visible says whether the incident has to be found.
func (in incident) visible() bool { return in.strength >= visibleFrom }

func overlap(a, b quality.Range) bool { return a.From <= b.To && b.From <= a.To }

// moves is how far the incident moves a place, in ordinary deviations, in the series where that is most.
func (in incident) moves(a *calls.Account, p calls.Place, d days) float64 {
	with := a.History(p.Dimension, p.Value, in.window)
	without := a.Without(in.Name).History(p.Dimension, p.Value, in.window)
	before := quality.Range{From: d.held().From - pastOfDeviation, To: d.held().From - 1}
	quiet := a.Quiet().History(p.Dimension, p.Value, before)
	most := 0.0
	for _, series := range a.Series() {
		least := deviationOfRounding / math.Sqrt(float64(in.window.Len()))
		deviation := max(least, ordinaryDeviation(rates(quiet[series]), before.From, in.window.Len()))
		if off := worsening(rates(with[series]), rates(without[series])) / deviation; off > most {
			most = off
		}
	}
	return most
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
