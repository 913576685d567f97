package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/guard"
	"rtcscope/screen"
)

// guarded wraps a model: it guards every call of Bubble Tea against panics, traces the messages, and has the renderer
// show what the model draws.
type guarded struct {
	model    *Model
	guard    *guard.Guard
	trace    *trace
	renderer *screen.Renderer
}

// Init implements tea.Model.
func (g guarded) Init() tea.Cmd {
	defer g.guard.Catch()
	cmd := g.model.Init()
	g.renderer.Show(frameOf(g.model.View()))
	return g.cmd(cmd)
}

// Update implements tea.Model.
func (g guarded) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer g.guard.Catch()
	g.trace.addMessage(g.model.nameOf(msg))
	_, cmd := g.model.Update(msg)
	g.trace.setScreens(g.model)
	g.renderer.Show(frameOf(g.model.View()))
	return g, g.cmd(cmd)
}

// View implements tea.Model. Bubble Tea draws nothing.
func (guarded) View() tea.View { return tea.View{} }

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
