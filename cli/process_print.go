package cli

import (
	"fmt"
	"io"
	"strconv"

	"github.com/charmbracelet/x/term"

	"rtcscope/cells"
)

// tell prints a text for people to stderr.
func (p Process) tell(text string) { fmt.Fprintf(p.Err, "rtcscope: %s\n", cells.Lines(text)) }

// printed is stdout for text with names of the service. A terminal gets them made safe to print, a file or a pipe as
// they came.
func (p Process) printed() io.Writer {
	if p.toTerminal() {
		return cells.NewPrinter(p.Out)
	}
	return p.Out
}

// toTerminal reports whether stdout is a terminal.
func (p Process) toTerminal() bool { return term.IsTerminal(p.Out.Fd()) }

// width is that of the terminal that stdout is, in cells; where the terminal does not tell, as COLUMNS says. It is
// zero if it is not known, and for a file or a pipe.
func (p Process) width() int {
	if !p.toTerminal() {
		return 0
	}
	if width, _, err := term.GetSize(p.Out.Fd()); err == nil && width > 0 {
		return width
	}
	width, err := strconv.Atoi(p.Getenv("COLUMNS"))
	if err != nil {
		return 0
	}
	return max(0, width)
}
