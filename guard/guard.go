// Package guard starts goroutines whose panics end the program in an orderly way. Without it, a panic ends the
// process at once: the terminal stays in the explorer's mode, with the stack printed across the screen.
package guard

import (
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// A Panic is a caught panic: its value, and the stack of its goroutine.
type Panic struct {
	Value any
	Stack []byte
}

// A Guard catches panics. A nil Guard catches none, as tests want it.
type Guard struct {
	end    func(Panic)
	once   sync.Once
	caught atomic.Bool
}

// New makes a guard that calls end with the first panic; end ends the process. Goroutines that panic later stop
// without a word: end may take a moment, and nothing may go on or print meanwhile.
func New(end func(Panic)) *Guard { return &Guard{end: end} }

// Go runs f in a goroutine of its own.
func (g *Guard) Go(f func()) {
	go func() {
		defer g.Catch()
		f()
	}()
}

// Catch catches a panic of the function that defers it. It does not return after a panic.
func (g *Guard) Catch() {
	if g == nil {
		return
	}
	value := recover()
	if value == nil {
		return
	}
	g.once.Do(func() {
		g.caught.Store(true)
		g.end(Panic{Value: value, Stack: debug.Stack()})
	})
	select {}
}

// Hold returns at once if no panic was caught. Otherwise it does not return, because the process is about to end.
func (g *Guard) Hold() {
	if g != nil && g.caught.Load() {
		select {}
	}
}
