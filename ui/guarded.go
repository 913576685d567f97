package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/guard"
)

// guarded wraps a model: it guards every call of Bubble Tea against panics and traces the messages.
type guarded struct {
	model *Model
	guard *guard.Guard
	trace *trace
}

// Init implements tea.Model.
func (g guarded) Init() tea.Cmd {
	defer g.guard.Catch()
	return g.cmd(g.model.Init())
}

// Update implements tea.Model.
func (g guarded) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer g.guard.Catch()
	g.trace.addMessage(g.model.nameOf(msg))
	_, cmd := g.model.Update(msg)
	g.trace.setScreens(g.model)
	return g, g.cmd(cmd)
}

// View implements tea.Model.
func (g guarded) View() tea.View {
	defer g.guard.Catch()
	return g.model.View()
}

// cmd guards a command, which Bubble Tea runs in its own goroutine, and the commands of a batch.
func (g guarded) cmd(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer g.guard.Catch()
		msg := cmd()
		batch, ok := msg.(tea.BatchMsg)
		if !ok {
			return msg
		}
		each := make(tea.BatchMsg, len(batch))
		for i, one := range batch {
			each[i] = g.cmd(one)
		}
		return each
	}
}
