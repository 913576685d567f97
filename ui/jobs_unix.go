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
)

// stopTime is how long a stop is waited for. It comes at once, unless the system drops it because no shell would ever
// let the process go on.
const stopTime = 300 * time.Millisecond

// stopSignal stops the process group. SIGTSTP would not: Go's runtime keeps its handler once a program has asked for the
// signal, and drops it. The shell treats both alike.
const stopSignal = syscall.SIGTTIN

// rendererEnd is waited for before Bubble Tea may draw again. It stops its clock in a goroutine that nobody waits for; a
// clock that was started before that stands still for ever, and the screen with it.
const rendererEnd = 100 * time.Millisecond

// jobs minds the signals by which a shell stops a process and lets it go on.
type jobs struct {
	guard   *guard.Guard
	line    *line
	signals chan os.Signal

	mu      sync.Mutex
	resumed chan struct{} // of a stop of our own, nil without one
}

func newJobs(g *guard.Guard, l *line) *jobs {
	return &jobs{guard: g, line: l, signals: make(chan os.Signal, 8)}
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
				j.guard.Go(func() { send(tea.SuspendMsg{}) }) // it may have to wait for a stop under way
			case !j.goOn():
				j.guard.Go(func() { send(continued{}) })
			}
		}
	}
}

// goOn ends the waiting of a stop of our own, if there is one.
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

// stop stops the process group, as the shell's own ctrl+z would, until the shell lets it go on.
func (j *jobs) stop() command {
	return func() error {
		j.line.restore()
		time.Sleep(rendererEnd)
		resumed := make(chan struct{})
		j.mu.Lock()
		j.resumed = resumed
		j.mu.Unlock()
		_ = syscall.Kill(0, stopSignal)
		select {
		case <-resumed:
		case <-time.After(stopTime):
			j.goOn()
		}
		j.line.retake()
		return nil
	}
}

// retake takes the terminal again from a shell that had it meanwhile. The line is as it was set when the stop came.
func (j *jobs) retake() command {
	return func() error {
		time.Sleep(rendererEnd)
		j.line.withoutTabs()
		return nil
	}
}
