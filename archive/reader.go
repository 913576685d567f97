package archive

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"rtcscope/guard"
	"rtcscope/lang"
	"rtcscope/quality"
)

// A Source is the service, as far as the reader needs it.
type Source interface {
	// Ask makes a call for a part of an answer. Points of the whole app have an empty value.
	Ask(ctx context.Context, ask quality.Ask) (quality.Reply, error)
}

// A Reader answers queries of any length from the archive and asks the service for the rest. It is safe for
// concurrent use.
type Reader struct {
	Source    Source
	Catalogue quality.Catalogue
	Endpoint  string // part of the keys in the archive
	Now       func() time.Time
	Path      string       // of the archive; if empty, nothing is kept
	InMemory  bool         // keep values in memory, until the reader is closed, instead of a file
	Brief     bool         // answers tell nothing of held days before their range: nobody looks at them
	Guard     *guard.Guard // starts the goroutines that make the calls

	flights flights
	file    file
	denied  denials
	minute  minute
	courses courses
}

// Read answers a query: the values of its days and of the compared days. It takes held days from the archive and asks
// the service for the others by the fewest calls, newest days first. It passes what is known so far to partial, which
// may be nil, at the beginning and after each call. On an error it returns what is known. Trouble with the archive is
// a part of the result; it costs the keeping, not the answer.
//
// A live query asks for minutes in place of days. What the service says of the last hour is asked for once in a minute
// of the clock; what is older comes from the archive, as far as somebody kept it.
func (r *Reader) Read(ctx context.Context, q quality.Query,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	return r.answer(ctx, r.begin(q, onlyRows, nil), partial)
}

// Survey is Read with what stands beside the rows: the app-wide values and, for places, the users. If one of these
// cannot be had, that is a lack of the result and not an error. Of a quality.AppQuery, which has the app-wide values
// alone, it is an error, too, unless they are refused for good.
func (r *Reader) Survey(ctx context.Context, q quality.Query,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	return r.answer(ctx, r.begin(q, everyPart, nil), partial)
}

// Begin begins the answer to a query, which is then asked for in stages: each time, up to a stage, with the calls of
// those before it that were not made. Together they are a Survey, and make its calls. One stage is asked for at a
// time.
func (r *Reader) Begin(q quality.Query) func(context.Context, quality.Stage) (quality.Result, error) {
	return inStages(r.begin(q, everyPart, nil))
}

// AskApp asks for what the answers to a query and to others of its app, product and days have of the whole app, and
// keeps it for them: Survey then takes no more calls for that. Without an archive it asks for nothing, unless the
// query is live.
func (r *Reader) AskApp(ctx context.Context, q quality.Query) error {
	return r.askApp(ctx, q, r.begin(q, onlyApp, nil))
}

func (r *Reader) askApp(ctx context.Context, q quality.Query, known asking) error {
	if !q.OfLive() && r.open(ctx).store == nil {
		return context.Cause(ctx)
	}
	_, err := r.answer(ctx, known, nil)
	return cmp.Or(err, known.passing())
}

// An asking is an answer that is asked for: of days, or live.
type asking interface {
	// ask completes the answer up to a stage. It passes what is known so far to partial, before the first call and
	// after each.
	ask(ctx context.Context, upTo quality.Stage,
		partial func(quality.Result, quality.Progress)) (quality.Result, error)
	// passing returns why a part could not be had, unless it is refused for good, or nil.
	passing() error
}

// begin begins an answer that has some of the parts, with a renewal, which may be nil.
func (r *Reader) begin(q quality.Query, parts func(quality.PartRule) bool, renewal *Renewal) asking {
	if q.OfLive() {
		a := newLive(r, q, parts)
		a.renewal = renewal
		return a
	}
	a := newAnswer(r, q, parts)
	a.renewal = renewal
	return a
}

func (r *Reader) answer(ctx context.Context, known asking,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	if partial == nil {
		partial = func(quality.Result, quality.Progress) {}
	}
	return known.ask(ctx, quality.StageAll, partial)
}

// Cost returns what Survey would take now.
func (r *Reader) Cost(ctx context.Context, q quality.Query) quality.Cost {
	if q.OfLive() {
		return newLive(r, q, everyPart).cost()
	}
	known := newAnswer(r, q, everyPart)
	cost := quality.Cost{Calls: len(r.plan(ctx, known))}
	rows := known.set(quality.PartRows)
	for _, day := range q.Range.Days() {
		if _, held := rows.held[day]; held {
			cost.Held++
		}
	}
	return cost
}

// plan lists the calls that an answer takes, and reads just what tells that.
func (r *Reader) plan(ctx context.Context, known *answer) []call {
	known.bare = true
	known.load(ctx, r.open(ctx))
	if known.lookback != nil {
		known.loadOlder(ctx)
	}
	return known.calls(r.Now())
}

// Apps lists the AppIds of which values are held.
func (r *Reader) Apps(ctx context.Context) ([]string, error) {
	store := r.open(ctx).store
	if store == nil {
		return nil, nil
	}
	return store.Apps(ctx, r.Endpoint)
}

// open opens the archive when it is first used. It does not wait longer than its context.
func (r *Reader) open(ctx context.Context) opened {
	return r.file.open(ctx, func(ctx context.Context) (*Store, *lang.Message, error) {
		switch {
		case r.InMemory:
			store, err := OpenInMemory(ctx)
			return store, nil, err
		case r.Path != "":
			return openNoted(ctx, r.Path)
		}
		return nil, nil, nil
	})
}

// Close ends the calls under way and closes the archive if it was opened.
func (r *Reader) Close() error {
	r.flights.end()
	return r.file.close()
}

// Ledger returns the ledger of the reader's endpoint, in its archive. Without an archive it notes nothing and knows
// no calls.
func (r *Reader) Ledger() Ledger {
	return Ledger{r.Endpoint, func(ctx context.Context) (*Store, error) {
		if store := r.open(ctx).store; store != nil {
			return store, nil
		}
		return nil, context.Cause(ctx)
	}}
}

// keyOf returns the key of the daily values of a part. Values of several indicators that one call brings are kept
// together.
func (r *Reader) keyOf(rule quality.PartRule, q quality.Query, indicators []string) Key {
	key := KeyOf(r.Endpoint, q)
	if rule.OfApp {
		key.Indicator, key.Dimension = string(rule.Part), ""
	}
	if rule.Together {
		key.Indicator = strings.Join(indicators, ",")
	}
	return key
}

// taken lists the indicators of the catalogue that the service does not refuse for a part.
func (r *Reader) taken(q quality.Query, part quality.Part) []string {
	return slices.DeleteFunc(r.indicators(), func(name string) bool {
		q.Indicator = name
		filtered := part == quality.PartSubset || part == quality.PartCourse // the same action brings the whole
		return r.denied.of(q, part) != nil || filtered && r.denied.of(q, quality.PartWhole) != nil
	})
}

func (r *Reader) indicators() []string {
	names := make([]string, len(r.Catalogue.Indicators))
	for i, in := range r.Catalogue.Indicators {
		names[i] = in.Name
	}
	return names
}
