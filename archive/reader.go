package archive

import (
	"context"
	"fmt"
	"sync"
	"time"

	"rtcscope/quality"
)

// A Source is the service, as far as the reader needs it: the answer of one call.
type Source interface {
	Distribution(ctx context.Context, q quality.Query) ([]quality.Point, []quality.Warning, error)
}

// A Reader answers queries of any length from the archive and asks the service for the rest. It is safe for
// concurrent use.
type Reader struct {
	Source    Source
	Catalogue quality.Catalogue
	Endpoint  string // part of what the archive keeps values by
	Now       func() time.Time
	Path      string // of the archive; empty keeps nothing

	opening sync.Mutex
	store   *Store
	opened  bool
	trouble string // why values are not kept, or that the file was set aside
}

// Read answers a query. Held days come at once, then the service is asked for the others by the fewest calls, newest
// days first; after every call, what is known so far goes to partial, if that is given. On an error it returns what is
// known. Trouble with the archive costs the keeping, never the answer: the result says so.
func (r *Reader) Read(ctx context.Context, q quality.Query, partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	store := r.open(ctx)
	key := KeyOf(r.Endpoint, q)
	known := answer{reader: r, query: q, days: make(map[quality.Day][]quality.Point), fetched: make(map[quality.Day]time.Time)}
	if store != nil {
		points, held, err := store.Load(ctx, key, q.Range)
		if ctx.Err() != nil {
			return quality.Result{Query: q}, context.Cause(ctx) // nobody waits any more; that is no trouble of the file's
		}
		if err != nil {
			r.say(err.Error())
		}
		known.add(points, held)
	}
	now := r.Now()
	windows := quality.PlanDays(known.needed(now))
	progress := quality.Progress{Total: len(windows)}
	if partial != nil && len(known.fetched) > 0 {
		partial(known.result(now), progress)
	}
	for _, days := range windows {
		call := q
		call.Range = days
		asked := r.Now()
		points, warnings, err := r.Source.Distribution(ctx, call)
		if err != nil {
			return known.result(now), err
		}
		known.warnings = quality.AddWarnings(known.warnings, warnings)
		known.replace(days, points, asked)
		if store != nil {
			// The answer is here: a person who stops the load at this moment must not cost its keeping.
			if err := store.Put(context.WithoutCancel(ctx), key, days, points, asked); err != nil {
				r.say(err.Error())
			}
		}
		progress.Done++
		if partial != nil {
			partial(known.result(now), progress)
		}
	}
	return known.result(now), nil
}

// open opens the archive on the first read: after the first frame of the screen, not before.
func (r *Reader) open(ctx context.Context) *Store {
	r.opening.Lock()
	defer r.opening.Unlock()
	if !r.opened && r.Path != "" {
		store, aside, err := Open(context.WithoutCancel(ctx), r.Path)
		r.store, r.trouble = store, aside
		if err != nil {
			r.store, r.trouble = nil, fmt.Sprintf("nothing is kept: %v", err)
		}
	}
	r.opened = true
	return r.store
}

func (r *Reader) say(trouble string) {
	r.opening.Lock()
	defer r.opening.Unlock()
	r.trouble = trouble
}

// Close closes the archive if it was opened.
func (r *Reader) Close() error {
	r.opening.Lock()
	defer r.opening.Unlock()
	if r.store == nil {
		return nil
	}
	return r.store.Close()
}

// An answer is what one Read knows so far, by day.
type answer struct {
	reader   *Reader
	query    quality.Query
	days     map[quality.Day][]quality.Point
	fetched  map[quality.Day]time.Time
	warnings []quality.Warning
}

func (a *answer) add(points []quality.Point, fetched map[quality.Day]time.Time) {
	for _, p := range points {
		a.days[p.Day] = append(a.days[p.Day], p)
	}
	for day, at := range fetched {
		a.fetched[day] = at
	}
}

// replace puts what a call brought in place of what was known of its days.
func (a *answer) replace(days quality.Range, points []quality.Point, asked time.Time) {
	fetched := make(map[quality.Day]time.Time)
	for _, day := range days.Days() {
		delete(a.days, day)
		fetched[day] = asked
	}
	a.add(points, fetched)
}

// needed lists the days to ask the service for: those that it still answers, and that are not held, or were not final
// when they were fetched.
func (a *answer) needed(now time.Time) []quality.Day {
	var days []quality.Day
	for day := max(a.query.Range.From, quality.Oldest(now)); day <= a.query.Range.To; day++ {
		if at, held := a.fetched[day]; !held || !day.Settled(at) {
			days = append(days, day)
		}
	}
	return days
}

func (a *answer) result(now time.Time) quality.Result {
	indicator, _ := a.reader.Catalogue.Indicator(a.query.Indicator)
	r := quality.Result{Query: a.query, Warnings: a.warnings, Answered: make(map[quality.Day]bool), NotHeld: make(map[quality.Day]bool)}
	var points []quality.Point
	for _, day := range a.query.Range.Days() {
		points = append(points, a.days[day]...)
		switch at, known := a.fetched[day]; {
		case known:
			r.Answered[day] = true
			if at.After(r.AsOf) {
				r.AsOf = at
			}
		case day < quality.Oldest(now):
			r.NotHeld[day] = true
		}
	}
	r.Tables = quality.Build(a.query.Range, indicator.Series, points)
	a.reader.opening.Lock()
	r.Trouble = a.reader.trouble
	a.reader.opening.Unlock()
	return r
}
