package main

import (
	"slices"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// explain asks what a triage asks after its verdict, but for older weeks, and returns the number of calls that takes.
func explain(a *calls.Account, t *quality.Triage, d days) int {
	const most = 30
	asked := 0
	for asked < most {
		questions := t.Questions(d.held().From)
		if len(questions) == 0 || questions[0].Kind == quality.QuestionOlder {
			break
		}
		q := questions[0]
		points, err := filtered(a, q.Subset, q.Query.Range)
		t.Learn(q, quality.Answer{Points: points, Err: err})
		asked += len(quality.PlanDays(q.Query.Range.Days()))
	}
	return asked
}

// crossings counts, on accounts in which a system, a network, or a system on a network got worse, the incidents of
// which the figures tell whether they are in the calls of another value of the other dimension, and those of which they
// tell it rightly.
func crossings(t *testing.T, tune bool, accounts int) (told, right, all int) {
	t.Helper()
	known, first := api.Catalogue(), uint64(firstReported)
	if tune {
		first = firstTuned
	}
	for _, kind := range calls.Kinds() {
		for n := range accounts {
			seed := first + uint64(n)
			newest := someDay + quality.Day(seed%7)
			d := days{Range: quality.Range{From: newest - 6, To: newest}, Past: 7}
			a := calls.Generate(kind, seed, newest)
			planted := a.Stories()
			if kind.Tune != tune || len(planted) != 1 || planted[0].OS+planted[0].Access == "" || !planted[0].Incident() {
				break
			}
			tr := triage(a, d, known)
			if took := explain(a, tr, d); took > 30 {
				t.Errorf("%s, seed %d: it takes %d calls", kind.Name, seed, took)
			}
			places := planted[0].Places()
			want := []quality.Place{}
			if s := planted[0]; s.OS != "" {
				want = append(want, quality.Place{Dimension: calls.System, Value: s.OS})
			}
			if s := planted[0]; s.Access != "" {
				want = append(want, quality.Place{Dimension: calls.Network, Value: s.Access})
			}
			for _, i := range tr.Incidents {
				if i.OfApp() || !slices.Contains(places, calls.Place(i.Places[0])) {
					continue
				}
				all++
				ruledOut := slices.ContainsFunc(i.RuledOut, func(r quality.RuledOut) bool {
					return r.Kind == quality.RuledOutCell
				})
				if len(i.Places) == 1 && !ruledOut {
					continue
				}
				told++
				if len(i.Places) == len(want) && !slices.ContainsFunc(want, func(p quality.Place) bool {
					return !slices.Contains(i.Places, p)
				}) {
					right++
				} else {
					t.Logf("%s, seed %d: %v, want %v", kind.Name, seed, i.Places, want)
				}
			}
		}
	}
	return told, right, all
}

// An incident in a system or a network is told from one in a system on a network.
func TestJointCellsAreNamed(t *testing.T) {
	for _, set := range []struct {
		name string
		tune bool
	}{{"tune", true}, {"report", false}} {
		if raced && set.tune {
			continue
		}
		told, right, all := crossings(t, set.tune, 6)
		t.Logf("%s: of %d incidents %d are told, %d rightly", set.name, all, told, right)
		if all < 10 || told*10 < all*6 || right*10 < told*9 {
			t.Errorf("%s: of %d incidents %d are told, %d rightly", set.name, all, told, right)
		}
	}
}

// What a triage asks after its verdict weighs the places of its incidents, also where the service knows no calls of a
// network that the answers have.
func TestPlacesOfIncidentsAreWeighed(t *testing.T) {
	for _, place := range []calls.Story{{Access: "4g"}, {OS: "ios"}} {
		place.Name, place.From, place.Loss = "fault", someDay-2, 2.5
		a := calls.New(calls.Ordinary(2e6, 0.9), []calls.Story{place}, 4, someDay)
		tr := triage(a, week, api.Catalogue())
		explain(a, tr, week)
		if len(tr.Incidents) != 1 || tr.Incidents[0].ShareError <= 0 {
			t.Errorf("%v: %+v", place.Places(), tr.Incidents)
		}
	}
}

// Two incidents of one system on one network, on days of their own, are each told from figures of their own days.
func TestEachIncidentIsToldByItsOwnDays(t *testing.T) {
	joins, stalls := []string{"5s_join_room_success_rate"}, []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"}
	d := days{Range: quality.Range{From: someDay - 27, To: someDay}, Past: 28}
	a := calls.New(calls.Ordinary(2e6, 0.9), []calls.Story{
		{Name: "first", OS: "android", Access: "4g", From: someDay - 24, To: someDay - 18, Loss: 3, Series: stalls},
		{Name: "second", OS: "android", Access: "4g", From: someDay - 3, Loss: 3, Series: joins},
	}, 4, someDay)
	tr := triage(a, d, api.Catalogue())
	explain(a, tr, d)
	told := 0
	for _, i := range tr.Incidents {
		if slices.Contains([]string{"android", "4g"}, i.Leader().Value) {
			if told++; len(i.Places) != 2 {
				t.Errorf("since %s in %v", i.Since, i.Places)
			}
		}
	}
	if told != 2 {
		t.Errorf("%d incidents of the two", told)
	}
}
