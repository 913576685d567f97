package screen

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/ansi"
)

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

// A terminal is asked for its background whenever it is taken, before its status: the report of the status then says
// that no answer is still to come. One that may draw the question is not asked.
func TestTheBackgroundIsAskedBeforeTheStatus(t *testing.T) {
	for _, test := range []struct {
		kind       string
		background bool
		want       int
	}{{"xterm-256color", true, 2}, {"tmux-256color", true, 2}, {"screen", true, 2}, {"xterm", false, 0}, {"linux", true, 0},
		{"eterm-color", true, 0}, {"vt100", true, 0}, {"dumb", true, 0}, {"", true, 0}} {
		var out strings.Builder
		synctest.Test(t, func(t *testing.T) {
			r := New(&out, Options{Type: test.kind, Width: 80, Height: 24, Background: test.background})
			for range 2 {
				r.Open()
				synctest.Wait()
				r.Close()
			}
		})
		if got := strings.Count(out.String(), ansi.RequestBackgroundColor); got != test.want {
			t.Errorf("%q: asked %d times, want %d", test.kind, got, test.want)
		}
		before, after, asked := strings.Cut(out.String(), ansi.RequestBackgroundColor)
		if asked && (strings.Contains(before, requestStatus) || !strings.Contains(after, requestStatus)) {
			t.Errorf("%q: the status is not asked for after the background", test.kind)
		}
	}
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
