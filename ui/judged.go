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
		asker, asks := l.view.(views.Asker)
		if shows, is := l.view.(views.Answering); is && asks {
			m.handAgain(asker, shows.Answer)
			continue
		}
		if about, is := l.view.(views.HasSubject); is && asks {
			at := about.Subject()
			m.handAgain(asker, func() (quality.Result, bool) { return at.Result, at.HasResult && !at.OfTable })
		}
	}
}

// handAgain hands an answer on to its screen again, if its rows are judged otherwise now.
func (m *Model) handAgain(screen views.Asker, answer func() (quality.Result, bool)) {
	shown, has := answer()
	if r := m.judged(shown); has && r.Verdicts != shown.Verdicts {
		screen.Answered(views.Outcome{Query: r.Query, Result: r})
	}
}
