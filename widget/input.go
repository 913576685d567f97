package widget

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/theme"
)

// An Input is one line of typed text. Its cursor does not blink: that would send bytes to the terminal twice a second.
type Input struct {
	model     textinput.Model // it edits but does not draw, because it miscounts wide characters
	wordBack  key.Binding     // the keys that delete the word before the cursor
	wordAhead key.Binding     // the keys that delete the word behind it
	theme     *theme.Theme
	prompt    string
	cursor    lipgloss.Style
	width     int
}

// NewInput makes an empty input that takes typing.
func NewInput(t *theme.Theme, prompt string) Input {
	m := textinput.New()
	m.CharLimit = 128
	_ = m.Focus() // the command, which is dropped, would start the blinking
	i := Input{model: m, wordBack: m.KeyMap.DeleteWordBackward, wordAhead: m.KeyMap.DeleteWordForward,
		theme: t, prompt: prompt, cursor: lipgloss.NewStyle().Reverse(true), width: 1}
	// The library's own deletion of words is switched off. Ahead, it panics at the last character and deletes two words
	// at the end of one; back, it also deletes a space at the beginning of the text.
	off := key.NewBinding(key.WithDisabled())
	i.model.KeyMap.DeleteWordBackward, i.model.KeyMap.DeleteWordForward = off, off
	return i
}

// Type handles a key or a paste.
func (i *Input) Type(msg tea.Msg) {
	press, _ := msg.(tea.KeyPressMsg)
	text, at := []rune(i.model.Value()), i.model.Position()
	switch {
	case key.Matches(press, i.wordAhead):
		i.cut(text, at, wordAhead(text, at))
	case key.Matches(press, i.wordBack):
		i.cut(text, wordBack(text, at), at)
	default:
		i.model, _ = i.model.Update(msg)
	}
}

// wordAhead is the end of the word at a position of a text, or of the next word.
func wordAhead(text []rune, at int) int {
	for at < len(text) && unicode.IsSpace(text[at]) {
		at++
	}
	for at < len(text) && !unicode.IsSpace(text[at]) {
		at++
	}
	return at
}

// wordBack is the beginning of the word before a position of a text.
func wordBack(text []rune, at int) int {
	for at > 0 && unicode.IsSpace(text[at-1]) {
		at--
	}
	for at > 0 && !unicode.IsSpace(text[at-1]) {
		at--
	}
	return at
}

// cut deletes a part of the text and leaves the cursor in its place.
func (i *Input) cut(text []rune, from, to int) {
	i.model.SetValue(string(slices.Delete(text, from, to)))
	i.model.SetCursor(from)
}

// SetValue replaces the text and puts the cursor at its end.
func (i *Input) SetValue(text string) {
	i.model.SetValue(text)
	i.model.CursorEnd()
}

// Value is the text.
func (i *Input) Value() string { return i.model.Value() }

// SetWidth bounds the visible part of the text, in cells, without the prompt. One more cell after it is for the
// cursor.
func (i *Input) SetWidth(w int) { i.width = max(1, w) }

// Draw is the input as one line: the prompt, and the part of the text around the cursor that fits. Characters that
// take no cell, such as those that change the direction of writing, are not drawn.
func (i *Input) Draw() string {
	characters, cursor := i.characters()
	from, to := cursor, cursor+1
	room := i.width + 1 - characters[cursor].width
	ahead := room / 4 // so much of the text after the cursor stays in sight
	for to < len(characters) && characters[to].width <= ahead {
		room, ahead, to = room-characters[to].width, ahead-characters[to].width, to+1
	}
	for from > 0 && characters[from-1].width <= room {
		room, from = room-characters[from-1].width, from-1
	}
	for to < len(characters) && characters[to].width <= room {
		room, to = room-characters[to].width, to+1
	}
	var b strings.Builder
	b.WriteString(i.theme.Accent.Render(i.prompt))
	for at, c := range characters[from:to] {
		if from+at == cursor {
			b.WriteString(i.cursor.Render(c.text))
		} else {
			b.WriteString(c.text)
		}
	}
	return b.String()
}

// A character is what a terminal draws as one unit, and its width in cells.
type character struct {
	text  string
	width int
}

// characters lists the characters that are drawn, with a space at the end for the cursor, and the index of the one
// under the cursor: the one that the cursor is inside of, or else the next one that is drawn.
func (i *Input) characters() (list []character, cursor int) {
	text, state := i.model.Value(), byte(0)
	before := len(string([]rune(text)[:i.model.Position()]))
	for at := 0; at < len(text); {
		cluster, width, n, next := ansi.DecodeSequence(text[at:], state, nil)
		if at, state = at+n, next; width > 0 {
			list = append(list, character{cluster, width})
		}
		if at <= before {
			cursor = len(list)
		}
	}
	return append(list, character{" ", 1}), cursor
}
