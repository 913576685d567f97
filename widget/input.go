package widget

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"rtcscope/theme"
)

// An Input is one line of typed text. Its cursor does not blink: a blink wakes the line to the terminal twice a
// second for nothing.
type Input struct {
	model textinput.Model
}

// NewInput makes an empty input that takes typing.
func NewInput(t theme.Theme, prompt string) Input {
	m := textinput.New()
	m.Prompt = prompt
	m.CharLimit = 128
	styles := m.Styles()
	styles.Cursor.Blink = false
	styles.Focused.Prompt, styles.Blurred.Prompt = t.Accent, t.Muted
	m.SetStyles(styles)
	_ = m.Focus() // the command would start the blinking
	return Input{model: m}
}

// Type gives the input a key or a paste.
func (i *Input) Type(msg tea.Msg) {
	i.model, _ = i.model.Update(msg)
}

// SetValue replaces the text and puts the cursor at its end.
func (i *Input) SetValue(text string) {
	i.model.SetValue(text)
	i.model.CursorEnd()
}

// Value is the text.
func (i *Input) Value() string { return i.model.Value() }

// SetWidth bounds the visible part of the text, prompt not counted.
func (i *Input) SetWidth(w int) { i.model.SetWidth(max(1, w)) }

// Draw is the input as one line.
func (i *Input) Draw() string { return i.model.View() }
