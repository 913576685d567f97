package ui

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/api"
	"rtcscope/keys/keystest"
	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/theme"
	"rtcscope/views"
)

// now is 12:00 in the zone of the data. The newest settled day is 2026-11-21.
var now = time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)

// A stub is a service whose answers the test gives.
type stub struct {
	reads  chan read1 // every Read that was started
	prompt bool       // whether a Read ends with its context, as real ones do; without it, tests can give late answers
	app    bool       // whether the test answers queries about the whole app, too; else nothing is known of it
	apps   []views.App
	err    error // of Apps
	quota  quality.Quota

	renewed atomic.Int64 // Reads of a renewal that were started
	back    atomic.Int64 // days of the Lookback that was asked last
	older   int          // calls that a Lookback takes
	subsets atomic.Int64 // subsets that were asked for

	subsetsHold chan struct{} // what they wait for; nil for nothing
}

// A read1 is one Read under way.
type read1 struct {
	ctx     context.Context
	query   quality.Query
	partial func(quality.Result, quality.Progress)
	end     chan ending
}

type ending struct {
	result quality.Result
	err    error
}

func newStub() *stub {
	return &stub{reads: make(chan read1, 64), apps: []views.App{{ID: "live", Name: "直播"}, {ID: "other"}}}
}

func (s *stub) Survey(ctx context.Context, q quality.Query,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	if q.OfApp() && !s.app {
		return quality.Result{Query: q}, nil
	}
	r := read1{ctx, q, partial, make(chan ending, 1)}
	s.reads <- r
	if !s.prompt {
		e := <-r.end
		return e.result, e.err
	}
	select {
	case e := <-r.end:
		return e.result, e.err
	case <-ctx.Done():
		return quality.Result{}, ctx.Err()
	}
}

func (s *stub) AskApp(context.Context, quality.Query) error { return nil }

func (s *stub) Begin(q quality.Query) sweep.Asking { return sweep.InOne(q, s.Survey) }

// Renewal notes that its queries are those of a renewal.
func (s *stub) Renewal() sweep.Source { return renewedStub{s} }

// Lookback answers as the stub does.
func (s *stub) Lookback(days int) sweep.Lookback {
	return olderStub{s, days}
}

// Subset notes of which calls the figures are asked for.
func (s *stub) Subset(ctx context.Context, q quality.Query, of quality.Subset) ([]quality.Point, error) {
	s.subsets.Add(1)
	if s.subsetsHold != nil {
		select {
		case <-s.subsetsHold:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return nil, nil
}

func (s *stub) SubsetCalls(context.Context, quality.Query, quality.Subset) int { return 1 }

type olderStub struct {
	*stub
	days int
}

// AskApp notes how far it looks back.
func (o olderStub) AskApp(context.Context, quality.Query) error {
	o.back.Store(int64(o.days))
	return nil
}

func (o olderStub) Calls(context.Context, []quality.Query) int { return o.older }

type renewedStub struct{ *stub }

func (r renewedStub) Survey(ctx context.Context, q quality.Query,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	r.renewed.Add(1)
	return r.stub.Survey(ctx, q, partial)
}

func (r renewedStub) Begin(q quality.Query) sweep.Asking { return sweep.InOne(q, r.Survey) }

func (s *stub) Cost(_ context.Context, q quality.Query) quality.Cost {
	return quality.Cost{Calls: len(quality.PlanDays(q.Range.Days()))}
}

func (s *stub) Quota() quality.Quota { return s.quota }

func (s *stub) Apps(context.Context) ([]views.App, error) { return s.apps, s.err }
func (s *stub) Calls() int64                              { return 3 }

// A driver runs a model as Bubble Tea does: each command runs in its own goroutine. The model receives its message
// when the test waits for one.
type driver struct {
	t     *testing.T
	model *Model
	msgs  chan tea.Msg
	quit  bool
}

func drive(t *testing.T, opts Options) *driver {
	t.Helper()
	if opts.Env == nil {
		opts.Env = testEnv()
	}
	opts.Bindings = keystest.Table()
	if opts.Keeper == nil {
		opts.Keeper = &drawer{}
	}
	if opts.Copier == nil {
		opts.Copier = &desk{}
	}
	opts.Explain = func(err error) Failure { return Failure{Code: "Broken", Message: err.Error(), Advice: "Mend it."} }
	d := &driver{t: t, model: New(t.Context(), opts), msgs: make(chan tea.Msg, 256)}
	d.send(tea.WindowSizeMsg{Width: 120, Height: 35})
	d.run(d.model.Init())
	return d
}

func testEnv() *views.Env {
	return &views.Env{Theme: theme.None(), Glyphs: theme.Unicode(), Catalogue: api.Catalogue(),
		Now:    func() time.Time { return now },
		Limits: []quality.Limit{{Calls: 2, Per: time.Second}}}
}

func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	_, cmd := d.model.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		select {
		case d.msgs <- cmd():
		case <-d.t.Context().Done():
		}
	}()
}

// press types keys: names of more than one letter between blanks, as in "d C enter".
func (d *driver) press(keys string) {
	d.t.Helper()
	codes := map[string]tea.Key{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "down": {Code: tea.KeyDown}, "up": {Code: tea.KeyUp},
		"tab":    {Code: tea.KeyTab},
		"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+r": {Code: 'r', Mod: tea.ModCtrl},
	}
	for _, name := range strings.Fields(keys) {
		if key, ok := codes[name]; ok {
			d.send(tea.KeyPressMsg(key))
			continue
		}
		for _, r := range name {
			d.send(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
		}
	}
}

// keyPress returns the press of a named key.
func keyPress(name string) tea.KeyPressMsg {
	if name == "space" {
		return tea.KeyPressMsg(tea.Key{Code: tea.KeySpace, Text: " "})
	}
	panic("no key is called " + name)
}

// step gives the model one message.
func (d *driver) step() {
	d.t.Helper()
	select {
	case msg := <-d.msgs:
		d.handle(msg)
	case <-time.After(10 * time.Second):
		d.t.Fatalf("nothing came; the screen is\n%s", d.screen())
	}
}

func (d *driver) handle(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.run(cmd)
		}
	case tea.QuitMsg:
		d.quit = true
	case nil:
	default:
		d.send(msg)
	}
}

// until gives the model messages until the screen holds the text.
func (d *driver) until(text string) {
	d.t.Helper()
	for !strings.Contains(d.screen(), text) {
		d.step()
	}
}

// screen returns the text of the screen without styles.
func (d *driver) screen() string { return ansi.Strip(d.model.View().Content) }

func (d *driver) has(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.screen(), text) {
			d.t.Errorf("the screen lacks %q:\n%s", text, d.screen())
		}
	}
}

func (d *driver) hasNot(text string) {
	d.t.Helper()
	if strings.Contains(d.screen(), text) {
		d.t.Errorf("the screen shows %q:\n%s", text, d.screen())
	}
}

// read waits for the next Read of the stub.
func (d *driver) read(s *stub) read1 {
	d.t.Helper()
	for {
		select {
		case r := <-s.reads:
			return r
		case msg := <-d.msgs:
			d.handle(msg)
		case <-time.After(10 * time.Second):
			d.t.Fatalf("nothing was asked for; the screen is\n%s", d.screen())
		}
	}
}

func aQuery() quality.Query {
	return quality.Query{App: "live", Product: quality.ProductNative, Indicator: "stall_rate", Dimension: "Province",
		Range: quality.Last(7, now)}
}

// answerOf returns a complete answer with the given values, each with a figure for every day.
func answerOf(q quality.Query, values ...string) quality.Result {
	var points []quality.Point
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	for _, day := range q.Range.Days() {
		r.Answered[day] = true
		for i, value := range values {
			points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: value, Day: day, V: float64(i) + 0.5})
		}
	}
	r.Tables = quality.Build(q, nil, points, nil)
	return r
}

func opened(t *testing.T, s *stub, values ...string) *driver {
	t.Helper()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true})
	d.read(s).end <- ending{result: answerOf(aQuery(), values...)}
	d.until(values[0])
	return d
}
