package archive

import (
	"context"
	"errors"
	"sync"
	"time"

	"rtcscope/quality"
)

// A call is one request to the service that an answer needs.
type call struct {
	part quality.Part // empty for the values themselves
	days quality.Range
}

// fetched is what one call brought.
type fetched struct {
	points   []quality.Point
	users    map[string]quality.Users
	warnings []quality.Warning
	at       time.Time // when it was asked
}

// A flightKey names a call, the same for every query that needs it.
type flightKey struct {
	key  Key
	part quality.Part
	days quality.Range
}

// flights are the calls under way. Whoever needs one of them shares it: a call costs the account one of two a second.
type flights struct {
	mu    sync.Mutex
	under map[flightKey]*flight
	all   sync.WaitGroup
	over  bool
}

type flight struct {
	done    chan struct{}
	cancel  context.CancelFunc
	waiting int // readers that still want it; the last to leave ends it
	got     fetched
	err     error
}

var errClosed = errors.New("the reader is closed")

// do runs fetch, or joins the call of that key that is under way. It returns when ctx ends, whatever the call does.
func (f *flights) do(ctx context.Context, key flightKey, fetch func(context.Context) (fetched, error)) (fetched, error) {
	f.mu.Lock()
	if f.over {
		f.mu.Unlock()
		return fetched{}, errClosed
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
		go func() {
			defer f.all.Done()
			defer cancel()
			one.got, one.err = fetch(own)
			f.mu.Lock()
			f.forget(key, one)
			f.mu.Unlock()
			close(one.done)
		}()
	}
	one.waiting++
	f.mu.Unlock()
	select {
	case <-one.done:
		return one.got, one.err
	case <-ctx.Done():
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if one.waiting--; one.waiting == 0 {
		// In one step with the counting: nobody may join what is about to be ended.
		f.forget(key, one)
		one.cancel()
	}
	return fetched{}, context.Cause(ctx)
}

// forget takes a call off the list; the lock is held.
func (f *flights) forget(key flightKey, one *flight) {
	if f.under[key] == one {
		delete(f.under, key)
	}
}

// end ends every call under way and waits until none writes any more.
func (f *flights) end() {
	f.mu.Lock()
	f.over = true
	for _, one := range f.under {
		one.cancel()
	}
	f.mu.Unlock()
	f.all.Wait()
}
