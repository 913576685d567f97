package cli

import (
	"fmt"
	"io"

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
