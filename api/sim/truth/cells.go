package main

import (
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
