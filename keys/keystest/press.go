package keystest

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Press is the press of a key by its name, as a terminal without extensions sends it.
func Press(name string) tea.KeyPressMsg {
	mods := map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}
	codes := map[string]rune{"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown,
		"home": tea.KeyHome,
		"end":  tea.KeyEnd, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "tab": tea.KeyTab, "enter": tea.KeyEnter,
		"esc":  tea.KeyEscape,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1, "space": tea.KeySpace}
	var k tea.Key
	parts := strings.Split(strings.TrimSuffix(name, "+"), "+")
	before, base := parts[:len(parts)-1], parts[len(parts)-1]
	if strings.HasSuffix(name, "+") {
		before, base = parts[:max(0, len(parts)-1)], "+"
	}
	for _, mod := range before {
		k.Mod |= mods[mod]
	}
	code, special := codes[base]
	if !special {
		code = []rune(base)[0]
	}
	k.Code = code
	switch {
	case base == "space" && k.Mod == 0:
		k.Text = " "
	case !special && k.Mod == 0:
		k.Text = base
	}
	return tea.KeyPressMsg(k)
}
