package ui

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/api"
	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/screen/screentest"
	"rtcscope/theme"
	"rtcscope/views"
)

// An exhibit is the explorer as it runs, with Bubble Tea and the renderer, at one end of a wire, and a terminal at the
// other. It lives in a bubble of testing/synctest.
type exhibit struct {
	t       *testing.T
	wire    *wire
	far     *screentest.Terminal
	program *tea.Program
	ended   chan error
	at      time.Time // of the end
	answers int64     // of the terminal until then
	input   *io.PipeWriter

	colours colorprofile.Profile // that the terminal has

	mu    sync.Mutex
	drawn []drawing // at most one per update, the newest last
}

// A drawing is what the model drew, and when.
type drawing struct {
	content string
	at      time.Time
}

// A watched model notes what is drawn.
type watched struct {
	guarded
	exhibit *exhibit
}

// Update implements tea.Model.
func (w watched) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := w.guarded.Update(msg)
	w.exhibit.note(w.model.View().Content)
	return w, cmd
}

func (e *exhibit) note(content string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.drawn = append(e.drawn, drawing{content, time.Now()})
}

// last returns what was drawn last.
func (e *exhibit) last() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.drawn[len(e.drawn)-1].content
}

// A setting is where the explorer is shown.
type setting struct {
	language    lang.Language
	theme       string // empty for one with many colours
	size        [2]int
	environment []string // besides the variable that has colours written to what is no terminal
	rate        int      // of the wire; see there
	delay       time.Duration
}

// newTerminal is the environment of a terminal that has all colours.
func newTerminal() []string { return []string{"TERM=xterm-256color", "COLORTERM=truecolor"} }

// exhibited starts the explorer on an answer with values of the given names.
func exhibited(t *testing.T, in setting, names []string) *exhibit {
	t.Helper()
	colours, err := theme.Named(cmp.Or(in.theme, "dark"))
	if err != nil {
		t.Fatal(err)
	}
	env := testEnv()
	env.Theme, env.Say = colours, lang.Printer{Language: in.language}
	s := newStub()
	s.prompt, s.app = true, true
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	go s.answer(ctx, names)
	model := New(ctx, Options{Env: env, Bindings: keystest.Table(), Service: s, Keeper: &sharedDrawer{}, Copier: clip{},
		Query: aQuery(), Run: true, Explain: func(err error) Failure { return Failure{Code: "Broken", Message: err.Error()} }})

	width, height := in.size[0], in.size[1]
	keyboard, keys := io.Pipe()
	e := &exhibit{t: t, far: screentest.New(width, height), input: keys, ended: make(chan error, 1)}
	e.wire = newWire(e.far, keys)
	e.wire.rate, e.wire.delay = in.rate, in.delay
	terminal := Terminal{In: keyboard, Out: e.wire, Environment: append(in.environment, "CLICOLOR_FORCE=1")}
	e.colours = terminal.profile()
	size := tea.WindowSizeMsg{Width: width, Height: height}
	model.Update(size)
	renderer := newRenderer(terminal, terminal.profile(), size, nil)
	f := &filter{size: func() tea.WindowSizeMsg { return size }, renderer: renderer, quitting: func() {},
		send: func(msg tea.Msg) { e.program.Send(msg) }}
	ending := false
	e.program = newProgram(watched{guarded{model, nil, &trace{}, renderer}, e}, terminal, size,
		tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
			switch msg.(type) {
			case finished:
				ending = true
				return f.take(m, tea.QuitMsg{})
			case tea.QuitMsg, tea.SuspendMsg:
				if !ending {
					return nil // a key asked for it
				}
			}
			return f.take(m, msg)
		}))
	go e.wire.deliver()
	go e.wire.reply()
	renderer.Open()
	e.note(model.View().Content)
	go func() {
		_, err := e.program.Run()
		e.at, e.answers = time.Now(), e.wire.answered.Load()
		renderer.Close()
		close(e.wire.packets)
		e.ended <- err
	}()
	return e
}

// finished is the message that ends the explorer.
type finished struct{}

// end ends the explorer, which must leave the terminal as it was.
func (e *exhibit) end() {
	e.t.Helper()
	e.program.Send(finished{})
	if err := <-e.ended; err != nil {
		e.t.Error(err)
	}
	time.Sleep(time.Minute) // for what is on the wire
	synctest.Wait()
	if e.wire.err != nil {
		e.t.Error(e.wire.err)
	}
	if far := e.far; far.Alternate() || !far.Visible() || far.Keyboard() != 0 || far.Mode(2004) || far.Mode(1002) ||
		far.Mode(1006) || far.Mode(2026) || !far.Mode(7) || far.Style() != (screentest.Style{}) {
		e.t.Error("the terminal is not as it was before the explorer")
	}
	e.input.Close()
}

// wrong returns how the terminal differs from what was drawn last.
func (e *exhibit) wrong() string {
	if e.wire.err != nil {
		return e.wire.err.Error()
	}
	if !e.far.Alternate() || e.far.Visible() || e.far.Insert() || e.far.Mode(2026) {
		return "a mode of the terminal is wrong"
	}
	width, height := e.far.Size()
	return screentest.Difference(e.far, e.afresh(e.last(), width, height))
}

// afresh returns an empty terminal on which a view was drawn, in the colours that the terminal has.
func (e *exhibit) afresh(content string, width, height int) *screentest.Terminal {
	terminal := screentest.New(width, height)
	out := colorprofile.Writer{Forward: terminal, Profile: e.colours}
	for y, line := range strings.Split(content, "\n") {
		if y < height {
			fmt.Fprintf(&out, "\x1b[m\x1b[%d;1H%s", y+1, ansi.Truncate(line, width, ""))
		}
	}
	return terminal
}

// answer answers every question with made-up figures for some of the names, until ctx ends.
func (s *stub) answer(ctx context.Context, names []string) {
	for {
		select {
		case <-ctx.Done():
			return
		case r := <-s.reads:
			r.end <- ending{result: madeUp(r.query, slices.Clone(names))}
		}
	}
}

// chinese returns names, most of them Chinese.
func chinese() []string {
	return []string{"广东", "上海", "北京", "浙江", "江苏", "四川", "湖北", "湖南", "内蒙古", "黑龙江", "广西", "西藏", "新疆", "香港", "澳门", "台湾",
		"Other", "a广b东c", "华为 Mate 60 Pro", "中国移动", "中国电信（骨干）", "Xiaomi", "未知", "3.58.1", "安徽", "福建", "甘肃", "贵州", "海南", "河北",
		"河南", "吉林", "江西", "辽宁", "宁夏", "青海", "山东", "山西", "陕西", "天津", "云南", "重庆"}
}

// madeUp returns an answer to a query, which is the same every time.
func madeUp(q quality.Query, names []string) quality.Result {
	hash := fnv.New64()
	fmt.Fprint(hash, q.Indicator, q.Dimension, q.Range)
	random := rand.New(rand.NewPCG(hash.Sum64(), 1))
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	names = names[len(names)/10 : len(names)-random.IntN(len(names)/4)]
	if q.OfApp() {
		names = []string{""}
	}
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	var points []quality.Point
	for _, day := range q.Range.Days() {
		r.Answered[day] = true
		for _, name := range names {
			for _, series := range api.Catalogue().SeriesOf(q) {
				if random.IntN(12) > 0 {
					points = append(points, quality.Point{Series: series, Value: name, Day: day, V: random.Float64() * 30})
				}
			}
		}
	}
	r.Tables = quality.Build(q, nil, points, nil)
	return r
}

// A clip copies by an escape sequence.
type clip struct{}

func (clip) Text(s report.Sheet, _ string) string { return s.Name }
func (clip) Copy(context.Context, string) (string, bool, error) {
	return "copied to the terminal", true, nil
}
func (clip) Export(report.Sheet, string, string) (report.Written, error) {
	return report.Written{}, nil
}

// A sharedDrawer keeps queries for several goroutines.
type sharedDrawer struct {
	mu sync.Mutex
	in drawer
}

func (d *sharedDrawer) Saved() []views.SavedQuery {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.in.Saved()
}

func (d *sharedDrawer) Keep(name string, q quality.Query, at time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.in.Keep(name, q, at)
}

func (d *sharedDrawer) Forget(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.in.Forget(name)
}
