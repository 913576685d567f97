package ui

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"rtcscope/quality"
	"rtcscope/views"
)

// storied is the answer to a query with fifty days before its range, in which a value got worse twice: once for a day,
// once for four. It is worse again.
func storied(q quality.Query) quality.Result {
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool), Kept: true}
	chance := rand.New(rand.NewPCG(1, 2))
	var points []quality.Point
	for i := range 8 {
		for day := q.Range.From - 50; day <= q.Range.To; day++ {
			v := math.Round(100*(1+0.05*chance.NormFloat64())) / 100
			if ago := q.Range.To - day; i == 0 && (ago < 4 || ago == 25 || ago >= 37 && ago <= 40) {
				v *= 4
			}
			points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: fmt.Sprint("v", i), Day: day, V: v})
			r.Answered[day] = true
		}
	}
	r.Tables = quality.Build(q, nil, points, nil)
	return r
}

// A notebook is a Memory that knows one incident.
type notebook struct {
	mu    sync.Mutex
	knows []quality.Remembered
}

func (n *notebook) Recollect(_ context.Context, t *quality.Triage) []quality.Remembered {
	n.mu.Lock()
	defer n.mu.Unlock()
	t.Recall(n.knows)
	return t.Remember()
}

// triaged answers all queries of a triage, one of them with a story.
func triaged(t *testing.T, memory Memory) *driver {
	t.Helper()
	s := newStub()
	s.prompt = true
	d := drive(t, Options{Service: s, Query: comparedQuery(), Memory: memory})
	d.press("T")
	for range triageQueries {
		r := d.read(s)
		if r.query.Indicator == "stall_rate" && r.query.Dimension == "OS" {
			r.end <- ending{result: storied(r.query)}
		} else {
			r.end <- ending{result: quality.Result{Query: r.query, Kept: true}}
		}
	}
	d.until("v0")
	return d
}

// triageOn is the triage on the screen.
func (d *driver) triageOn() *views.Triage {
	d.t.Helper()
	for _, l := range d.model.layers {
		if v, is := l.view.(*views.Triage); is {
			return v
		}
	}
	d.t.Fatalf("there is no triage:\n%s", d.screen())
	return nil
}

// After the verdict, an incident gets the id under which it is remembered, and how often its rule fired before.
func TestAnIncidentIsRecollected(t *testing.T) {
	d := triaged(t, &notebook{knows: rememberedV0("kept")})
	for {
		got, _ := d.triageOn().Concluded()
		if len(got.Incidents) == 1 && got.Incidents[0].ID == "kept" && got.Incidents[0].Confidence.Days > 0 {
			if c := got.Incidents[0].Confidence; c.Fired != 2 || c.Lasted != 1 {
				t.Errorf("the confidence is %+v", c)
			}
			break
		}
		d.step()
	}
	d.press("enter")
	d.until("fired 2 times in")
}

// A screen that is closed, or asks again, drops what its recollection brings.
func TestARecollectionEndsWithItsScreen(t *testing.T) {
	d := triaged(t, nil)
	for len(d.model.recollections) == 0 {
		d.step()
	}
	v := d.triageOn()
	r := d.model.recollections[v]
	d.press("esc")
	if r.ctx.Err() == nil || len(d.model.recollections) != 0 {
		t.Fatal("it goes on")
	}
	d.send(recollected{by: r, remembered: rememberedV0("late")})
	if got, _ := v.Concluded(); got.Incidents[0].ID == "late" {
		t.Error("what came afterwards is taken")
	}
}

// rememberedV0 is the incident of the story, remembered under an id.
func rememberedV0(id string) []quality.Remembered {
	return []quality.Remembered{{ID: id, Places: []quality.Place{{Dimension: "OS", Value: "v0"}},
		Indicators: []string{"stall_rate"}, Since: comparedQuery().Range.To - 3}}
}
