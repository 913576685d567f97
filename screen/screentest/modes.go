package screentest

import (
	"slices"

	"github.com/charmbracelet/x/ansi"
)

// Private modes that change what the terminal itself does.
const (
	modeWrap      = 7
	modeCursor    = 25
	modeAlternate = 1049
)

// knownModes lists the private modes that a program may set. Origin mode (6) and grapheme clustering (2027) are
// missing on purpose.
func knownModes() []int {
	return []int{1, modeWrap, 12, modeCursor, 1000, 1002, 1003, 1004, 1006, modeAlternate, 2004, 2026}
}

// setMode sets or resets a private mode. It returns false if it does not know it.
func (t *Terminal) setMode(mode int, on bool) bool {
	switch {
	case !slices.Contains(knownModes(), mode):
		return false
	case mode == modeAlternate:
		t.alternate(on)
	case mode == 1000 || mode == 1002 || mode == 1003: // each takes the place of the others
		for _, other := range []int{1000, 1002, 1003} {
			delete(t.modes, other)
		}
	}
	t.modes[mode] = on
	return true
}

// modeState returns the state of a private mode as DECRQM tells it: 0 if it is not known, 1 if it is set, or 2.
func (t *Terminal) modeState(mode int) int {
	switch {
	case !slices.Contains(knownModes(), mode):
		return 0
	case t.modes[mode]:
		return 1
	}
	return 2
}

// alternate shows the alternate screen, which is empty, or the main one again. The cursor is saved and restored.
func (t *Terminal) alternate(on bool) {
	if on == t.Alternate() {
		return
	}
	if on {
		t.main.saved = cursor{t.x, t.y, t.wrap, t.style}
		t.other = newPage(t.width, t.height)
		t.eraseLines(0, t.height)
		return
	}
	t.other = nil
	t.restore()
}

// setKeyboard pushes, pops or sets the flags of the kitty keyboard protocol.
func (t *Terminal) setKeyboard(how byte, params ansi.Params) bool {
	p := t.page()
	flags, _, _ := params.Param(0, 0)
	switch how {
	case '>':
		p.keyboard = append(p.keyboard, flags)
	case '<':
		p.keyboard = p.keyboard[:max(0, len(p.keyboard)-count(params, 0))]
	default:
		if len(p.keyboard) == 0 {
			p.keyboard = []int{0}
		}
		at := &p.keyboard[len(p.keyboard)-1]
		switch count(params, 1) {
		case 1:
			*at = flags
		case 2:
			*at |= flags
		case 3:
			*at &^= flags
		default:
			return false
		}
	}
	return true
}
