package main

import (
	"math/rand/v2"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// What is planted is followed through the triages of nine days in a row, each of which recalls what the earlier ones
// remembered.
func TestAnIncidentKeepsItsIDFromDayToDay(t *testing.T) {
	const accounts, days, last = 2, 14, 7
	known := api.Catalogue()
	followed, kept := 0, 0
	for seed := uint64(firstReported); seed < firstReported+accounts; seed++ {
		r := rand.New(rand.NewPCG(seed, seed))
		population := calls.Ordinary(2e6, 0.9)
		newest := someDay + quality.Day(seed%7)
		stories := []calls.Story{
			{Name: "step", Province: population.Provinces[r.IntN(6)].Name, From: newest - 7, Loss: 2.5},
			{Name: "slope", Province: population.Provinces[6+r.IntN(6)].Name, From: newest - 8, Days: 6, Loss: 4},
			{Name: "network", Access: population.Networks[1].Name, From: newest - 5, Loss: 1.7},
		}
		a := calls.New(population, stories, seed, newest)
		var memory []quality.Remembered
		ids := make(map[string]map[string]int)
		for day := newest - 8; day <= newest; day++ {
			one := quality.NewTriage(daysUpTo(day, last, days+last).query(), 20)
			one.Recall(memory)
			d := daysUpTo(day, last, days+last)
			for _, q := range quality.TriageQueries(known, d.query()) {
				one.Add(answer(a, q, d, known), known)
			}
			memory = remembered(memory, one.Remember())
			for _, s := range stories {
				s.To = newest
				for _, i := range one.Incidents {
					if firedBy(s, i) && quality.Place(s.Places()[0]) == i.Places[0] {
						if ids[s.Name] == nil {
							ids[s.Name] = make(map[string]int)
						}
						ids[s.Name][i.ID]++
						t.Logf("%d %s: %s %v since %s", day-newest, s.Name, i.ID, i.Places, i.Since)
					}
				}
			}
		}
		for name, of := range ids {
			followed++
			if len(of) == 1 {
				kept++
			} else {
				t.Logf("seed %d: %s has the ids %v", seed, name, of)
			}
		}
	}
	if followed < 2*accounts || kept < followed-1 {
		t.Errorf("%d of %d incidents kept their ids", kept, followed)
	}
}

// remembered is a memory with what a triage remembers.
func remembered(memory, found []quality.Remembered) []quality.Remembered {
	for _, r := range found {
		replaced := false
		for i := range memory {
			if memory[i].ID == r.ID {
				memory[i], replaced = r, true
			}
		}
		if !replaced {
			memory = append(memory, r)
		}
	}
	return memory
}
