package sim

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

func TestListApps(t *testing.T) {
	s := newServer(t, Options{})
	all := "demo-live demo-meeting demo-audio demo-overseas demo-closed"
	for _, c := range []struct {
		content       string
		ids           string
		limit, offset int
		total         int
	}{
		{"", all, 50, 0, 5},
		{"{}", all, 50, 0, 5},
		{`{"Limit":"2"}`, "demo-live demo-meeting", 2, 0, 5},
		{`{"Limit":"2","Offset":"4"}`, "demo-closed", 2, 4, 5},
		{`{"Offset":"9"}`, "", 50, 9, 5},
		{`{"Limit":"1","Reverse":"1"}`, "demo-closed", 1, 0, 5},
		{`{"Limit":100,"Reverse":0}`, all, 100, 0, 5},
		{`{"AppId":"demo-audio"}`, "demo-audio", 50, 0, 1},
	} {
		var got appList
		if err := json.Unmarshal(s.ask(t, actionApps, c.content).result, &got); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, a := range got.AppList {
			ids = append(ids, a.AppId)
		}
		if strings.Join(ids, " ") != c.ids || got.Limit != c.limit || got.Offset != c.offset || got.Total != c.total {
			t.Errorf("%s: %v, limit %d, offset %d, total %d", c.content, ids, got.Limit, got.Offset, got.Total)
		}
	}
	for offset, want := range map[string]int{"0": 3, "6": 2, "8": 0} {
		var got appList
		more := newServer(t, Options{MoreApps: 3, AppsPage: 3})
		if err := json.Unmarshal(more.ask(t, actionApps, `{"Limit":"100","Offset":"`+offset+`"}`).result, &got); err != nil {
			t.Fatal(err)
		}
		if len(got.AppList) != want || got.Limit != 3 || got.Total != 8 {
			t.Errorf("from %s of 8 apps in pages of 3: %+v", offset, got)
		}
	}
	for _, content := range []string{`{"Limit":"101"}`, `{"Limit":"0"}`, `{"Offset":"-1"}`, `{"Limit":"many"}`,
		`{"Reverse":"2"}`} {
		wantCode(t, s.ask(t, actionApps, content), 400, "InvalidParameter")
	}
	wantCode(t, s.ask(t, actionApps, "["), 400, "InvalidParameter.Unmarshal")
}

func TestAppEntries(t *testing.T) {
	s := newServer(t, Options{})
	got := s.ask(t, actionApps, "{}")
	var list appList
	if err := json.Unmarshal(got.result, &list); err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`^[0-9a-f]{32}$`)
	seen := map[string]bool{}
	for _, a := range list.AppList {
		wantStatus := statusRunning
		if a.AppId == "demo-closed" {
			wantStatus = statusDisabled
		}
		if a.AppName == "" || a.CreateAt == "" || a.Status != wantStatus {
			t.Errorf("entry %+v", a)
		}
		for _, k := range []string{a.AppKey, a.SecondaryAppKey} {
			if !key.MatchString(k) || seen[k] {
				t.Errorf("%s: app key %q", a.AppId, k)
			}
			seen[k] = true
		}
	}
	keys := s.AppKeys()
	if len(keys) != 10 {
		t.Errorf("%d app keys", len(keys))
	}
	for _, k := range keys {
		if !strings.Contains(string(got.raw), k) {
			t.Errorf("the answer lacks the key %s", k)
		}
	}
}
