package ui

import (
	"flag"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A drawing is a model that keeps its last View for the test.
type drawing struct {
	*Model
	mu      *sync.Mutex
	content *string
}

// Update implements tea.Model.
func (d drawing) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := d.Model.Update(msg)
	return d, cmd
}

// View implements tea.Model.
func (d drawing) View() tea.View {
	v := d.Model.View()
	d.mu.Lock()
	*d.content = v.Content
	d.mu.Unlock()
	return v
}

// wanted returns the text of the last View.
func (d drawing) wanted() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	lines := strings.Split(ansi.Strip(*d.content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " "+anchor)
	}
	return strings.Join(lines, "\n")
}

// A tube passes what the renderer writes to the emulator.
type tube struct {
	mu    sync.Mutex
	seen  *emulator
	total int
	wrote chan struct{}
}

// Write implements io.Writer.
func (t *tube) Write(text []byte) (int, error) {
	t.mu.Lock()
	t.seen.write(text)
	t.total += len(text)
	t.mu.Unlock()
	select {
	case t.wrote <- struct{}{}:
	default:
	}
	return len(text), nil
}

func (t *tube) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.seen.text()
}

// barrier is a message that does nothing. When the model receives it, all earlier messages are drawn.
type barrier struct{}

var drawnSteps = flag.Int("steps", 300, "how many random steps the screen is compared after")

// The terminal shows what the model draws, after any keys and any typing, including wide characters.
func TestTheTerminalShowsWhatWasDrawn(t *testing.T) {
	names := []string{"广东", "上海", "北京", "浙江", "江苏", "四川", "湖北", "湖南", "内蒙古", "黑龙江", "广西", "西藏", "新疆", "香港", "澳门", "台湾",
		"Other", "a广b东c"}
	keys := []string{"j", "k", "j", "k", "l", "tab", "v", "space", "/", "/", "/", "d", "t", "a", ":", "H", "n", "?",
		"esc", "backspace", "backspace",
		"backspace", "left", "left", "left", "right", "home", "北", "京", "广", "东", "内蒙古", "n", "/", "西", "a 海"}
	random := rand.New(rand.NewPCG(24, 1))
	d := drive(t, Options{Service: newStub(), Query: aQuery()})
	d.model.w, d.model.h = 0, 0
	d.model.show(aQuery())
	d.model.takeAnswer(answer{generation: d.model.generation, result: answerOf(aQuery(), names...), final: true})

	const width, height = 80, 24
	out := &tube{seen: newEmulator(t, width, height), wrote: make(chan struct{}, 1)}
	in, keep := io.Pipe()
	defer keep.Close()
	var content string
	drawn := drawing{d.model, &sync.Mutex{}, &content}
	p := newProgram(drawn, Terminal{In: in, Out: out, Environment: []string{"TERM=xterm-256color"}},
		tea.WithWindowSize(width, height), tea.WithFPS(120))
	ended := make(chan error, 1)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	same := func() bool {
		limit := time.After(20 * time.Second) // only a screen that stays wrong takes it
		for out.text() != drawn.wanted() || !strings.Contains(drawn.wanted(), "\n") {
			select {
			case <-out.wrote:
			case <-limit:
				return out.text() == drawn.wanted()
			}
		}
		return true
	}
	if !same() {
		t.Fatalf("the first screen is\n%s\nwant\n%s", out.text(), drawn.wanted())
	}
	wrong := 0
	for step := range *drawnSteps {
		key := keys[random.IntN(len(keys))]
		p.Send(pressOf(key))
		p.Send(barrier{})
		if !same() {
			if wrong++; wrong <= 2 {
				got, want := strings.Split(out.text(), "\n"), strings.Split(drawn.wanted(), "\n")
				for y := range min(len(got), len(want)) {
					if got[y] != want[y] {
						t.Logf("step %d, %q, line %d:\n%s\nwant\n%s", step, key, y, got[y], want[y])
					}
				}
			}
			p.Send(tea.ClearScreen())
			same()
		}
	}
	p.Quit()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes a step", out.total / *drawnSteps)
	if wrong > 0 {
		t.Errorf("%d of %d screens are wrong", wrong, *drawnSteps)
	}
}

// pressOf returns the press of a named key, or the typing of a text.
func pressOf(name string) tea.Msg {
	switch name {
	case "tab":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyTab})
	case "esc":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyEscape})
	case "backspace":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyBackspace})
	case "left":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyLeft})
	case "right":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyRight})
	case "home":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyHome})
	case "space":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeySpace, Text: " "})
	}
	return tea.KeyPressMsg(tea.Key{Code: []rune(name)[0], Text: name})
}
