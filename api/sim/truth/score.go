package main

import (
	"math"
	"slices"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// A score is what accounts, one or many, tell about the judgement.
type score struct {
	accounts int
	visible  int // incidents
	found    int // of these

	planted    int // accounts with a visible incident
	ranked     int // of these, with a line of a planted place
	ranks      int // sum of the ranks of the first such lines, from 1
	firstRight int // the first line is a planted place, or the whole app where it was hit

	findings     int
	consequences int
	severities   [quality.SeverityHigh + 1]int // findings that are no consequence, by severity
	alarmed      [quality.SeverityHigh + 1]int // accounts with such a finding of at least the severity

	dated                   int // found incidents that begin at once
	exact, within1, within2 int // of these, by the distance of the first bad day
	sloped, slopeRight      int // found incidents that grow, and those dated within two days
	moved                   int // accounts in which the whole app moves
	appFirst                int // of these, with the whole app in the first line
	folds                   folds
}

// kinds of what an account is, for sums over several kinds.
type nature int

const (
	quiet   nature = iota // nothing gets worse within the range
	context               // a holiday, or users who move
	faulty                // an incident
)

// natureOf is the nature of an account.
func natureOf(a *calls.Account, d days) nature {
	of := quiet
	for _, s := range a.Stories() {
		if !overlap(quality.Range{From: s.From, To: s.Last(d.Range.To)}, d.Range) {
			continue
		}
		switch {
		case s.Incident():
			return faulty
		case s.Holiday || s.Move != "":
			of = context
		}
	}
	return of
}

// movesAll says whether a story makes the whole app worse within the range.
func movesAll(a *calls.Account, d days) bool {
	return slices.ContainsFunc(a.Stories(), func(s calls.Story) bool {
		return len(s.Places()) == 0 && s.Loss > 1 &&
			overlap(quality.Range{From: s.From, To: s.Last(d.Range.To)}, d.Range)
	})
}

// scored compares the findings of a triage, in their order, with the truth.
func scored(a *calls.Account, d days, findings []quality.Finding) score {
	s := score{accounts: 1, findings: len(findings)}
	for _, f := range findings {
		if consequence(a, f) {
			s.consequences++
			continue
		}
		s.severities[f.Severity]++
		for severity := range s.alarmed {
			if f.Severity >= quality.Severity(severity) {
				s.alarmed[severity] = 1
			}
		}
	}
	all := incidents(a, d)
	for _, in := range all {
		s.incident(in, findings, func(f quality.Finding) bool { return in.told(a, f) })
	}
	if s.visible > 0 {
		s.planted = 1
		right := func(f quality.Finding) bool {
			return slices.ContainsFunc(all, func(in incident) bool { return in.told(a, f) })
		}
		if rank := 1 + slices.IndexFunc(findings, right); rank > 0 {
			s.ranked, s.ranks = 1, rank
			if rank == 1 {
				s.firstRight = 1
			}
		}
	}
	if movesAll(a, d) {
		s.moved = 1
		if len(findings) > 0 && place(findings[0]) == (calls.Place{}) {
			s.appFirst = 1
		}
	}
	return s
}

// incident adds what the findings say of one incident; told says which are about it.
func (s *score) incident(in incident, findings []quality.Finding, told func(quality.Finding) bool) {
	if !in.visible() {
		return
	}
	s.visible++
	at := slices.IndexFunc(findings, told)
	if at < 0 {
		return
	}
	s.found++
	off := math.Abs(float64(findings[at].Since.Day() - in.From))
	if in.Days > 1 {
		s.sloped++
		s.slopeRight += one(off <= 2)
		return
	}
	s.dated++
	s.exact += one(off == 0)
	s.within1 += one(off <= 1)
	s.within2 += one(off <= 2)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// add adds the score of other accounts.
func (s *score) add(o score) {
	s.accounts += o.accounts
	s.visible, s.found = s.visible+o.visible, s.found+o.found
	s.planted, s.ranked, s.ranks = s.planted+o.planted, s.ranked+o.ranked, s.ranks+o.ranks
	s.firstRight += o.firstRight
	s.findings, s.consequences = s.findings+o.findings, s.consequences+o.consequences
	for i := range s.severities {
		s.severities[i] += o.severities[i]
		s.alarmed[i] += o.alarmed[i]
	}
	s.dated, s.exact = s.dated+o.dated, s.exact+o.exact
	s.within1, s.within2 = s.within1+o.within1, s.within2+o.within2
	s.sloped, s.slopeRight = s.sloped+o.sloped, s.slopeRight+o.slopeRight
	s.moved, s.appFirst = s.moved+o.moved, s.appFirst+o.appFirst
	s.folds.add(o.folds)
}
