package guard_test

import (
	"runtime"
	"strings"
	"sync"
	"testing"

	"rtcscope/guard"
)

func breakHere() { panic("broken") }

func TestAPanicIsHandedOnWithItsStack(t *testing.T) {
	caught := make(chan guard.Panic, 1)
	g := guard.New(func(p guard.Panic) {
		caught <- p
		runtime.Goexit() // the process would end here
	})
	g.Go(breakHere)
	p := <-caught
	if p.Value != "broken" || !strings.Contains(string(p.Stack), "breakHere") {
		t.Errorf("caught %v with the stack\n%s", p.Value, p.Stack)
	}
}

func TestOnlyTheFirstPanicIsHandedOn(t *testing.T) {
	var mu sync.Mutex
	ends := 0
	first, begun, ended := make(chan struct{}), make(chan struct{}), make(chan struct{})
	g := guard.New(func(guard.Panic) {
		mu.Lock()
		ends++
		mu.Unlock()
		close(begun)
		<-first
		close(ended)
		runtime.Goexit()
	})
	g.Go(breakHere)
	<-begun
	for range 3 {
		under := make(chan struct{})
		g.Go(func() {
			defer close(under)
			breakHere()
		})
		<-under
	}
	close(first)
	<-ended
	mu.Lock()
	defer mu.Unlock()
	if ends != 1 {
		t.Errorf("%d panics were handed on, want the first alone", ends)
	}
}

func TestWhatDoesNotPanicGoesOn(t *testing.T) {
	g := guard.New(func(p guard.Panic) { t.Errorf("caught %v", p.Value) })
	done := make(chan struct{})
	g.Go(func() { close(done) })
	<-done
	g.Hold()
	var none *guard.Guard
	none.Hold()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no guard took a panic")
			}
		}()
		defer none.Catch()
		breakHere()
	}()
}
