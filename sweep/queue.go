package sweep

import (
	"cmp"
	"context"
	"errors"
	"math"

	"rtcscope/guard"
	"rtcscope/quality"
)

// A Lookback answers queries with older days.
type Lookback interface {
	Source
	// Calls returns how many calls the answers to some queries take.
	Calls(ctx context.Context, queries []quality.Query) int
}

// An Explainer answers the questions of a triage.
type Explainer interface {
	// Subset returns the daily values of a part of an app's calls, on the days of a query.
	Subset(ctx context.Context, q quality.Query, s quality.Subset) ([]quality.Point, error)
	// SubsetCalls returns how many calls Subset would make.
	SubsetCalls(ctx context.Context, q quality.Query, s quality.Subset) int
	// Lookback returns a source of answers with older days.
	Lookback(days int) Lookback
}

// MostCalls is how many calls a queue makes unless a person asks for more.
const MostCalls = 30

// A Queue asks the questions of triages, one after the other.
type Queue struct {
	Guard     *guard.Guard
	From      Explainer
	Catalogue quality.Catalogue
	Oldest    quality.Day // that the service still has
	Most      int         // calls that it makes
	Left      func() int  // calls that are left of a quota; nil where there is none

	Asks     func(q quality.Question, p quality.Progress) // before a question that takes calls; p counts calls
	Answered func(Outcome)                                // an answer with older days; may be nil
	Learnt   func(q quality.Question, a quality.Answer)   // a question was answered; may be nil
	Wanted   func(t *quality.Triage) []quality.Question   // what is asked; nil stands for Triage.Questions
}

// Run asks the most useful question of a triage, learns from the answer, and goes on until no question is left that it
// may make the calls for. It returns the cause if ctx ends, and the error of a call after which others would fail,
// too; the triage has what came until then. A question that could not be answered, and was not refused, is left: the
// first such error is returned in the end.
func (q Queue) Run(ctx context.Context, t *quality.Triage) error {
	costs := make(map[string]int)
	made, failures := 0, 0
	var first error
	for {
		questions := q.questions(t)
		at, cost := q.next(ctx, questions, made, costs)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if at < 0 {
			return first
		}
		one := questions[at]
		if cost > 0 {
			q.Asks(one, quality.Progress{Done: made, Total: q.planned(ctx, questions, made, costs)})
		}
		a := q.ask(ctx, t, one, cost)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		made += cost
		t.Learn(one, a)
		if q.Learnt != nil {
			q.Learnt(one, a)
		}
		switch {
		case keyRefused(a.Err):
			return a.Err
		case a.Err == nil:
			failures = 0
		case !refusal(a.Err):
			first = cmp.Or(first, a.Err)
			if failures++; failures >= giveUp || one.Kind == quality.QuestionOlder { // that gave up after some, too
				return a.Err
			}
		}
	}
}

// refusal reports whether an error is about one question, and says nothing of others.
func refusal(err error) bool {
	var value *quality.RefusedValue
	return permanent(err) || errors.As(err, &value)
}

// keyRefused reports whether every further call would be refused, too.
func keyRefused(err error) bool {
	var refusal interface{ KeyRefused() bool }
	return errors.As(err, &refusal) && refusal.KeyRefused()
}

func (q Queue) questions(t *quality.Triage) []quality.Question {
	if q.Wanted != nil {
		return q.Wanted(t)
	}
	return t.Questions(q.Oldest)
}

// next is the index of the first question that the queue may make the calls for, and how many these are; -1 without
// one.
func (q Queue) next(ctx context.Context, questions []quality.Question, made int, costs map[string]int) (at, cost int) {
	left := math.MaxInt
	if q.Left != nil {
		left = q.Left()
	}
	for i, one := range questions {
		delete(costs, one.Key()) // what was held since takes no calls any more
		if n := q.cost(ctx, one, costs); n <= min(left, q.Most-made) {
			return i, n
		}
	}
	return -1, 0
}

// planned is how many calls the queue has made and may still make.
func (q Queue) planned(ctx context.Context, questions []quality.Question, made int, costs map[string]int) int {
	sum := made
	for _, one := range questions {
		sum += q.cost(ctx, one, costs)
	}
	return min(sum, q.Most)
}

// cost is how many calls a question takes at most.
func (q Queue) cost(ctx context.Context, one quality.Question, costs map[string]int) int {
	n, known := costs[one.Key()]
	if !known {
		if n = q.From.SubsetCalls(ctx, one.Query, one.Subset); one.Kind == quality.QuestionOlder {
			n = q.From.Lookback(one.Days).Calls(ctx, one.Queries)
		}
		costs[one.Key()] = n
	}
	return n
}

// ask asks a question. What is held of older weeks is known already.
func (q Queue) ask(ctx context.Context, t *quality.Triage, one quality.Question, cost int) quality.Answer {
	if one.Kind != quality.QuestionOlder {
		points, err := q.From.Subset(ctx, one.Query, one.Subset)
		return quality.Answer{Points: points, Err: err}
	}
	if cost == 0 {
		return quality.Answer{}
	}
	return quality.Answer{Err: Run(ctx, q.Guard, q.From.Lookback(one.Days), Whole(one.Queries), func(o Outcome) {
		if o.Err == nil {
			t.Add(o.Result, q.Catalogue)
			if q.Answered != nil {
				q.Answered(o)
			}
		}
	})}
}
