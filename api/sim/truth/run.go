package main

import (
	"runtime"
	"sync"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/guard"
	"rtcscope/quality"
)

// A job is one account to measure.
type job struct {
	kind calls.Kind
	seed uint64
}

// A measured account.
type measured struct {
	job
	days     days
	nature   nature
	score    score
	account  *calls.Account
	findings []quality.Finding
	lines    []quality.Incident
}

// jobs spreads so many accounts over kinds, in turn.
func jobs(kinds []calls.Kind, accounts int, from uint64) []job {
	list := make([]job, 0, accounts)
	for i := range accounts {
		list = append(list, job{kinds[i%len(kinds)], from + uint64(i)})
	}
	return list
}

// someDay is the day from which the newest days of accounts are counted: they fall on all weekdays.
const someDay quality.Day = 20_400

// measure makes an account, triages it and compares the findings with what is planted.
func (j job) measure(last, past int, known quality.Catalogue) measured {
	newest := someDay + quality.Day(j.seed%7)
	d := days{Range: quality.Range{From: newest - quality.Day(last) + 1, To: newest}, Past: past}
	a := calls.Generate(j.kind, j.seed, newest)
	t := triage(a, d, known)
	s := scored(a, d, t.Findings)
	s.folds = foldsOf(a, incidents(a, d), t.Incidents)
	return measured{j, d, natureOf(a, d), s, a, t.Findings, t.Incidents}
}

// measureAll measures accounts on all processors and returns them in the order of the jobs.
func measureAll(list []job, last, past int) []measured {
	known := api.Catalogue()
	out := make([]measured, len(list))
	next := make(chan int)
	var g *guard.Guard // a panic ends the command with its stack
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Add(1)
		g.Go(func() {
			defer all.Done()
			for at := range next {
				out[at] = list[at].measure(last, past, known)
			}
		})
	}
	for at := range list {
		next <- at
	}
	close(next)
	all.Wait()
	return out
}

// lines sums up accounts: by kind, then by what they are, then all.
func lines(all []measured) []line {
	var kinds []line
	at := make(map[string]int)
	sums := []line{{name: "nothing new"}, {name: "holidays, moves"}, {name: "incidents"}, {name: "all"}}
	for _, m := range all {
		i, ok := at[m.kind.Name]
		if !ok {
			i = len(kinds)
			at[m.kind.Name] = i
			kinds = append(kinds, line{name: m.kind.Name})
		}
		kinds[i].add(m.score)
		sums[m.nature].add(m.score)
		sums[len(sums)-1].add(m.score)
	}
	return append(kinds, sums...)
}
