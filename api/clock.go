package api

import (
	"net/http"
	"sync"
	"time"

	"rtcscope/quality"
)

const (
	// clockTolerance is how far apart clocks may be that are taken for the same.
	clockTolerance = quality.ClockTolerance
	// signatureLasts is how long the service takes a signature, says the vendor's page on signatures: X-Expires is 15
	// minutes by default. Where a clock is further off than that, a call is refused for it. A Date header that says so of
	// a call that was not refused is not the service's.
	signatureLasts = 15 * time.Minute
)

// A skew is how far the clock of this machine is ahead of the service's. It is safe for concurrent use.
type skew struct {
	mu    sync.Mutex
	ahead time.Duration
}

// note takes what the Date header of an answer says. The instants are those of this machine between which the service
// wrote it. The header has whole seconds, so it tells a span of skews: of these, the one nearest to zero counts.
func (s *skew) note(date string, asked, answered time.Time) {
	written, err := http.ParseTime(date)
	if err != nil {
		return
	}
	least, most := asked.Sub(written.Add(time.Second)), answered.Sub(written)
	ahead := max(0, least) + min(0, most)
	if ahead.Abs() > signatureLasts {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ahead = ahead
}

// is how far this machine's clock is ahead; zero if that is not known.
func (s *skew) is() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ahead
}

// serviceNow is the time by the service's clock, as far as that is known.
func (c *Client) serviceNow() time.Time { return c.now().Add(-c.skew.is()) }
