package views

import (
	"time"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
)

// ActionExplain asks what explains the answers of a screen.
const ActionExplain keys.Action = "explain"

// An Explain is the intent to ask what explains the answers of the view, which implements Questioner.
type Explain struct{}

func (Explain) intent() {}

// A deepening is what a triage does after its verdict: it asks what explains that.
type deepening struct {
	under    bool // it is under way
	began    bool // at most once by itself
	fresh    bool // nothing was learnt yet since it began last
	rounds   int  // how often it learnt something since it began
	question quality.Question
	calls    quality.Progress
	counted  time.Time // when calls were counted last
}

// Questions implements Questioner. A triage that is not whole, or ended early, asks nothing, and each asks by itself
// once.
func (v *Triage) Questions(wanted bool) (*quality.Triage, func(*quality.Triage) []quality.Question) {
	if v.deeper.began && !wanted || v.running || v.failure != "" || !v.triage.Progress().Whole() || !v.triage.Whole() {
		return nil, nil
	}
	v.deeper.began, v.deeper.fresh = true, true
	t := v.triage
	return &t, nil
}

// Asking implements Questioner.
func (v *Triage) Asking(q quality.Question, calls quality.Progress) {
	if !v.deeper.under {
		v.began = v.env.Now() // the pace of these calls tells how long the rest takes
	}
	v.deeper.under, v.deeper.question, v.deeper.calls, v.deeper.counted = true, q, calls, v.env.Now()
	v.running, v.left = true, v.estimate(v.triage)
	v.place()
}

// Learnt implements Questioner.
func (v *Triage) Learnt(q quality.Question, a quality.Answer) {
	v.learns()
	t := v.triage
	t.Learn(q, a)
	v.setTriage(t, v.estimate(t))
}

// learns counts the rounds of questions whose answers the triage rests on.
func (v *Triage) learns() {
	if v.deeper.fresh {
		v.deeper.fresh = false
		v.deeper.rounds++
	}
}

// looksBack notes an outcome. It returns true if that is all there is to do: with older days, a failure leaves the
// first answer.
func (v *Triage) looksBack(o Outcome) bool { return v.deeper.under && o.Failure != nil }

// ended is the part of the queries that ended, from 0 to 1, of which the newest days are half or, after the verdict,
// that of the planned calls that were made.
func (v *Triage) ended(t quality.Triage) float64 {
	if v.deeper.under {
		return float64(v.deeper.calls.Done) / float64(max(1, v.deeper.calls.Total))
	}
	const newest = 0.5
	return (float64(t.Done) + newest*float64(t.Provisional())) / float64(max(1, t.Of))
}

// questionText says what is asked after the verdict.
func (v *Triage) questionText() string {
	return report.QuestionText(v.env.Say, v.deeper.question, v.deeper.calls)
}

// explain asks on, because a person wants it.
func (v *Triage) explain() Intent { return Explain{} }
