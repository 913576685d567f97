package ui

import (
	"unicode"

	tea "charm.land/bubbletea/v2"

	"rtcscope/ime"
	"rtcscope/keys"
)

// asTyped returns a key press in the layout of the keyboard. Bubble Tea prefers the key of the standard layout if the
// terminal reports it: on a German keyboard, ctrl+z would be ctrl+y.
func asTyped(msg tea.KeyPressMsg) tea.KeyPressMsg {
	msg.BaseCode = 0
	return msg
}

// apart returns the presses that one stands for. A terminal sends the same bytes for alt+esc as for the esc key
// pressed twice within some milliseconds; the latter is meant unless alt+esc has an action.
func (m *Model) apart(msg tea.KeyPressMsg) []tea.KeyPressMsg {
	if _, bound := m.keys[msg.String()]; bound || msg.Code != tea.KeyEscape || msg.Mod != tea.ModAlt {
		return []tea.KeyPressMsg{msg}
	}
	esc := tea.KeyPressMsg{Code: tea.KeyEscape}
	return []tea.KeyPressMsg{esc, esc}
}

// onLatin returns a key press as an ASCII layout would produce it: a ctrl chord on a layout without Latin letters
// becomes the chord of the standard layout, and full-width text of an input method becomes plain text.
func onLatin(msg tea.KeyPressMsg) tea.KeyPressMsg {
	k := tea.Key(msg)
	if k.Text == "" && k.Mod.Contains(tea.ModCtrl) && unicode.IsLetter(k.Code) && !unicode.Is(unicode.Latin, k.Code) {
		if base := k.BaseCode; base != 0 && base <= unicode.MaxASCII {
			k.Code = base
		} else if letter, ok := standardKey(k.Code); ok {
			k.Code = letter
		}
	}
	k.BaseCode = 0
	if k.Code = ime.ASCII(k.Code); k.Code == ' ' {
		k.Code = tea.KeySpace
	}
	k.Text = ime.Plain(k.Text)
	return tea.KeyPressMsg(k)
}

// standardKey returns the key of the standard layout at the position of a letter, for terminals that do not report it.
// It knows the usual layout of each script, by the rows of q, a and z.
func standardKey(letter rune) (key rune, known bool) {
	letter = unicode.ToLower(letter)
	for _, layout := range [][2]string{
		{"qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё"}, // Russian
		{"s]'o", "іїєў"}, // Ukrainian and Belarusian, where they differ
		{"ertyuiopasdfghjklzxcvbnmw", "ερτυθιοπασδφγηξκλζχψωβνμς"},         // Greek
		{"ertyuiopasdfghjkl;zxcvbnm,.", "קראטוןםפשדגכעיחלךףזסבהנמצתץ"},     // Hebrew
		{"qwertyuiop[]asdfghjkl;'zxcvnm", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىة"}, // Arabic
		{"qwertyuiopasdfghjklzxcvbnm", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"},       // Korean
	} {
		keys, letters := layout[0], []rune(layout[1])
		for i, r := range letters {
			if r == letter {
				return rune(keys[i]), true
			}
		}
	}
	return 0, false
}

// action returns the action of a key press: of the key as typed or, if that has none, of the same key on an ASCII
// layout.
func (m *Model) action(msg tea.KeyPressMsg) keys.Action {
	if action, ok := m.keys[asTyped(msg).String()]; ok {
		return action
	}
	return m.keys[onLatin(msg).String()]
}
