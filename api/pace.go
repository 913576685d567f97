package api

import (
	"math/rand/v2"
	"time"

	"rtcscope/quality"
)

const (
	// flowPause is the longest first pause after a refusal for calling too often where no limit sets a pace; each further
	// one in a row may be twice as long, up to longestPause. Where a limit does, a pause is three quarters to one and a
	// half of the time between two calls, which the refusal has doubled.
	flowPause    = time.Second
	longestPause = 8 * time.Second
	// mostHalvings and slowest bound how slow a process becomes: a sixteenth of what the limits permit, and a call in
	// half a minute where they permit as much. After easing without a refusal the pace is the whole one again.
	mostHalvings = 4
	slowest      = 30 * time.Second
	easing       = time.Minute
	// starving is how long a process is without a success before it becomes more insistent than the others: it then calls
	// at a quarter of the pace at least, and at half of it after twice that time.
	starving = 20 * time.Second
	// leastUnhurried is the shortest limit that does not set the pace: the calls of a day may all be made in an hour.
	leastUnhurried = time.Hour
)

// A pace is how a process gives way to others that use the same account. Each refusal halves the pace, and each success
// doubles it again. The numbers are those with which five processes that know nothing of each other share two calls a
// second in the least time without one of them being left out, where the service counts refused calls as well.
type pace struct {
	spacing   time.Duration // between two calls, on the average, at the whole pace; zero without limits
	halvings  int
	refusals  int       // in a row
	refused   time.Time // the last refusal
	paused    time.Time
	held      bool      // no call started since the last refusal
	last      time.Time // when the last call started
	succeeded time.Time // when the last call came through; zero before the first
	waiting   time.Time // when the first call started after that
}

// spacingOf is the mean time between calls that the short limits permit.
func spacingOf(limits []quality.Limit) time.Duration {
	var longest time.Duration
	for _, l := range limits {
		if l.Per < leastUnhurried {
			longest = max(longest, l.Per/time.Duration(l.Calls))
		}
	}
	return longest
}

// free is the instant from which the pace permits a call.
func (p *pace) free(now time.Time) time.Time {
	if p.held {
		return p.paused // which is a pace of its own
	}
	if slow := p.last.Add(p.apart(now)); slow.After(p.paused) {
		return slow
	}
	return p.paused
}

// apart is how far apart calls are to start, zero at the whole pace.
func (p *pace) apart(now time.Time) time.Duration {
	halvings := p.halvings
	if !p.waiting.IsZero() {
		switch without := now.Sub(p.waiting); {
		case without > 2*starving:
			halvings = min(halvings, 1)
		case without > starving:
			halvings = min(halvings, 2)
		}
	}
	if halvings == 0 || now.Sub(p.refused) > easing {
		return 0
	}
	return min(p.spacing<<halvings, max(p.spacing, slowest))
}

func (p *pace) started(now time.Time) {
	p.last, p.held = now, false
	if p.waiting.IsZero() {
		p.waiting = now
	}
}

// refuse notes a refusal, after which the service asked to wait for after, if not zero. Every pause is jittered:
// callers that were refused together must not return together.
func (p *pace) refuse(now time.Time, after time.Duration) {
	p.halvings = min(p.halvings+1, mostHalvings)
	p.refused, p.held = now, true
	least, most := time.Duration(0), min(flowPause<<min(p.refusals, mostHalvings), longestPause)
	p.refusals++
	switch apart := p.apart(now); {
	case after > 0:
		least, most = after, after+flowPause
	case apart > 0:
		least, most = apart*3/4, apart*3/2
	}
	if until := now.Add(least + rand.N(most-least)); until.After(p.paused) {
		p.paused = until
	}
}

func (p *pace) succeed(now time.Time) {
	p.halvings = max(0, p.halvings-1)
	p.refusals = 0
	p.succeeded, p.waiting = now, time.Time{}
}

// refuse notes that the service refused a call for calling too often, and asked to wait for after, if not zero. It is
// the instant before which no call of the process starts, and when the last call came through.
func (l *Limiter) refuse(now time.Time, after time.Duration) (next, succeeded time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pace.refuse(now, after)
	l.wake() // whoever waits may have to wait longer than is worth it
	return l.pace.paused, l.pace.succeeded
}

// Succeeded says that a call came through: the account permits more.
func (l *Limiter) Succeeded() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pace.succeed(time.Now())
}
