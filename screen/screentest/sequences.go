package screentest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// control carries out a control character.
func (t *Terminal) control(b byte) {
	t.last = ""
	switch b {
	case '\a':
	case '\b':
		t.move(t.x-1, t.y)
	case '\t':
		t.move((t.x/8+1)*8, t.y)
	case '\n', '\v', '\f':
		t.index()
	case '\r':
		t.move(0, t.y)
	default:
		t.fail("the terminal does not know this control character")
	}
}

// escape carries out a sequence of ESC and a character.
func (t *Terminal) escape(cmd ansi.Cmd) {
	t.last = ""
	if cmd.Intermediate() != 0 {
		if cmd.Intermediate() != '(' || cmd.Final() != 'B' { // ASCII, which is used already
			t.fail("the terminal does not know this sequence")
		}
		return
	}
	switch cmd.Final() {
	case '7':
		t.page().saved = cursor{t.x, t.y, t.wrap, t.style}
	case '8':
		t.restore()
	case 'D':
		t.index()
	case 'E':
		t.move(0, t.y)
		t.index()
	case 'M':
		t.reverseIndex()
	case '=', '>': // the keypad
	case '\\': // the end of an OSC or DCS
	default:
		t.fail("the terminal does not know this sequence")
	}
}

// restore sets the cursor as it was saved. Before anything is saved, that is the upper left corner.
func (t *Terminal) restore() {
	saved := t.page().saved
	t.move(saved.x, saved.y)
	t.wrap, t.style = saved.wrap && t.x == saved.x, saved.style
}

// osc takes a title. It ignores all other commands.
func (t *Terminal) osc(command int, data []byte) {
	t.last = ""
	if command == 0 || command == 2 {
		_, t.title, _ = strings.Cut(string(data), ";")
	}
}

// csi carries out a control sequence.
func (t *Terminal) csi(cmd ansi.Cmd, params ansi.Params) {
	known := false
	switch {
	case cmd.Prefix() != 0 || cmd.Intermediate() != 0:
		known = t.private(cmd, params)
	case strings.IndexByte("ABCDEFGHdf`", cmd.Final()) >= 0:
		known = t.moves(cmd.Final(), params)
	default:
		known = t.edits(cmd.Final(), params) || t.settings(cmd.Final(), params)
	}
	if !known {
		t.fail("the terminal does not know this sequence")
	}
	t.last = ""
}

// count returns a parameter that counts from 1.
func count(params ansi.Params, i int) int {
	n, _, _ := params.Param(i, 1)
	return max(1, n)
}

func (t *Terminal) moves(final byte, params ansi.Params) bool {
	n := count(params, 0)
	switch final {
	case 'A':
		t.up(n)
	case 'B':
		t.down(n)
	case 'C':
		t.move(t.x+n, t.y)
	case 'D':
		t.move(t.x-n, t.y)
	case 'E':
		t.down(n)
		t.move(0, t.y)
	case 'F':
		t.up(n)
		t.move(0, t.y)
	case 'G', '`':
		t.move(n-1, t.y)
	case 'd':
		t.move(t.x, n-1)
	case 'H', 'f':
		t.move(count(params, 1)-1, n-1)
	}
	return true
}

// edits carries out a sequence that changes cells. It returns false if it does not know it.
func (t *Terminal) edits(final byte, params ansi.Params) bool {
	n := count(params, 0)
	how, _, _ := params.Param(0, 0)
	switch final {
	case 'J':
		return t.eraseScreen(how)
	case 'K':
		return t.eraseInLine(how)
	case 'X':
		t.wrap = false
		t.eraseLine(t.x, min(t.x+n, t.width))
	case '@':
		t.wrap = false
		t.insertCells(n, t.erased().Style)
	case 'P':
		t.wrap = false
		t.deleteCells(n)
	case 'L', 'M':
		if t.y < t.top || t.y > t.bottom {
			return true // tmux changes the lines to the end of the screen; xterm does nothing
		}
		t.move(0, t.y)
		if final == 'L' {
			n = -n
		}
		t.scroll(t.y, n)
	case 'S':
		t.scroll(t.top, n)
	case 'T':
		t.scroll(t.top, -n)
	case 'b':
		if t.last == "" {
			t.fail("there is no character just before this that could be repeated")
		}
		for last := t.last; n > 0 && last != ""; n-- {
			t.put(last, ansi.StringWidthWc(last))
		}
	default:
		return false
	}
	return true
}

func (t *Terminal) eraseInLine(how int) bool {
	t.wrap = false
	switch how {
	case 0:
		t.eraseLine(t.x, t.width)
	case 1:
		t.eraseLine(0, t.x+1)
	case 2:
		t.eraseLine(0, t.width)
	default:
		return false
	}
	return true
}

func (t *Terminal) eraseScreen(how int) bool {
	switch how {
	case 0:
		t.eraseLines(t.y+1, t.height)
	case 1:
		t.eraseLines(0, t.y)
	case 2:
		t.eraseLines(0, t.height)
	default:
		return false
	}
	return t.eraseInLine(how)
}

// settings carries out a sequence that changes no cell. It returns false if it does not know it.
func (t *Terminal) settings(final byte, params ansi.Params) bool {
	first, _, _ := params.Param(0, 0)
	switch final {
	case 'm':
		return t.style.set(params)
	case 'r':
		top, bottom := count(params, 0)-1, t.height-1
		if last, _, has := params.Param(1, 0); has && last > 0 {
			bottom = min(last, t.height) - 1
		}
		if top < bottom {
			t.top, t.bottom = top, bottom
			t.move(0, 0)
		}
	case 'h', 'l':
		t.insert = final == 'h'
		return len(params) == 1 && first == 4
	case 'n':
		return t.status(first)
	case 'c':
		t.answer("\x1b[?62;22c")
	case 't': // the title's stack; sizes are not told
		return first == 22 || first == 23
	default:
		return false
	}
	return true
}

// status answers to DSR.
func (t *Terminal) status(what int) bool {
	switch what {
	case 5:
		t.answer("\x1b[0n")
	case 6:
		t.answer("\x1b[%d;%dR", t.y+1, t.x+1)
	default:
		return false
	}
	return true
}

func (t *Terminal) answer(format string, args ...any) {
	fmt.Fprintf(&t.answers, format, args...)
}

// private carries out a sequence with a prefix or an intermediate. It returns false if it does not know it.
func (t *Terminal) private(cmd ansi.Cmd, params ansi.Params) bool {
	first, _, _ := params.Param(0, 0)
	switch string(slices.DeleteFunc([]byte{cmd.Prefix(), cmd.Intermediate(), cmd.Final()},
		func(b byte) bool { return b == 0 })) {
	case "?h", "?l":
		for _, p := range params {
			if !t.setMode(p.Param(0), cmd.Final() == 'h') {
				return false
			}
		}
		return len(params) > 0
	case "?$p":
		t.answer("\x1b[?%d;%d$y", first, t.modeState(first))
	case "?u":
		t.answer("\x1b[?%du", t.Keyboard())
	case ">u", "<u", "=u":
		return t.setKeyboard(cmd.Prefix(), params)
	case ">c":
		t.answer("\x1b[>41;379;0c")
	case ">q": // the name and the version are not told
	case ">m": // modified keys, as xterm sends them
	case " q": // the form of the cursor
	default:
		return false
	}
	return true
}
