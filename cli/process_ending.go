package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"rtcscope/cells"
	"rtcscope/guard"
	"rtcscope/ui"
)

// orderlyTime is how long the process may take to end after a signal. It is longer than the archive waits for another
// process.
const orderlyTime = 10 * time.Second

// An ending ends the process on signals and panics: in order at the first signal, at once at the second, and with a
// report after a panic. It implements ui.Ending.
type ending struct {
	guard *guard.Guard
	exit  func(code int)

	mu      sync.Mutex
	asked   bool // an end was asked for: the next demand ends the process at once
	code    int  // the exit code of the signal that came; zero without one
	screen  ui.Screen
	command string // being executed
	say     func(text string, args ...any) string
}

func newEnding(p Process) *ending {
	e := &ending{exit: os.Exit, say: fmt.Sprintf}
	e.guard = guard.New(func(broken guard.Panic) { e.broken(p, broken) })
	return e
}

// endSignals returns the signals that ask the process to end. One that is ignored from the start, as under nohup,
// stays ignored.
func endSignals() []os.Signal {
	var minded []os.Signal
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(s) {
			minded = append(minded, s)
		}
	}
	return minded
}

// watch handles signals until stop is called. The first signal cancels the returned context.
func (e *ending) watch(ctx context.Context) (_ context.Context, stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	signals, over := make(chan os.Signal, 4), make(chan struct{})
	signal.Notify(signals, endSignals()...)
	e.guard.Go(func() {
		var late <-chan time.Time
		for {
			select {
			case <-over:
				return
			case <-late:
				e.atOnce()
			case s := <-signals:
				number, _ := s.(syscall.Signal)
				if e.again(int(number)) {
					e.atOnce()
				}
				late = time.After(orderlyTime)
				cancel()
			}
		}
	})
	return ctx, func() {
		signal.Stop(signals)
		close(over)
		cancel()
	}
}

// again notes a signal, and reports whether an end was asked for before.
func (e *ending) again(number int) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	before := e.asked
	e.asked = true
	if e.code == 0 {
		e.code = exitSignal + number
	}
	return before
}

// atOnce ends the process without waiting for anything.
func (e *ending) atOnce() {
	e.mu.Lock()
	code, screen := e.code, e.screen
	e.mu.Unlock()
	if screen != nil {
		screen.Restore()
	}
	e.exit(code)
}

// codeOr returns the exit code of the signal that came, or code if none did.
func (e *ending) codeOr(code int) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.code != 0 {
		return e.code
	}
	return code
}

// running notes the command for a report.
func (e *ending) running(command string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.command = command
}

// speaks sets the language of the lines that are printed after a panic.
func (e *ending) speaks(say func(text string, args ...any) string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.say = say
}

// Opened implements ui.Ending.
func (e *ending) Opened(s ui.Screen) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.screen = s
}

// Closed implements ui.Ending.
func (e *ending) Closed() { e.Opened(nil) }

// Asked implements ui.Ending.
func (e *ending) Asked() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.asked = true
}

// Again implements ui.Ending.
func (e *ending) Again() {
	e.again(int(syscall.SIGINT))
	e.atOnce()
}

// hungUp notes that the terminal went away. A process under nohup gets no signal for that.
func (e *ending) hungUp() { e.again(int(syscall.SIGHUP)) }

// broken ends the process after a panic. It restores the terminal, writes a report, and prints where the report is.
func (e *ending) broken(p Process, broken guard.Panic) {
	defer func() {
		if recover() != nil { // a second panic, in here: the exit code is all that is left to give
			e.exit(exitBroken)
		}
	}()
	e.mu.Lock()
	screen, command, say := e.screen, e.command, e.say
	e.mu.Unlock()
	var seen []string
	if screen != nil {
		screen.Restore()
		seen = screen.Report()
	}
	report := reportOf(command, p, broken, seen)
	fmt.Fprintln(p.Err, say("rtcscope: an error in the program (%s) ended it; the archive keeps what it had",
		nameOf(broken.Value)))
	if path, err := writeReport(p, report); err != nil {
		fmt.Fprintln(p.Err, say("The report about it could not be written (%s); this is it:", err))
		_, _ = io.WriteString(p.Err, cells.Lines(report))
	} else {
		fmt.Fprintln(p.Err, say("A report is in %s: it holds no values, no keys and nothing that you typed", path))
	}
	e.exit(exitBroken)
}
