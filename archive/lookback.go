package archive

import (
	"context"
	"sync/atomic"

	"rtcscope/quality"
)

// A Lookback answers queries as its reader does, but also asks for older days: those of so many days before the range
// of a query that the service still has. They are the last that is asked for. If one of these calls fails, the answers
// have what came until then, and no more such calls are made. It is safe for concurrent use.
type Lookback struct {
	reader *Reader
	days   int
	over   atomic.Bool // a call failed
}

// Lookback begins answers with older days, up to so many days before the range.
func (r *Reader) Lookback(days int) *Lookback { return &Lookback{reader: r, days: days} }

// Survey is Reader.Survey.
func (l *Lookback) Survey(ctx context.Context, q quality.Query,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	return l.reader.answer(ctx, l.asking(q, everyPart), partial)
}

// Begin is Reader.Begin.
func (l *Lookback) Begin(q quality.Query) func(context.Context, quality.Stage) (quality.Result, error) {
	return inStages(l.asking(q, everyPart))
}

// AskApp is Reader.AskApp.
func (l *Lookback) AskApp(ctx context.Context, q quality.Query) error {
	return l.reader.askApp(ctx, q, l.asking(q, onlyApp))
}

// Calls returns how many calls it would take now to survey some queries. Calls that several of them share count once.
func (l *Lookback) Calls(ctx context.Context, queries []quality.Query) int {
	calls := make(map[flightKey]bool)
	for _, q := range queries {
		q.Live = 0
		a := l.begin(q, everyPart)
		for _, c := range l.reader.plan(ctx, a) {
			calls[a.flightOf(c)] = true
		}
	}
	return len(calls)
}

// asking begins an answer; a live one has no older days.
func (l *Lookback) asking(q quality.Query, parts func(quality.PartRule) bool) asking {
	if q.OfLive() {
		return newLive(l.reader, q, parts)
	}
	return l.begin(q, parts)
}

func (l *Lookback) begin(q quality.Query, parts func(quality.PartRule) bool) *answer {
	a := newAnswer(l.reader, q, parts)
	a.lookback = l
	return a
}

func (l *Lookback) giveUp() { l.over.Store(true) }
