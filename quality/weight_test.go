package quality_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"rtcscope/quality"
)

// The service takes two of five networks in no list. What all others together lack to the app is made up of both, so
// that the weights of the others are known all the same.
func TestWeightsWithTwoValuesThatCannotBeNamed(t *testing.T) {
	shares := map[string]float64{"wifi": 0.5, "4g": 0.25, "5g": 0.05, "wired": 0.12, "unknown": 0.08}
	levels := map[string]float64{"wifi": 1, "4g": 2, "5g": 3, "wired": 30, "unknown": 60}
	r := rand.New(rand.NewPCG(3, 3))
	q := quality.Query{App: "a", Product: quality.ProductNative, Indicator: "stall_rate", Dimension: "Access",
		Range: quality.Range{From: lastDay - 6, To: lastDay}}
	var points, whole []quality.Point
	of := make(map[quality.Day]map[string]float64)
	mean := func(day quality.Day, counts func(string) bool) float64 {
		sum, all := 0.0, 0.0
		for value, share := range shares {
			if counts(value) {
				sum, all = sum+share*of[day][value], all+share
			}
		}
		return math.Round(100*sum/all) / 100
	}
	for _, day := range q.Range.Days() {
		of[day] = make(map[string]float64)
		for value, level := range levels {
			of[day][value] = math.Round(100*level*(0.7+0.6*r.Float64())) / 100
			points = append(points, quality.Point{Series: audioStall, Value: value, Day: day, V: of[day][value]})
		}
		whole = append(whole, quality.Point{Series: audioStall, Day: day, V: mean(day, func(string) bool { return true })})
	}
	answer := quality.Result{Query: q, Tables: quality.Build(q, nil, points, whole)}
	scale := quality.NewScale("Access", []quality.Result{answer}, everything)
	for asks := scale.Asks("4g"); len(asks) > 0; asks = scale.Asks("4g") {
		named := make(map[string]bool)
		var refused []quality.Place
		for _, p := range asks[0].Places() {
			if named[p.Value] = true; p.Value == "wired" || p.Value == "unknown" {
				refused = append(refused, p)
			}
		}
		if len(refused) > 0 {
			scale = scale.Learn(asks[0], nil, &quality.RefusedValue{Places: refused})
			continue
		}
		var line []quality.Point
		for _, day := range q.Range.Days() {
			line = append(line, quality.Point{Series: audioStall, Day: day,
				V: mean(day, func(value string) bool { return named[value] })})
		}
		scale = scale.Learn(asks[0], line, nil)
	}
	if scale.State() != quality.ScalePooled {
		t.Fatalf("the scale is in state %d", scale.State())
	}
	scale = scale.Learn(scale.Asks("5g")[0], nil, errors.New("no route")) // what is known stays so
	if asks := scale.Asks("5g", "wifi"); len(asks) > 0 || scale.Failure() == nil {
		t.Errorf("after a failure, %v is asked for", asks)
	}
	for value, want := range map[string]float64{"4g": 0.25, "wired": 0.12, "unknown": 0.08} {
		if w, known := scale.Weight(value, everything.Series(audioStall)); !known || math.Abs(w.Share-want) > 0.02 {
			t.Errorf("%s weighs %+v (%t), want %v", value, w, known, want)
		}
	}
}
