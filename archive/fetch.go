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

// fetch makes calls in their order, and passes what is known after each to partial. It ends with a failure of the
// rows, and if the key is refused for everything. Any other failure costs only its part, and that of a call for older
// days only these.
func (a *answer) fetch(ctx context.Context, calls []call, partial func(quality.Result, quality.Progress)) error {
	a.progress = quality.Progress{Total: len(calls)}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan outcome)
	var failure error
	for under := 0; under > 0 || len(calls) > 0; {
		if ctx.Err() != nil && len(calls) > 0 && failure == nil {
			failure, calls = context.Cause(ctx), nil // nobody waits for them
			continue
		}
		for under < atOnce && len(calls) > 0 {
			c := calls[0]
			calls = calls[1:]
			under++
			a.reader.Guard.Go(func() {
				got, err := a.reader.make(ctx, a, c)
				ended <- outcome{c, got, err}
			})
		}
		done := <-ended
		under--
		switch {
		case done.err == nil:
			a.add(done.call, done.got)
			a.progress.Done++
		case done.call.older && ctx.Err() == nil:
			a.lookback.giveUp()
			before := len(calls)
			calls = slices.DeleteFunc(calls, func(c call) bool { return c.older })
			a.progress.Total -= 1 + before - len(calls)
		case ctx.Err() != nil || !done.call.rule.Beside || keyRefused(done.err):
			if failure == nil {
				failure = done.err
			}
			if keyRefused(done.err) {
				stop() // a call that waits for its turn would be refused, too
			}
			calls = nil
			continue
		default:
			rule := done.call.rule
			a.reader.denied.add(a.query.App, rule.Part, done.err)
			a.lack(rule.Part, done.err)
			before := len(calls)
			calls = slices.DeleteFunc(calls, func(c call) bool { return c.rule == rule })
			a.progress.Total -= 1 + before - len(calls)
		}
		partial(a.result(), a.progress)
	}
	return failure
}

// keyRefused reports whether every further call would be refused, too.
func keyRefused(err error) bool {
	var refusal interface{ KeyRefused() bool }
	return errors.As(err, &refusal) && refusal.KeyRefused()
}

// make makes one call, or shares that of another read, and keeps what it brings. If that cannot be kept, every read
// that shares the call has the trouble.
func (r *Reader) make(ctx context.Context, a *answer, c call) (fetched, error) {
	q, store, key := a.query, a.archive.store, a.flightOf(c)
	return r.flights.do(ctx, r.Guard, key, a.mark, func(ctx context.Context) (fetched, error) {
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
