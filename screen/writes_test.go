package screen

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/guard"
	"rtcscope/screen/screentest"
)

// A writer of a function.
type writer func(p []byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

// A terminal that another program set not to block takes part of a frame and returns an error.
func TestAWriteThatFailsGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		terminal := screentest.New(80, 24)
		left := 0
		r := New(writer(func(p []byte) (int, error) {
			if left++; left%3 != 0 {
				n, _ := terminal.Write(p[:len(p)/2])
				return n, errors.New("busy")
			}
			return terminal.Write(p)
		}), Options{Type: "xterm", Width: 80, Height: 24})
		r.Open()
		for n := range 5 {
			r.Show(page(n))
			time.Sleep(time.Second)
			synctest.Wait()
			if got := terminal.Line(23); !strings.HasPrefix(got, fmt.Sprintf("第 %d 页", n)) {
				t.Errorf("frame %d is %q", n, got)
			}
		}
		if !terminal.Alternate() {
			t.Error("the terminal was not taken")
		}
		r.Close()
	})
}

// Nobody waits for a terminal that takes nothing any more.
func TestCloseEndsAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		attempts := 0
		r := New(writer(func([]byte) (int, error) {
			attempts++
			return 0, errors.New("gone")
		}), Options{Type: "xterm", Width: 80, Height: 24})
		r.Open()
		r.Show(page(0))
		time.Sleep(time.Minute)
		synctest.Wait()
		if most := int(time.Minute/retryTime) + 2; attempts > most {
			t.Errorf("%d attempts in a minute, want at most %d", attempts, most)
		}
		before := time.Now()
		r.Close()
		if waited := time.Since(before); waited > 0 {
			t.Errorf("Close waited for %v", waited)
		}
	})
}

func TestThePanicOfARendererGivesTheTerminalBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		terminal := screentest.New(80, 24)
		breaks := false
		caught := make(chan guard.Panic, 1)
		g := guard.New(func(p guard.Panic) {
			caught <- p
			runtime.Goexit() // the process would end here
		})
		r := New(writer(func(p []byte) (int, error) {
			if breaks {
				breaks = false
				panic("broken")
			}
			return terminal.Write(p)
		}), Options{Type: "xterm", Width: 80, Height: 24, Guard: g})
		r.Open()
		r.Show(page(0))
		time.Sleep(time.Second)
		synctest.Wait()
		breaks = true
		r.Show(page(1))
		if p := <-caught; p.Value != "broken" {
			t.Errorf("caught %v", p.Value)
		}
		r.Close()
		if taken(terminal) {
			t.Error("the terminal was not given back")
		}
	})
}

// A terminal whose reader stops costs no memory and no time, and shows the last frame when it goes on.
func TestAReaderThatStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		terminal, goesOn, writes := screentest.New(80, 24), make(chan struct{}), 0
		r := New(writer(func(p []byte) (int, error) {
			writes++
			<-goesOn
			return terminal.Write(p)
		}), Options{Type: "xterm", Width: 80, Height: 24})
		r.Open()
		for n := range 1000 {
			r.Show(page(n))
			time.Sleep(time.Second / 30)
		}
		synctest.Wait()
		if writes != 1 {
			t.Errorf("%d writes", writes)
		}
		close(goesOn)
		time.Sleep(time.Second)
		synctest.Wait()
		if writes > 3 || !strings.HasPrefix(terminal.Line(0), "第 999 页") {
			t.Errorf("after %d writes: %q", writes, terminal.Line(0))
		}
		r.Close()
	})
}
