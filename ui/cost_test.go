package ui

import (
	"context"
	"testing"
	"time"

	"rtcscope/quality"
)

// A costing is a service whose computations of costs the test ends.
type costing struct {
	*stub
	counts chan count
}

type count struct {
	ctx   context.Context
	query quality.Query
}

func (s *costing) Cost(ctx context.Context, q quality.Query) quality.Cost {
	s.counts <- count{ctx, q}
	<-ctx.Done()
	return quality.Cost{}
}

// next waits for the next computation of a cost.
func (s *costing) next(d *driver) count {
	d.t.Helper()
	for {
		select {
		case c := <-s.counts:
			return c
		case msg := <-d.msgs:
			d.handle(msg)
		case <-time.After(10 * time.Second):
			d.t.Fatalf("no cost was asked for; the screen is\n%s", d.screen())
		}
	}
}

// The next computation of a cost cancels the one before.
func TestANewerCostEndsTheOlder(t *testing.T) {
	s := &costing{stub: newStub(), counts: make(chan count, 8)}
	d := drive(t, Options{Service: s, Query: aQuery()})
	first := s.next(d)
	d.press("t 14d enter")
	second := s.next(d)
	<-first.ctx.Done()
	if second.ctx.Err() != nil || second.query.Range.Len() != 14 {
		t.Errorf("the second count is of %v, %v", second.query.Range, second.ctx.Err())
	}
}
