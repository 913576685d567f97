package cli

import (
	"context"
	"math"
	"strconv"

	"rtcscope/archive"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/sweep"
)

// mostExplained bounds --explain: more calls than the questions of any triage take.
const mostExplained = 1000

// checkExplain checks --explain, a number of calls.
func checkExplain(calls int) error {
	if calls < 1 || calls > mostExplained {
		return lang.Errorf("--explain=%d: take from 1 to %d calls", calls, mostExplained)
	}
	return nil
}

// defaultExplained is what --explain without a number stands for.
func defaultExplained() string { return strconv.Itoa(sweep.MostCalls) }

// A questioned is a reader that answers questions.
type questioned struct{ *archive.Reader }

// Lookback implements sweep.Explainer.
func (e questioned) Lookback(days int) sweep.Lookback { return e.Reader.Lookback(days) }

// explain asks what explains the verdict of a triage, by so many calls at most. The triage has what came, also if it
// ends with an error.
func (s *session) explain(ctx context.Context, p Process, t *quality.Triage, calls int) error {
	say, done := p.progress()
	defer done()
	return sweep.Queue{
		Guard: p.guard(), From: questioned{s.reader}, Catalogue: s.catalogue, Oldest: quality.Oldest(p.Now()), Most: calls,
		Left: func() int { return quotaLeft(s.client.Quota()) },
		Asks: func(q quality.Question, calls quality.Progress) {
			say(report.QuestionText(s.say, q, calls))
		},
	}.Run(ctx, t)
}

// quotaLeft is how many calls of a quota are left.
func quotaLeft(q quality.Quota) int {
	if q.Limit.Calls == 0 {
		return math.MaxInt
	}
	return q.Left
}
