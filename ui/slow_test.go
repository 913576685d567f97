package ui

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/screen/screentest"
)

// A key is held on a line of 32 KB a second with a round trip of 100 ms. The terminal far away is never more than one
// frame behind. That means:
//
//   - While a frame is on its way, newer views are joined into one frame that waits: when a frame is written, the line
//     holds at most one other, apart from the 50 ms that every byte takes.
//   - Whenever a frame has arrived, every cell of the terminal is of the view that was the newest when the frame was
//     written.
//   - When the key is released, the newest view is shown after the time that the frame on its way and one more take on
//     the line, and a round trip.
func TestAHeldKeyOnASlowLine(t *testing.T) {
	const (
		rate  = 32 * 1000
		delay = 50 * time.Millisecond
	)
	held := 4 * time.Second
	if raced {
		held = time.Second
	}
	var names []string
	for i := range 250 {
		names = append(names, fmt.Sprintf("地区%d", i))
	}
	for _, test := range []struct {
		name  string
		start []string // keys pressed before
		keys  []string // pressed in turn while the key is held
	}{
		{"down", []string{"v"}, []string{"j"}},
		{"down with the chart", nil, []string{"j"}},
		{"the next series", []string{"v"}, []string{"tab"}},
		{"the next series with the chart", nil, []string{"tab"}},
		{"half a page down and up", []string{"v"}, strings.Fields("ctrl+d ctrl+d ctrl+d ctrl+d ctrl+u ctrl+u ctrl+u ctrl+u")},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				e := exhibited(t, setting{language: lang.Chinese, size: [2]int{120, 35}, environment: newTerminal(),
					rate: rate, delay: delay}, names)
				time.Sleep(5 * time.Second)
				for _, key := range test.start {
					e.program.Send(keystest.Press(key))
					time.Sleep(5 * time.Second)
				}
				synctest.Wait()
				watch := e.watch()
				for i := range int(held / (time.Second / 30)) {
					e.program.Send(keystest.Press(test.keys[i%len(test.keys)]))
					time.Sleep(time.Second / 30)
				}
				released := time.Now()
				time.Sleep(5 * time.Second)
				synctest.Wait()
				watch.report(released)
				if difference := e.wrong(); difference != "" {
					t.Errorf("at the end: %s", difference)
				}
				e.end()
			})
		})
	}
}

// A watch notes the frames that are written to the wire, and what the terminal shows when they have arrived.
type watch struct {
	*exhibit
	noted   sync.Mutex
	first   int // number of the first write that it sees
	wrote   []time.Time
	sizes   []int
	arrived []time.Time
	most    int // frames on the line when another is written
	stale   int // frames after which the terminal did not show the newest view
}

func (e *exhibit) watch() *watch {
	w := &watch{exhibit: e, first: e.wire.writes}
	e.wire.wrote = func(size int) {
		w.noted.Lock()
		defer w.noted.Unlock()
		w.wrote, w.sizes = append(w.wrote, time.Now()), append(w.sizes, size)
		onTheLine := 0
		for _, at := range w.wrote[len(w.arrived):] {
			if at.Before(time.Now().Add(-e.wire.delay)) {
				onTheLine++
			}
		}
		w.most = max(w.most, onTheLine)
	}
	e.wire.arrived = func(write int) {
		if write < w.first {
			return
		}
		w.noted.Lock()
		defer w.noted.Unlock()
		w.arrived = append(w.arrived, time.Now())
		if !w.shows(w.wrote[write-w.first]) {
			w.stale++
		}
	}
	return w
}

// shows reports whether the terminal shows the view that was the newest at a moment. If another was drawn at the same
// moment, it may show the one before.
func (w *watch) shows(at time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	width, height := w.far.Size()
	for i := len(w.drawn) - 1; i >= 0; i-- {
		if d := w.drawn[i]; !d.at.After(at) {
			if screentest.Difference(w.far, w.afresh(d.content, width, height)) == "" {
				return true
			}
			if d.at.Before(at) {
				return false
			}
		}
	}
	return false
}

// report checks what was noted, after the newest view was shown.
func (w *watch) report(released time.Time) {
	w.t.Helper()
	bytes, largest := 0, 0
	for _, size := range w.sizes {
		bytes, largest = bytes+size, max(largest, size)
	}
	after := w.arrived[len(w.arrived)-1].Sub(released)
	w.t.Logf("%d frames of %d bytes, %d at most; %d on the line at most; the newest view shown %v after the key",
		len(w.sizes), bytes/len(w.sizes), largest, w.most, after)
	if w.most > 1 {
		w.t.Errorf("a frame was written while %d others were on the line", w.most)
	}
	if w.stale > 0 {
		w.t.Errorf("%d of %d frames show an old view", w.stale, len(w.sizes))
	}
	limit := 2*w.wire.delay + 2*time.Duration(largest)*time.Second/time.Duration(w.wire.rate)
	if after > limit {
		w.t.Errorf("the newest view is shown %v after the key was released, want %v", after, limit)
	}
}

// The shell would take a report of the terminal for typing if it came after the end.
func TestNoReportComesAfterTheEnd(t *testing.T) {
	for _, round := range []time.Duration{100 * time.Millisecond, 400 * time.Millisecond, 900 * time.Millisecond} {
		for _, wait := range []time.Duration{0, 100 * time.Millisecond, 5 * time.Second} { // before the first key
			synctest.Test(t, func(t *testing.T) {
				e := exhibited(t, setting{size: [2]int{120, 35}, environment: newTerminal(), delay: round / 2}, chinese())
				time.Sleep(wait)
				for range 3 {
					e.program.Send(keystest.Press("tab"))
				}
				synctest.Wait()
				asked := time.Now()
				e.end()
				if e.answers == 0 {
					t.Error("the terminal reports nothing")
				}
				if late := e.wire.answered.Load() - e.answers; late > 0 {
					t.Errorf("round trip %v, %v after the begin: %d reports came after the end", round, wait, late)
				}
				if took := e.at.Sub(asked); took > time.Second+round {
					t.Errorf("round trip %v, %v after the begin: the end took %v", round, wait, took)
				}
			})
		}
	}
}

// What another program writes to the terminal goes when the screen is drawn anew.
func TestTheScreenIsDrawnAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := exhibited(t, setting{language: lang.Chinese, size: [2]int{80, 24}, environment: newTerminal()}, chinese())
		time.Sleep(time.Second)
		synctest.Wait()
		if _, err := e.far.Write([]byte("\x1b[3;1HBroadcast message from root: 关机\r\nin a minute\x1b[K")); err != nil {
			t.Fatal(err)
		}
		if e.wrong() == "" {
			t.Fatal("nothing was written over")
		}
		e.program.Send(keystest.Press("ctrl+l"))
		time.Sleep(time.Second)
		synctest.Wait()
		if difference := e.wrong(); difference != "" {
			t.Error(difference)
		}
		e.end()
	})
}
