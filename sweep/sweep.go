// Package sweep asks many queries, a few at a time in a given order, and hands over each answer as it comes.
package sweep

import (
	"context"
	"errors"
	"sync"

	"rtcscope/guard"
	"rtcscope/quality"
)

// Source answers one query, with all that stands beside its rows.
type Source interface {
	Survey(ctx context.Context, q quality.Query, partial func(quality.Result, quality.Progress)) (quality.Result, error)
	// AskApp asks for what the answers to all queries of an app, a product and days have of the whole app.
	AskApp(ctx context.Context, q quality.Query) error
}

// An Outcome is how one query ended. With an error, Result is what came before it.
type Outcome struct {
	Query  quality.Query
	Result quality.Result
	Err    error
}

// atOnce is how many queries are asked at the same time. Each makes up to two calls at once, and a single one near
// its end: two queries keep the service's limit busy.
const atOnce = 2

// giveUp is the number of failures in a row, with no answer before them, after which the sweep ends. Then the key,
// the network or the service is at fault, and further calls would cost time and quota.
const giveUp = 3

// Run asks queries in their order and calls done with each outcome, one at a time. Before several queries it asks for
// what they have of the whole app, by the first of them: a few calls say already how the app is. It starts its
// goroutines through g. If ctx ends, Run returns its cause; if every query fails, it returns the first error. A
// refusal that will not pass, such as that of an expired key, ends the sweep at once and is returned.
func Run(ctx context.Context, g *guard.Guard, s Source, queries []quality.Query, done func(Outcome)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	answered, failures := false, 0
	var first error
	if len(queries) > 1 {
		switch first = s.AskApp(ctx, queries[0]); {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case permanent(first):
			return first
		case first != nil:
			failures++
		}
	}
	for o := range survey(ctx, g, s, queries) {
		if ctx.Err() != nil {
			continue // the query ended because the sweep did
		}
		switch {
		case o.Err == nil && o.Query.OfApp(): // it was asked for above, and says nothing of the other calls
		case o.Err == nil:
			answered = true
		default:
			if failures++; first == nil {
				first = o.Err
			}
		}
		done(o)
		switch {
		case permanent(o.Err):
			stop(o.Err)
		case !answered && failures >= giveUp:
			stop(first)
		}
	}
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case !answered:
		return first
	}
	return nil
}

// survey asks queries in their order, a few at a time, and sends how each ended. The channel is closed when all have,
// or when ctx ends or a refusal will not pass.
func survey(ctx context.Context, g *guard.Guard, s Source, queries []quality.Query) <-chan Outcome {
	next := make(chan quality.Query)
	ended := make(chan Outcome)
	var workers sync.WaitGroup
	for range min(atOnce, len(queries)) {
		workers.Add(1)
		g.Go(func() {
			defer workers.Done()
			for q := range next {
				result, err := s.Survey(ctx, q, nil)
				ended <- Outcome{q, result, err}
				if permanent(err) {
					return // makes no further call; Run ends the sweep
				}
			}
		})
	}
	g.Go(func() {
		defer close(ended)
		defer workers.Wait()
		defer close(next)
		for _, q := range queries {
			select {
			case next <- q:
			case <-ctx.Done():
				return
			}
		}
	})
	return ended
}

// permanent reports whether the same call would fail later, too.
func permanent(err error) bool {
	var refusal interface{ Permanent() bool }
	return errors.As(err, &refusal) && refusal.Permanent()
}
