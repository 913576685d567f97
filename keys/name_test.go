package keys_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
)

// What Bubble Tea calls a key is a key, with every modifier.
func TestEveryPressIsAKey(t *testing.T) {
	var presses []tea.Key
	for r := '!'; r <= '~'; r++ {
		presses = append(presses, tea.Key{Code: r, Text: string(r)})
		if (r < 'A' || 'Z' < r) && r != 'i' && r != 'm' && r != '[' {
			presses = append(presses, tea.Key{Code: r, Mod: tea.ModCtrl}, tea.Key{Code: r, Mod: tea.ModAlt | tea.ModShift},
				tea.Key{Code: r, Mod: tea.ModCtrl | tea.ModAlt | tea.ModSuper})
		}
	}
	presses = append(presses, tea.Key{Code: 'é', Text: "é"}, tea.Key{Code: '卡', Text: "卡"},
		tea.Key{Code: tea.KeySpace, Text: " "})
	for _, code := range []rune{tea.KeyEnter, tea.KeyTab, tea.KeyEsc, tea.KeyBackspace, tea.KeySpace, tea.KeyUp,
		tea.KeyPgDown, tea.KeyDelete, tea.KeyHome, tea.KeyF1, tea.KeyF20, tea.KeyKpPlus} {
		for mod := range tea.KeyMod(64) {
			presses = append(presses, tea.Key{Code: code, Mod: mod})
		}
	}
	for _, press := range presses {
		if err := keys.CheckKey(press.String()); err != nil {
			t.Errorf("%+v: %v", press, err)
		}
	}
}

func TestWhatIsNoKeySaysWhatItShouldBe(t *testing.T) {
	for key, want := range map[string]string{
		"":             "an empty text",
		" ":            "written space",
		"a b":          "without spaces",
		" a":           "without spaces",
		"ctrl + a":     "without spaces",
		"jj":           `no key "jj"`,
		"control+a":    `"control" is no modifier, take ctrl, alt`,
		"C-a":          `no key "C-a"`,
		"cmd+x":        `"cmd" is no modifier`,
		"ctrl+":        "no key",
		"+a":           `"" is no modifier`,
		"ctrl+ctrl+a":  "twice",
		"shift+ctrl+a": `write "ctrl+shift+a"`,
		"ctrl+A":       `write "ctrl+shift+a"`,
		"alt+G":        `write "alt+shift+g"`,
		"shift+g":      `write "G"`,
		"shift+1":      "write the character",
		"ctrl+i":       "as tab",
		"ctrl+m":       "as enter",
		"ctrl+[":       "as esc",
		"Esc":          `write "esc"`,
		"escape":       `write "esc"`,
		"ctrl+PageUp":  `write "ctrl+pgup"`,
		"F1":           `write "f1"`,
		"f64":          `did you mean "f`,
		"bakspace":     `did you mean "backspace"?`,
		"leftshift":    "no key",
		"\x1b":         "U+001B",
		"\u202e":       "U+202E",
		"\xff":         "U+FFFD",
		"win":          "take one character",
	} {
		err := keys.CheckKey(key)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), fmt.Sprintf("%q", key)) &&
			key != "" {
			t.Errorf("%q: the error is %v, want one that says %s", key, err, want)
		}
	}
}
