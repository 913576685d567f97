package sim

import (
	"context"
	"errors"
	"net/http"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestEnvelope(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	shape := regexp.MustCompile(`^20261122120000\d{12}[0-9A-F]{8}$`)
	seen := map[string]bool{}
	for range 50 {
		got := s.ask(t, actionApps, "{}")
		m := got.meta
		if m.Action != "ListApps" || m.Version != "2020-12-01" || m.Service != "rtc" || m.Region != "cn-north-1" ||
			m.Error != nil {
			t.Fatalf("metadata %+v", m)
		}
		if !shape.MatchString(m.RequestId) || seen[m.RequestId] {
			t.Fatalf("RequestId %s", m.RequestId)
		}
		seen[m.RequestId] = true
	}
}

func TestSpellingOfTheAnswer(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	raw := string(s.ask(t, actionDistribution, stalls(nil)).raw)
	item := regexp.MustCompile(`\{"TimeStamp":"2026-11-15T00:00:00\+08:00","Value":\d+(\.\d{1,2})?,"Dimension":"上海"\}`)
	if !item.MatchString(raw) {
		t.Errorf("no item as in the sample: %.400s", raw)
	}
}

func TestRoutes(t *testing.T) {
	s := newServer(t, Options{})
	for _, c := range []struct {
		method, target string
		status         int
		code           string
	}{
		{"POST", "/?Action=ListEverything&Version=2020-12-01", 404, "InvalidActionOrVersion"},
		{"POST", "/?Action=ListApps&Version=2023-11-01", 404, "InvalidActionOrVersion"},
		{"POST", "/", 404, "InvalidActionOrVersion"},
		{"POST", "/v1?Action=ListApps&Version=2020-12-01", 404, "ServiceNotFound"},
		{"GET", "/?Action=ListApps&Version=2020-12-01", 405, "MethodNotAllowed"},
		{"POST", "?Action=ListApps&Version=2020-12-01", 401, "MissingAuthenticationToken"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), c.method, s.URL()+c.target, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := send(t, r)
		wantCode(t, got, c.status, c.code)
		if got.meta.RequestId == "" || got.meta.Action != r.URL.Query().Get("Action") {
			t.Errorf("%s: metadata %+v", c.target, got.meta)
		}
	}
}

func TestKeysAreRandomAndNotRealLooking(t *testing.T) {
	a, b := newServer(t, Options{}), newServer(t, Options{})
	if a.AccessKey() == b.AccessKey() || a.SecretKey() == b.SecretKey() || a.SessionToken() != "" {
		t.Errorf("keys %q %q", a.AccessKey(), b.AccessKey())
	}
	if strings.HasPrefix(a.AccessKey(), "AKLT") || strings.HasPrefix(a.AccessKey(), "AKTP") {
		t.Errorf("access key %q has the prefix of real ones", a.AccessKey())
	}
	if !strings.HasPrefix(a.URL(), "http://127.0.0.1:") {
		t.Errorf("URL %s", a.URL())
	}
	c := newServer(t, Options{AccessKey: "mine", SecretKey: "secret", SessionToken: "token"})
	if c.AccessKey() != "mine" || c.SecretKey() != "secret" || c.SessionToken() != "token" {
		t.Error("given keys were not kept")
	}
	wantCode(t, c.ask(t, actionApps, ""), 200, "")
}

func TestRequestsAreNoted(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	good := s.ask(t, actionDistribution, stalls(body{"ProductType": "web"}))
	s.ask(t, actionDistribution, stalls(body{"AppId": "nobody"}))
	s.ask(t, actionApps, "{}")
	got := s.Requests()
	if len(got) != 3 {
		t.Fatalf("%d requests", len(got))
	}
	want := RequestBody{"demo-live", "2026-11-15T00:00:00+08:00", "2026-11-21T23:59:59+08:00", "stall_rate", "Province",
		"web", "", ""}
	if r := got[0]; r.Body != want || r.Action != actionDistribution || r.Version != apiVersion ||
		r.Status != 200 || r.Code != "" || r.RequestID != good.meta.RequestId {
		t.Errorf("first %+v", r)
	}
	if r := got[1]; r.Body.AppID != "nobody" || r.Status != 400 || r.Code != "InvalidParameter.NotExistAppId" {
		t.Errorf("second %+v", r)
	}
	if r := got[2]; r.Action != actionApps || !r.At.After(got[1].At) {
		t.Errorf("third %+v", r)
	}
}

func TestJournalForgetsTheOldest(t *testing.T) {
	s := &Server{}
	for i := range journalSize + 1 {
		s.journal.arrive(Request{Status: i})
	}
	got := s.Requests()
	if len(got) > journalSize || got[len(got)-1].Status != journalSize {
		t.Errorf("%d requests, the last %d", len(got), got[len(got)-1].Status)
	}
	if err := s.Await(t.Context(), journalSize+1); err != nil {
		t.Error(err)
	}
}

func TestAwaitEndsWithItsContext(t *testing.T) {
	s := newServer(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Await(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// Close ends hanging requests and idle connections, and leaves no goroutine.
func TestCloseLeavesNothingBehind(t *testing.T) {
	s := newServer(t, Options{})
	keeping := &http.Client{Transport: &http.Transport{}}
	res, err := keeping.Do(s.signed(t, actionApps, "{}"))
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()

	s.SetFault(Fault{Kind: Hang})
	ended := make(chan error, 3)
	for range cap(ended) {
		r := s.signed(t, actionApps, "{}")
		go func() {
			res, err := plain.Do(r)
			if err == nil {
				_ = res.Body.Close()
			}
			ended <- err
		}()
	}
	if err := s.Await(t.Context(), 4); err != nil {
		t.Fatal(err)
	}
	for range 2 { // twice does no harm
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	awaitNoHandler(t)
	for range cap(ended) {
		if err := <-ended; err == nil {
			t.Error("a hanging request was answered")
		}
	}
	if answer, err := plain.Do(s.signed(t, actionApps, "{}")); err == nil {
		_ = answer.Body.Close()
		t.Error("the server still answers")
	}
}

// awaitNoHandler fails when a handler does not end. One that has told Close of its end still unwinds its stack:
// net/http reports the end from a deferred call on top of it.
func awaitNoHandler(t *testing.T) {
	t.Helper()
	stacks := make([]byte, 1<<20)
	late := time.Now().Add(10 * time.Second)
	for strings.Contains(string(stacks[:runtime.Stack(stacks, true)]), "sim.(*Server).serve") {
		if time.Now().After(late) {
			t.Fatal("a handler is still running after Close")
		}
		runtime.Gosched()
	}
}

func TestCloseRightAfterStart(t *testing.T) {
	for range 20 {
		s, err := Start(t.Context(), Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
