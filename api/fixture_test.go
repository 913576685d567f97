package api_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/cells"
	"rtcscope/quality"
)

// noon is the clock of the tests: the newest settled day is Saturday, 2026-11-21.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)

func clock() time.Time { return noon }

// serve starts a simulated service whose clock stands at noon.
func serve(t *testing.T, o sim.Options) *sim.Server {
	t.Helper()
	o.Now, o.Indicators = clock, api.Catalogue().Indicators
	s, err := sim.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func endpointOf(t *testing.T, url string) api.Endpoint {
	t.Helper()
	endpoint, err := api.ResolveEndpoint(url, "")
	if err != nil {
		t.Fatal(err)
	}
	return endpoint
}

// clientOf makes a client with a limiter of its own, that speaks to s with the keys of s.
func clientOf(t *testing.T, s *sim.Server, changes ...func(*api.Config)) *api.Client {
	t.Helper()
	cfg := api.Config{
		Endpoint:    endpointOf(t, s.URL()),
		Credentials: api.Credentials{AccessKey: s.AccessKey(), SecretKey: s.SecretKey(), SessionToken: s.SessionToken()},
		Now:         clock,
	}
	for _, change := range changes {
		change(&cfg)
	}
	return api.New(cfg)
}

// A network answers requests without a network: the client works with it in bubbles of testing/synctest, where
// back-off costs no real time.
type network func(*http.Request) (*http.Response, error)

func (n network) RoundTrip(r *http.Request) (*http.Response, error) {
	defer func() {
		if r.Body != nil {
			_ = r.Body.Close()
		}
	}()
	return n(r)
}

// secrets are the keys of clients on a made-up network.
var secrets = api.Credentials{AccessKey: "AKLTmadeUpKeyOfTests", SecretKey: "c2VjcmV0LW9mLXRlc3Rz",
	SessionToken: "STSmadeUpTokenOfTests"}

func clientOn(n network, changes ...func(*api.Config)) *api.Client {
	cfg := api.Config{
		Endpoint:    api.Endpoint{Scheme: "https", Host: "rtc.test.invalid", Path: "/", Region: "cn-north-1"},
		Credentials: secrets,
		Now:         clock,
	}
	for _, change := range changes {
		change(&cfg)
	}
	c := api.New(cfg)
	c.SetTransport(n)
	return c
}

func answer(status int, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}
}

// always answers every request alike.
func always(status int, body string) network {
	return func(*http.Request) (*http.Response, error) { return answer(status, body), nil }
}

// good is an answer with one value, 0.54 for China on 2026-11-20.
const good = `{"ResponseMetadata":{"RequestId":"id-1"},"Result":{"Indicators":[{"Name":"80ms_audio_stall_rate","Data":[` +
	`{"TimeStamp":"2026-11-20T00:00:00+08:00","Value":0.54,"Dimension":"中国"}]}]}}`

// refused is an answer that reports an error.
func refused(code, message string) string {
	return `{"ResponseMetadata":{"RequestId":"id-1","Error":{"Code":"` + code + `","Message":"` + message + `"}}}`
}

// stalls asks for the last 7 settled days by operating system: 5 values, no gaps.
func stalls() quality.Query {
	return quality.Query{App: "demo-live", Product: quality.ProductNative, Indicator: "stall_rate", Dimension: "OS",
		Range: quality.Last(7, noon)}
}

// failure is the *api.Error in err. Whatever failed, its text is whole and harmless.
func failure(t *testing.T, err error) *api.Error {
	t.Helper()
	var failed *api.Error
	if !errors.As(err, &failed) {
		t.Errorf("the error is %T %v, want an *api.Error", err, err)
		return &api.Error{Code: "none"}
	}
	if failed.Advice == "" || failed.Action == "" {
		t.Errorf("%s of %q comes with the advice %q", failed.Code, failed.Action, failed.Advice)
	}
	if text := failed.Error(); !strings.Contains(text, failed.Code) || !strings.Contains(text, failed.Advice) ||
		!strings.Contains(text, failed.RequestID) || strings.Contains(text, "..") {
		t.Errorf("the sentence %q does not say all of %+v, or not well", text, *failed)
	}
	if text := failed.Error(); cells.Visible(text) != text {
		t.Errorf("the sentence is not safe to draw: %q", text)
	}
	return failed
}

// codesOf lists the error codes that the service answered with, "" for good answers.
func codesOf(s *sim.Server) []string {
	var codes []string
	for _, r := range s.Requests() {
		codes = append(codes, r.Code)
	}
	return codes
}

// parts are the points and the warnings of an answer.
func parts(answer quality.Daily, err error) ([]quality.Point, []quality.Warning, error) {
	return answer.Points, answer.Warnings(), err
}
