package api

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"time"
)

// maxBody is the size limit of a decompressed answer. Seven days of two series for 250 countries are about 0.4 MB.
const maxBody = 8 << 20

// errTooLarge is the error of an answer that is larger than maxBody.
var errTooLarge = fmt.Errorf("the answer is larger than %d MiB", maxBody>>20)

// An exchange notes what came back. The SDK reports status 500 for a request without an answer, and drops the body of
// an answer that was cut.
type exchange struct {
	sent    func()           // called when the request has been written
	now     func() time.Time // this machine's clock
	status  int              // of the answer; zero without an answer
	date    string           // its Date header
	body    []byte
	bodyErr error // why the body could not be read to its end

	asked, answered time.Time // when the request was begun, and when the head of its answer came

	signature  string // of the request, from its Authorization header
	retryAfter string // its Retry-After header
}

type exchangeKey struct{}

func withExchange(ctx context.Context, seen *exchange) context.Context {
	return context.WithValue(ctx, exchangeKey{}, seen)
}

// newHTTPClient makes the client that the SDK sends with. The SDK's own has no size limit, no time-out but that of
// the call, ignores the standard proxy variables, and follows redirects with the session token.
func newHTTPClient(proxy Proxy) *http.Client {
	if proxy == nil {
		proxy = http.ProxyFromEnvironment
	}
	return &http.Client{
		Transport: &watched{base: &http.Transport{
			Proxy: proxy,
			OnProxyConnectResponse: func(_ context.Context, proxy *url.URL, _ *http.Request, answer *http.Response) error {
				return proxyAnswer(proxy, answer.StatusCode)
			},
			DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
			TLSHandshakeTimeout:   10 * time.Second,
			IdleConnTimeout:       60 * time.Second,
			MaxIdleConnsPerHost:   2,
			ForceAttemptHTTP2:     true,
			ExpectContinueTimeout: time.Second,
		}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// watched is a transport that fills the exchange of a request's context, with the body of the answer, too, and limits
// the size of that.
type watched struct {
	base http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (w *watched) RoundTrip(req *http.Request) (*http.Response, error) {
	seen, _ := req.Context().Value(exchangeKey{}).(*exchange)
	if seen == nil {
		seen = &exchange{sent: func() {}, now: time.Now}
	}
	_, seen.signature, _ = strings.Cut(req.Header.Get("Authorization"), "Signature=")
	trace := &httptrace.ClientTrace{WroteRequest: func(httptrace.WroteRequestInfo) { seen.sent() }}
	seen.asked = seen.now()
	resp, err := w.base.RoundTrip(req.WithContext(httptrace.WithClientTrace(req.Context(), trace)))
	if err != nil {
		return resp, err
	}
	seen.answered = seen.now()
	seen.status, seen.date = resp.StatusCode, resp.Header.Get("Date")
	seen.retryAfter = resp.Header.Get("Retry-After")
	seen.body, seen.bodyErr = readBody(resp)
	resp.Body = http.NoBody // the SDK would copy it, and more so if it does not know its size
	return resp, nil
}

// readBody reads the body of an answer to its end, and closes it. It fails with errTooLarge after more than maxBody.
func readBody(resp *http.Response) ([]byte, error) {
	defer func() { _ = resp.Body.Close() }() // it was read
	var whole []byte
	var err error
	capped := io.LimitReader(resp.Body, maxBody+1)
	if resp.ContentLength > 0 {
		buffer := bytes.NewBuffer(make([]byte, 0, min(resp.ContentLength, maxBody)+bytes.MinRead))
		_, err = buffer.ReadFrom(capped)
		whole = buffer.Bytes()
	} else {
		whole, err = io.ReadAll(capped)
	}
	if err == nil && len(whole) > maxBody {
		err = errTooLarge
	}
	return whole, err
}
