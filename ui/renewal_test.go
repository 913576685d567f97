package ui

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/archive"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// The note says what a renewal changed, in both languages.
func TestWhatWasAskedAgainIsSaid(t *testing.T) {
	q := aQuery()
	all := func(days ...quality.Day) map[quality.Day]bool {
		set := make(map[quality.Day]bool)
		for _, day := range days {
			set[day] = true
		}
		return set
	}
	week := q.Range.Days()
	for _, tt := range []struct {
		name     string
		result   quality.Result
		want, zh string
	}{
		{name: "changes", result: quality.Result{Asked: all(week...), Compared: 7, Changed: 3},
			want: "asked again: 7 days, 3 values changed", zh: "已重新请求 7 天，3 个数据有变化"},
		{name: "none", result: quality.Result{Asked: all(week...), Compared: 7},
			want: "asked again: 7 days, no value changed", zh: "已重新请求 7 天，数据无变化"},
		{name: "nothing was held", result: quality.Result{Asked: all(week...)}, want: "asked again: 7 days",
			zh: "已重新请求 7 天"},
		{name: "less", result: quality.Result{Asked: all(week...), Compared: 7, Stayed: 2},
			want: "asked again: 7 days, no value changed; for 2 days the service answered less than is held, which stays",
			zh:   "已重新请求 7 天，数据无变化；其中 2 天返回的数据少于已留存的"},
	} {
		for _, language := range []lang.Language{lang.English, lang.Chinese} {
			s := newStub()
			d := opened(t, s, "广东")
			d.model.opts.Env.Say = lang.Printer{Language: language}
			d.press("r")
			r := d.read(s)
			tt.result.Query, tt.result.Answered, tt.result.Tables = q, all(week...), answerOf(q, "上海").Tables
			r.end <- ending{result: tt.result}
			d.until("上海")
			want := tt.want
			if language == lang.Chinese {
				want = tt.zh
			}
			d.has(want)
			if s.renewed.Load() != 1 {
				t.Errorf("%s: %d reads of a renewal", tt.name, s.renewed.Load())
			}
			d.press("j")
			d.hasNot(want)
		}
	}
}

func TestAPressWhileItIsAskedSaysSo(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东")
	d.press("r")
	d.read(s)
	d.press("r")
	d.has("it is being asked for already")
}

// Refresh on every screen asks again for all answers that the screen shows.
func TestEveryScreenAsksAgain(t *testing.T) {
	for _, tt := range []struct {
		name, open   string
		first, again int // number of reads for opening the screen, and for r on it
	}{
		{"explore", "", 0, 1}, {"detail", "enter", 0, 1}, {"heatmap", "H", 0, 1}, {"compare", "c", 0, 1}, {"why", "w", 4, 4},
		{"triage", "T", triageQueries, triageQueries},
	} {
		d, s := worsened(t, "v Province")
		d.press(tt.open)
		answerAll(d, s, tt.first)
		for len(d.model.requests) > 0 {
			d.step()
		}
		if s.renewed.Load() != 0 {
			t.Errorf("%s: opening it is a renewal", tt.name)
		}
		top := len(d.model.layers)
		d.press("r")
		for range tt.again {
			r := d.read(s)
			result := worseAnswer(r.query, "v "+r.query.Dimension)
			result.Asked, result.Compared, result.Changed = result.Answered, 14, 1
			r.end <- ending{result: result}
		}
		d.until("asked again: 14 days")
		want := tt.again
		if tt.name == "triage" {
			want++ // that about the app
		}
		if n := int(s.renewed.Load()); n != want || len(d.model.layers) != top {
			t.Errorf("%s: %d reads of a renewal, want %d; %d screens, were %d", tt.name, n, want, len(d.model.layers), top)
		}
		d.has(map[int]string{1: "1 value changed", 4: "4 values changed",
			triageQueries: fmt.Sprintf("%d values changed", triageQueries)}[tt.again])
	}
}

// reading is the service of the real program, with reader, archive and client.
type reading struct {
	*stub
	*archive.Reader
	client *api.Client
}

func (r reading) Survey(ctx context.Context, q quality.Query,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	return r.Reader.Survey(ctx, q, partial)
}
func (r reading) AskApp(ctx context.Context, q quality.Query) error { return r.Reader.AskApp(ctx, q) }
func (r reading) Begin(q quality.Query) sweep.Asking                { return r.Reader.Begin(q) }
func (r reading) Renewal() sweep.Source                             { return r.Reader.Renewal() }
func (r reading) Lookback(days int) sweep.Lookback                  { return r.Reader.Lookback(days) }
func (r reading) Subset(ctx context.Context, q quality.Query, s quality.Subset) ([]quality.Point, error) {
	return r.Reader.Subset(ctx, q, s)
}
func (r reading) SubsetCalls(ctx context.Context, q quality.Query, s quality.Subset) int {
	return r.Reader.SubsetCalls(ctx, q, s)
}
func (r reading) Cost(ctx context.Context, q quality.Query) quality.Cost {
	return r.Reader.Cost(ctx, q)
}
func (r reading) Apps(context.Context) ([]views.App, error) { return nil, nil }
func (r reading) Calls() int64                              { return r.client.Calls() }

// Held days are asked for again, changed values are shown and counted, and a failure leaves the held values.
func TestAskingAgainReachesTheService(t *testing.T) {
	server, err := sim.Start(t.Context(), sim.Options{Now: func() time.Time { return now }, PerSecond: 1000,
		Indicators: api.Catalogue().Indicators})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	endpoint, err := api.ResolveEndpoint(server.URL(), "")
	if err != nil {
		t.Fatal(err)
	}
	client := api.New(api.Config{Endpoint: endpoint, Now: func() time.Time { return now },
		Limits:      []quality.Limit{{Calls: 1000, Per: time.Second}},
		Credentials: api.Credentials{AccessKey: server.AccessKey(), SecretKey: server.SecretKey()}})
	path := filepath.Join(t.TempDir(), "archive.db")
	reader := &archive.Reader{Source: client, Catalogue: api.Catalogue(), Endpoint: "e",
		Now: func() time.Time { return now }, Path: path}
	defer reader.Close()
	q := aQuery()
	q.App = "demo-live"
	d := drive(t, Options{Service: reading{newStub(), reader, client}, Query: q, Run: true})
	for d.model.load != nil {
		d.step()
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), `UPDATE cell SET v = 77 WHERE day = (SELECT max(day) FROM cell) AND value = (SELECT id FROM value WHERE name = '云南')
		AND kept = (SELECT id FROM kept WHERE dimension = 'Province')`); err != nil {
		t.Fatal(err)
	}
	calls := client.Calls()
	d.press("r")
	d.until("asked again: 7 days, 2 values changed") // the audio and the video of a day
	parts := slices.DeleteFunc(api.Catalogue().Parts, func(r quality.PartRule) bool { return r.Apart })
	if made := client.Calls() - calls; made != int64(len(parts)) { // one call for each part of an answer
		t.Errorf("%d calls", made)
	}
	d.hasNot("77.00")
	d.press("r")
	d.until("asked again: 7 days, no value changed")

	server.SetFault(sim.Fault{Kind: sim.Code, Code: "AccessDenied"})
	d.press("r")
	d.until("Mend it.")
	d.has("广东", "云南")
	server.SetFault(sim.Fault{})
	d.press("esc r")
	d.until("asked again: 7 days, no value changed")
}
