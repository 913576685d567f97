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
	// Begin begins the answer to a query, which is then asked for in stages, by the calls of a survey.
	Begin(q quality.Query) Asking
	// AskApp asks for what the answers to all queries of an app, a product and days have of the whole app.
	AskApp(ctx context.Context, q quality.Query) error
}

// An Asking asks for an answer up to a stage, and returns what is known of it. Result.ToCome says what is left.
type Asking = func(ctx context.Context, upTo quality.Stage) (quality.Result, error)

// An Outcome is how one query ended or, if Result.ToCome is not zero, what is known of its answer so far. With an
// error, it ended, and Result is what came before that.
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

// Run makes steps in their order and calls done with each outcome, one at a time: with all of an answer once, and
// before that with what the earlier steps of its query brought. Before several queries it asks for what they have of
// the whole app, by the first of them: a few calls say already how the app is. It starts its goroutines through g. If
// ctx ends, Run returns its cause; if every query fails, it returns the first error. A refusal that will not pass,
// such as that of an expired key, ends the sweep at once and is returned.
func Run(ctx context.Context, g *guard.Guard, s Source, steps []Step, done func(Outcome)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	answered, failures := false, 0
	var first error
	begun := begin(s, steps)
	if len(begun) > 1 {
		switch first = s.AskApp(ctx, steps[0].Query); {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case permanent(first):
			return first
		case first != nil:
			failures++
		}
	}
	for o := range walk(ctx, g, steps, begun) {
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

// An answer is that of one query while the steps are made.
type answer struct {
	query  quality.Query
	ask    Asking
	mu     sync.Mutex    // held while it is asked for
	toCome quality.Stage // of what is known
	ended  bool
}

// begin begins the answers to the queries of steps, before anything is asked for: what one of them is told, all may
// use.
func begin(s Source, steps []Step) map[quality.Query]*answer {
	begun := make(map[quality.Query]*answer)
	for _, step := range steps {
		if begun[step.Query] == nil {
			begun[step.Query] = &answer{query: step.Query, ask: s.Begin(step.Query), toCome: quality.StageNewest}
		}
	}
	return begun
}

// step asks for the answer up to a stage. It is false if there is nothing new.
func (a *answer) step(ctx context.Context, upTo quality.Stage) (Outcome, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.ended || a.toCome > upTo {
		return Outcome{}, false
	}
	result, err := a.ask(ctx, upTo)
	a.toCome, a.ended = result.ToCome, err != nil || result.ToCome == 0
	return Outcome{a.query, result, err}, true
}

// walk makes steps in their order, a few at a time, and sends their outcomes. The channel is closed when all are made,
// or when ctx ends or a refusal will not pass.
func walk(ctx context.Context, g *guard.Guard, steps []Step, begun map[quality.Query]*answer) <-chan Outcome {
	next := make(chan Step)
	ended := make(chan Outcome)
	var workers, under sync.WaitGroup
	for range min(atOnce, len(begun)) {
		workers.Add(1)
		g.Go(func() {
			defer workers.Done()
			for step := range next {
				if ctx.Err() != nil { // the next step and the end may come at the same moment
					under.Done()
					continue
				}
				o, news := begun[step.Query].step(ctx, step.UpTo)
				if news {
					ended <- o
				}
				under.Done()
				if news && permanent(o.Err) {
					return // makes no further call; Run ends the sweep
				}
			}
		})
	}
	g.Go(func() {
		defer close(ended)
		defer workers.Wait()
		defer close(next)
		for _, step := range steps {
			under.Add(1)
			select {
			case next <- step:
			case <-ctx.Done():
				return
			}
			if step.Alone {
				under.Wait()
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
