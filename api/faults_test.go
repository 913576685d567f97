package api_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
)

// hurry gives each attempt little time, for services that do not answer in any; but enough for the request to arrive
// on a busy machine.
func hurry(cfg *api.Config) { cfg.Timeout = 500 * time.Millisecond }

// Each way in which networks and gateways go wrong has a name and advice of its own, and is tried again only where
// that may help.
func TestFaults(t *testing.T) {
	t.Parallel()
	var all sync.WaitGroup // at once: each retry backs off for real
	for _, tt := range []struct {
		fault  sim.Fault
		change func(*api.Config)
		code   string
		kind   api.Kind
		status int
		calls  int
	}{
		{sim.Fault{Kind: sim.Slow, Delay: time.Hour}, hurry, "Timeout", api.KindNetwork, 0, 3},
		{sim.Fault{Kind: sim.Hang}, hurry, "Timeout", api.KindNetwork, 0, 3},
		{sim.Fault{Kind: sim.Cut}, nil, "ConnectionCut", api.KindNetwork, 200, 3},
		{sim.Fault{Kind: sim.HTML502}, nil, "AnswerNotJSON", api.KindServer, 502, 3},
		{sim.Fault{Kind: sim.Truncated}, nil, "AnswerTruncated", api.KindAnswer, 200, 1},
		{sim.Fault{Kind: sim.Captive}, nil, "AnswerNotJSON", api.KindAnswer, 200, 1},
		{sim.Fault{Kind: sim.Empty}, nil, "AnswerEmpty", api.KindAnswer, 200, 1},
		{sim.Fault{Kind: sim.NoContent}, nil, "AnswerEmpty", api.KindAnswer, 204, 1},
		{sim.Fault{Kind: sim.HugeBody}, nil, "AnswerTooLarge", api.KindAnswer, 200, 1},
		{sim.Fault{Kind: sim.Redirect}, nil, "Redirected", api.KindAnswer, 302, 1},
	} {
		s := serve(t, sim.Options{})
		s.SetFault(tt.fault)
		if tt.change == nil {
			tt.change = func(*api.Config) {}
		}
		c := clientOf(t, s, tt.change)
		all.Go(func() {
			points, _, err := parts(c.Distribution(t.Context(), stalls()))
			failed := failure(t, err)
			if failed.Code != tt.code || failed.Kind != tt.kind || failed.Status != tt.status || len(points) != 0 {
				t.Errorf("%s: %+v and %d points, want %s of kind %d with status %d", tt.fault.Kind, *failed, len(points), tt.code,
					tt.kind, tt.status)
			}
			if sent := len(s.Requests()); sent != tt.calls || c.Calls() != int64(tt.calls) {
				t.Errorf("%s: %d requests arrived, %d calls were counted, want %d", tt.fault.Kind, sent, c.Calls(), tt.calls)
			}
		})
	}
	all.Wait()
}

// A fault that passes is not seen: one refusal for calling too often, one broken answer.
func TestFaultsPass(t *testing.T) {
	t.Parallel()
	var all sync.WaitGroup
	for _, kind := range []sim.FaultKind{sim.Busy, sim.Cut, sim.HTML502} {
		s := serve(t, sim.Options{})
		s.SetFault(sim.Fault{Kind: kind, Times: 1})
		c := clientOf(t, s)
		all.Go(func() {
			points, _, err := parts(c.Distribution(t.Context(), stalls()))
			if err != nil || len(points) == 0 || len(s.Requests()) != 2 {
				t.Errorf("%s: %d points by %d requests, %v", kind, len(points), len(s.Requests()), err)
			}
		})
	}
	all.Wait()
}

// A call that hangs ends when its caller does, and says so rather than that the network failed.
func TestCancelWhileTheServiceHangs(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	s.SetFault(sim.Fault{Kind: sim.Hang})
	c := clientOf(t, s, func(cfg *api.Config) { cfg.Timeout = time.Hour })
	patience, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	ctx, cancel := context.WithCancel(patience)
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		_, err := c.Distribution(ctx, stalls())
		ended <- err
	}()
	if err := s.Await(patience, 1); err != nil {
		t.Fatal(err)
	}
	cancel()
	select {
	case err := <-ended:
		var failed *api.Error
		if !errors.Is(err, context.Canceled) || errors.As(err, &failed) {
			t.Errorf("the call ended with %v", err)
		}
	case <-patience.Done():
		t.Fatal("the call outlived its context")
	}
}

// Calls that hang hold back no other for longer than it takes them to arrive.
func TestHangingCallsHoldBackNoOther(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	s.SetFault(sim.Fault{Kind: sim.Hang, Times: 2})
	c := clientOf(t, s, func(cfg *api.Config) { cfg.Timeout = time.Hour })
	patience, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	hanging, release := context.WithCancel(patience)
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			if _, err := c.Distribution(hanging, stalls()); !errors.Is(err, context.Canceled) {
				t.Errorf("a call that should hang ended with %v", err)
			}
		})
	}
	if err := s.Await(patience, 2); err != nil {
		t.Fatal(err)
	}
	if points, _, err := parts(c.Distribution(patience, stalls())); err != nil || len(points) == 0 {
		t.Errorf("the third call: %d points, %v", len(points), err)
	}
	release()
	all.Wait()
}

// A redirect is not followed, whatever its status: the session token would go along.
func TestRedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	var hits atomic.Int64
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits.Add(1)
		t.Errorf("the other host was called with the token %q", r.Header.Get("X-Security-Token"))
		_, _ = io.WriteString(w, good)
	}))
	defer elsewhere.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		here := httptest.NewServer(http.RedirectHandler(elsewhere.URL, status))
		c := api.New(api.Config{Endpoint: endpointOf(t, here.URL), Credentials: secrets})
		_, err := c.Distribution(t.Context(), stalls())
		if failed := failure(t, err); failed.Code != "Redirected" || failed.Status != status ||
			failed.Kind != api.KindAnswer {
			t.Errorf("%d: %+v", status, *failed)
		}
		here.Close()
	}
	if hits.Load() != 0 {
		t.Errorf("%d calls went to the other host", hits.Load())
	}
}

// listen serves connections by hand, each after its request was read.
func listen(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			all.Go(func() {
				defer conn.Close()
				if r, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
					_, _ = io.Copy(io.Discard, r.Body)
					serve(conn)
				}
			})
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		all.Wait()
	})
	return "http://" + listener.Addr().String()
}

// What goes wrong before an answer comes is told apart too, without a status: none was received.
func TestConnectionFaults(t *testing.T) {
	t.Parallel()
	closed, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = closed.Close()
	untrusted := httptest.NewUnstartedServer(http.NotFoundHandler())
	untrusted.Config.ErrorLog = log.New(io.Discard, "", 0)
	untrusted.StartTLS()
	defer untrusted.Close()
	var all sync.WaitGroup
	for _, tt := range []struct {
		name, url, code string
		calls           int64
	}{
		{"nobody listens", "http://" + closed.Addr().String(), "ConnectionRefused", 1},
		{"a certificate of nobody", untrusted.URL, "CertificateNotTrusted", 1},
		{"closed without an answer", listen(t, func(net.Conn) {}), "ConnectionCut", 3},
		{"reset", listen(t, func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) }), "ConnectionCut", 3},
		{"no HTTP", listen(t, func(c net.Conn) { _, _ = io.WriteString(c, "220 mail.invalid ESMTP\r\n") }), "NetworkError",
			1},
	} {
		c := api.New(api.Config{Endpoint: endpointOf(t, tt.url), Credentials: secrets})
		all.Go(func() {
			_, err := c.Distribution(t.Context(), stalls())
			if failed := failure(t, err); failed.Code != tt.code || failed.Kind != api.KindNetwork || failed.Status != 0 ||
				c.Calls() != tt.calls {
				t.Errorf("%s: %+v after %d calls, want %s after %d", tt.name, *failed, c.Calls(), tt.code, tt.calls)
			}
			if strings.Contains(err.Error(), "HTTP 500") {
				t.Errorf("%s: %v tells of a status that nobody sent", tt.name, err)
			}
		})
	}
	all.Wait()
}

// The name of no host ends as a failure of the network; which one depends on how the machine resolves names.
func TestUnknownHost(t *testing.T) {
	t.Parallel()
	c := api.New(api.Config{Endpoint: endpointOf(t, "https://host.invalid"), Credentials: secrets,
		Timeout: 2 * time.Second})
	_, err := c.Distribution(t.Context(), stalls())
	if failed := failure(t, err); failed.Kind != api.KindNetwork || failed.Status != 0 {
		t.Errorf("got %+v", *failed)
	}
}

// An answer may be compressed; its size counts after that, or a small one could fill the memory.
func TestCompressedAnswers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		size int // of the answer, filled up with spaces
		code string
	}{
		{"small", len(good), ""},
		{"a bomb", 4 * api.MaxBody, "AnswerTooLarge"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
				t.Error("compression was not asked for")
			}
			w.Header().Set("Content-Encoding", "gzip")
			packed, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
			_, _ = io.WriteString(packed, good)
			for n := len(good); n < tt.size; n += 1 << 16 {
				if _, err := io.WriteString(packed, strings.Repeat(" ", 1<<16)); err != nil {
					return
				}
			}
			_ = packed.Close()
		}))
		points, _, err := parts(api.New(api.Config{Endpoint: endpointOf(t, server.URL), Credentials: secrets}).Distribution(
			t.Context(), stalls()))
		server.Close()
		switch {
		case tt.code != "":
			if failed := failure(t, err); failed.Code != tt.code {
				t.Errorf("%s: %v", tt.name, failed)
			}
		case err != nil || len(points) != 1:
			t.Errorf("%s: %v, %v", tt.name, points, err)
		}
	}
}

// The cap on answers is exact: one byte decides.
func TestAnswerSizeIsCapped(t *testing.T) {
	body := good + strings.Repeat(" ", api.MaxBody-len(good))
	if points, _, err := parts(clientOn(always(http.StatusOK, body)).Distribution(t.Context(), stalls())); err != nil ||
		len(points) != 1 {
		t.Errorf("of %d bytes: %v, %v", len(body), points, err)
	}
	_, err := clientOn(always(http.StatusOK, body+" ")).Distribution(t.Context(), stalls())
	if failed := failure(t, err); failed.Code != "AnswerTooLarge" {
		t.Errorf("of one byte more: %v", failed)
	}
}
