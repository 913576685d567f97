package clipboard

import (
	"errors"
	"fmt"
)

// Words returns an English format, which can be translated, and its arguments.
func (o Outcome) Words() (string, []any) {
	return o.format(), []any{o.Lines}
}

func (o Outcome) format() string {
	switch o.Way {
	case Tmux:
		return plural(o.Lines, "copied %d line to tmux's buffer (paste with prefix ]) and, if tmux may, to the terminal's "+
			"clipboard",
			"copied %d lines to tmux's buffer (paste with prefix ]) and, if tmux may, to the terminal's clipboard")
	case TmuxBuffer:
		return plural(o.Lines, "copied %d line to tmux's buffer (paste with prefix ])",
			"copied %d lines to tmux's buffer (paste with prefix ])")
	case Terminal:
		return plural(o.Lines, "sent %d line to the terminal's clipboard; it does not confirm",
			"sent %d lines to the terminal's clipboard; it does not confirm")
	case TerminalBehindTmux:
		return plural(o.Lines, "sent %d line to the terminal's clipboard; tmux drops it unless its set-clipboard is on",
			"sent %d lines to the terminal's clipboard; tmux drops them unless its set-clipboard is on")
	}
	return plural(o.Lines, "copied %d line", "copied %d lines")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Why an environment takes no OSC 52.
const (
	screenDrops = "GNU screen does not pass text on to the terminal's clipboard: export it to a file"
	noClipboard = "this terminal has no clipboard: export to a file"
)

// A Problem says why a text was not copied, and what to do.
type Problem struct {
	Text  string // an English format, which can be translated
	Args  []any
	Tried []error // why the programs that were tried failed, in English
}

// Error implements error.
func (p *Problem) Error() string {
	text := p.Text
	if len(p.Args) > 0 {
		text = fmt.Sprintf(text, p.Args...)
	}
	if len(p.Tried) > 0 {
		text += fmt.Sprintf(" (%v)", errors.Join(p.Tried...))
	}
	return text
}

// Unwrap returns the errors of the programs.
func (p *Problem) Unwrap() []error { return p.Tried }
