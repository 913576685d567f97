package ui

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/api/sim"
	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// A pad is a desk that is safe for concurrent use.
type pad struct {
	mu sync.Mutex
	desk
}

func (p *pad) Copy(ctx context.Context, text string) (string, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.desk.Copy(ctx, text)
}

// texts returns the copied texts.
func (p *pad) texts() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.copied)
}

// coloured is a name with an escape sequence for a colour of the screen, which the last check before the terminal lets
// pass.
const coloured = "\x1b[38;5;201mown kind\x1b[0m\x1b[5m"

// A hostile service uses harmful names for everything.
type hostile struct {
	*stub
	fails atomic.Bool
}

func (h *hostile) Survey(_ context.Context, q quality.Query, _ func(quality.Result, quality.Progress)) (quality.Result,
	error) {
	if h.fails.Load() {
		return quality.Result{Query: q}, errors.New("it said " + coloured + "\u202e\n\x07")
	}
	return hostileAnswer(q), nil
}

// Renewal implements Service.
func (h *hostile) Begin(q quality.Query) sweep.Asking { return sweep.InOne(q, h.Survey) }

func (h *hostile) Renewal() sweep.Source { return h }

// hostileAnswer returns an answer with a row for every hostile text in two series, one of which has such a name, too.
// The first row got worse.
func hostileAnswer(q quality.Query) quality.Result {
	past, _ := q.Past()
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool),
		Trouble: errors.New("not kept: " + coloured + "\u202e\x07"),
		Lacks:   []quality.Lack{{Part: quality.PartWhole, Err: errors.New(coloured + "\u2066")}}}
	names := append([]string{coloured}, sim.HostileTexts()...)
	r.Users = quality.Weights{Range: quality.UsersWindow(q.Range), Of: make(map[string]quality.Users)}
	var points []quality.Point
	for i, day := range append(past.Days(), q.Range.Days()...) {
		r.Answered[day] = true
		for at, name := range names {
			v := 0.5 + float64(at)/100
			if i >= 11 && at == 0 {
				v = 3
			}
			for _, series := range []string{"80ms_audio_stall_rate", coloured + "\u202eseries\n"} {
				points = append(points, quality.Point{Series: series, Value: name, Day: day, V: v})
			}
			r.Users.Of[name] = quality.Users{Count: 5000, Share: 3}
		}
	}
	r.PastUsers = quality.Weights{Range: quality.UsersWindow(past), Of: r.Users.Of}
	r.Tables = quality.Build(q, nil, points, nil)
	return r
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// wantDrawn checks the bytes for the terminal at two sizes: they have only our own colours, and no line is too long.
func (d *driver) wantDrawn(where string) {
	d.t.Helper()
	for _, size := range []tea.WindowSizeMsg{{Width: 64, Height: 20}, {Width: 120, Height: 35}} {
		d.send(size)
		lines := strings.Split(d.model.View().Content, "\n")
		if len(lines) != size.Height {
			d.t.Errorf("%s: %d lines of %d: a name ended one", where, len(lines), size.Height)
		}
		for _, line := range lines {
			if w := ansi.StringWidth(line); w > size.Width {
				d.t.Errorf("%s: %d cells of %d in %q", where, w, size.Width, line)
			}
			for _, code := range sgr.FindAllString(line, -1) {
				if strings.Contains(code, "201") || code == "\x1b[5m" {
					d.t.Errorf("%s: a name colours the screen: %q", where, line)
				}
			}
			bad := func(r rune) bool {
				return r != '\u00a0' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp,
					unicode.Variation_Selector) || r == '\u2800'
			}
			if text := sgr.ReplaceAllString(line, ""); strings.ContainsFunc(text, bad) {
				d.t.Errorf("%s: raw bytes in %q", where, text)
			}
		}
	}
}

// No screen writes names from the service, saved queries or users to the terminal unchanged.
func TestNoScreenDrawsRawNames(t *testing.T) {
	q := comparedQuery()
	q.App = "\u0301live\ufe0f" // characters that an AppId may have, or the query would not be sent
	h := &hostile{stub: newStub()}
	h.apps = []views.App{{ID: q.App, Name: coloured + "\u202e\t\n"},
		{ID: "b" + coloured, Name: strings.Repeat("\u0301", 50), Note: coloured}}
	saved := q
	saved.App, saved.Indicator, saved.Dimension, saved.Product = coloured, coloured, coloured, coloured
	keeper := &drawer{saved: []views.SavedQuery{{Name: coloured, Query: saved},
		{Name: "wrong", Query: saved, Wrong: errors.New(coloured + "\n")}}}
	to := &pad{}
	d := drive(t, Options{Service: h, Copier: to, Keeper: keeper, Query: q, Run: true, Endpoint: "http://" + coloured,
		Elsewhere: true,
		KeyFrom:   "a file " + coloured, Note: "a note " + coloured})
	d.until("own kind")
	d.wantDrawn("explore, first series")
	d.press("tab")
	d.until("[80ms")
	d.wantDrawn("explore, second series")
	d.press("tab")
	for _, step := range []struct{ where, keys, until, back string }{
		{"detail", "enter", "vs day before", "esc"},
		{"filter", "/ own", "of", "esc"},
		{"filter that is wrong", "/ /(", "missing", "esc"},
		{"heatmap", "H", "Heatmap", "esc"},
		{"chooser of apps", "a", "AppId", "esc"},
		{"palette", ":", "Commands", "esc"},
		{"naming", "n", "Save the query", "esc"},
		{"saved", "o", "Saved queries", "esc"},
		{"forgetting", "o ctrl+r", "again", "esc"},
		{"formats", "e", "Export as", "esc"},
		{"help", "?", "Keys", "esc"},
		{"why", "w", "where the change comes from", "esc"},
		{"triage", "T", "whose direction is unknown", "esc"},
		{"filter that is kept", "/ own enter", "filter", "esc"},
	} {
		d.press(step.keys)
		d.until(step.until)
		d.wantDrawn(step.where)
		if d.press(step.back); step.where == "triage" {
			d.until("own kind")
		}
	}
	for range 6 {
		d.send(keyPress("space"))
	}
	d.press("c")
	d.until("Comparison")
	d.wantDrawn("comparison")
	for _, key := range []string{"y", "Y"} {
		d.press(key)
		d.until("copied to the test")
	}
	for _, keys := range []string{"esc y", "Y"} {
		d.press(keys)
		d.until("copied to the test")
	}
	d.press("H y")
	d.until("copied to the test")
	d.press("esc w")
	d.until("where the change comes from")
	d.press("y")
	d.until("copied to the test")
	for len(to.texts()) < 6 {
		d.step()
	}
	for _, text := range to.texts() {
		if strings.ContainsFunc(strings.ReplaceAll(text, "\n", ""),
			func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }) && !strings.HasPrefix(text, "md:") {
			t.Errorf("copied raw bytes: %q", text)
		}
	}
	d.press("esc esc")
	d.until("New query")
	d.wantDrawn("form")
	d.press("enter")
	d.until("own kind")
	h.fails.Store(true)
	d.press("r")
	d.until("it said")
	d.wantDrawn("banner")
}
