package screen

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/guard"
	"rtcscope/screen/screentest"
)

// A slowLine passes bytes to a terminal in its own time, as a line to another continent does. It takes any amount at
// once, as systems between here and there do.
type slowLine struct {
	terminal *screentest.Terminal
	rate     int           // bytes a second; 0 is at once
	delay    time.Duration // one way
	answer   func()        // called when a report of the status arrives; nil is a terminal that reports nothing

	mu     sync.Mutex
	free   time.Time // when the line is through with what it has
	writes []string
	sent   int
	shown  int
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
	time.AfterFunc(l.free.Add(l.delay).Sub(now), func() { l.arrive(text) })
	return len(p), nil
}

func (l *slowLine) arrive(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
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

func TestAFrameIsDrawnAtOnce(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		r.Show(Frame{Lines: []string{"one"}})
		synctest.Wait() // no time passes
		if all := strings.Join(line.written(), ""); !strings.Contains(all, "one") {
			t.Errorf("written: %q", all)
		}
		time.Sleep(time.Second)
		r.Show(Frame{Lines: []string{"two"}})
		synctest.Wait()
		if all := strings.Join(line.written(), ""); !strings.Contains(all, "two") {
			t.Errorf("written: %q", all)
		}
	})
}

// Frames that come faster are joined: long ones at 30 a second, short ones at 120.
func TestFramesAreNotDrawnFasterThanPeopleSee(t *testing.T) {
	for _, test := range []struct {
		frame func(n int) Frame
		least time.Duration
	}{{page, longFrameTime}, {func(n int) Frame { return Frame{Lines: []string{fmt.Sprint(n)}} }, frameTime}} {
		line := &slowLine{}
		onLine(t, line, false, func(r *Renderer) {
			r.Show(test.frame(0))
			time.Sleep(time.Second)
			before := len(line.written())
			for n := range 1000 {
				r.Show(test.frame(n + 1))
				time.Sleep(time.Millisecond)
			}
			if n, want := len(line.written())-before, int(time.Second/test.least); n < want-1 || n > want+1 {
				t.Errorf("%d frames in a second, want %d", n, want)
			}
		})
	}
}

// Open and Close may be called again, and one right after the other.
func TestOpenAndCloseAgain(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		for range 3 {
			r.Open()
			synctest.Wait()
		}
		if n := strings.Count(strings.Join(line.written(), ""), enter); n != 1 {
			t.Errorf("the terminal was taken %d times", n)
		}
		for range 20 {
			r.Close()
			r.Close()
			r.Open()
		}
		r.Close()
		time.Sleep(time.Second)
		if line.taken() {
			t.Error("the terminal was not given back")
		}
		r.Open()
	})
}

func TestNothingRunsWhileNothingChanges(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, true, func(r *Renderer) {
		r.Show(page(0))
		time.Sleep(time.Second)
		before := len(line.written())
		start := time.Now()
		r.Show(page(0))
		time.Sleep(time.Hour)
		if n := len(line.written()); n != before {
			t.Errorf("%d writes in %v", n-before, time.Since(start))
		}
	})
}

// A held key on 32 KB a second, 50 ms away, whose frames are more than the line passes.
func TestASlowLineHoldsOneFrame(t *testing.T) {
	line := &slowLine{rate: 32 << 10, delay: 50 * time.Millisecond}
	onLine(t, line, true, func(r *Renderer) {
		r.Show(page(0))
		time.Sleep(time.Second)
		longest := 0
		for n := range 90 {
			r.Show(page(n + 1))
			synctest.Wait()
			longest = max(longest, line.waiting())
			time.Sleep(time.Second / 30)
		}
		frame := len(line.written()[3])
		if longest > frame+mostUnseen {
			t.Errorf("%d bytes were under way, frames have %d", longest, frame)
		}
		n := len(line.written())
		if n < 10 {
			t.Errorf("%d frames in three seconds", n)
		}
		time.Sleep(time.Second)
		if got := line.line(5); !strings.HasPrefix(got, "第 90 页") {
			t.Errorf("the last frame is %q", got)
		}
	})
}

// At 9600 baud, a frame takes longer than a terminal far away takes to answer.
func TestALineOf9600BaudHoldsOneFrame(t *testing.T) {
	line := &slowLine{rate: 960, delay: 5 * time.Millisecond}
	onLine(t, line, true, func(r *Renderer) {
		long := func(n int) Frame {
			f := page(n)
			for y := range f.Lines {
				f.Lines[y] = strings.Repeat(string(rune('a'+n%26)), 80) + "\x1b[3m" + f.Lines[y]
			}
			return f
		}
		r.Show(long(0))
		time.Sleep(5 * time.Second)
		longest := 0
		for n := range 900 {
			r.Show(long(n))
			synctest.Wait()
			longest = max(longest, line.waiting())
			time.Sleep(time.Second / 30)
		}
		frame := 0
		for _, text := range line.written() {
			frame = max(frame, len(text))
		}
		if frame < 1900 || longest > frame+mostUnseen {
			t.Errorf("%d bytes were under way, frames have %d", longest, frame)
		}
	})
}

// Frames of a few bytes do not wait for a report of those before.
func TestSmallFramesFlow(t *testing.T) {
	line := &slowLine{rate: 32 << 10, delay: 50 * time.Millisecond}
	onLine(t, line, true, func(r *Renderer) {
		r.Show(page(0))
		time.Sleep(time.Second)
		before := len(line.written())
		const keys = 90
		for n := range keys {
			f := page(0)
			f.Lines[n%24] = "> " + f.Lines[n%24]
			r.Show(f)
			time.Sleep(time.Second / 30)
		}
		if n := len(line.written()) - before; n != keys {
			t.Errorf("%d frames were drawn of %d", n, keys)
		}
	})
}

// A terminal that reports nothing, or stopped to, is drawn on all the same.
func TestATerminalWithoutReports(t *testing.T) {
	for _, once := range []bool{false, true} {
		line := &slowLine{}
		onLine(t, line, once, func(r *Renderer) {
			r.Show(page(0))
			time.Sleep(time.Second)
			line.mu.Lock()
			line.answer = nil
			line.mu.Unlock()
			for n := range 20 {
				r.Show(page(n + 1))
				time.Sleep(2 * answerTime)
				if got := line.line(0); !strings.HasPrefix(got, fmt.Sprintf("第 %d 页", n+1)) {
					t.Fatalf("answered once: %v: frame %d is %q", once, n+1, got)
				}
			}
			asked := strings.Count(strings.Join(line.written(), ""), requestStatus)
			if asked > 2+mostLate {
				t.Errorf("answered once: %v: asked %d times", once, asked)
			}
			if r.Settle() > 0 {
				t.Error("it waits for reports that do not come")
			}
		})
	}
}

// A writer of a function.
type writer func(p []byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

// A terminal that another program set not to block takes part of a frame and returns an error.
func TestAWriteThatFailsGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		terminal := screentest.New(80, 24)
		left := 0
		r := New(writer(func(p []byte) (int, error) {
			if left++; left%3 != 0 {
				n, _ := terminal.Write(p[:len(p)/2])
				return n, errors.New("busy")
			}
			return terminal.Write(p)
		}), Options{Type: "xterm", Width: 80, Height: 24})
		r.Open()
		for n := range 5 {
			r.Show(page(n))
			time.Sleep(time.Second)
			synctest.Wait()
			if got := terminal.Line(23); !strings.HasPrefix(got, fmt.Sprintf("第 %d 页", n)) {
				t.Errorf("frame %d is %q", n, got)
			}
		}
		if !terminal.Alternate() {
			t.Error("the terminal was not taken")
		}
		r.Close()
	})
}

// Nobody waits for a terminal that takes nothing any more.
func TestCloseEndsAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		attempts := 0
		r := New(writer(func([]byte) (int, error) {
			attempts++
			return 0, errors.New("gone")
		}), Options{Type: "xterm", Width: 80, Height: 24})
		r.Open()
		r.Show(page(0))
		time.Sleep(time.Minute)
		synctest.Wait()
		if most := int(time.Minute/retryTime) + 2; attempts > most {
			t.Errorf("%d attempts in a minute, want at most %d", attempts, most)
		}
		before := time.Now()
		r.Close()
		if waited := time.Since(before); waited > 0 {
			t.Errorf("Close waited for %v", waited)
		}
	})
}

func TestThePanicOfARendererGivesTheTerminalBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		terminal := screentest.New(80, 24)
		breaks := false
		caught := make(chan guard.Panic, 1)
		g := guard.New(func(p guard.Panic) {
			caught <- p
			runtime.Goexit() // the process would end here
		})
		r := New(writer(func(p []byte) (int, error) {
			if breaks {
				breaks = false
				panic("broken")
			}
			return terminal.Write(p)
		}), Options{Type: "xterm", Width: 80, Height: 24, Guard: g})
		r.Open()
		r.Show(page(0))
		time.Sleep(time.Second)
		synctest.Wait()
		breaks = true
		r.Show(page(1))
		if p := <-caught; p.Value != "broken" {
			t.Errorf("caught %v", p.Value)
		}
		r.Close()
		if taken(terminal) {
			t.Error("the terminal was not given back")
		}
	})
}

// Whoever ends at once waits for the first report, too, unless the terminal had a second for it.
func TestTheFirstReportIsWaitedFor(t *testing.T) {
	for _, answers := range []bool{false, true} {
		onLine(t, &slowLine{delay: 100 * time.Millisecond}, answers, func(r *Renderer) {
			for _, step := range []struct {
				wait time.Duration
				want bool
			}{{0, false}, {150 * time.Millisecond, false}, {100 * time.Millisecond, answers}, {answerTime, true}} {
				time.Sleep(step.wait)
				synctest.Wait()
				if got := r.Settle() == 0; got != step.want {
					t.Errorf("with answers: %v, after %v more: settled: %v", answers, step.wait, got)
				}
			}
		})
	}
}

// A terminal whose reader stops costs no memory and no time, and shows the last frame when it goes on.
func TestAReaderThatStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		terminal, goesOn, writes := screentest.New(80, 24), make(chan struct{}), 0
		r := New(writer(func(p []byte) (int, error) {
			writes++
			<-goesOn
			return terminal.Write(p)
		}), Options{Type: "xterm", Width: 80, Height: 24})
		r.Open()
		for n := range 1000 {
			r.Show(page(n))
			time.Sleep(time.Second / 30)
		}
		synctest.Wait()
		if writes != 1 {
			t.Errorf("%d writes", writes)
		}
		close(goesOn)
		time.Sleep(time.Second)
		synctest.Wait()
		if writes > 3 || !strings.HasPrefix(terminal.Line(0), "第 999 页") {
			t.Errorf("after %d writes: %q", writes, terminal.Line(0))
		}
		r.Close()
	})
}

func TestALongFrameIsShownInOneStep(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		r.Synchronized()
		r.Show(page(0))
		time.Sleep(time.Second)
		f := page(0)
		f.Lines[3] = "changed"
		r.Show(f)
		time.Sleep(time.Second)
		writes := line.written()
		long, short := writes[len(writes)-2], writes[len(writes)-1]
		if !strings.Contains(long, ansi.SetModeSynchronizedOutput) || !strings.HasSuffix(long, ansi.ResetModeSynchronizedOutput) {
			t.Errorf("the long frame is %q", long)
		}
		if strings.Contains(short, ansi.SetModeSynchronizedOutput) {
			t.Errorf("the short frame is %q", short)
		}
	})
}

func TestAScreenOfAnotherSizeIsDrawnAnew(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		r.Show(page(1))
		time.Sleep(time.Second)
		before := len(line.written())
		line.mu.Lock()
		line.terminal.Resize(60, 20)
		line.mu.Unlock()
		r.Resize(60, 20)
		r.Send("") // wakes the renderer
		time.Sleep(time.Second)
		if n := len(line.written()); n != before {
			t.Errorf("a frame of the old size was drawn: %q", line.written()[before:])
		}
		f := page(2)
		for y := range f.Lines {
			f.Lines[y] = ansi.Truncate(f.Lines[y], 60, "")
		}
		r.Show(f)
		time.Sleep(time.Second)
		if !strings.HasPrefix(line.line(19), "第 2 页 line 19") {
			t.Errorf("the last line is %q", line.line(19))
		}
	})
}

// A terminal takes lines for wider than they are when it counts another width for a character, or became narrower
// before the program heard of it.
func TestLinesThatAreTooWideDisplaceNoOther(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		line.mu.Lock()
		line.terminal.Resize(50, 24)
		line.mu.Unlock()
		for n := range 3 {
			r.Show(page(n))
			time.Sleep(time.Second)
			for _, y := range []int{0, 23} {
				if got, want := line.line(y), fmt.Sprintf("第 %d 页 line %d ", n, y); !strings.HasPrefix(got, want) {
					t.Errorf("line %d is %q, want %q", y, got, want)
				}
			}
		}
	})
}

// After a stop of the process, the screen is drawn anew without a new frame.
func TestTheScreenComesBack(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		f := page(7)
		f.Mouse = true
		r.Show(f)
		time.Sleep(time.Second)
		r.Close()
		time.Sleep(time.Second)
		if line.taken() {
			t.Error("the terminal was not given back")
		}
		r.Open()
		time.Sleep(time.Second)
		line.mu.Lock()
		mouse := line.terminal.Mode(1002) && line.terminal.Mode(1006)
		line.mu.Unlock()
		if !mouse || !strings.HasPrefix(line.line(23), "第 7 页") {
			t.Errorf("with a mouse: %v; the last line is %q", mouse, line.line(23))
		}
	})
}

func TestASequenceIsSent(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		r.Show(page(7))
		time.Sleep(time.Second)
		r.Send(ansi.SetSystemClipboard("广东"))
		time.Sleep(time.Second)
		writes := line.written()
		if last := writes[len(writes)-1]; last != ansi.SetSystemClipboard("广东") {
			t.Errorf("written: %q", last)
		}
	})
}

// A text for the clipboard is copied even if the explorer ends while the terminal takes a frame.
func TestASequenceIsSentBeforeTheEnd(t *testing.T) {
	for range 20 { // whichever of both is seen first
		synctest.Test(t, func(t *testing.T) {
			var written strings.Builder
			open := make(chan struct{})
			r := New(writer(func(p []byte) (int, error) {
				<-open
				return written.Write(p)
			}), Options{Type: "xterm", Width: 80, Height: 24})
			r.Open()
			r.Show(page(7))
			synctest.Wait()
			r.Send(ansi.SetSystemClipboard("广东"))
			go r.Close()
			synctest.Wait()
			close(open)
			r.Close()
			all := written.String()
			if !strings.Contains(all, ansi.SetSystemClipboard("广东")) || !strings.HasSuffix(all, leave) {
				t.Fatalf("written: %q", all)
			}
		})
	}
}

// A terminal that was smaller for a moment has lost what was beyond, and the explorer may see the last size alone.
func TestTheScreenIsDrawnAnewAtTheSameSize(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		r.Show(page(7))
		time.Sleep(time.Second)
		line.mu.Lock()
		line.terminal.Resize(5, 5)
		line.terminal.Resize(80, 24)
		line.mu.Unlock()
		r.Resize(80, 24)
		r.Repaint()
		time.Sleep(time.Second)
		if got := line.line(23); !strings.HasPrefix(got, "第 7 页 line 23 of it") {
			t.Errorf("the last line is %q", got)
		}
	})
}

func TestTerminalsOfFewSequences(t *testing.T) {
	for name, simple := range map[string]bool{"vt100": true, "vt100-w": true, "ansi": true, "": true, "linux": false,
		"screen-256color": false, "xterm-256color": false, "tmux": false} {
		if got := terminalOf(name).simple; got != simple {
			t.Errorf("%q is simple: %v", name, got)
		}
	}
}

// A process that is about to end does not take the terminal again, whatever comes back from a stop meanwhile.
func TestTheEndIsForGood(t *testing.T) {
	line := &slowLine{}
	onLine(t, line, false, func(r *Renderer) {
		r.Show(page(7))
		time.Sleep(time.Second)
		r.End()
		before := len(line.written())
		r.Open()
		r.Show(page(8))
		time.Sleep(time.Second)
		if n := len(line.written()); n != before {
			t.Errorf("written after the end: %q", line.written()[before:])
		}
	})
}
