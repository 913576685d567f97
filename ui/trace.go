package ui

import (
	"fmt"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"rtcscope/views"
)

// tracedMessages is the number of messages in a report.
const tracedMessages = 50

// A trace collects the data of a report on the explorer. It is safe for concurrent use.
type trace struct {
	mu       sync.Mutex
	messages []string
	screens  []string // open views, the last on top
	w, h     int
}

// addMessage adds the name of a message.
func (t *trace) addMessage(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.messages) == tracedMessages {
		t.messages = append(t.messages[:0], t.messages[1:]...)
	}
	t.messages = append(t.messages, name)
}

// setScreens replaces the list of open views and the size.
func (t *trace) setScreens(m *Model) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.screens = t.screens[:0]
	for _, l := range m.layers {
		t.screens = append(t.screens, typeName(l.view))
	}
	t.w, t.h = m.w, m.h
}

func (t *trace) report() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	lines := []string{
		"screens: " + strings.Join(t.screens, ", "),
		fmt.Sprintf("size: %dx%d", t.w, t.h),
		fmt.Sprintf("the last %d messages, the newest at the end:", len(t.messages)),
	}
	for _, name := range t.messages {
		lines = append(lines, "  "+name)
	}
	return lines
}

func typeName(x any) string { return strings.TrimPrefix(fmt.Sprintf("%T", x), "*") }

// nameOf returns a message's name for a report: its type and, for a key of the program, the key. Reports hold no typed
// text and no answers of the service.
func (m *Model) nameOf(msg tea.Msg) string {
	name := typeName(msg)
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		_, texting := m.top().(views.TextTaker)
		typed := msg.Text != "" && (m.top().Capturing() || texting)
		switch action, known := m.keys[msg.String()]; {
		case typed:
			return name + ", typed"
		case known:
			return fmt.Sprintf("%s %s, %s", name, msg.String(), action)
		case msg.Text == "":
			return name + " " + msg.String()
		}
		return name + ", no key of the program"
	case tea.WindowSizeMsg:
		return fmt.Sprintf("%s %dx%d", name, msg.Width, msg.Height)
	}
	return name
}
