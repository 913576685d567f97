package cli

import (
	"context"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/state"
)

// An incidentMemory is what is remembered of the incidents of an endpoint's apps, so that they keep their ids. A demo
// remembers nothing: each day it is another account.
type incidentMemory struct {
	path     string // empty remembers nothing
	endpoint string
	now      func() time.Time
}

func (s *session) incidentMemory(p Process) incidentMemory {
	m := incidentMemory{endpoint: s.endpoint, now: p.Now}
	if !s.given.demo {
		m.path = state.IncidentsPath(p.Getenv, p.Home)
	}
	return m
}

// recall returns what earlier triages found in the app and the product of a query. The note says what is wrong with
// the file; it is nil if nothing is.
func (m incidentMemory) recall(ctx context.Context, q quality.Query) ([]quality.Remembered, *lang.Message) {
	known, note := state.LoadIncidents(ctx, m.path)
	return known.Of(m.endpoint, q), note
}

// remember writes what a triage found, and returns what is remembered of its app then. A home that cannot be written
// costs the remembering alone: most of these are so on purpose.
func (m incidentMemory) remember(ctx context.Context, t *quality.Triage) []quality.Remembered {
	found := state.Found(m.endpoint, t.Query, t.Remember(), m.now())
	if m.path == "" || len(found) == 0 {
		return t.Remember()
	}
	known, _ := state.SaveIncidents(ctx, m.path, found)
	return known.Of(m.endpoint, t.Query)
}

// Recollect implements ui.Memory. What is wrong with the file is said by commands.
func (m incidentMemory) Recollect(ctx context.Context, t *quality.Triage) []quality.Remembered {
	list, _ := m.recall(ctx, t.Query)
	t.Recall(list)
	return m.remember(ctx, t)
}

// recall tells a triage what earlier ones found.
func (s *session) recall(ctx context.Context, p Process, t *quality.Triage) {
	list, note := s.incidentMemory(p).recall(ctx, t.Query)
	if note != nil {
		p.tell(s.say.Message(note))
	}
	t.Recall(list)
}

// conclude remembers the incidents of a triage, and says how often each of their rules fired before. It does nothing
// for a triage that ended early: all of its answers may fold into other incidents.
func (s *session) conclude(ctx context.Context, p Process, t *quality.Triage) {
	if !t.Whole() {
		return
	}
	s.incidentMemory(p).remember(ctx, t)
	until := p.Now().Add(trustWithin)
	progress, end := p.progress()
	defer end()
	b := t.Backtest(quality.TrustDays)
	if b == nil {
		return
	}
	for ctx.Err() == nil && p.Now().Before(until) && b.Next() {
		progress(s.say.T("%d earlier days left to look at", b.Left()))
	}
	t.Trust(b)
}

// trustWithin is how long a triage may take to look how often its lines came up before. Of earlier days, the newest
// are looked at first; those that it does not reach are not counted.
const trustWithin = 2 * time.Second
