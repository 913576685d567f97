package main

import (
	"fmt"
	"io"

	"github.com/charmbracelet/x/term"

	"rtcscope/cells"
)

// tell tells the person at the terminal something, on stderr.
func (p process) tell(text string) { fmt.Fprintf(p.err, "rtcscope: %s\n", cells.Lines(text)) }

// printed is stdout for what may hold names of the service. A terminal gets them made safe; a file or a pipe gets the
// bytes.
func (p process) printed() io.Writer {
	if p.toTerminal() {
		return cells.NewPrinter(p.out)
	}
	return p.out
}

func (p process) toTerminal() bool { return term.IsTerminal(p.out.Fd()) }
