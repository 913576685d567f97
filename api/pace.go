package api

import (
	"math/rand/v2"
	"time"

	"rtcscope/quality"
)

const (
	// flowPause is the longest first pause after a refusal for calling too often if no limit sets the pace. Each
	// further refusal in a row doubles it, up to longestPause. If a limit sets the pace, a pause lasts three quarters
	// to one and a half of the time between two calls, which the refusal has doubled.
	flowPause    = time.Second
	longestPause = 8 * time.Second
	// mostHalvings and slowest bound how slow a process becomes: a sixteenth of what the limits permit, or a call in
	// half a minute if that is faster. After a time of easing without a refusal the pace is the full one again.
	mostHalvings = 4
	slowest      = 30 * time.Second
	easing       = time.Minute
	// starving is how long a process goes without a success before it calls more often than its pace permits: at
	// least at a quarter of the full pace, and after twice that time at half of it.
	starving = 20 * time.Second
	// leastUnhurried is the shortest limit that does not set the pace: all calls of a day may be made within an hour.
	leastUnhurried = time.Hour
)

// A pace is how a process gives way to others that use the same account. Each refusal halves the pace, and each
// success doubles it again. The constants are those with which five processes that do not know of each other take the
// least time together at two calls a second, none is left out, and the service counts refused calls as well.
type pace struct {
	spacing   time.Duration // mean time between two calls at the full pace; zero without limits
	halvings  int
	refusals  int       // in a row
	refused   time.Time // the last refusal
	paused    time.Time
	held      bool      // no call has started since the last refusal
	last      time.Time // when the last call started
	succeeded time.Time // when the last call succeeded; zero before the first success
	waiting   time.Time // when the first call started after that
}

// spacingOf returns the mean time between calls that the short limits permit.
func spacingOf(limits []quality.Limit) time.Duration {
	var longest time.Duration
	for _, l := range limits {
		if l.Per < leastUnhurried {
			longest = max(longest, l.Per/time.Duration(l.Calls))
		}
	}
	return longest
}

// free returns the instant from which the pace permits a call.
func (p *pace) free(now time.Time) time.Time {
	if p.held {
		return p.paused // the first call after a refusal waits for the pause alone
	}
	if slow := p.last.Add(p.apart(now)); slow.After(p.paused) {
		return slow
	}
	return p.paused
}

// apart returns how far apart calls are to start; zero at the full pace.
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

// refuse notes a refusal. after is how long the service asked to wait; zero if it did not ask. Every pause is
// jittered, so that callers that were refused together do not return together.
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

// refuse notes that the service refused a call for calling too often, and asked to wait for after, if that is not
// zero. It returns the instant before which no call of the process starts, and when the last call succeeded.
func (l *Limiter) refuse(now time.Time, after time.Duration) (next, succeeded time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pace.refuse(now, after)
	l.wake() // a wait may have become too long to be worth it
	return l.pace.paused, l.pace.succeeded
}

// Succeeded notes that a call succeeded: the account permits more.
func (l *Limiter) Succeeded() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pace.succeed(time.Now())
}
