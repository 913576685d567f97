package api_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
			entries = append(entries, `{"AppId":"id","AppName":"name","Status":"odd","AppKey":"`+key+`","SecondaryAppKey":"`+
				key+`"}`)
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

// A list of apps answers ListApps: n apps, made by entry, in pages of at most so many.
type list struct {
	n, page int
	entry   func(i int) string
	total   string // the JSON of Total; empty: there is none
}

func (l list) answer(r *http.Request) (*http.Response, error) {
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
	for i := offset; i < min(l.n, offset+min(limit, l.page)); i++ {
		page = append(page, l.entry(i))
	}
	total := ""
	if l.total != "" {
		total = `,"Total":` + l.total
	}
	return answer(http.StatusOK, `{"ResponseMetadata":{"RequestId":"id-1"},"Result":{"AppList":[`+strings.Join(page, ",")+
		`]`+total+`}}`), nil
}

// account answers ListApps in whole pages, with the total.
func account(n int, entry func(i int) string) network {
	return list{n, 100, entry, strconv.Itoa(n)}.answer
}

func plainApp(i int) string {
	return fmt.Sprintf(`{"AppId":"app-%d","AppName":"名 %d","Status":1}`, i, i)
}

// Every app is listed once, in the service's order, by the fewest calls, however long the service's pages are and
// whether or not it names a total.
func TestAppsPaging(t *testing.T) {
	for _, tt := range []struct {
		apps, page int
		total      string
		calls      int
	}{
		{0, 100, "0", 1}, {1, 100, "1", 1}, {99, 100, "99", 1}, {100, 100, "100", 1}, {101, 100, "101", 2},
		{230, 100, "230", 3},
		{230, 50, "230", 5}, {230, 50, `"230"`, 5}, {7, 1, "7", 7},
		// Without a total only an empty page tells that there are no more.
		{0, 100, "", 1}, {1, 100, "", 2}, {230, 50, "", 6}, {230, 50, "0", 6}, {230, 50, "null", 6}, {230, 50, `"many"`, 6},
		{230, 50, "1000", 6}, // one that is too high
	} {
		synctest.Test(t, func(t *testing.T) {
			c := clientOn(list{tt.apps, tt.page, plainApp, tt.total}.answer)
			got, err := c.Apps(t.Context())
			if err != nil || len(got) != tt.apps || c.Calls() != int64(tt.calls) {
				t.Errorf("%+v: %d apps by %d calls: %v", tt, len(got), c.Calls(), err)
			}
			for i, app := range got {
				if app.ID != fmt.Sprint("app-", i) {
					t.Fatalf("%+v: number %d is %s", tt, i, app.ID)
				}
			}
		})
	}
}

// The simulated service's account of 230 apps, in pages of 50.
func TestAppsInShortPages(t *testing.T) {
	t.Parallel()
	c := clientOf(t, serve(t, sim.Options{MoreApps: 225, AppsPage: 50}))
	got, err := c.Apps(t.Context())
	if err != nil || len(got) != 230 || c.Calls() != 5 || got[229].Status != api.StatusDisabled {
		t.Errorf("%d apps by %d calls, %v", len(got), c.Calls(), err)
	}
}

// An account that never ends must not hold the program for ever, and the list does not pass for a whole one.
func TestAppsWithoutEnd(t *testing.T) {
	again := func(r *http.Request) (*http.Response, error) { // the first page, whatever is asked for
		r.Body = io.NopCloser(strings.NewReader(`{"Limit":"100","Offset":"0"}`))
		return list{230, 50, plainApp, "230"}.answer(r)
	}
	for _, tt := range []struct {
		name        string
		network     network
		apps, calls int
		says        string
	}{
		{"never ends", account(1<<30, plainApp), 5000, 50, "50 calls returned 5000 apps, and there are more"},
		{"begins again", again, 50, 2, "the list repeats itself after 50 apps"},
	} {
		synctest.Test(t, func(t *testing.T) {
			c := clientOn(tt.network)
			got, err := c.Apps(t.Context())
			if failed := failure(t, err); failed.Code != api.CodeEndless || !strings.Contains(failed.Message, tt.says) {
				t.Errorf("%s: %v", tt.name, failed)
			}
			if len(got) != tt.apps || c.Calls() != int64(tt.calls) {
				t.Errorf("%s: %d apps by %d calls", tt.name, len(got), c.Calls())
			}
		})
	}
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
