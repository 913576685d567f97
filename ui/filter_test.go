package ui

import (
	"runtime"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/guard"
)

// Bubble Tea calls the filter past the guarded model.
func TestAPanicOfTheFilterIsCaught(t *testing.T) {
	caught := make(chan guard.Panic, 1)
	g := guard.New(func(p guard.Panic) {
		caught <- p
		runtime.Goexit() // the process would end here
	})
	f := &filter{guard: g, quitting: func() { panic("broken") }}
	go f.take(nil, tea.QuitMsg{})
	if p := <-caught; p.Value != "broken" {
		t.Errorf("caught %v", p.Value)
	}
}
