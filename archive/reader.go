package archive

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"rtcscope/guard"
	"rtcscope/lang"
	"rtcscope/quality"
)

// A Source is the service, as far as the reader needs it: the answers of single calls.
type Source interface {
	// Distribution answers a query of at most quality.SpanDays days.
	Distribution(ctx context.Context, q quality.Query) (quality.Daily, error)
	// Overall returns the app-wide daily values of some indicators; the points carry an empty value.
	Overall(ctx context.Context, app, product string, indicators []string, r quality.Range) (quality.Daily, error)
	// Users returns the users of every value of a dimension over a range.
	Users(ctx context.Context, app, dimension string, r quality.Range) (quality.Counted, error)
}

// A Reader answers queries of any length from the archive and asks the service for the rest. It is safe for
// concurrent use.
type Reader struct {
	Source    Source
	Catalogue quality.Catalogue
	Endpoint  string // part of what the archive keeps values by
	Now       func() time.Time
	Path      string       // of the archive; empty keeps nothing
	Memory    bool         // keep in memory, as long as the reader is open, in place of a file
	Guard     *guard.Guard // of the goroutines that make the calls

	flights flights
	mu      sync.Mutex
	store   *Store
	opened  bool
	under   chan struct{} // while a read opens the file: closed when it has
	aside   *lang.Message // what there is to know of the file, which is used all the same: that one was set aside
	trouble *lang.Message // why the file could not be opened, so that nothing is kept
	denied  map[denial]error
}

// A denial names what the key may not read: asking again would cost a call of every answer.
type denial struct {
	app  string
	part quality.Part
}

// Read answers a query: the values of its days and of the days it is compared with. Held days come at once, then the
// service is asked for the others by the fewest calls, newest days first; after every call, what is known so far goes
// to partial, if that is given. On an error it returns what is known. Trouble with the archive costs the keeping,
// never the answer: the result says so.
func (r *Reader) Read(ctx context.Context, q quality.Query, partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	return r.answer(ctx, newAnswer(r, q, false, nil), partial)
}

// Survey is Read with what stands beside the rows: the app-wide values and, for places, the users. What of those
// cannot be had is a lack of the result, not an error.
func (r *Reader) Survey(ctx context.Context, q quality.Query, partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	return r.answer(ctx, newAnswer(r, q, true, nil), partial)
}

func (r *Reader) answer(ctx context.Context, known *answer, partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	if partial == nil {
		partial = func(quality.Result, quality.Progress) {}
	}
	known.load(ctx, r.open(ctx))
	if ctx.Err() != nil {
		return quality.Result{Query: known.query}, context.Cause(ctx) // nobody waits any more; that is no trouble of the file's
	}
	calls := known.calls(r.Now())
	known.progress = quality.Progress{Total: len(calls)}
	partial(known.result(), known.progress)
	err := known.fetch(ctx, calls, partial)
	return known.result(), err
}

// Cost works out what Survey would take now.
func (r *Reader) Cost(ctx context.Context, q quality.Query) quality.Cost {
	known := newAnswer(r, q, true, nil)
	known.load(ctx, r.open(ctx))
	return quality.Cost{Calls: len(known.calls(r.Now())), Held: known.result().AnsweredDays()}
}

// Apps lists the AppIds of which values are held.
func (r *Reader) Apps(ctx context.Context) ([]string, error) {
	store := r.open(ctx)
	if store == nil {
		return nil, nil
	}
	return store.Apps(ctx, r.Endpoint)
}

// open opens the archive on the first read: after the first frame of the screen, not before. It waits no longer than
// its context, be it for the file or for another read that opens it; then the next read tries again.
func (r *Reader) open(ctx context.Context) *Store {
	for {
		r.mu.Lock()
		if r.opened {
			defer r.mu.Unlock()
			return r.store
		}
		under := r.under
		if under == nil {
			r.under = make(chan struct{})
		}
		r.mu.Unlock()
		if under == nil {
			return r.openFile(ctx)
		}
		select {
		case <-under:
		case <-ctx.Done():
			return nil
		}
	}
}

// openFile opens the archive; nobody else does meanwhile.
func (r *Reader) openFile(ctx context.Context) *Store {
	var store *Store
	var note *lang.Message
	var err error
	switch {
	case r.Memory:
		store, err = OpenMemory(ctx)
	case r.Path != "":
		store, note, err = openNoted(ctx, r.Path)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.under)
	r.under = nil
	if givenUp(ctx, err) {
		return nil
	}
	if r.opened, r.store, r.aside = true, store, note; err != nil {
		r.store, r.trouble = nil, &lang.Message{Text: "nothing is kept: %s", Args: []any{err}}
	}
	return r.store
}

// opening says what was wrong with the file when it was opened, if anything, and whether values are kept in it all the
// same.
func (r *Reader) opening() (*lang.Message, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.trouble != nil {
		return r.trouble, false
	}
	return r.aside, r.store != nil
}

// Close ends the calls under way and closes the archive if it was opened.
func (r *Reader) Close() error {
	r.flights.end()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.store == nil {
		return nil
	}
	return r.store.Close()
}

// wholeKey is the key of the app-wide values: one call brings those of all indicators, so they are kept together.
func (r *Reader) wholeKey(q quality.Query) Key {
	return Key{Endpoint: r.Endpoint, App: q.App, Product: q.Product, Indicator: strings.Join(r.indicators(), ",")}
}

func (r *Reader) indicators() []string {
	names := make([]string, len(r.Catalogue.Indicators))
	for i, in := range r.Catalogue.Indicators {
		names[i] = in.Name
	}
	return names
}

// deny keeps a refusal that will not pass later.
func (r *Reader) deny(app string, part quality.Part, err error) {
	var refusal interface{ Permanent() bool }
	if !errors.As(err, &refusal) || !refusal.Permanent() {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.denied == nil {
		r.denied = make(map[denial]error)
	}
	r.denied[denial{app, part}] = err
}

// denial is why a part is not asked for any more; nil where it is.
func (r *Reader) denial(app string, part quality.Part) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.denied[denial{app, part}]
}

// Spend notes a call in the archive, for limits that count across runs; without an archive it notes nothing.
func (r *Reader) Spend(ctx context.Context, at time.Time) error {
	if store := r.open(ctx); store != nil {
		return store.Ledger(r.Endpoint).Spend(ctx, at)
	}
	return context.Cause(ctx) // of a file that could not be waited for
}

// Spent lists the calls that were noted since an instant, the oldest first.
func (r *Reader) Spent(ctx context.Context, since time.Time) ([]time.Time, error) {
	if store := r.open(ctx); store != nil {
		return store.Ledger(r.Endpoint).Spent(ctx, since)
	}
	return nil, context.Cause(ctx)
}
