package clipboard

import (
	"errors"
	"fmt"
)

// Words are an English format that the screen may translate before the arguments go in.
func (o Outcome) Words() (string, []any) {
	return o.format(), []any{o.Lines}
}

func (o Outcome) format() string {
	switch o.Way {
	case Tmux:
		return plural(o.Lines, "copied %d line to tmux's buffer (paste with prefix ]) and, if tmux may, to the terminal's clipboard",
			"copied %d lines to tmux's buffer (paste with prefix ]) and, if tmux may, to the terminal's clipboard")
	case TmuxBuffer:
		return plural(o.Lines, "copied %d line to tmux's buffer (paste with prefix ])", "copied %d lines to tmux's buffer (paste with prefix ])")
	case Terminal:
		return plural(o.Lines, "sent %d line to the terminal's clipboard; it does not confirm", "sent %d lines to the terminal's clipboard; it does not confirm")
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

// The reasons why an environment takes no OSC 52.
const (
	screenDrops = "GNU screen does not pass text on to the terminal's clipboard: export it to a file"
	noClipboard = "this terminal has no clipboard: export to a file"
)

// A Problem says why a text was not copied, and what helps. Text is an English format that the screen may translate
// before Args go in; Tried are the programs that failed before, which is not translated.
type Problem struct {
	Text  string
	Args  []any
	Tried []error
}

// Error is the sentence in English.
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

// Unwrap gives what the programs returned.
func (p *Problem) Unwrap() []error { return p.Tried }
