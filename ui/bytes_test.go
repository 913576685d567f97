package ui

import (
	"bytes"
	"io"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func width(line string) int { return ansi.StringWidth(line) }

// A meter counts the bytes written to it, and signals each write.
type meter struct {
	mu    sync.Mutex
	total int
	text  bytes.Buffer
	wrote chan struct{}
}

func (m *meter) Write(p []byte) (int, error) {
	m.mu.Lock()
	m.total += len(p)
	m.text.Write(p)
	m.mu.Unlock()
	select {
	case m.wrote <- struct{}{}:
	default:
	}
	return len(p), nil
}

func (m *meter) bytes() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.total
}

func (m *meter) wait(t *testing.T, done func() bool) {
	t.Helper()
	limit := time.After(20 * time.Second)
	for !done() {
		select {
		case <-m.wrote:
		case <-limit:
			t.Fatalf("the screen never came; what was written:\n%q", m.text.String())
		}
	}
}

// A cursor that moves by one row among Chinese names costs few bytes.
func TestACursorMoveCostsFewBytes(t *testing.T) {
	const moves, most = 10, 63
	names := []string{"广东", "上海", "北京", "浙江", "江苏", "四川", "湖北", "湖南", "内蒙古", "黑龙江", "广西", "西藏", "新疆", "香港", "澳门", "台湾"}
	s := newStub()
	d := opened(t, s, names...)
	d.press("v") // hide the chart

	out := &meter{wrote: make(chan struct{}, 1)}
	in, keep := io.Pipe()
	defer keep.Close()
	terminal, size := Terminal{In: in, Out: out, Environment: []string{"TERM=xterm-256color"}},
		tea.WindowSizeMsg{Width: 120, Height: 35}
	renderer := newRenderer(terminal, size, nil)
	p := newProgram(guarded{d.model, nil, &trace{}, renderer}, terminal, size)
	renderer.Open()
	ended := make(chan error, 1)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	out.wait(t, func() bool {
		out.mu.Lock()
		defer out.mu.Unlock()
		return bytes.Contains(out.text.Bytes(), []byte("台湾"))
	})
	move := func() {
		at := out.bytes()
		p.Send(tea.KeyPressMsg(tea.Key{Code: 'j', Text: "j"}))
		out.wait(t, func() bool { return out.bytes() > at })
	}
	move() // the first screen may come in several frames
	before := out.bytes()
	for range moves {
		move()
	}
	per := (out.bytes() - before) / moves
	p.Quit()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	renderer.Close()
	t.Logf("%d bytes a move", per)
	if per > most {
		t.Errorf("a cursor move costs %d bytes, more than %d", per, most)
	}
}
