package cli

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/api"
	"rtcscope/keys"
	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/sweep"
	"rtcscope/theme"
	"rtcscope/ui"
	"rtcscope/views"
)

// walkNow is 12:00 in the data's zone.
var walkNow = time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)

// A walkService answers every query at once with the same few values.
type walkService struct{}

func (walkService) Survey(_ context.Context, q quality.Query,
	_ func(quality.Result, quality.Progress)) (quality.Result, error) {
	var points []quality.Point
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	for n, day := range q.AllDays() {
		r.Answered[day] = true
		for i, value := range []string{"广东", "江西", "ＷＩＦＩ", "other"} {
			points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: value, Day: day, V: float64(i) +
				float64(n)/10})
		}
	}
	r.Tables = quality.Build(q, nil, points, nil)
	return r, nil
}

func (s walkService) Begin(q quality.Query) sweep.Asking { return sweep.InOne(q, s.Survey) }

func (walkService) AskApp(context.Context, quality.Query) error { return nil }

func (s walkService) Renewal() sweep.Source { return s }

func (s walkService) Lookback(int) sweep.Lookback { return walkOlder{s} }

func (walkService) Subset(context.Context, quality.Query, quality.Subset) ([]quality.Point, error) {
	return nil, nil
}

func (walkService) SubsetCalls(context.Context, quality.Query, quality.Subset) int { return 1 }

// walkOlder finds no older days.
type walkOlder struct{ walkService }

func (walkOlder) Calls(context.Context, []quality.Query) int { return 0 }

func (walkService) Cost(context.Context, quality.Query) quality.Cost { return quality.Cost{Calls: 1} }
func (walkService) Apps(context.Context) ([]views.App, error) {
	return []views.App{{ID: "demo-live", Name: "直播"}, {ID: "other"}}, nil
}
func (walkService) Calls() int64         { return 1 }
func (walkService) Quota() quality.Quota { return quality.Quota{} }

// A walkDesk accepts what is copied and exported, and keeps queries in memory.
type walkDesk struct{ saved []views.SavedQuery }

func (*walkDesk) Text(report.Sheet, string) string { return "text" }
func (*walkDesk) Copy(context.Context, string) (string, bool, error) {
	return "copied", false, nil
}
func (*walkDesk) Export(report.Sheet, string, string) (report.Written, error) {
	return report.Written{Path: "/tmp/file"}, nil
}
func (d *walkDesk) Saved() []views.SavedQuery { return d.saved }
func (d *walkDesk) Forget(string) error       { d.saved = nil; return nil }
func (d *walkDesk) Keep(name string, q quality.Query, _ time.Time) error {
	d.saved = append(d.saved, views.SavedQuery{Name: name, Query: q})
	return nil
}

// A walk is the real model with the real keys. Its commands run in goroutines of their own, as in the program.
type walk struct {
	t     *testing.T
	model *ui.Model
	msgs  chan tea.Msg
	w, h  int
	done  []string
	seen  map[string]int // the width of each line that was drawn

	pending atomic.Int64 // commands whose message was not given to the model
}

func newWalk(t *testing.T) *walk { return newWalkWith(t, keymap()) }

func newWalkWith(t *testing.T, keys []keys.Binding) *walk {
	desk := &walkDesk{}
	x := &walk{t: t, msgs: make(chan tea.Msg, 1024), seen: make(map[string]int)}
	x.model = ui.New(t.Context(), ui.Options{
		Env: &views.Env{Theme: theme.None(), Glyphs: theme.Unicode(), Catalogue: api.Catalogue(),
			Now:    func() time.Time { return walkNow },
			Limits: []quality.Limit{{Calls: 2, Per: time.Second}}},
		Bindings: keys, Service: walkService{}, Copier: desk, Keeper: desk, Explain: explainer(lang.Printer{}),
		Query: quality.Query{App: "demo-live", Product: quality.ProductNative, Indicator: "stall_rate",
			Dimension: "Province", Range: quality.Last(7, walkNow)},
	})
	x.run(x.model.Init())
	x.send(tea.WindowSizeMsg{Width: 120, Height: 35})
	return x
}

func (x *walk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	x.pending.Add(1)
	go func() {
		select {
		case x.msgs <- cmd():
		case <-x.t.Context().Done():
		}
	}()
}

// give gives the model a message, and what commands have answered so far.
func (x *walk) give(msg tea.Msg) {
	x.t.Helper()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		x.done = append(x.done, msg.String())
	case tea.PasteMsg:
		x.done = append(x.done, fmt.Sprintf("paste %.12q", msg.Content))
	case tea.WindowSizeMsg:
		x.w, x.h = msg.Width, msg.Height
		x.done = append(x.done, fmt.Sprintf("%dx%d", x.w, x.h))
	case tea.BatchMsg:
		for _, cmd := range msg {
			x.run(cmd)
		}
	}
	defer func() {
		if p := recover(); p != nil {
			x.t.Fatalf("after %q: %v", x.done, p)
		}
	}()
	_, cmd := x.model.Update(msg)
	x.run(cmd)
	select {
	case more := <-x.msgs:
		x.pending.Add(-1)
		x.give(more)
	default:
	}
}

// send gives the model a message and checks the screen.
func (x *walk) send(msg tea.Msg) {
	x.t.Helper()
	x.give(msg)
	lines := strings.Split(x.model.View().Content, "\n")
	if len(lines) != x.h {
		x.t.Fatalf("after %q: %d lines, want %d", x.done, len(lines), x.h)
	}
	for _, line := range lines {
		width, ok := x.seen[line]
		if !ok {
			width = ansi.StringWidth(line)
			x.seen[line] = width
		}
		if width > x.w {
			x.t.Fatalf("after %q: a line is %d cells wide, want at most %d: %q", x.done, width, x.w, line)
		}
	}
}

// shows waits until a text is on the screen.
func (x *walk) shows(text string) {
	x.t.Helper()
	for !strings.Contains(ansi.Strip(x.model.View().Content), text) {
		select {
		case msg := <-x.msgs:
			x.pending.Add(-1)
			x.send(msg)
		case <-time.After(10 * time.Second):
			x.t.Fatalf("after %q, %q is not shown:\n%s", x.done, text, ansi.Strip(x.model.View().Content))
		}
	}
}

// settle waits until all commands have answered.
func (x *walk) settle() {
	x.t.Helper()
	for x.pending.Load() > 0 {
		select {
		case msg := <-x.msgs:
			x.pending.Add(-1)
			x.send(msg)
		case <-time.After(10 * time.Second):
			x.t.Fatalf("after %q, %d commands do not end", x.done, x.pending.Load())
		}
	}
}

func (x *walk) press(names ...string) {
	x.t.Helper()
	for _, name := range names {
		x.send(keystest.Press(name))
	}
}

// editingKeys are the keys that the library's fields know.
var editingKeys = []string{"left", "right", "ctrl+f", "ctrl+b", "alt+right", "ctrl+right", "alt+f", "alt+left",
	"ctrl+left", "alt+b", "alt+backspace",
	"ctrl+w", "ctrl+backspace", "alt+delete", "alt+d", "ctrl+delete", "ctrl+k", "ctrl+u", "backspace", "ctrl+h", "delete",
	"ctrl+d", "home", "ctrl+a",
	"end", "ctrl+e", "ctrl+v", "tab", "ctrl+n", "ctrl+p", "down", "up", "ctrl+t", "alt+t"}

// pasted holds texts that a clipboard may hold.
var pasted = []string{"a", "广东", "two words", "a\nb", "a\tb", "\r\n", "e\u0301", "\u0301", "👩‍👩‍👧", "\x1b[31m", "/(",
	"2026-11-20", "7d",
	strings.Repeat("长", 10000), strings.Repeat("x", 10000), strings.Repeat("e\u0301", 5000)}

// fields holds, for each field that takes typing, the keys that open it from the explore screen.
var fields = map[string][]string{
	"filter": {"/"}, "filter of the help": {"?", "/"}, "order": {"S"}, "columns": {"C"}, "app": {"a"}, "product": {"p"},
	"indicator": {"i"},
	"dimension": {"d"}, "days": {"t"}, "comparison": {"b"}, "palette": {":"}, "name": {"n"}, "saved": {"o"},
	"formats":               {"e"},
	"first day of the form": {"esc", "down", "down", "down", "down", "down"},
	"last day of the form":  {"esc", "down", "down", "down", "down", "down", "down"},
}

func TestNoKeyEndsTheProgramInAnyField(t *testing.T) {
	t.Parallel()
	for field, way := range fields {
		t.Run(field, func(t *testing.T) {
			t.Parallel()
			x := newWalk(t)
			x.press("enter")
			x.shows("广东")
			x.press(way...)
			texts := []string{"", "ab 广", "a", "e\u0301 "}
			if raced {
				texts = texts[:2]
			}
			for _, text := range texts {
				last := len([]rune(text))
				for at := range last + 1 {
					x.done = x.done[:0]
					for _, key := range editingKeys {
						x.give(keystest.Press("end"))
						x.give(keystest.Press("ctrl+u"))
						x.give(tea.PasteMsg{Content: text})
						for range last - at {
							x.give(keystest.Press("left"))
						}
						x.press(key)
					}
				}
			}
			for _, text := range pasted {
				x.send(tea.PasteMsg{Content: text})
				x.press("left", "alt+d", "home")
				x.send(tea.PasteMsg{Content: text})
				x.press("alt+d")
			}
		})
	}
}

func TestAWalkOfRandomKeys(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, b := range keymap() {
		keys = append(keys, b.Keys...)
	}
	keys = append(append(keys, editingKeys...), strings.Split("abcdefghijklmnopqrstuvwxyz0123456789-/!.： ？　广", "")...)
	seeds := uint64(20)
	if raced {
		seeds = 4
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(seed, 2))
		x := newWalk(t)
		x.press("enter")
		x.shows("广东")
		for range 120 {
			switch n := r.IntN(40); n {
			case 0:
				x.send(tea.WindowSizeMsg{Width: 1 + r.IntN(140), Height: 1 + r.IntN(45)})
				x.send(tea.WindowSizeMsg{Width: 40 + r.IntN(140), Height: 10 + r.IntN(45)})
			case 1, 2:
				x.send(tea.PasteMsg{Content: pasted[r.IntN(len(pasted))]})
			default:
				x.press(keys[r.IntN(len(keys))])
			}
		}
	}
}
