package ui

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/archive"
	"rtcscope/quality"
)

// A minuteSource is a service of live minutes that counts calls.
type minuteSource struct {
	now   func() time.Time
	calls map[quality.Part]int
}

func (s *minuteSource) Ask(_ context.Context, ask quality.Ask) (quality.Reply, error) {
	s.calls[ask.Part]++
	var reply quality.Reply
	if ask.Part != quality.PartLive && ask.Part != quality.PartLiveWhole {
		return reply, nil
	}
	reply.Timely.Listed = true
	for _, m := range quality.LiveAxis(quality.LiveSpan, s.now()).Moments() {
		at := m.Start().Unix()
		if ask.Part == quality.PartLiveWhole {
			reply.Timely.Points = append(reply.Timely.Points,
				quality.Timed{Series: "80ms_audio_stall_rate", At: at, V: 1})
			continue
		}
		for _, name := range worldNames(ask.Query.Dimension) {
			reply.Timely.Points = append(reply.Timely.Points, quality.Timed{Series: "80ms_audio_stall_rate", Value: name,
				At: at, V: float64(m.Start().Minute()) + float64(len(name))})
		}
	}
	return reply, nil
}

// Three minutes of live figures take one call a minute for each distribution on the screen and one for the app's line,
// and none once the screen is left.
func TestLiveFiguresTakeOneCallForEachPart(t *testing.T) {
	for _, tt := range []struct {
		name          string
		keys          []string
		distributions int
	}{
		{"table", nil, 1}, {"heatmap", []string{"H"}, 1}, {"two dimensions", []string{"space", "d", "OS", "space", "c"}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				begin := time.Now()
				env := testEnv()
				env.Now = func() time.Time { return now.Add(time.Since(begin)) }
				source := &minuteSource{now: env.Now, calls: make(map[quality.Part]int)}
				reader := &archive.Reader{Source: source, Catalogue: api.Catalogue(), Endpoint: "e", Now: env.Now}
				defer reader.Close()
				client := api.New(api.Config{Now: env.Now})
				q := aQuery()
				q.Live = quality.LiveSpan
				d := &liveDriver{drive(t, Options{Env: env, Service: reading{newStub(), reader, client}, Query: q, Run: true}), nil}
				d.wait(5 * time.Second)
				for _, key := range tt.keys {
					if key == "OS" {
						d.press("OS enter")
						d.wait(time.Second)
						continue
					}
					d.keys(key)
				}
				d.wait(2 * time.Minute)
				d.has("LIVE 1 min old")
				for range 3 {
					clear(source.calls)
					d.wait(time.Minute)
					if source.calls[quality.PartLive] != tt.distributions || source.calls[quality.PartLiveWhole] != 1 ||
						len(source.calls) != 2 {
						t.Errorf("the calls of a minute are %v", source.calls)
					}
				}
				d.keys("?")
				clear(source.calls)
				d.wait(5 * time.Minute)
				if len(source.calls) > 0 {
					t.Errorf("below another screen the calls are %v", source.calls)
				}
			})
		})
	}
}
