package ui

import (
	"context"
	"math"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// askQuestions lets a screen whose queries are answered ask what explains the answers. The screen is told once calls
// are made; if all is known or held, or if there are too few calls for it, nothing happens. wanted says that a person
// asks for it: then all that is left of a quota may be spent.
func (m *Model) askQuestions(v views.View, wanted bool) tea.Cmd {
	screen, is := v.(views.Questioner)
	if !is {
		return nil
	}
	queue := sweep.Queue{Guard: m.opts.Guard, From: m.opts.Service, Catalogue: m.opts.Env.Catalogue,
		Oldest: quality.Oldest(m.opts.Env.Now()), Most: mayAsk(m.opts.Service.Quota(), wanted)}
	triage, questions := screen.Questions(wanted)
	if triage == nil || queue.Most == 0 {
		return nil
	}
	queue.Wanted = questions
	r := &request{view: v, weighed: true, wanted: wanted}
	return m.begin(r, func(ctx context.Context, send func(requestEvent)) error {
		queue.Asks = func(q quality.Question, calls quality.Progress) {
			send(requestEvent{asking: &asking{question: q, calls: calls}})
		}
		queue.Answered = func(o sweep.Outcome) { send(requestEvent{outcome: o}) }
		queue.Learnt = func(q quality.Question, a quality.Answer) {
			send(requestEvent{asking: &asking{question: q, answer: &a}})
		}
		return queue.Run(ctx, triage)
	})
}

// An asking is a question that is asked or, with an answer, one that was answered.
type asking struct {
	question quality.Question
	calls    quality.Progress
	answer   *quality.Answer
}

// quotaShare is the part of what is left of a quota, a half, that may be spent on what nobody asked for. Of a quota of
// fewer than fewCalls nothing is: a first triage takes most of it.
const (
	quotaShare = 2
	fewCalls   = 150
)

// mayAsk is how many calls a queue may make.
func mayAsk(quota quality.Quota, wanted bool) int {
	left := math.MaxInt
	switch {
	case quota.Limit.Calls == 0:
	case wanted:
		left = quota.Left
	case quota.Limit.Calls < fewCalls:
		left = 0
	default:
		left = quota.Left / quotaShare
	}
	return max(0, min(left, sweep.MostCalls))
}

// takeAsking tells the screen of a request what is asked or was answered.
func (m *Model) takeAsking(r *request, a *asking) tea.Cmd {
	screen, is := r.view.(views.Questioner)
	if !is {
		return nil
	}
	if a.answer == nil {
		r.weighed = false
		screen.Asking(a.question, a.calls)
		return r.next()
	}
	screen.Learnt(a.question, *a.answer)
	if _, judges := r.view.(views.Judge); judges {
		m.judgeAgain()
	}
	return r.next()
}

// explain asks what explains the answers of the screen on top, because a person wants it.
func (m *Model) explain() tea.Cmd {
	if r := m.requests[m.top()]; r != nil && !r.weighed {
		return m.refuseUnderWay()
	}
	cmd := m.askQuestions(m.top(), true)
	if cmd == nil {
		m.sayNothingToAsk()
	}
	return cmd
}

// sayNothingToAsk notes that what could be asked is known, or may not be asked.
func (m *Model) sayNothingToAsk() { m.note = m.opts.Env.Say.T("there is nothing more to ask") }
