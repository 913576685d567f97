package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/api"
	"rtcscope/keys/keystest"
	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// A minuteService answers days and live minutes at once, and notes what is asked.
type minuteService struct {
	*stub
	now   func() time.Time
	asked []quality.Query // live queries, in their order
	fails error           // of live queries
	slow  time.Duration   // that live answers take
	lacks string          // a value without live figures
}

func (s *minuteService) Survey(ctx context.Context, q quality.Query,
	_ func(quality.Result, quality.Progress)) (quality.Result, error) {
	if !q.OfLive() {
		r := worldAnswer(q)
		r.Progress = quality.Progress{Done: 1, Total: 1}
		return r, nil
	}
	s.asked = append(s.asked, q)
	select {
	case <-time.After(s.slow):
	case <-ctx.Done():
		return quality.Result{Query: q}, ctx.Err()
	}
	if s.fails != nil {
		return quality.Result{Query: q}, s.fails
	}
	at := s.now()
	axis := quality.LiveAxis(q.Live, at)
	var points, whole []quality.Timed
	for i, m := range axis.Moments() {
		for _, series := range api.Catalogue().SeriesOf(q) {
			whole = append(whole, quality.Timed{Series: series, At: m.Start().Unix(), V: 1 + float64(i%7)/10})
			for _, name := range worldNames(q.Dimension) {
				if name != s.lacks {
					points = append(points, quality.Timed{Series: series, Value: name, At: m.Start().Unix(),
						V: float64(m.Start().Minute()) + float64(len(name))/100})
				}
			}
		}
	}
	return quality.Result{Query: q, Tables: quality.BuildTimed(axis, api.Catalogue().SeriesOf(q), points, whole),
		AsOf: at, Progress: quality.Progress{Done: 2, Total: 2}}, nil
}

func (s *minuteService) Begin(q quality.Query) sweep.Asking { return sweep.InOne(q, s.Survey) }
func (s *minuteService) Renewal() sweep.Source              { return s }

// refusedForGood is a refusal that stays.
type refusedForGood struct{ error }

func (refusedForGood) Permanent() bool { return true }

// A liveDriver drives the explorer on the clock of a bubble.
type liveDriver struct {
	*driver
	service *minuteService
}

// inMinutes calls test with an explorer on the provinces, on a clock of its own.
func inMinutes(t *testing.T, test func(*liveDriver)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		env := testEnv()
		env.Now = func() time.Time { return now.Add(time.Since(begin)) }
		s := &minuteService{stub: newStub(), now: env.Now}
		d := &liveDriver{drive(t, Options{Env: env, Service: s, Query: comparedQuery(), Run: true}), s}
		d.wait(0)
		test(d)
	})
}

// wait lets a time pass, and gives the model all messages as they come.
func (d *liveDriver) wait(by time.Duration) {
	d.t.Helper()
	end := time.Now().Add(by)
	for {
		synctest.Wait()
		select {
		case msg := <-d.msgs:
			d.handle(msg)
			continue
		default:
		}
		if !time.Now().Before(end) {
			return
		}
		time.Sleep(min(time.Second, time.Until(end)))
	}
}

func (d *liveDriver) keys(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.send(keystest.Press(name))
		d.wait(time.Second)
	}
}

// counted returns how many live queries were asked since the last call.
func (d *liveDriver) counted() int {
	n := len(d.service.asked)
	d.service.asked = nil
	return n
}

// Live figures are asked for once a minute while they are shown, and move; the screen says how old they are, and comes
// back to its days.
func TestLiveFiguresAreRefreshedEachMinute(t *testing.T) {
	for _, open := range []string{"", "enter", "H", "c"} {
		inMinutes(t, func(d *liveDriver) {
			d.keys(strings.Fields(open)...)
			d.keys("L")
			d.has("LIVE 1 min old", "last 60 min")
			if n := d.counted(); n != 1 {
				d.t.Errorf("%q: %d queries at first", open, n)
			}
			for minute := range 3 {
				before := d.screen()
				d.wait(time.Minute)
				if n := d.counted(); n != 1 || d.screen() == before {
					d.t.Errorf("%q: minute %d: %d queries\n%s", open, minute, n, d.screen())
				}
				d.has("LIVE 1 min old")
			}
			d.keys("L")
			d.hasNot("LIVE")
			d.wait(5 * time.Minute)
			if n := d.counted(); n != 0 {
				d.t.Errorf("%q: %d queries while days are shown", open, n)
			}
		})
	}
}

// Row, marks, filter, series and order stay when the figures turn live, and with each refresh; nothing is dimmed.
func TestARefreshMovesNothing(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.keys("tab", "j", "j", "space", "j", "L")
		place := d.model.explore.Place()
		d.keys("/", "a")
		d.service.slow = 10 * time.Second
		d.wait(65 * time.Second) // in the middle of a refresh
		if d.model.load != nil || d.model.explore.Subject().Loading {
			d.t.Error("a refresh is a load, or dims the rows")
		}
		d.wait(time.Minute)
		if d.counted() != 3 || !d.model.explore.Capturing() {
			d.t.Error("the refresh failed, or ended the typing")
		}
		d.keys("esc", "L")
		d.wait(time.Minute)
		got := d.model.explore.Place()
		if got.Row != place.Row || got.Series != place.Series || got.SortID != place.SortID ||
			!slices.Equal(got.Marks, place.Marks) {
			d.t.Errorf("the place is %+v, was %+v", got, place)
		}
	})
}

// A screen above ends the refreshing, and the way back asks at once what is due. An overlay does not end it.
func TestOnlyTheShownScreenIsRefreshed(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.keys("L")
		d.counted()
		d.keys("?")
		d.wait(10 * time.Minute)
		if n := d.counted(); n != 0 {
			d.t.Errorf("%d queries below the help", n)
		}
		d.keys("esc")
		if n := d.counted(); n != 1 {
			d.t.Errorf("%d queries after the help", n)
		}
		d.keys(":")
		d.wait(time.Minute)
		if n := d.counted(); n != 1 {
			d.t.Errorf("%d queries below a list", n)
		}
	})
}

// While the process is stopped, no message comes. After that there is one refresh, not one for each minute.
func TestAStopAsksNothing(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.keys("L")
		d.counted()
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		if n := d.counted(); n != 0 {
			d.t.Errorf("%d queries during a stop", n)
		}
		d.send(tea.WindowSizeMsg{Width: 120, Height: 35})
		d.wait(10 * time.Second)
		if n := d.counted(); n != 1 {
			d.t.Errorf("%d queries after a stop", n)
		}
	})
}

// A refresh gives way to a query that a person asks; its late answer is dropped.
func TestARefreshGivesWay(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.keys("L")
		d.service.slow = 20 * time.Second
		d.wait(65 * time.Second)
		under := d.model.live.refresh
		if under == nil {
			d.t.Fatal("no refresh is under way")
		}
		d.keys("d", "down", "enter")
		if under.ctx.Err() == nil || d.model.load == nil {
			d.t.Error("the refresh goes on beside the query")
		}
		shown, _ := d.model.explore.Result()
		d.send(refreshed{by: under, outcomes: []sweep.Outcome{{Query: shown.Query}}})
		d.wait(time.Minute)
		if got, _ := d.model.explore.Result(); got.Query.Dimension == shown.Query.Dimension || !got.Query.OfLive() {
			d.t.Errorf("%s is shown", got.Query.Dimension)
		}
	})
}

// A failed refresh leaves the rows and says so once. It is tried again after growing pauses, and goes on as before
// once that succeeds.
func TestAFailedRefreshIsSaidOnce(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.keys("L")
		d.service.fails = errors.New("no luck")
		d.counted()
		d.wait(time.Minute)
		d.has("the live figures are not refreshed: Broken", "asked again at", "广东")
		d.keys("esc")
		d.hasNot("Broken")
		d.wait(time.Hour)
		if n := d.counted(); n < 5 || n > 10 {
			d.t.Errorf("%d queries in an hour of failures", n)
		}
		d.hasNot("Broken")
		d.service.fails = nil
		d.wait(15 * time.Minute)
		d.counted()
		d.wait(3 * time.Minute)
		if n := d.counted(); n != 3 {
			d.t.Errorf("%d queries in three minutes after that", n)
		}
		d.has("LIVE 1 min old")
		d.service.fails = refusedForGood{errors.New("not yours")}
		d.wait(time.Hour)
		if n := d.counted(); n != 1 {
			d.t.Errorf("%d queries after a refusal", n)
		}
		d.has("the live figures are not refreshed: Broken", "not asked again: refused")
	})
}

// Live figures that the service refuses for good leave the days on the screen. Why is said once, and nothing is asked
// again.
func TestRefusedLiveFiguresLeaveTheDays(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.service.fails = refusedForGood{errors.New("not yours")}
		d.keys("L")
		d.has("no live figures: Broken", "广东")
		d.hasNot("LIVE")
		if d.model.explore.Asked().OfLive() || d.model.explore.Subject().Loading {
			d.t.Error("the days are not current again")
		}
		d.keys("esc", "L")
		d.has("no live figures: no live figures: Broken")
		d.wait(time.Hour)
		if n := d.counted(); n != 1 {
			d.t.Errorf("%d queries", n)
		}
		d.keys("enter")
		d.hasNot("Broken")
	})
}

// What needs days works on those behind the live figures, and says so; compared days are refused; the query that is
// remembered has days.
func TestDaysBehindLiveFigures(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.keys("L")
		if d.model.lastState().Query != comparedQuery() {
			d.t.Error("live figures are remembered")
		}
		d.keys("b")
		d.has("live figures are compared with no days")
		d.keys("w")
		d.has("this is about the days")
		for _, q := range []quality.Query{d.model.top().(views.HasSubject).Subject().Query} {
			if q.OfLive() {
				d.t.Error("the attribution is of live figures")
			}
		}
		d.keys("esc", "t", "6", "h", "enter")
		d.has("last 6 h")
		d.keys("t", "7", "d", "enter")
		d.hasNot("LIVE")
		d.keys("[")
		d.has("last 6 h", "LIVE")
	})
}

// From an incident, the key opens its row live. A row without live figures closes its details, and that is said.
func TestLiveFiguresOfARow(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.keys("enter")
		at, _ := d.model.subject()
		d.service.lacks = at.Value
		d.keys("L")
		d.has("the row has no live figures", "LIVE")
		if len(d.model.layers) != 1 {
			d.t.Error("the details are open")
		}
		d.keys("L", "T")
		d.wait(time.Minute)
		if at, has := d.model.subject(); !has || !at.HasRow {
			d.t.Fatalf("there is no incident:\n%s", d.screen())
		}
		d.keys("H", "L")
		d.wait(10 * time.Second)
		d.has("LIVE 1 min old")
		d.counted()
		d.wait(3 * time.Minute)
		if n := d.counted(); n != 3 {
			d.t.Errorf("a heatmap of its own answer asks %d queries in three minutes", n)
		}
		d.keys("esc", "L")
		d.wait(10 * time.Second)
		if _, is := d.model.top().(interface{ LiveQueries() []quality.Query }); !is {
			d.t.Errorf("no live row is open:\n%s", d.screen())
		}
		d.has("LIVE 1 min old")
	})
}

// A quota is not spent by refreshes: they come as seldom as what is left of it lasts.
func TestRefreshesSpareTheQuota(t *testing.T) {
	inMinutes(t, func(d *liveDriver) {
		d.service.quota = quality.Quota{Limit: quality.Limit{Calls: 1440, Per: 24 * time.Hour}, Left: 720}
		d.keys("L")
		d.has("asked each 4 min")
		d.counted()
		d.wait(20 * time.Minute)
		if n := d.counted(); n != 5 {
			d.t.Errorf("%d queries in 20 minutes", n)
		}
	})
}
