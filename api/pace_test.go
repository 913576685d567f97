package api

import (
	"testing"
	"time"
)

// How far apart calls are, by how often the pace was halved, how long ago, and how long nothing came through.
func TestPace(t *testing.T) {
	const s = time.Second
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		halvings             int
		spacing              time.Duration
		refused, unsuccessed time.Duration // so long ago
		want                 time.Duration
	}{
		{0, s / 2, 0, 0, 0},
		{1, s / 2, 0, 0, s},
		{4, s / 2, 0, 0, 8 * s},
		{4, s / 2, 60 * s, 0, 8 * s},
		{4, s / 2, 61 * s, 0, 0}, // the past is forgotten
		{4, s / 2, 0, 20 * s, 8 * s},
		{4, s / 2, 0, 21 * s, 2 * s}, // others had their turn
		{4, s / 2, 0, 40 * s, 2 * s},
		{4, s / 2, 0, 41 * s, s},
		{1, s / 2, 0, 21 * s, s},
		{2, 6 * s, 0, 0, 24 * s},
		{3, 6 * s, 0, 0, 30 * s}, // and no slower
		{1, 60 * s, 0, 0, 60 * s},
		{3, 0, 0, 0, 0},
	} {
		p := pace{halvings: tt.halvings, spacing: tt.spacing, refused: now.Add(-tt.refused)}
		if tt.unsuccessed > 0 {
			p.waiting = now.Add(-tt.unsuccessed)
		}
		if got := p.apart(now); got != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
	}
}

// Pauses lie on both sides of the pace, so that processes that were refused together part; after a success they are
// short again.
func TestPausesAfterRefusals(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	before, after := 0, 0
	for range 200 {
		p := pace{spacing: time.Second / 2}
		p.started(now)
		p.refuse(now, 0)
		switch wait := p.free(now).Sub(now); {
		case wait < 750*time.Millisecond || wait > 1500*time.Millisecond:
			t.Fatalf("the first pause takes %s", wait)
		case wait < time.Second:
			before++
		default:
			after++
		}
		p.started(now.Add(2 * time.Second))
		if got := p.free(now).Sub(now); got != 3*time.Second {
			t.Fatalf("the call after that starts after %s", got)
		}

		unlimited := pace{}
		for range 5 {
			unlimited.refuse(now, 0)
		}
		unlimited.succeed(now)
		unlimited.paused = now
		unlimited.refuse(now, 0)
		if wait := unlimited.free(now).Sub(now); wait > time.Second {
			t.Fatalf("the first pause after a success takes %s", wait)
		}
	}
	if before < 20 || after < 20 {
		t.Errorf("%d pauses are shorter than the pace, %d longer", before, after)
	}
}
