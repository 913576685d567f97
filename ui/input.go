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

// hangTime is how long ctrl+c waits for the explorer to take it, and then for the screen to be left. Both take
// milliseconds unless something hangs.
const hangTime = 2 * time.Second

// interrupts are presses of ctrl+c at the end of what was read, in the three ways in which terminals write them. In the
// middle of a paste there is always something behind.
var interrupts = regexp.MustCompile(`(?:\x03|\x1b\[27;5;99~|\x1b\[(?:\d*:\d*:)?99;5(?::[12])?u)+$`)

// interrupt is one of them.
var interrupt = regexp.MustCompile(`\x03|\x1b\[[^\x1b]*[~u]`)

// A leaving is the way from ctrl+c, or whatever else asks for the end, to the shell. It ends the process at once at a
// second ctrl+c, and where a step hangs.
type leaving struct {
	guard  *guard.Guard
	ending Ending
	taken  chan struct{} // closed when the explorer begins to end
	left   chan struct{} // closed when the terminal was given back
	begin  func()
}

func newLeaving(g *guard.Guard, ending Ending) *leaving {
	l := &leaving{guard: g, ending: ending, taken: make(chan struct{}), left: make(chan struct{})}
	l.begin = sync.OnceFunc(func() {
		close(l.taken)
		ending.Asked()
		l.within(l.left)
	})
	return l
}

// within ends the process if a step does not come in time.
func (l *leaving) within(step <-chan struct{}) {
	l.guard.Go(func() {
		select {
		case <-step:
		case <-l.left:
		case <-time.After(hangTime):
			l.ending.Again()
		}
	})
}

// input is the terminal's input with an eye on ctrl+c.
func (l *leaving) input(in io.Reader) io.Reader {
	file, ok := in.(*os.File)
	if !ok {
		return in
	}
	return &input{File: file, leaving: l}
}

// An input is the terminal's input without what no decoder is safe from. It looks for ctrl+c itself: the explorer may hang.
type input struct {
	*os.File
	leaving *leaving
	asked   int // presses of ctrl+c
	sieve   escape.Sieve
}

// Read implements io.Reader.
func (in *input) Read(into []byte) (int, error) {
	defer in.leaving.guard.Catch()
	most := in.sieve.Room(len(into))
	if most == 0 {
		return 0, io.ErrShortBuffer
	}
	n, err := in.File.Read(into[:most])
	presses := len(interrupt.FindAll(interrupts.Find(into[:n]), -1))
	if in.asked += presses; in.asked > 1 {
		in.leaving.ending.Again()
	} else if presses > 0 {
		in.leaving.within(in.leaving.taken)
	}
	return copy(into, in.sieve.Pass(into[:n])), err
}
