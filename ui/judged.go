package ui

import (
	"rtcscope/quality"
	"rtcscope/views"
)

// judged returns a result with the judgements of a triage that was opened, if one judged the same values: what is
// shown of a row then agrees with the triage.
func (m *Model) judged(r quality.Result) quality.Result {
	for _, v := range m.lastOpened {
		if judge, is := v.(views.Judge); is {
			r = judge.Judged(r)
		}
	}
	return r
}

// judgeAgain hands the shown results on again, after a screen judged more: their rows may be judged otherwise now.
func (m *Model) judgeAgain() {
	if shown, has := m.explore.Result(); has {
		if r := m.judged(shown); r.Verdicts != shown.Verdicts {
			m.explore.SetResult(r)
			m.follow(r)
		}
	}
	for _, l := range m.layers {
		about, is := l.view.(views.HasSubject)
		asker, asks := l.view.(views.Asker)
		if !is || !asks {
			continue
		}
		at := about.Subject()
		if r := m.judged(at.Result); at.HasResult && !at.OfTable && r.Verdicts != at.Result.Verdicts {
			asker.Answered(views.Outcome{Query: r.Query, Result: r})
		}
	}
}
