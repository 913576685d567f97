package api_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"rtcscope/api"
	"rtcscope/api/sim"
)

func TestApps(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	got, err := clientOf(t, s).Apps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []api.App{
		{ID: "demo-live", Name: "直播连麦", Status: api.StatusRunning},
		{ID: "demo-meeting", Name: "会议", Status: api.StatusRunning},
		{ID: "demo-audio", Name: "语聊", Status: api.StatusRunning},
		{ID: "demo-overseas", Name: "海外", Status: api.StatusRunning},
		{ID: "demo-closed", Name: "已停用", Status: api.StatusDisabled},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Whoever has an app's keys can enter its rooms: they come with the list of apps and go no further, whatever else
// happens to the answer.
func TestAppKeysStayOut(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	list := func(shape string) []byte {
		var entries []string
		for _, key := range s.AppKeys() {
			entries = append(entries, `{"AppId":"id","AppName":"name","Status":"odd","AppKey":"`+key+`","SecondaryAppKey":"`+key+`"}`)
		}
		return fmt.Appendf(nil, shape, strings.Join(entries, ","))
	}
	for _, f := range []sim.Fault{
		{},
		{Kind: sim.Truncated}, {Kind: sim.Cut, Times: 1}, {Kind: sim.HostileText},
		{Kind: sim.Body, Body: list(`{"Result":{"AppList":[%s]}}`)},
		{Kind: sim.Body, Body: list(`{"Result":{"AppList":{"0":%s}}}`)},
		{Kind: sim.Body, Body: list(`{"Result":{"AppList":[%s`)},
		{Kind: sim.Body, Body: list(`{"Result":[%s]}`)},
		{Kind: sim.Body, Body: list(`[%s]`)},
		{Kind: sim.Body, Body: list(`{"Result":{"AppList":[%s]}} trailing`)},
		{Kind: sim.Body, Body: list(`not JSON %s`)},
	} {
		s.SetFault(f)
		apps, err := clientOf(t, s).Apps(t.Context())
		if len(apps) == 0 && err == nil {
			t.Errorf("%s %s: neither apps nor an error", f.Kind, f.Body)
		}
		for depth := err; depth != nil; depth = errors.Unwrap(depth) {
			for _, key := range s.AppKeys() {
				if text := fmt.Sprintf("%+v %#v", depth, depth); strings.Contains(text, key) {
					t.Errorf("%s %.40s: the error shows an AppKey: %s", f.Kind, f.Body, text)
				}
			}
		}
		for _, key := range s.AppKeys() {
			if text := fmt.Sprintf("%+v", apps); strings.Contains(text, key) {
				t.Errorf("%s %.40s: the apps show an AppKey: %s", f.Kind, f.Body, text)
			}
		}
	}
}

// An account answers ListApps from a list of n apps, made by entry.
func account(n int, entry func(i int) string) network {
	return func(r *http.Request) (*http.Response, error) {
		var body struct{ Limit, Offset string }
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			return nil, err
		}
		limit, errLimit := strconv.Atoi(body.Limit)
		offset, errOffset := strconv.Atoi(body.Offset)
		if errLimit != nil || errOffset != nil || limit < 1 || limit > 100 || r.URL.Query().Get("Action") != "ListApps" {
			return answer(http.StatusBadRequest, refused("InvalidParameter", "The parameter is invalid.")), nil
		}
		var page []string
		for i := offset; i < min(n, offset+limit); i++ {
			page = append(page, entry(i))
		}
		return answer(http.StatusOK, `{"ResponseMetadata":{"RequestId":"id-1"},"Result":{"AppList":[`+strings.Join(page, ",")+`]}}`), nil
	}
}

func plainApp(i int) string {
	return fmt.Sprintf(`{"AppId":"app-%d","AppName":"名 %d","Status":1}`, i, i)
}

// Every app is listed once, in the service's order, by the fewest calls.
func TestAppsPaging(t *testing.T) {
	for _, tt := range []struct{ apps, calls int }{
		{0, 1}, {1, 1}, {99, 1}, {100, 2}, {101, 2}, {230, 3}, // a full page may be the last: only the next one tells
	} {
		synctest.Test(t, func(t *testing.T) {
			c := clientOn(account(tt.apps, plainApp))
			got, err := c.Apps(t.Context())
			if err != nil || len(got) != tt.apps || c.Calls() != int64(tt.calls) {
				t.Errorf("%d of %d apps by %d calls, want %d: %v", len(got), tt.apps, c.Calls(), tt.calls, err)
			}
			for i, app := range got {
				if app.ID != fmt.Sprint("app-", i) {
					t.Fatalf("of %d apps number %d is %s", tt.apps, i, app.ID)
				}
			}
		})
	}
}

// An account that never ends must not hold the program for ever.
func TestAppsWithoutEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clientOn(account(1<<30, plainApp))
		got, err := c.Apps(t.Context())
		if err != nil || len(got) != 5000 || c.Calls() != 50 {
			t.Errorf("%d apps by %d calls, %v", len(got), c.Calls(), err)
		}
	})
}

// An odd entry costs itself; it still counts as one of its page, or the pages after it were lost.
func TestAppsOddEntries(t *testing.T) {
	odd := []string{`null`, `"text"`, `[]`, `{}`, `{"AppId":""}`, `{"AppId":null,"AppName":"nameless"}`}
	synctest.Test(t, func(t *testing.T) {
		got, err := clientOn(account(150, func(i int) string {
			if i < len(odd) {
				return odd[i]
			}
			return plainApp(i)
		})).Apps(t.Context())
		if err != nil || len(got) != 150-len(odd) {
			t.Errorf("%d apps, want %d: %v", len(got), 150-len(odd), err)
		}
	})
	entries := []string{
		`{"AppId":44,"AppName":7,"Status":6}`, // numbers for texts
		`{"AppId":"a","AppName":null,"Status":"1"}`,
		`{"AppId":"b","AppName":"tab\tbed\u202e","Status":98.0}`,
		`{"AppId":"c","AppName":"none"}`,
	}
	want := []api.App{{ID: "44", Name: "7", Status: api.StatusSuspended}, {ID: "a", Status: -1},
		{ID: "b", Name: "tab\tbed\u202e", Status: api.StatusDisabled}, {ID: "c", Name: "none", Status: -1}}
	got, err := clientOn(account(len(entries), func(i int) string { return entries[i] })).Apps(t.Context())
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

// What came before a failure is kept.
func TestAppsFailInTheMiddle(t *testing.T) {
	for _, tt := range []struct{ name, body, code string }{
		{"a refusal", refused("AccessDenied", "no"), "AccessDenied"},
		{"another shape", `{"ResponseMetadata":{"RequestId":"id-1"},"Result":{"AppList":"none"}}`, "AnswerOfAnotherShape"},
	} {
		synctest.Test(t, func(t *testing.T) {
			pages := account(250, plainApp)
			calls := 0
			c := clientOn(func(r *http.Request) (*http.Response, error) {
				if calls++; calls == 3 {
					return answer(http.StatusOK, tt.body), nil
				}
				return pages(r)
			})
			got, err := c.Apps(t.Context())
			if failed := failure(t, err); failed.Code != tt.code || failed.RequestID != "id-1" || len(got) != 200 {
				t.Errorf("%s: %d apps, then %v", tt.name, len(got), err)
			}
		})
	}
}
