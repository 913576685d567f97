// Package sweep answers many queries, in the order in which they matter, a few at a time, and hands each answer over as
// it comes.
package sweep

import (
	"context"
	"errors"
	"sync"

	"rtcscope/guard"
	"rtcscope/quality"
)

// Source answers one query with all that stands beside its rows.
type Source interface {
	Survey(ctx context.Context, q quality.Query, partial func(quality.Result, quality.Progress)) (quality.Result, error)
}

// An Outcome is how one query ended. With an error, the result is what came before it.
type Outcome struct {
	Query  quality.Query
	Result quality.Result
	Err    error
}

// atOnce is how many queries are under way at the same time. Each makes up to two calls at once, and near its end just
// one: with two of them, the calls that the service permits are always asked for.
const atOnce = 2

// giveUp is the number of failures in a row, without an answer before or between them, after which nothing more is
// asked: the key, the network or the service is at fault, and further calls would cost time and quota.
const giveUp = 3

// Run answers queries and hands each outcome to done, one at a time; its goroutines are started through g. It returns the
// first error if nothing but failures came, or that of ctx; what came before is done's. A refusal that will not pass, such
// as that of a key whose time is over, ends the sweep at once and is its error.
func Run(ctx context.Context, g *guard.Guard, s Source, queries []quality.Query, done func(Outcome)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
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
					return // without a further call, before the sweep is told to end
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
	answered, failures := false, 0
	var first error
	for o := range ended {
		if ctx.Err() != nil {
			continue // what ended now was ended by us
		}
		if o.Err == nil {
			answered = true
		} else if failures++; first == nil {
			first = o.Err
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

// permanent says whether the same call would fail later, too.
func permanent(err error) bool {
	var refusal interface{ Permanent() bool }
	return errors.As(err, &refusal) && refusal.Permanent()
}
