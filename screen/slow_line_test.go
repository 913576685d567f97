package screen

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/colorprofile"

	"rtcscope/screen/screentest"
)

// A slowLine passes bytes to a terminal in its own time, as a line to another continent does. It takes any amount at
// once, as systems between here and there do.
type slowLine struct {
	terminal *screentest.Terminal
	rate     int           // bytes a second; 0 is at once
	delay    time.Duration // one way
	answer   func()        // called when a report of the status arrives; nil is a terminal that reports nothing

	mu       sync.Mutex
	free     time.Time // when the line is through with what it has
	writes   []string
	underway []string // written and not arrived, oldest first
	sent     int
	shown    int
}

func (l *slowLine) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	text := string(p)
	l.writes = append(l.writes, text)
	now := time.Now()
	if l.free.Before(now) {
		l.free = now
	}
	if l.rate > 0 {
		l.free = l.free.Add(time.Duration(len(p)) * time.Second / time.Duration(l.rate))
	}
	l.sent += len(p)
	l.underway = append(l.underway, text)
	time.AfterFunc(l.free.Add(l.delay).Sub(now), l.arrive)
	return len(p), nil
}

// arrive hands the terminal the oldest text under way: timers that end at one moment fire in any order, and a line
// keeps the order.
func (l *slowLine) arrive() {
	l.mu.Lock()
	defer l.mu.Unlock()
	text := l.underway[0]
	l.underway = l.underway[1:]
	l.shown += len(text)
	if _, err := l.terminal.Write([]byte(text)); err != nil {
		panic(err)
	}
	for range strings.Count(text, requestStatus) {
		if l.answer != nil {
			time.AfterFunc(l.delay, l.answer)
		}
	}
}

func (l *slowLine) waiting() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.sent - l.shown
}

// line returns the text of a line of the terminal.
func (l *slowLine) line(y int) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.terminal.Line(y)
}

// taken reports whether the terminal has a mode that is not on before Open.
func (l *slowLine) taken() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return taken(l.terminal)
}

func taken(terminal *screentest.Terminal) bool {
	fresh := screentest.New(terminal.Size())
	for mode := range 3000 {
		if terminal.Mode(mode) != fresh.Mode(mode) {
			return true
		}
	}
	return terminal.Keyboard() != fresh.Keyboard()
}

func (l *slowLine) written() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string(nil), l.writes...)
}

// onLine runs a test with a renderer on a line, with simulated time.
func onLine(t *testing.T, line *slowLine, answers bool, test func(r *Renderer)) {
	t.Helper()
	synctest.Test(t, func(*testing.T) {
		line.terminal = screentest.New(80, 24)
		r := New(line, Options{Type: "xterm-256color", Profile: colorprofile.TrueColor, Width: 80, Height: 24})
		if answers {
			line.answer = r.Answered
		}
		r.Open()
		test(r)
		r.Close()
		time.Sleep(time.Minute) // what is under way arrives
		if line.taken() {
			t.Error("the terminal was not given back")
		}
	})
}

func page(n int) Frame {
	var f Frame
	for y := range 24 {
		f.Lines = append(f.Lines, fmt.Sprintf("第 %d 页 line %d of it: %s", n, y, strings.Repeat(string(rune('a'+n%26)), 50)))
	}
	return f
}
