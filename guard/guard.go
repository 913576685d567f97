// Package guard starts goroutines whose panics end the program in order. Without it a panic ends the process where it
// happens: the terminal is left as the explorer had it, and the stack is drawn across it.
package guard

import (
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// A Panic is what was caught: its value, and the stack of the goroutine that it happened in.
type Panic struct {
	Value any
	Stack []byte
}

// A Guard catches panics. A nil Guard catches none: they end the process, as tests want it.
type Guard struct {
	end    func(Panic)
	once   sync.Once
	caught atomic.Bool
}

// New makes a guard that hands the first panic to end, which ends the process. Panics after that are held: end may take
// a moment, and nothing may go on, or print, beside it.
func New(end func(Panic)) *Guard { return &Guard{end: end} }

// Go runs f in a goroutine of its own.
func (g *Guard) Go(f func()) {
	go func() {
		defer g.Catch()
		f()
	}()
}

// Catch is deferred where a panic must not get past. It does not return after one.
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

// Hold returns at once unless a panic was caught; then it does not return, because the process is about to end.
func (g *Guard) Hold() {
	if g != nil && g.caught.Load() {
		select {}
	}
}
