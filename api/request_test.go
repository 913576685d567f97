package api_test

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// The request is the one of the API page: the call in the query, the parameters in the body, spelled as there, and
// nothing besides them.
func TestRequestOnTheWire(t *testing.T) {
	var sent *http.Request
	var body []byte
	c := clientOn(func(r *http.Request) (*http.Response, error) {
		sent = r
		body, _ = io.ReadAll(r.Body)
		return answer(http.StatusOK, good), nil
	}, func(cfg *api.Config) {
		cfg.Endpoint = api.Endpoint{Scheme: "https", Host: "gateway.test.invalid:8443", Path: "/rtc",
			Region: "ap-southeast-1"}
	})
	if _, err := c.Distribution(t.Context(), stalls()); err != nil {
		t.Fatal(err)
	}
	if got, want := sent.Method+" "+sent.URL.String(),
		"POST https://gateway.test.invalid:8443/rtc?Action=ListQualityDistribution&Version=2020-12-01"; got != want {
		t.Errorf("sent %s, want %s", got, want)
	}
	var got map[string]string // of strings alone
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	want := map[string]string{"AppId": "demo-live", "StartTime": "2026-11-15T00:00:00+08:00",
		"EndTime":   "2026-11-21T23:59:59+08:00",
		"Indicator": "stall_rate", "Dimension": "OS", "ProductType": "native"}
	if !maps.Equal(got, want) {
		t.Errorf("the body is %s, want %v", body, want)
	}
	if got := sent.Header.Get("Content-Type"); got != "application/json" {
		t.Errorf("the body is called %q", got)
	}
	date, _, _ := strings.Cut(sent.Header.Get("X-Date"), "T")
	scope := secrets.AccessKey + "/" + date + "/ap-southeast-1/rtc/request"
	if got := sent.Header.Get("Authorization"); !strings.Contains(got, scope) {
		t.Errorf("signed as %s, want the scope %s", got, scope)
	}
	if got := sent.Header.Get("X-Security-Token"); got != secrets.SessionToken {
		t.Errorf("sent the session token %q", got)
	}
}

// Times are midnights of the data's zone, whatever the clock's zone, and never lie in the future.
func TestRequestTimes(t *testing.T) {
	for _, tt := range []struct {
		name, now, from, to string
		start, end          string
	}{
		{"settled days", "2026-11-22T12:00:00+08:00", "2026-11-15", "2026-11-21", "2026-11-15T00:00:00+08:00",
			"2026-11-21T23:59:59+08:00"},
		{"one day", "2026-11-22T12:00:00+08:00", "2026-11-01", "2026-11-01", "2026-11-01T00:00:00+08:00",
			"2026-11-01T23:59:59+08:00"},
		{"today, up to now", "2026-11-22T12:34:56.999+08:00", "2026-11-16", "2026-11-22", "2026-11-16T00:00:00+08:00",
			"2026-11-22T12:34:56+08:00"},
		{"today, by a clock in another zone", "2026-11-21T16:05:00Z", "2026-11-22", "2026-11-22",
			"2026-11-22T00:00:00+08:00", "2026-11-22T00:05:00+08:00"},
		{"the first second of today", "2026-11-22T00:00:00+08:00", "2026-11-22", "2026-11-22", "2026-11-22T00:00:00+08:00",
			"2026-11-22T00:00:00+08:00"},
		{"the last second of today", "2026-11-22T23:59:59+08:00", "2026-11-22", "2026-11-22", "2026-11-22T00:00:00+08:00",
			"2026-11-22T23:59:59+08:00"},
	} {
		now, err := time.Parse(time.RFC3339, tt.now)
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ StartTime, EndTime string }
		c := clientOn(func(r *http.Request) (*http.Response, error) {
			err = json.NewDecoder(r.Body).Decode(&got)
			return answer(http.StatusOK, good), nil
		}, func(cfg *api.Config) { cfg.Now = func() time.Time { return now } })
		q := stalls()
		if q.Range, err = quality.ParseRange(tt.from+".."+tt.to, now); err != nil {
			t.Fatal(err)
		}
		if _, callErr := c.Distribution(t.Context(), q); callErr != nil || err != nil {
			t.Fatal(callErr, err)
		}
		if got.StartTime != tt.start || got.EndTime != tt.end {
			t.Errorf("%s: asked for %s to %s, want %s to %s", tt.name, got.StartTime, got.EndTime, tt.start, tt.end)
		}
	}
}

// More days than one call covers are a fault of the caller: nothing is sent.
func TestRequestOfTooManyDays(t *testing.T) {
	c := clientOn(always(http.StatusOK, good))
	for _, days := range []int{0, -3, 8, 29} {
		q := stalls()
		q.Range.From = q.Range.To - quality.Day(days) + 1
		if _, err := c.Distribution(t.Context(), q); err == nil || !strings.Contains(err.Error(), "1 to 7 days") {
			t.Errorf("%d days: %v", days, err)
		}
	}
	if n := c.Calls(); n != 0 {
		t.Errorf("%d calls were made", n)
	}
}

// The service accepts the signature, with a session token and without one, and gets the fields it expects.
func TestServiceAcceptsTheRequest(t *testing.T) {
	t.Parallel()
	for _, o := range []sim.Options{
		{},
		{AccessKey: "AKLTone", SecretKey: "c2VjcmV0+/=="},
		{AccessKey: "AKLTtwo", SecretKey: "secret", SessionToken: "STS+token/with=signs"},
	} {
		s := serve(t, o)
		c := clientOf(t, s)
		points, warnings, err := parts(c.Distribution(t.Context(), stalls()))
		if err != nil || len(warnings) != 0 {
			t.Errorf("token %q: %v, %v", o.SessionToken, err, warnings)
			continue
		}
		if want := 7 * 5 * 2; len(points) != want { // days, systems, series
			t.Errorf("got %d points, want %d", len(points), want)
		}
		q := stalls()
		q.Product = quality.ProductWeb
		if points, _, err = parts(c.Distribution(t.Context(), q)); err != nil || len(points) != 0 {
			t.Errorf("the web has no systems, got %v, %v", points, err)
		}
		want := sim.RequestBody{AppID: "demo-live", Start: "2026-11-15T00:00:00+08:00", End: "2026-11-21T23:59:59+08:00",
			Indicator: "stall_rate", Dimension: "OS", ProductType: "native"}
		if got := s.Requests(); len(got) != 2 || got[0].Body != want || got[1].Body.ProductType != "web" || c.Calls() != 2 {
			t.Errorf("the service saw %+v, the client %d calls", got, c.Calls())
		}
	}
}

// The keys are those that were given, not those that the SDK finds for itself.
func TestGivenCredentialsWin(t *testing.T) {
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, ".volc"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, ".volc", "config"), []byte(`{"ak":"file","sk":"file"}`),
		0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	for _, found := range []string{"in the environment", ""} {
		t.Setenv("VOLC_ACCESSKEY", found)
		t.Setenv("VOLC_SECRETKEY", found)
		s := serve(t, sim.Options{})
		if _, err := clientOf(t, s).Distribution(t.Context(), stalls()); err != nil {
			t.Errorf("keys %q: %v", found, err)
		}
		// Without any keys nothing is sent; those lying about are not borrowed.
		bare := clientOn(func(*http.Request) (*http.Response, error) {
			t.Errorf("keys %q: a call without keys was sent", found)
			return answer(http.StatusOK, good), nil
		}, func(cfg *api.Config) { cfg.Credentials = api.Credentials{} })
		if _, err := bare.Distribution(t.Context(), stalls()); !errors.Is(err, api.ErrNoCredentials) {
			t.Errorf("keys %q: %v", found, err)
		}
	}
}

// The service counts at most two calls in a second; in a row they wait, and none is refused.
func TestCallsInARow(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	c := clientOf(t, s)
	for range 6 {
		if _, err := c.Distribution(t.Context(), stalls()); err != nil {
			t.Error(err)
		}
	}
	if got := codesOf(s); !slices.Equal(got, make([]string, 6)) {
		t.Errorf("the service answered with the codes %q", got)
	}
}
