// Package sim is the Volcengine RTC OpenAPI, simulated on loopback: the calls
// ListQualityDistribution, ListQuality, ListRealTimeQualityDistribution,
// ListRealTimeQuality, ListOperationDistribution and ListApps of version 2020-12-01, with the signature check, the
// limits, the error codes and the oddities of the real service, over data that is made up but always the same.
//
// It stands behind the demo mode and behind the tests. It is written from the
// vendor's API pages and shares no code with any client, so that a client that
// works against it was not merely agreeing with itself.
//
// # Data
//
// All figures are ratios of sums over one joint table of calls for each app and product, see package calls: those by
// any dimension, those of the whole app, those of some systems and networks, and users agree exactly before they are
// rounded. A few stories, such as one province that got worse (see Stories), make more of some of these calls bad.
//
// The service has a clock (Options.Now). Day buckets start at midnight +08:00,
// and a day is final 8 hours after its end. Stories are anchored at the newest
// final day at the time of Start: servers that start with the same newest final
// day (from 08:00 to 08:00 in +08:00) tell the same data, in any process, and a
// server whose clock is moved afterwards keeps the anchor, so that no final day
// changes its value while the server lives. Servers started on different days do
// disagree about the days of a story, so what was kept of one demo must not be
// mixed with the next.
//
// # Faults
//
// SetFault makes the following requests go wrong in one of the ways in which
// networks, gateways, and the service itself go wrong.
package sim

import (
	"context"
	"crypto/rand"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"rtcscope/guard"
	"rtcscope/quality"
)

// Options say which account the simulated service serves. The zero value is
// the demo account on the machine's clock, with keys of its own.
type Options struct {
	// Now is the service's clock: it decides which days have data and which
	// are out of reach. Nil means time.Now. It is called from several
	// goroutines.
	Now func() time.Time

	// Guard starts the goroutine that takes connections.
	Guard *guard.Guard

	// Seed chooses the account: another seed has other values but the same
	// stories. 0 is the demo account.
	Seed uint64

	// Stories are what happened to the account, on days of the calendar; nil
	// stands for those of the demo account, see the function Stories.
	Stories []Story

	// PerSecond is how many calls of each action the account may make in a
	// second; 0 is what the API pages say.
	PerSecond int

	// Window is the time in which these calls are counted, in place of a
	// second; 0 is a second.
	Window time.Duration

	// CountRefused makes refused calls fill the window, too. Whether the real
	// service does so is not documented.
	CountRefused bool

	// Indicators are what the service offers besides the indicators of its pages,
	// which it always has. It returns the series that an indicator names, in
	// percent, with an ordinary course and no stories.
	Indicators []quality.Indicator

	// NoOverall are indicators that ListQuality refuses as unknown, though
	// ListQualityDistribution knows them.
	NoOverall []string

	// Filters is what ListQuality makes of the filters OS and Access. Only the zero
	// value is as the pages say.
	Filters Filters

	// Live is how the service takes ListRealTimeQualityDistribution and
	// ListRealTimeQuality.
	Live Live

	// HalfMinutes makes the points of these calls stand for half a minute each, in
	// place of a minute. The pages have both.
	HalfMinutes bool

	// MoreApps is how many disabled apps the account has besides those of the
	// demo, and AppsPage the most that one call of ListApps returns; 0 is 100.
	MoreApps, AppsPage int

	// AccessKey, SecretKey and SessionToken are the credentials that the
	// service accepts. An empty AccessKey or SecretKey is replaced by a random
	// one at Start. With an empty SessionToken requests must carry none.
	AccessKey, SecretKey, SessionToken string
}

// Server is a running simulated service. Its methods may be called from
// several goroutines.
type Server struct {
	opts     Options
	ownClock bool             // Options.Now was given
	wall     func() time.Time // when requests really arrive; time.Now outside tests
	url      string
	account  *account

	http   *http.Server
	cancel context.CancelFunc
	close  sync.Once
	closed error
	live   sync.WaitGroup // the accept loop and every connection

	journal journal
	faults  faultBox
	limits  map[string]*limiter // by action
	issued  atomic.Uint32       // request ids given out
}

// Start listens on a free loopback port and serves until Close. What is being answered breaks off with ctx.
func Start(ctx context.Context, o Options) (*Server, error) { return start(ctx, o, time.Now) }

func start(ctx context.Context, o Options, wall func() time.Time) (*Server, error) {
	s := &Server{opts: o, ownClock: o.Now != nil, wall: wall, limits: newLimits(o)}
	if s.opts.Now == nil {
		s.opts.Now = time.Now
	}
	// They are random, so that nobody can confuse them with real ones.
	if s.opts.AccessKey == "" {
		s.opts.AccessKey = "AKSIM" + rand.Text()
	}
	if s.opts.SecretKey == "" {
		s.opts.SecretKey = "SKSIM" + rand.Text()
	}
	s.account = newAccount(o.Seed, s.opts.Now(), o.Stories, o.Indicators)

	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s.url = "http://" + ln.Addr().String()

	ctx, cancel := context.WithCancel(ctx)
	s.cancel = cancel
	s.http = &http.Server{
		Handler:           http.HandlerFunc(s.serve),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ConnState:         s.track,
		ReadHeaderTimeout: 10 * time.Second,
		MaxHeaderBytes:    64 << 10,
		// A demo draws on the whole terminal, so nothing may be written to it
		// from here.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	s.live.Add(1)
	o.Guard.Go(func() {
		defer s.live.Done()
		_ = s.http.Serve(ln)
	})
	return s, nil
}

// track counts connections, because http.Server.Close does not wait for the
// goroutines that serve them. A new one is reported from within the accept
// loop, which is counted itself, so the count cannot reach zero in between.
func (s *Server) track(_ net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		s.live.Add(1)
	case http.StateClosed, http.StateHijacked:
		s.live.Done()
	}
}

// URL is the address to send requests to: http://127.0.0.1:port.
func (s *Server) URL() string { return s.url }

// AccessKey is the key id that the service accepts.
func (s *Server) AccessKey() string { return s.opts.AccessKey }

// SecretKey is the secret that belongs to AccessKey.
func (s *Server) SecretKey() string { return s.opts.SecretKey }

// SessionToken is the token that requests must carry, empty when none.
func (s *Server) SessionToken() string { return s.opts.SessionToken }

// Close ends every connection, also those that hang in a fault, and returns
// when all goroutines of the server have ended. It may be called repeatedly.
func (s *Server) Close() error {
	s.close.Do(func() {
		s.cancel()
		s.closed = s.http.Close()
		s.live.Wait()
	})
	return s.closed
}

// serve takes one request: it notes the arrival, makes the answer, and
// delivers it in the way that the fault in force says.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	c := &call{
		r:       r,
		action:  query.Get("Action"),
		version: query.Get("Version"),
		region:  defaultRegion,
		arrived: s.wall(),
		now:     s.opts.Now(),
	}
	c.id = s.requestID(c.now)
	entry := s.journal.arrive(Request{Action: c.action, Version: c.version, RequestID: c.id, At: c.arrived})

	// The body is read to its end in any case: only then does net/http notice
	// that a client has gone away, which a hanging or slow answer waits for.
	c.body, c.bodyErr = io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequestBody))
	s.journal.parsed(entry, parseBody(c.body))

	f := s.faults.take(c.action)
	a := s.answer(c, f)
	if f.Kind == Slow {
		wait := time.NewTimer(f.Delay)
		defer wait.Stop()
		select {
		case <-wait.C:
		case <-r.Context().Done():
			panic(http.ErrAbortHandler)
		}
	}
	if f.Kind == Hang {
		<-r.Context().Done()
		// A plain return would send an empty answer to a client that is still
		// there when the server closes.
		panic(http.ErrAbortHandler)
	}
	// Noted before the first byte is sent: whoever has read the answer finds
	// it among the Requests.
	s.journal.answered(entry, a.status, a.code)
	deliver(w, a, f)
}
