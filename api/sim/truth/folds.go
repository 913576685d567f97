package main

import (
	"slices"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// folds is what accounts tell about the incidents that findings are folded into.
type folds struct {
	lines        int // incidents
	consequences int // of these, with a finding that is a consequence of something planted
	firstRight   int // accounts whose first incident is named by a planted place
	told         int // visible planted incidents that some finding is about
	own          int // of these, with an incident of their own
}

// foldsOf compares the incidents of a triage with those that are planted in its account.
func foldsOf(a *calls.Account, planted []incident, lines []quality.Incident) folds {
	s := folds{lines: len(lines)}
	about := func(f quality.Finding) (list []int) {
		for at, in := range planted {
			if in.told(a, f) {
				list = append(list, at)
			}
		}
		return list
	}
	for at, line := range lines {
		s.consequences += one(slices.ContainsFunc(line.Findings, func(f quality.Finding) bool {
			return consequence(a, f)
		}))
		if at == 0 && slices.ContainsFunc(planted, incident.visible) {
			s.firstRight += one(len(about(line.Leader())) > 0)
		}
	}
	for at, in := range planted {
		if !in.visible() {
			continue
		}
		told, own := false, false
		for _, line := range lines {
			here := slices.ContainsFunc(line.Findings, func(f quality.Finding) bool { return in.told(a, f) })
			named := about(line.Leader())
			told = told || here
			own = own || here && (len(named) == 0 || slices.Contains(named, at))
		}
		s.told += one(told)
		s.own += one(own)
	}
	return s
}

// add adds those of other accounts.
func (s *folds) add(o folds) {
	s.lines += o.lines
	s.consequences += o.consequences
	s.firstRight += o.firstRight
	s.told, s.own = s.told+o.told, s.own+o.own
}
