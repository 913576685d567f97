package sweep_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/archive"
	"rtcscope/quality"
	"rtcscope/sweep"
)

// A recorder is a source of daily values of made-up calls that notes what it is asked for.
type recorder struct {
	*calls.Account
	fails func(quality.Ask) error // nil where all is answered

	mu   sync.Mutex
	list []quality.Ask
}

// asked is what it was asked for until now.
func (r *recorder) asked() []quality.Ask {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.list)
}

func (r *recorder) Ask(_ context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = append(r.list, ask)
	if r.fails != nil {
		if err := r.fails(ask); err != nil {
			return reply, err
		}
	}
	q, known := ask.Query, api.Catalogue()
	switch ask.Part {
	case quality.PartUsers:
		reply.Users = quality.Counted{Of: make(map[string]quality.Users), Listed: true}
		all := r.Users("", "", q.Range.From, q.Range.To)
		for _, value := range r.Values(q.Dimension) {
			n := r.Users(q.Dimension, value, q.Range.From, q.Range.To)
			reply.Users.Of[value] = quality.Users{Count: n, Share: 100 * n / all}
		}
		return reply, nil
	case quality.PartWhole:
		q.Dimension = ""
	}
	reply.Daily.Listed = true
	values := []string{""}
	if q.Dimension != "" {
		values = r.Values(q.Dimension)
	}
	for _, name := range r.Series() {
		if q.Dimension != "" && known.Series(name).Base.Name != q.Indicator {
			continue
		}
		for _, day := range q.Range.Days() {
			for _, value := range values {
				if v, ok := r.Figure(name, q.Dimension, value, day); ok {
					reply.Daily.Points = append(reply.Daily.Points, quality.Point{Series: name, Value: value, Day: day, V: v})
				}
			}
		}
	}
	return reply, nil
}

// A run is a triage through a reader that keeps what it is told in memory.
type run struct {
	source  *recorder
	reader  *archive.Reader
	triage  *quality.Triage
	queries []quality.Query // after that for the app
	after   func(sweep.Outcome)
	came    []sweep.Outcome
}

func newRun(t *testing.T, account *calls.Account) *run {
	t.Helper()
	noon := (newest + 1).Start().Add(12 * time.Hour)
	r := &run{source: &recorder{Account: account}}
	r.reader = &archive.Reader{Catalogue: api.Catalogue(), Endpoint: "e", Source: r.source, InMemory: true,
		Now: func() time.Time { return noon }}
	t.Cleanup(func() { _ = r.reader.Close() })
	return r
}

// over runs a triage over a week against the week before, by steps.
func (r *run) over(ctx context.Context, order func([]quality.Query) []sweep.Step) error {
	known := api.Catalogue()
	q := quality.Query{App: "app", Product: quality.ProductNative, Range: quality.Range{From: newest - 6, To: newest},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	queries := quality.TriageQueries(known, q)
	r.triage, r.came, r.source.list = quality.NewTriage(q, len(queries)), nil, nil
	r.queries = append([]quality.Query{quality.AppQuery(q)}, queries...)
	return sweep.Run(ctx, nil, r.reader, order(r.queries), func(o sweep.Outcome) {
		r.came = append(r.came, o)
		switch {
		case o.Query.OfApp():
		case o.Err != nil:
			r.triage.Fail(o.Query)
		default:
			r.triage.Add(o.Result, known)
		}
		if r.after != nil {
			r.after(o)
		}
	})
}

// verdict is all that a triage says.
func (r *run) verdict() string {
	return fmt.Sprintf("%+v %+v %s %d", r.triage.Tally, r.triage.Incidents, r.triage.Verdict(), r.triage.Done)
}

// phaseOf is when a call is made where the newest days come first.
func phaseOf(ask quality.Ask) int {
	first := ask.Query.Indicator == "stall_rate"
	switch {
	case ask.Part == quality.PartWhole:
		return 0
	case ask.Part == quality.PartUsers:
		return 4
	case first:
		return 1
	case ask.Query.Range.To == newest:
		return 2
	}
	return 3
}
