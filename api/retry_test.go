package api_test

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
)

// fails makes every attempt end with an error of the network, as http.Client reports it.
func fails(err error) network {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

// What may pass in a moment is tried three times in all, everything else once.
func TestWhatIsRetried(t *testing.T) {
	read := func(err error) error {
		return &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", err)}
	}
	for _, tt := range []struct {
		name    string
		network network
		code    string
		kind    api.Kind
		calls   int64
		says    string // in the advice; empty: whatever belongs to the code
	}{
		{"status 500", always(500, refused("InternalError", "")), "InternalError", api.KindServer, 3, ""},
		{"status 502, a page", always(502, "<html>"), "AnswerNotJSON", api.KindServer, 3, "a proxy before it"},
		{"status 503, JSON of another", always(503, `{"message":"no healthy upstream"}`), "AnswerOfAnotherShape",
			api.KindServer, 3, "a proxy before it"},
		{"status 504, nothing", always(504, ""), "AnswerEmpty", api.KindServer, 3, "a proxy before it"},
		{"status 400, a page", always(400, "<html>"), "AnswerNotJSON", api.KindAnswer, 1, "sign-in page"},
		{"status 404, JSON of another", always(404, `{"message":"no route"}`), "AnswerOfAnotherShape", api.KindAnswer, 1,
			"--endpoint"},
		{"status 403, a page", always(403, "<html>"), "AnswerNotJSON", api.KindAnswer, 1, "sign-in page"},
		{"status 501, unknown code", always(501, refused("Brand.New", "")), "Brand.New", api.KindServer, 3, ""},

		{"end of the connection", fails(io.EOF), "ConnectionCut", api.KindNetwork, 3, ""},
		{"end of the connection in the answer's head", fails(io.ErrUnexpectedEOF), "ConnectionCut", api.KindNetwork, 3, ""},
		{"reset", fails(read(syscall.ECONNRESET)), "ConnectionCut", api.KindNetwork, 3, ""},
		{"broken pipe", fails(read(syscall.EPIPE)), "ConnectionCut", api.KindNetwork, 3, ""},
		// What net/http says of a kept connection that the other side closed at the moment of its use.
		{"closed under the request", fails(&net.OpError{Op: "write", Net: "tcp", Err: net.ErrClosed}), "ConnectionCut",
			api.KindNetwork, 3, ""},
		{"closed while idle", fails(errors.New("http: server closed idle connection")), "ConnectionCut", api.KindNetwork, 3,
			""},
		{"HTTP/2 going away", fails(errors.New("http2: server sent GOAWAY and closed the connection; LastStreamID=1")),
			"ConnectionCut", api.KindNetwork, 3, ""},
		{"HTTP/2 lost", fails(errors.New("http2: client connection lost")), "ConnectionCut", api.KindNetwork, 3, ""},
		{"time-out", fails(os.ErrDeadlineExceeded), "Timeout", api.KindNetwork, 3, ""},
		{"name server too slow", fails(&net.DNSError{Err: "i/o timeout", Name: "host.invalid", IsTimeout: true}), "Timeout",
			api.KindNetwork, 3, ""},
		{"no such host", fails(&net.DNSError{Err: "no such host", Name: "host.invalid", IsNotFound: true}), "HostNotFound",
			api.KindNetwork, 1, ""},
		{"refused", fails(&net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}),
			"ConnectionRefused", api.KindNetwork, 1, ""},
		{"untrusted", fails(x509.UnknownAuthorityError{}), "CertificateNotTrusted", api.KindNetwork, 1, ""},
		{"expired certificate", fails(x509.CertificateInvalidError{Reason: x509.Expired}), "CertificateNotTrusted",
			api.KindNetwork, 1, ""},
		{"another host's certificate", fails(x509.HostnameError{Certificate: &x509.Certificate{}, Host: "x"}),
			"CertificateNotTrusted", api.KindNetwork, 1, ""},
		{"unreachable", fails(&net.OpError{Op: "dial", Net: "tcp",
			Err: os.NewSyscallError("connect", syscall.EHOSTUNREACH)}), "NetworkError", api.KindNetwork, 1, ""},
		{"anything else", fails(errors.New("odd")), "NetworkError", api.KindNetwork, 1, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			c := clientOn(tt.network)
			_, err := c.Distribution(t.Context(), stalls())
			failed := failure(t, err)
			if failed.Code != tt.code || failed.Kind != tt.kind || c.Calls() != tt.calls {
				t.Errorf("%s: %s of kind %d after %d calls, want %s of kind %d after %d",
					tt.name, failed.Code, failed.Kind, c.Calls(), tt.code, tt.kind, tt.calls)
			}
			if !strings.Contains(failed.Advice, tt.says) {
				t.Errorf("%s: advice %q should say %q", tt.name, failed.Advice, tt.says)
			}
			var wrapped *url.Error
			if failed.Status == 0 && !errors.As(err, &wrapped) {
				t.Errorf("%s: the error of the network is lost in %v", tt.name, err)
			}
		})
	}
}

// A status of failure is one also where the service's envelope reports no error; its RequestId is kept.
func TestStatusWithoutError(t *testing.T) {
	for status, kind := range map[int]api.Kind{404: api.KindAnswer, 500: api.KindServer, 429: api.KindFlow,
		304: api.KindAnswer} {
		synctest.Test(t, func(t *testing.T) {
			_, err := clientOn(always(status, good)).Distribution(t.Context(), stalls())
			if failed := failure(t, err); failed.Kind != kind || failed.Status != status || failed.RequestID != "id-1" {
				t.Errorf("%d: %+v, want kind %d", status, *failed, kind)
			}
		})
	}
}

// Waits grow and differ by chance.
func TestBackOff(t *testing.T) {
	for _, tt := range []struct {
		name     string
		network  network
		shortest time.Duration
	}{
		{"a fault", always(500, refused("InternalError", "")), 300 * time.Millisecond},
	} {
		waits := make(map[time.Duration]bool)
		for range 20 {
			synctest.Test(t, func(t *testing.T) {
				var starts []time.Time
				c := clientOn(func(r *http.Request) (*http.Response, error) {
					starts = append(starts, time.Now())
					return tt.network(r)
				})
				_, err := c.Distribution(t.Context(), stalls())
				failure(t, err)
				if len(starts) != 3 {
					t.Fatalf("%s: %d attempts", tt.name, len(starts))
				}
				first, second := starts[1].Sub(starts[0]), starts[2].Sub(starts[1])
				if first < tt.shortest || first > tt.shortest*3/2 {
					t.Errorf("%s: the first wait takes %s, want %s and up to half more", tt.name, first, tt.shortest)
				}
				if second < 2*tt.shortest || second > max(3*tt.shortest, time.Second) { // the pace may be slower
					t.Errorf("%s: the second wait takes %s, want %s and up to half more", tt.name, second, 2*tt.shortest)
				}
				waits[first] = true
			})
		}
		if len(waits) < 10 {
			t.Errorf("%s: 20 first waits take just %d different times", tt.name, len(waits))
		}
	}
}

// Whatever a call waits for, it ends at the very moment its context does, with the cause that was given.
func TestCancelEndsEveryWait(t *testing.T) {
	enough := errors.New("a newer query")
	const moment = 123 * time.Millisecond
	waiting := func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, context.Cause(r.Context())
	}
	for _, tt := range []struct {
		name    string
		network network
		calls   int64
	}{
		{"back-off after a fault", always(500, refused("InternalError", "")), 1},
		{"back-off after too many calls", always(429, refused("FlowLimitExceeded", "")), 1},
		{"no answer", waiting, 1},
		{"half an answer", func(r *http.Request) (*http.Response, error) {
			resp := answer(http.StatusOK, "")
			resp.Body = stuck{r.Context()}
			return resp, nil
		}, 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			c := clientOn(tt.network)
			ctx, cancel := context.WithCancelCause(t.Context())
			began := time.Now()
			time.AfterFunc(moment, func() { cancel(enough) })
			_, err := c.Distribution(ctx, stalls())
			if !errors.Is(err, enough) || time.Since(began) != moment || c.Calls() != tt.calls {
				t.Errorf("%s: %v after %s and %d calls", tt.name, err, time.Since(began), c.Calls())
			}
		})
	}
	c := clientOn(always(http.StatusOK, good))
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(enough)
	if _, err := c.Distribution(ctx, stalls()); !errors.Is(err, enough) || c.Calls() != 0 {
		t.Errorf("cancelled before the call: %v after %d calls", err, c.Calls())
	}
}

// stuck is the body of an answer that stops coming.
type stuck struct{ ctx context.Context }

func (s stuck) Read([]byte) (int, error) {
	<-s.ctx.Done()
	return 0, s.ctx.Err()
}

func (s stuck) Close() error { return nil }

// The time allowed is for each attempt, and also ends an answer that stops in the middle; the caller's own deadline
// ends the call.
func TestTimeoutOfAnAttempt(t *testing.T) {
	halfAnswer := func(r *http.Request) (*http.Response, error) {
		resp := answer(http.StatusOK, "")
		resp.Body = stuck{r.Context()}
		return resp, nil
	}
	synctest.Test(t, func(t *testing.T) {
		c := clientOn(halfAnswer, func(cfg *api.Config) { cfg.Timeout = 7 * time.Second })
		began := time.Now()
		_, err := c.Distribution(t.Context(), stalls())
		failed := failure(t, err)
		if failed.Code != "Timeout" || failed.Status != http.StatusOK || c.Calls() != 3 ||
			time.Since(began) < 21*time.Second {
			t.Errorf("%+v after %s and %d calls", *failed, time.Since(began), c.Calls())
		}
	})
	synctest.Test(t, func(t *testing.T) {
		c := clientOn(halfAnswer)
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		_, err := c.Distribution(ctx, stalls())
		if !errors.Is(err, context.DeadlineExceeded) || c.Calls() != 1 {
			t.Errorf("%v after %d calls", err, c.Calls())
		}
	})
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		_, err := clientOn(halfAnswer).Distribution(t.Context(), stalls())
		if failed := failure(t, err); failed.Code != "Timeout" || time.Since(began) < 3*api.DefaultTimeout {
			t.Errorf("without a time given: %v after %s", failed, time.Since(began))
		}
	})
}

// The account is shared: a refusal of one client's call for calling too often holds back the others too.
func TestBusyHoldsBackEveryClient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := api.NewLimiter(twoASecond)
		shared := func(cfg *api.Config) { cfg.Limiter = limiter }
		busy := clientOn(always(429, refused("FlowLimitExceeded.QPSOverLimit", "")), shared)
		other := clientOn(always(http.StatusOK, good), shared)
		began := time.Now()
		ended := make(chan error, 1)
		go func() {
			_, err := busy.Distribution(t.Context(), stalls())
			ended <- err
		}()
		synctest.Wait() // the refusal has come
		if _, err := other.Distribution(t.Context(), stalls()); err != nil {
			t.Error(err)
		}
		if waited := time.Since(began); waited < time.Second {
			t.Errorf("the other client called after %s", waited)
		}
		failure(t, <-ended)
	})
}
