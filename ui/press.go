package ui

import (
	"unicode"

	tea "charm.land/bubbletea/v2"

	"rtcscope/ime"
	"rtcscope/keys"
)

// asTyped is a press as the person's own layout has it. Bubble Tea names keys by the standard layout where the terminal
// tells it: on a German keyboard ctrl+z would be ctrl+y.
func asTyped(msg tea.KeyPressMsg) tea.KeyPressMsg {
	msg.BaseCode = 0
	return msg
}

// onLatin is a press as the same keys make it with ASCII: a chord with ctrl on a layout of other letters is that of the
// standard one, and what an input method types is the key that it was typed with.
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

// standardKey is the key of the standard layout in the place of a letter, for terminals that do not tell it: the keys of
// the rows from q, a and z, on the usual layout of each script.
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

// action is what a press does: that of the key as it was typed or, where nothing has that key, of the same key with ASCII.
func (m *Model) action(msg tea.KeyPressMsg) keys.Action {
	if action, ok := m.keys[asTyped(msg).String()]; ok {
		return action
	}
	return m.keys[onLatin(msg).String()]
}
