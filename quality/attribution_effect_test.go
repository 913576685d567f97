package quality_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/api"
	"rtcscope/quality"
)

// appMoved is the attribution of made-up rows of the audio stall rate, whose app moved from one value to another.
func appMoved(t *testing.T, was, now float64, users map[string]float64, rows ...quality.Row) quality.Attribution {
	t.Helper()
	whole := moved("", was, now)
	r := quality.Result{Tables: []quality.Table{{Series: "80ms_audio_stall_rate", Axis: daysOf(1), Past: daysOf(1),
		Rows: rows, Whole: &whole}}}
	if users != nil {
		weights := quality.Weights{Of: make(map[string]quality.Users)}
		for value, n := range users {
			weights.Of[value] = quality.Users{Count: n}
		}
		r.Users, r.PastUsers = weights, weights
	}
	a, ok := quality.Attribute(r, 0, api.Catalogue().Series("80ms_audio_stall_rate"))
	if !ok {
		t.Fatal("nothing to attribute")
	}
	return a
}

// What a row does to the app follows from its part of the calls and from the app's own change, not from how far the row
// itself moved.
func TestWhatARowDoesToTheApp(t *testing.T) {
	quiet := moved("rest", 0.5, 0.5)
	for name, tt := range map[string]struct {
		a           quality.Attribution
		want        quality.Effect
		part, whole float64
	}{
		"a tenth that broke": {appMoved(t, 0.5, 0.8, map[string]float64{"a": 10, "rest": 90}, moved("a", 0.5, 3.5), quiet),
			quality.EffectMost, 0.3, 0.3},
		"one of a thousand": {appMoved(t, 0.5, 0.8, map[string]float64{"a": 1, "rest": 999}, moved("a", 0.5, 1.44), quiet),
			quality.EffectRow, 0.00094, 0.3},
		"the app stood still": {appMoved(t, 0.5, 0.5, map[string]float64{"a": 10, "rest": 90}, moved("a", 0.5, 3.5),
			moved("rest", 0.5, 0.1667)), quality.EffectRow, 0.3, 0},
		"a third of it": {appMoved(t, 0.5, 0.8, map[string]float64{"a": 10, "rest": 90}, moved("a", 0.5, 1.5), quiet),
			quality.EffectPart, 0.1, 0.3},
		"the app got better": {appMoved(t, 0.8, 0.5, map[string]float64{"a": 10, "rest": 90}, moved("a", 0.5, 3.5), quiet),
			quality.EffectAgainst, 0.3, -0.3},
		"more than the app": {appMoved(t, 0.5, 0.6, map[string]float64{"a": 10, "rest": 90}, moved("a", 0.5, 3.5), quiet),
			quality.EffectBeyond, 0.3, 0.1},
		"a row that stayed": {appMoved(t, 0.5, 0.8, map[string]float64{"a": 10, "rest": 90}, moved("a", 0.5, 0.51), quiet),
			quality.EffectNone, 0.001, 0.3},
		"without weights": {appMoved(t, 0.5, 0.8, nil, moved("a", 0.5, 3.5), quiet),
			quality.EffectUnknown, quality.Gap(), quality.Gap()},
		"without weights, still": {appMoved(t, 0.5, 0.5, nil, moved("a", 0.5, 3.5), quiet),
			quality.EffectRow, quality.Gap(), quality.Gap()},
	} {
		at := slices.IndexFunc(tt.a.Rows, func(c quality.Contribution) bool { return c.Value == "a" })
		same := func(a, b float64) bool { return quality.IsGap(a) && quality.IsGap(b) || math.Abs(a-b) < 1e-9 }
		got, part, whole := tt.a.Effect(tt.a.Rows[at])
		if got != tt.want || !same(part, tt.part) || !same(whole, tt.whole) {
			t.Errorf("%s: effect %d, %v of %v, want %d, %v of %v", name, got, part, whole, tt.want, tt.part, tt.whole)
		}
	}
}

// Shares, concentration and effect are said of the same figures: whatever the rows did, none contradicts another.
func TestShareAndEffectAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	stalls := api.Catalogue().Series("80ms_audio_stall_rate")
	seen := make(map[quality.Effect]int)
	for range 3000 {
		result := twoPeriods(r)
		table := &result.Tables[0]
		whole := quality.Row{}
		was, now := 10+r.Float64(), 10+r.Float64()*(1+9*r.Float64())
		for range table.Axis.Len() {
			whole.Cells, whole.Past = append(whole.Cells, now), append(whole.Past, was)
		}
		table.Whole = &whole
		a, ok := quality.Attribute(result, 0, stalls)
		if !ok || !a.Weighted {
			continue
		}
		sum, net := 0.0, 0.0
		for _, c := range a.Rows {
			sum, net = sum+math.Abs(c.Share), net+c.Share
			e, part, of := a.Effect(c)
			seen[e]++
			ratio := part / of
			switch {
			case part != c.Total:
				t.Fatalf("the effect of %v is that of a contribution of %v", part, c.Total)
			case c.Share*c.Total < 0:
				t.Fatalf("a contribution of %v has a share of %v", c.Total, c.Share)
			case e == quality.EffectMost && (ratio < 0.8 || ratio > 1.5), e == quality.EffectPart && (ratio < 0 || ratio >= 0.8),
				e == quality.EffectAgainst && ratio >= 0, e == quality.EffectBeyond && ratio <= 1.5:
				t.Fatalf("%v of %v is said to be effect %d", part, of, e)
			}
		}
		if quality.IsGap(sum) {
			continue
		}
		top := a.Concentration()
		at := slices.IndexFunc(a.Rows, func(c quality.Contribution) bool { return c.Value == top.Top })
		if !nearly(sum, 100) || !nearly(net, a.NetShare()) || at < 0 || !nearly(math.Abs(a.Rows[at].Share), top.Share) {
			t.Fatalf("shares come to %v, net %v of %v; %s has %v in the table and %v beside it", sum, net, a.NetShare(), top.Top,
				a.Rows[at].Share, top.Share)
		}
	}
	for _, e := range []quality.Effect{quality.EffectMost, quality.EffectPart, quality.EffectAgainst, quality.EffectRow,
		quality.EffectBeyond} {
		if seen[e] < 20 {
			t.Errorf("just %d rows have effect %d", seen[e], e)
		}
	}
}
