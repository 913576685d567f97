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
	return l.reader.answer(ctx, l.begin(q, everyPart), partial)
}

// AskApp is Reader.AskApp.
func (l *Lookback) AskApp(ctx context.Context, q quality.Query) error {
	return l.reader.askApp(ctx, l.begin(q, onlyApp))
}

// Cost returns what Survey would take now.
func (l *Lookback) Cost(ctx context.Context, q quality.Query) quality.Cost {
	return l.reader.cost(ctx, l.begin(q, everyPart))
}

func (l *Lookback) begin(q quality.Query, parts func(quality.PartRule) bool) *answer {
	a := newAnswer(l.reader, q, parts)
	a.lookback = l
	return a
}

func (l *Lookback) giveUp() { l.over.Store(true) }
