package main

import (
	"errors"
	"math"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// weighed are the weights of all values of a dimension, as the service's answers tell them, and the calls it took.
func weighed(t *testing.T, a *calls.Account, dimension string, d days) (scale *quality.Scale, asked int) {
	t.Helper()
	known := api.Catalogue()
	var answers []quality.Result
	for _, q := range quality.TriageQueries(known, d.query()) {
		if q.Dimension == dimension {
			answers = append(answers, answer(a, q, d, known))
		}
	}
	scale = quality.NewScale(dimension, answers, known)
	for asks := scale.Asks(a.Values(dimension)...); len(asks) > 0; asks = scale.Asks(a.Values(dimension)...) {
		points, err := filtered(a, asks[0], scale.Days())
		scale = scale.Learn(asks[0], points, err)
		asked++
	}
	return scale, asked
}

// The weights of systems and networks are those of their calls, with an error that says how far they can be off; and
// no value costs more than a call.
func TestWeightsAreThoseOfTheCalls(t *testing.T) {
	kinds, err := settings{accounts: 1, past: 7, last: 7, set: "report"}.kinds()
	if err != nil {
		t.Fatal(err)
	}
	known := api.Catalogue()
	told, all, within, worst := 0, 0, 0, 0.0
	for i, kind := range kinds {
		newest := someDay + quality.Day(i%7)
		a := calls.Generate(kind, firstReported+uint64(i), newest)
		d := days{Range: quality.Range{From: newest - 6, To: newest}, Past: 7}
		for _, dimension := range []string{calls.System, calls.Network} {
			scale, asked := weighed(t, a, dimension, d)
			if most := len(a.Values(dimension)) + 1; asked > most {
				t.Errorf("%s: %d calls for %d weights", kind.Name, asked, most-1)
			}
			for _, value := range a.Values(dimension) {
				truth := 0.0
				for _, day := range scale.Days().Days() {
					truth += a.Calls(dimension, value, day) / a.Calls("", "", day) / float64(scale.Days().Len())
				}
				for _, series := range a.Series() {
					all++
					w, ok := scale.Weight(value, known.Series(series))
					if !ok {
						continue
					}
					told++
					off := math.Abs(w.Share - truth)
					if worst = max(worst, off); off <= 2*w.Error+0.005 {
						within++
					}
				}
			}
		}
	}
	t.Logf("%d of %d weights, %d within two errors, the worst %.3f off", told, all, within, worst)
	if told*100 < all*95 || within*100 < told*95 || worst > 0.1 {
		t.Errorf("%d of %d weights, %d within two errors, the worst %.3f off", told, all, within, worst)
	}
}

// What the service makes of a list of values is not known. Where it does not pool them there are no weights, and where
// that is seen from the first answer, nothing more is asked for.
func TestNoWeightsWhereListsAreNotPooled(t *testing.T) {
	known := api.Catalogue()
	kinds := calls.Kinds()
	a := calls.Generate(kinds[0], firstReported, someDay)
	everything := func(s quality.Subset) quality.Subset { return quality.Subset{} }
	for _, tt := range []struct {
		name  string
		as    func(quality.Subset) quality.Subset // what the service takes a subset for
		fails error
		state quality.ScaleState
		asked int // of systems
	}{
		{"pooled", func(s quality.Subset) quality.Subset { return s }, nil, quality.ScalePooled, 6},
		{"ignored", everything, nil, quality.ScaleVoid, 2},
		{"the first of a list", func(s quality.Subset) quality.Subset {
			return quality.Subset{Systems: s.Systems[:min(1, len(s.Systems))], Networks: s.Networks[:min(1, len(s.Networks))]}
		}, nil, quality.ScaleUnpooled, 1},
		{"no values", func(quality.Subset) quality.Subset { return quality.SubsetOf(calls.System, "none") }, nil,
			quality.ScaleEmpty, 1},
		{"refused", everything, errors.New("no permission"), quality.ScaleFailed, 1},
	} {
		for _, dimension := range []string{calls.System, calls.Network} {
			var answers []quality.Result
			for _, q := range quality.TriageQueries(known, week.query()) {
				if q.Dimension == dimension {
					answers = append(answers, answer(a, q, week, known))
				}
			}
			scale, asked := quality.NewScale(dimension, answers, known), 0
			for asks := scale.Asks(a.Values(dimension)...); len(asks) > 0; asks = scale.Asks(a.Values(dimension)...) {
				points, err := filtered(a, asks[0], scale.Days())
				if err == nil {
					points, _ = filtered(a, tt.as(asks[0]), scale.Days())
					err = tt.fails
				}
				scale, asked = scale.Learn(asks[0], points, err), asked+1
			}
			most := tt.asked
			if dimension == calls.Network {
				most++ // the refusal of a network that is not listed
			}
			if tt.state == quality.ScalePooled {
				most = len(a.Values(dimension)) + 1
			}
			if scale.State() != tt.state || asked > most {
				t.Errorf("%s, %s: state %d after %d calls, want %d after %d", tt.name, dimension, scale.State(), asked,
					tt.state, most)
			}
			for _, value := range a.Values(dimension) {
				if w, ok := scale.Weight(value, known.Series(stalls)); ok != (tt.state == quality.ScalePooled) {
					t.Errorf("%s: %s weighs %+v, %t", tt.name, value, w, ok)
				}
			}
		}
	}
}

// With weights, the values of a dimension add up to what the whole app did, and nothing of it is mix.
func TestAttributionByWeights(t *testing.T) {
	a := calls.New(calls.Ordinary(2e6, 0.9), []calls.Story{{Name: "fault", OS: "android", From: someDay - 5, Loss: 2}}, 4,
		someDay)
	known := api.Catalogue()
	scale, _ := weighed(t, a, calls.System, week)
	q := week.query()
	q.Indicator, q.Dimension = "stall_rate", calls.System
	r := answer(a, q, week, known)
	for at, table := range r.Tables {
		series := known.Series(table.Series)
		r.Scale = nil
		if plain, ok := quality.Attribute(r, at, series); !ok || plain.Weighted {
			t.Fatalf("%s is weighted by nothing", table.Series)
		}
		r.Scale = scale
		got, ok := quality.Attribute(r, at, series)
		if !ok || !got.ByCalls || got.Rows[0].Value != "android" || math.Abs(got.Unexplained()) > 0.03 {
			t.Errorf("%s: by calls %t, %v leads, %.3f of %.3f unexplained", table.Series, got.ByCalls, got.Rows[0].Value,
				got.Unexplained(), got.WholeNow-got.WholeWas)
		}
		for _, c := range got.Rows {
			if c.Mix != 0 {
				t.Errorf("%s of %s has a mix of %v", c.Value, table.Series, c.Mix)
			}
		}
	}
}
