package archive

import (
	"context"
	"errors"
	"sync"
	"time"

	"rtcscope/guard"
	"rtcscope/quality"
)

// A call is one request to the service that an answer needs.
type call struct {
	rule  quality.PartRule
	days  quality.Range
	older bool // for days before those of the query alone; the answer can do without it
}

// fetched is what one call brought.
type fetched struct {
	quality.Reply
	indicators []string  // those that the reply has, if one call brings several
	at         time.Time // when it was asked for
	trouble    error     // why it is not kept
}

// A flightKey is the name of a call, the same for every query that needs it.
type flightKey struct {
	key    Key
	part   quality.Part
	days   quality.Range
	minute int64 // of the clock, in which live figures are asked for; zero for others
}

// flights are the calls under way. Reads that need the same call share it, because the account has two calls a
// second.
type flights struct {
	mu    sync.Mutex
	under map[flightKey]*flight
	all   sync.WaitGroup
	over  bool

	// landed holds what shared calls brought. An answer that was planned before such a call came back must not make
	// it again.
	landed map[flightKey]landing
	count  uint64
}

// A landing is what a shared call brought, and its number in the order of these calls.
type landing struct {
	got    fetched
	number uint64
}

// since returns what a shared call brought, if it came back after a mark.
func (f *flights) since(key flightKey, mark uint64) (fetched, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	l, landed := f.landed[key]
	return l.got, landed && l.number > mark
}

// mark returns the number of the newest landing. What is planned now has seen the landings up to it.
func (f *flights) mark() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.count
}

type flight struct {
	done    chan struct{}
	cancel  context.CancelFunc
	waiting int // reads that wait for it; when the last gives up, the call ends
	got     fetched
	err     error
}

var errClosed = errors.New("the reader is closed")

// do runs fetch, or joins the call with that key if one is under way, or returns what it brought after the mark
// since. It returns when ctx ends, even if the call goes on. It calls begun once, before fetch or where it does not
// run it.
func (f *flights) do(ctx context.Context, g *guard.Guard, key flightKey, since uint64, begun func(),
	fetch func(context.Context) (fetched, error)) (fetched, error) {
	f.mu.Lock()
	if f.over {
		f.mu.Unlock()
		begun()
		return fetched{}, errClosed
	}
	if l, ok := f.landed[key]; ok && l.number > since {
		f.mu.Unlock()
		begun()
		return l.got, nil
	}
	one, joined := f.under[key]
	if !joined {
		own, cancel := context.WithCancel(context.WithoutCancel(ctx))
		one = &flight{done: make(chan struct{}), cancel: cancel}
		if f.under == nil {
			f.under = make(map[flightKey]*flight)
		}
		f.under[key] = one
		f.all.Add(1)
		g.Go(func() {
			defer f.all.Done()
			defer cancel()
			begun()
			one.got, one.err = fetch(own)
			f.mu.Lock()
			f.forget(key, one)
			f.land(key, one)
			f.mu.Unlock()
			close(one.done)
		})
	}
	one.waiting++
	f.mu.Unlock()
	if joined {
		begun()
	}
	select {
	case <-one.done:
		return one.got, one.err
	case <-ctx.Done():
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if one.waiting--; one.waiting == 0 {
		// This is done under the same lock as the counting, so that nobody joins a call that is about to end.
		f.forget(key, one)
		one.cancel()
	}
	return fetched{}, context.Cause(ctx)
}

// land notes what a shared call brought; the lock is held.
func (f *flights) land(key flightKey, one *flight) {
	switch {
	case one.err != nil || key.part == quality.PartRows:
		return
	case key.part == quality.PartLive || key.part == quality.PartLiveWhole || key.part == quality.PartCourse:
		return // these have a memory of their own
	}
	if f.landed == nil {
		f.landed = make(map[flightKey]landing)
	}
	f.count++
	f.landed[key] = landing{one.got, f.count}
	for old, l := range f.landed {
		if l.number+mostLandings <= f.count {
			delete(f.landed, old) // an answer that was planned so long ago asks again
		}
	}
}

// mostLandings bounds how many landings are remembered.
const mostLandings = 64

// forget removes a call from those under way; the lock is held.
func (f *flights) forget(key flightKey, one *flight) {
	if f.under[key] == one {
		delete(f.under, key)
	}
}

// end ends all calls under way, and waits until none of them writes any more.
func (f *flights) end() {
	f.mu.Lock()
	f.over = true
	for _, one := range f.under {
		one.cancel()
	}
	f.mu.Unlock()
	f.all.Wait()
}
