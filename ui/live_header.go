package ui

import (
	"time"

	"rtcscope/quality"
	"rtcscope/views"
)

// liveMark is the mark of live figures in the header, with the age of the newest one. It is empty if days are shown.
func (m *Model) liveMark() string {
	shown, has := m.shown()
	if !has || !shown.Query.OfLive() {
		return ""
	}
	say := m.opts.Env.Say.T
	words := say("LIVE no data")
	if newest, has := shown.NewestLive(); has {
		words = say("LIVE %s old", m.liveAge(m.opts.Env.Now().Sub(newest)))
	}
	return m.opts.Env.Theme.Demo.Render(" " + words + " ")
}

// liveAge says the age of live figures in minutes or hours. It is never negative: clocks differ.
func (m *Model) liveAge(d time.Duration) string {
	say := m.opts.Env.Say.T
	if d = max(0, d); d >= time.Hour {
		return say("%d h", int(d/time.Hour))
	}
	return say("%d min", int(d/time.Minute))
}

// liveState returns the parts of the header's second line that are about live figures: what is odd about the answer,
// what nobody kept, and when it is asked for again if not each minute.
func (m *Model) liveState(shown quality.Result) []string {
	say := m.opts.Env.Say.T
	var parts []string
	for _, w := range shown.Warnings {
		parts = append(parts, say(w.Text, w.Count))
	}
	parts = append(parts, views.NotKept(m.opts.Env, shown))
	pause := m.livePause()
	switch {
	case m.live.refused:
		parts = append(parts, say("not asked again: refused"))
	case m.live.failed > 0:
		parts = append(parts, say("asked again at %s", m.nextRefresh().In(quality.Zone).Format("15:04")))
	case m.live.empty:
		parts = append(parts, say("the newest answer was empty"))
	case pause > livePause && len(m.live.queries) > 0:
		parts = append(parts, say("asked each %d min: few calls are left", int(pause/time.Minute)))
	}
	axis := shown.Axis()
	if newest := axis.NewestSettled(m.opts.Env.Now()); axis.Len() > 0 && newest.Before(axis.Last()) {
		parts = append(parts, say("figures after %s may change", newest.Short()))
	}
	return parts
}
