//go:build unix

package ui

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/guard"
	"rtcscope/screen"
)

// stopTime is how long to wait for a stop. It takes effect at once, unless the system drops it because no shell could
// continue the process.
const stopTime = 300 * time.Millisecond

// stopSignal stops the process group. SIGTSTP would not: once a program has asked for that signal, Go's runtime keeps
// its handler and drops the signal. The shell treats both alike.
const stopSignal = syscall.SIGTTIN

// endTime is how long to wait for the end when the process goes on without the terminal: kill in a shell ends a
// stopped process and continues it, in this order or the other.
const endTime = 500 * time.Millisecond

// jobs handles the signals by which a shell stops and continues the process.
type jobs struct {
	guard    *guard.Guard
	line     *terminalLine
	renderer *screen.Renderer
	signals  chan os.Signal
	ended    <-chan struct{} // closed when the explorer is to end

	mu      sync.Mutex
	resumed chan struct{} // closed at the end of a stop of our own; nil without one
}

func newJobs(ended <-chan struct{}, g *guard.Guard, l *terminalLine, r *screen.Renderer) *jobs {
	return &jobs{guard: g, line: l, renderer: r, ended: ended, signals: make(chan os.Signal, 8)}
}

// watch tells Bubble Tea of stops and continuations until ctx ends.
func (j *jobs) watch(ctx context.Context, send func(tea.Msg)) {
	signal.Notify(j.signals, syscall.SIGTSTP, syscall.SIGCONT)
	defer signal.Stop(j.signals)
	for {
		select {
		case <-ctx.Done():
			return
		case s := <-j.signals:
			switch {
			case s == syscall.SIGTSTP:
				j.guard.Go(func() { send(tea.SuspendMsg{}) }) // send may wait for a stop under way
			case !j.goOn():
				j.guard.Go(func() { send(processContinued{}) })
			}
		}
	}
}

// goOn ends the wait of our own stop. It returns false if there is none.
func (j *jobs) goOn() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.resumed == nil {
		return false
	}
	close(j.resumed)
	j.resumed = nil
	return true
}

// stop stops the process group, as ctrl+z in a shell does, until the shell continues it.
func (j *jobs) stop() command {
	return func() error {
		j.renderer.Close()
		j.line.restore()
		j.pause()
		if !j.await() {
			return nil
		}
		err := j.line.take() // anew, after a shell had the terminal
		j.renderer.Open()
		return err
	}
}

// retake takes the terminal back from a shell after a stop without warning.
func (j *jobs) retake() command {
	return func() error {
		if !j.await() {
			return nil
		}
		j.renderer.Close()
		err := j.line.retake()
		j.renderer.Open()
		return err
	}
}

// await waits until the process has the terminal. It returns false if the explorer is to end. A process that goes on
// in the background stops once more: the system would stop it at its first access to the terminal.
func (j *jobs) await() bool {
	for {
		select {
		case <-j.ended:
			return false
		default:
		}
		if j.line.foreground() {
			return true
		}
		select {
		case <-j.ended:
			return false
		case <-time.After(endTime):
		}
		if !j.pause() {
			return true
		}
	}
}

// pause stops the process group until it is continued. It returns false if it did not stop.
func (j *jobs) pause() bool {
	resumed := make(chan struct{})
	j.mu.Lock()
	j.resumed = resumed
	j.mu.Unlock()
	begin := time.Now()
	_ = syscall.Kill(0, stopSignal)
	select {
	case <-resumed:
		return true
	case <-j.ended: // then nobody looks at signals any more
		return true
	case <-time.After(stopTime):
	}
	// Time passes while the process is stopped, so that it may come here before it knows that it was continued.
	select {
	case <-resumed:
		return true
	case <-time.After(stopTime):
		j.goOn()
		return time.Since(begin) > 3*stopTime
	}
}
