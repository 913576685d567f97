package screen

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

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
