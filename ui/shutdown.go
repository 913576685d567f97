package ui

import (
	"io"
	"os"
	"regexp"
	"sync"
	"time"

	"rtcscope/escape"
	"rtcscope/guard"
)

// hangTime is how long ctrl+c waits for the explorer to react, and then for the terminal to be restored. Both take
// milliseconds unless something hangs.
const hangTime = 2 * time.Second

// interrupts matches presses of ctrl+c at the end of what was read, in the three encodings of terminals. A ctrl+c
// inside a paste does not match, since the end of the paste follows it.
var interrupts = regexp.MustCompile(`(?:\x03|\x1b\[27;5;99~|\x1b\[(?:\d*:\d*:)?99;5(?::[12])?u)+$`)

// interrupt matches one press of ctrl+c in a match of interrupts.
var interrupt = regexp.MustCompile(`\x03|\x1b\[[^\x1b]*[~u]`)

// A shutdown watches the end of the explorer, from ctrl+c or another request to the restored terminal. It ends the
// process at once on a second ctrl+c, and when a step hangs.
type shutdown struct {
	guard    *guard.Guard
	ending   Ending
	started  chan struct{} // closed when the explorer begins to end
	finished chan struct{} // closed when the terminal is restored
	begin    func()        // called when the explorer begins to end
}

func newShutdown(g *guard.Guard, ending Ending) *shutdown {
	s := &shutdown{guard: g, ending: ending, started: make(chan struct{}), finished: make(chan struct{})}
	s.begin = sync.OnceFunc(func() {
		close(s.started)
		ending.Asked()
		s.watch(s.finished)
	})
	return s
}

// watch ends the process if step is not closed within hangTime.
func (s *shutdown) watch(step <-chan struct{}) {
	s.guard.Go(func() {
		select {
		case <-step:
		case <-s.finished:
		case <-time.After(hangTime):
			s.ending.Again()
		}
	})
}

// input wraps the terminal's input so that the shutdown sees ctrl+c.
func (s *shutdown) input(in io.Reader) io.Reader {
	file, ok := in.(*os.File)
	if !ok {
		return in
	}
	return &input{File: file, shutdown: s}
}

// An input is the terminal's input without sequences that break Bubble Tea's decoder. It looks for ctrl+c itself,
// because the explorer may hang.
type input struct {
	*os.File
	shutdown *shutdown
	asked    int // presses of ctrl+c
	sieve    escape.Sieve
}

// Read implements io.Reader.
func (in *input) Read(into []byte) (int, error) {
	defer in.shutdown.guard.Catch()
	most := in.sieve.Room(len(into))
	if most == 0 {
		return 0, io.ErrShortBuffer
	}
	n, err := in.File.Read(into[:most])
	presses := len(interrupt.FindAll(interrupts.Find(into[:n]), -1))
	if in.asked += presses; in.asked > 1 {
		in.shutdown.ending.Again()
	} else if presses > 0 {
		in.shutdown.watch(in.shutdown.started)
	}
	return copy(into, in.sieve.Pass(into[:n])), err
}
