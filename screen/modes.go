package screen

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Keyboard reports that tell keys apart, and the key of a layout other than Latin.
const keyboard = ansi.KittyDisambiguateEscapeCodes | ansi.KittyReportAlternateKeys

// enter takes the terminal: the alternate screen, without a cursor, and keys that can be told apart. Lines do not
// wrap, so that one that a terminal takes for wider than it is displaces no other.
var enter = ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.ResetModeAutoWrap +
	ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(keyboard)

const (
	mouseOn  = ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	mouseOff = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
)

// leave gives the terminal back, whatever of its modes is on.
const leave = ansi.ResetModeSynchronizedOutput + ansi.ResetModifyOtherKeys + "\x1b[<1u" + mouseOff +
	ansi.ResetModeBracketedPaste + ansi.SetModeAutoWrap + ansi.ResetStyle + "\x1b[r\x1b[999H" +
	ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable

// Abandon gives the terminal back in the middle of a write: it ends the sequence that was cut short.
const Abandon = "\x18" + leave

// requestStatus asks the terminal for its status, which it reports when it has shown what came before.
const requestStatus = "\x1b[5n"

// Status reports whether a sequence is the report of a terminal's status.
func Status(sequence string) bool { return sequence == "\x1b[0n" || sequence == "\x1b[3n" }

// A terminal is what the name of a terminal's type says of it.
type terminal struct {
	simple bool // it knows no sequences beyond those of a VT100
	silent bool // it may draw a question instead of answering it
	// noStrings says that it may draw a question for a colour, which is an operating system command.
	noStrings bool
}

// terminalOf returns what is known of a type of terminal, as in TERM.
func terminalOf(name string) terminal {
	family, _, _ := strings.Cut(name, "-")
	simple := slices.Contains([]string{"", "ansi", "dumb", "vt52", "vt100", "vt102", "vt220", "unknown"}, family)
	return terminal{simple: simple, silent: simple, noStrings: slices.Contains([]string{"linux", "eterm"}, family)}
}
