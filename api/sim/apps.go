package sim

import (
	"fmt"
	"slices"
	"strings"
)

const (
	statusRunning  = 1
	statusDisabled = 98
)

// app is one application of the account.
type app struct {
	id, name, created string
	status            int
	audioOnly         bool
	audience
}

// apps lists the applications of the account, in the order of ListApps.
// Read-only.
var apps = []app{
	{id: "demo-live", name: "直播连麦", created: "2021-03-08T10:12:45+08:00", status: statusRunning,
		audience: audience{home: 1, abroad: 1, tiny: "澳门", loss: 1}},
	{id: "demo-meeting", name: "会议", created: "2021-07-24T09:00:00+08:00", status: statusRunning,
		audience: audience{home: 0.2, abroad: 0.35, countries: bigCountries, loss: 0.85}},
	{id: "demo-audio", name: "语聊", created: "2022-05-17T16:40:12+08:00", status: statusRunning, audioOnly: true,
		audience: audience{home: 0.12, abroad: 0.1, countries: bigCountries[:11], loss: 1.1}},
	// The only one whose users are mostly abroad.
	{id: "demo-overseas", name: "海外", created: "2023-01-31T20:05:33+08:00", status: statusRunning,
		audience: audience{home: 0.004, abroad: 0.6, provinces: coastal, countries: bigCountries, loss: 1.4}},
	{id: "demo-closed", name: "已停用", created: "2020-12-01T08:00:00+08:00", status: statusDisabled},
}

// moreApps is the id of the apps that Options.MoreApps adds, before their number.
const moreApps = "demo-closed-"

// listed returns the apps of the account, with those that Options.MoreApps adds.
func (s *Server) listed() []app {
	list := slices.Clone(apps)
	for n := range s.opts.MoreApps {
		more := apps[len(apps)-1]
		more.id, more.name = fmt.Sprint(moreApps, n+1), fmt.Sprint(more.name, " ", n+1)
		list = append(list, more)
	}
	return list
}

func findApp(id string) (app, bool) {
	if strings.HasPrefix(id, moreApps) {
		id = strings.TrimSuffix(moreApps, "-")
	}
	i := slices.IndexFunc(apps, func(a app) bool { return a.id == id })
	if i < 0 {
		return app{}, false
	}
	return apps[i], true
}

// appList is the Result of ListApps.
type appList struct {
	AppList              []appEntry
	Limit, Offset, Total int
}

// appEntry has the two app keys because the real answer has them. They open the
// app's rooms, so a client must never keep or show them.
type appEntry struct {
	AppId, AppName, CreateAt string
	Status                   int
	AppKey, SecondaryAppKey  string
}

func (s *Server) listApps(c *call) (any, *refusal) {
	f := fields{}
	if len(c.body) > 0 {
		var refused *refusal
		if f, refused = parseFields(c.body); refused != nil {
			return nil, refused
		}
	}
	limit, refused := f.integer("Limit", 50, 1, 100)
	if refused != nil {
		return nil, refused
	}
	if s.opts.AppsPage > 0 {
		limit = min(limit, s.opts.AppsPage)
	}
	offset, refused := f.integer("Offset", 0, 0, 1<<30)
	if refused != nil {
		return nil, refused
	}
	reverse, refused := f.integer("Reverse", 0, 0, 1)
	if refused != nil {
		return nil, refused
	}
	only, _, refused := f.text("AppId")
	if refused != nil {
		return nil, refused
	}

	all := []appEntry{}
	for _, a := range s.listed() {
		if only == "" || only == a.id {
			all = append(all, appEntry{
				AppId: a.id, AppName: a.name, CreateAt: a.created, Status: a.status,
				AppKey: s.account.appKey(a.id, 1), SecondaryAppKey: s.account.appKey(a.id, 2),
			})
		}
	}
	if reverse == 1 {
		slices.Reverse(all)
	}
	from := min(offset, len(all))
	page := all[from:min(from+limit, len(all))]
	return appList{AppList: page, Limit: limit, Offset: offset, Total: len(all)}, nil
}

// AppKeys lists every app key that ListApps gives out, so that a test can check
// where they must not be.
func (s *Server) AppKeys() []string {
	var keys []string
	for _, a := range s.listed() {
		keys = append(keys, s.account.appKey(a.id, 1), s.account.appKey(a.id, 2))
	}
	return keys
}

// appKey makes up a key in the shape of a real one: 32 hexadecimal digits.
func (a *account) appKey(id string, n int) string {
	h := a.hash("appkey", id, fmt.Sprint(n))
	return fmt.Sprintf("%016x%016x", h, mix(h))
}
