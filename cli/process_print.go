package cli

import (
	"fmt"
	"io"

	"github.com/charmbracelet/x/term"

	"rtcscope/cells"
)

// tell tells the person at the terminal something, on stderr.
func (p Process) tell(text string) { fmt.Fprintf(p.Err, "rtcscope: %s\n", cells.Lines(text)) }

// printed is stdout for what may hold names of the service. A terminal gets them made safe; a file or a pipe gets the
// bytes.
func (p Process) printed() io.Writer {
	if p.toTerminal() {
		return cells.NewPrinter(p.Out)
	}
	return p.Out
}

func (p Process) toTerminal() bool { return term.IsTerminal(p.Out.Fd()) }
