package quality_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/quality"
)

// A rhythmicApp makes up five-minute figures of stalls with the rhythm of a day: calls and losses by the hour, levels
// that differ by day, slow wandering within a day, and bad calls that cluster.
type rhythmicApp struct {
	random *rand.Rand
	calls  float64 // of a day
	loss   float64 // part of them
	slow   float64 // deviation of what wanders, as a part of the loss
	wander float64
}

func newRhythmicApp(seed uint64, calls, loss, slow float64) *rhythmicApp {
	return &rhythmicApp{random: rand.New(rand.NewPCG(seed, 7)), calls: calls, loss: loss, slow: slow}
}

// day is the figures of a day in percent. times is how many times the loss is what it is on other days, by slot.
func (a *rhythmicApp) day(d quality.Day, times func(slot int) float64) []quality.Timed {
	level := math.Exp(0.02 * a.random.NormFloat64())
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		level *= 1.06
	}
	var points []quality.Timed
	for slot := range 288 {
		hour := 2 * math.Pi * float64(slot) / 288
		calls := a.calls / 288 * (1 - 0.85*math.Cos(hour-0.6))
		const memory = 0.97
		a.wander = memory*a.wander + math.Sqrt(1-memory*memory)*a.random.NormFloat64()
		loss := a.loss * level * (1 + 0.25*math.Sin(2*hour)) * math.Exp(a.slow*a.wander) * times(slot)
		bad := max(0, math.Round(calls*loss+math.Sqrt(1.7*calls*loss)*a.random.NormFloat64()))
		v := math.Round(1e4*min(1, bad/math.Round(calls))) / 100
		points = append(points, quality.Timed{Series: "80ms_audio_stall_rate", At: d.Start().Unix() + int64(slot)*300, V: v})
	}
	return points
}

func usualLoss(int) float64 { return 1 }

// course is a day, after thirteen ordinary ones.
func (a *rhythmicApp) course(d quality.Day, times func(slot int) float64) quality.CourseFigures {
	c := quality.Course{Query: quality.CourseQuery{App: "app1", Product: "native", Indicator: "stall_rate", Day: d, Since: d}}
	for back := 13; back > 0; back-- {
		c.Points = append(c.Points, a.day(d-quality.Day(back), usualLoss)...)
	}
	c.Points = append(c.Points, a.day(d, times)...)
	return quality.NewCourseFigures(c, api.Catalogue())
}

// A step comes out where it was planted, and an ordinary day has none.
func TestTheOnsetOfAStep(t *testing.T) {
	a := newRhythmicApp(1, 1e6, 0.0042, 0.03)
	day := quality.Day(20000)
	f := a.course(day, func(slot int) float64 {
		if slot >= 172 {
			return 2
		}
		return 1
	})
	line, ok := f.Line("80ms_audio_stall_rate")
	want := line.Axis.At(172).Start()
	o := line.Onset
	if !ok || o.Kind != quality.OnsetStep || o.Best.Sub(want).Abs() > 10*time.Minute {
		t.Fatalf("the onset is %+v, want a step at %s", o, want)
	}
	if want.Before(o.Began.From) || want.After(o.Began.To) || o.Ended.Known() || o.Change() < 0.3 {
		t.Errorf("the onset is %+v, want a step at %s", o, want)
	}
	if quiet := a.course(day+1, usualLoss).Lines[0].Onset; quiet.Kind != quality.OnsetNone {
		t.Errorf("on an ordinary day the onset is %+v", quiet)
	}
}
