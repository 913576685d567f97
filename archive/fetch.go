package archive

import (
	"context"
	"errors"
	"slices"
	"time"

	"rtcscope/guard"
	"rtcscope/quality"
)

// atOnce is how many calls are made at the same time: as many as the service permits in a second, because an answer
// may take longer than that.
const atOnce = 2

// outcome is how one call ended.
type outcome struct {
	call call
	got  fetched
	err  error
}

// inStages returns how an answer is asked for in stages.
func inStages(a asking) func(context.Context, quality.Stage) (quality.Result, error) {
	return func(ctx context.Context, upTo quality.Stage) (quality.Result, error) {
		return a.ask(ctx, upTo, func(quality.Result, quality.Progress) {})
	}
}

// ask completes the answer up to a stage. It passes what is known so far to partial, before the first call and after
// each.
func (a *answer) ask(ctx context.Context, upTo quality.Stage,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	if !a.planned {
		a.load(ctx, a.reader.open(ctx))
		a.loadOlder(ctx)
		if ctx.Err() != nil {
			// the read was given up: that is no trouble of the file
			return quality.Result{Query: a.query}, context.Cause(ctx)
		}
		a.planned, a.pending = true, a.calls(a.reader.Now())
		a.progress = quality.Progress{Total: len(a.pending)}
	}
	a.learn()
	first := a.result()
	partial(first, a.progress)
	if a.next(upTo) < 0 {
		return first, nil
	}
	err := a.fetch(ctx, upTo, partial)
	if err == nil && a.query.OfApp() {
		err = a.passing() // nothing stands in for the app
	}
	return a.result(), err
}

// learn takes what calls of other answers told since this one was begun: they brought a part that it shares, were
// refused, or failed for older days.
func (a *answer) learn() {
	before := len(a.pending)
	a.pending = a.permitted(a.pending)
	if a.lookback != nil && a.lookback.over.Load() {
		a.pending = slices.DeleteFunc(a.pending, func(c call) bool { return c.older })
	}
	a.progress.Total -= before - len(a.pending)
	a.pending = slices.DeleteFunc(a.pending, func(c call) bool {
		got, landed := a.reader.flights.since(a.flightOf(c), a.mark)
		if landed {
			a.add(c, got)
			a.progress.Done++
		}
		return landed
	})
}

// next is the index of the next pending call up to a stage; -1 without one.
func (a *answer) next(upTo quality.Stage) int {
	return slices.IndexFunc(a.pending, func(c call) bool { return a.stage(c) <= upTo })
}

// fetch makes the pending calls up to a stage in their order, and passes what is known after each to partial. It ends
// with a failure of the rows, and if the key is refused for everything. Any other failure costs only its part, and
// that of a call for older days only these.
func (a *answer) fetch(ctx context.Context, upTo quality.Stage, partial func(quality.Result, quality.Progress)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan outcome)
	var failure error
	for {
		if ctx.Err() != nil && failure == nil && a.next(upTo) >= 0 {
			failure = context.Cause(ctx) // nobody waits for the others
		}
		for failure == nil && len(a.under) < atOnce && a.next(upTo) >= 0 {
			c, begun := a.begin(a.next(upTo)), make(chan struct{})
			a.reader.Guard.Go(func() {
				got, err := a.reader.make(ctx, a, c, func() { close(begun) })
				ended <- outcome{c, got, err}
			})
			<-begun // so that the calls wait for their turns in their order
		}
		if len(a.under) == 0 {
			return failure
		}
		done := <-ended
		a.end(done.call)
		switch {
		case done.err == nil:
			a.add(done.call, done.got)
			a.progress.Done++
		case done.call.older && ctx.Err() == nil:
			a.lookback.giveUp()
			a.leave(func(c call) bool { return c.older })
		case ctx.Err() != nil || !done.call.rule.Beside || keyRefused(done.err):
			if failure == nil {
				failure = done.err
			}
			if keyRefused(done.err) {
				stop() // a call that waits for its turn would be refused, too
			}
			a.pending = slices.Insert(a.pending, 0, done.call) // it is still to come
			continue
		default:
			rule := done.call.rule
			a.reader.denied.add(a.query.App, rule.Part, done.err)
			a.lack(rule.Part, done.err)
			a.leave(func(c call) bool { return c.rule == rule })
		}
		partial(a.result(), a.progress)
	}
}

// begin takes a call from those that are pending.
func (a *answer) begin(at int) call {
	c := a.pending[at]
	a.pending = slices.Delete(a.pending, at, at+1)
	a.under = append(a.under, c)
	return c
}

// end takes a call from those under way.
func (a *answer) end(c call) {
	at := slices.Index(a.under, c)
	a.under = slices.Delete(a.under, at, at+1)
}

// leave makes no more calls of a kind, of which one failed.
func (a *answer) leave(kind func(call) bool) {
	before := len(a.pending)
	a.pending = slices.DeleteFunc(a.pending, kind)
	a.progress.Total -= 1 + before - len(a.pending)
}

// keyRefused reports whether every further call would be refused, too.
func keyRefused(err error) bool {
	var refusal interface{ KeyRefused() bool }
	return errors.As(err, &refusal) && refusal.KeyRefused()
}

// make makes one call, or shares that of another read, and keeps what it brings. If that cannot be kept, every read
// that shares the call has the trouble. It calls begun once, when the call is about to be made or need not be.
func (r *Reader) make(ctx context.Context, a *answer, c call, begun func()) (fetched, error) {
	q, store, key := a.query, a.archive.store, a.flightOf(c)
	return r.flights.do(ctx, r.Guard, key, a.mark, begun, func(ctx context.Context) (fetched, error) {
		got, err := r.ask(ctx, a, c)
		if err != nil || store == nil {
			return got, err
		}
		// The answer is here: it is kept even if the person ends the load at this moment.
		ctx, done := outlive(ctx, r.Guard, lingering)
		defer done()
		if c.rule.ByWindow {
			err = store.KeepUsers(ctx, UsersKey{r.Endpoint, q.App, q.Dimension, c.days}, got.Users, got.at)
		} else {
			err = store.Keep(ctx, r.keyOf(c.rule, q, got.indicators), c.days, got.Daily, got.at)
		}
		got.trouble = explain(store.path, err)
		return got, nil
	})
}

// lingering is how long an answer may take to be kept when nobody waits for it any more. That is enough for a write,
// and for waiting for a short write of another process, but not for a lock that is held.
const lingering = 500 * time.Millisecond

// outlive returns a context that ends some time after another one.
func outlive(ctx context.Context, g *guard.Guard, by time.Duration) (longer context.Context, done context.CancelFunc) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	g.Go(func() {
		select {
		case <-longer.Done():
			return
		case <-ctx.Done():
		}
		select {
		case <-longer.Done():
		case <-time.After(by):
			cancel()
		}
	})
	return longer, cancel
}

// ask makes one call.
func (r *Reader) ask(ctx context.Context, a *answer, c call) (fetched, error) {
	q := a.query
	q.Range, q.Versus = c.days, quality.Comparison{}
	ask := quality.Ask{Part: c.rule.Part, Query: q, Subset: a.subset}
	if c.rule.Together {
		ask.Indicators = r.taken(q, c.rule.Part)
	}
	got := fetched{at: r.Now()}
	var err error
	got.Reply, err = r.Source.Ask(ctx, ask)
	refused := got.Daily.Refused
	r.denied.addIndicators(q, c.rule.Part, refused)
	got.indicators = slices.DeleteFunc(ask.Indicators, func(name string) bool { return refused[name] != nil })
	return got, err
}
