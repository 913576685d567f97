// Package clipboard copies text out of a terminal program, and says what became of it: copied, or only sent on by a way
// that does not confirm. It writes nothing to the terminal itself.
package clipboard

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
)

// A Way is how a text left the program.
type Way string

// The ways.
const (
	// Tmux is tmux's paste buffer, and the terminal's clipboard where tmux may set it.
	Tmux Way = "tmux"
	// TmuxBuffer is tmux's paste buffer alone.
	TmuxBuffer Way = "tmux buffer"
	// Desktop is the clipboard of the desktop that the program runs on.
	Desktop Way = "desktop"
	// Terminal is the sequence OSC 52, which the terminal takes or drops in silence.
	Terminal Way = "terminal"
	// TerminalBehindTmux is OSC 52 with tmux on its way, which drops it by default.
	TerminalBehindTmux Way = "terminal behind tmux"
)

// maxSequence is how many bytes of base64 go into an OSC 52: many terminals refuse a longer one without a word.
const maxSequence = 74_994

// maxBytes is how much text fits into that, 3 bytes in 4 of base64.
const maxBytes = maxSequence / 4 * 3

// A Clipboard is a plan of ways to copy in one environment. The zero Clipboard knows OSC 52 alone.
type Clipboard struct {
	tools    []tool
	terminal Way // empty where the sequence does not arrive
	obstacle string
}

// New plans the ways of an environment, the most certain first.
func New(getenv func(string) string, lookPath func(string) (string, error)) Clipboard {
	c := Clipboard{tools: tools(getenv, lookPath)}
	name := getenv("TERM")
	switch {
	case getenv("STY") != "" || strings.HasPrefix(name, "screen."):
		// It is not even tried: screen prints what exceeds its buffer as text, right across the picture.
		c.obstacle = screenDrops
	case name == "linux" || name == "dumb":
		c.obstacle = noClipboard
	case getenv("TMUX") != "" || strings.HasPrefix(name, "tmux") || strings.HasPrefix(name, "screen"):
		c.terminal = TerminalBehindTmux // by its name alone it may be at the other end of an SSH connection
	default:
		c.terminal = Terminal
	}
	return c
}

// An Outcome is what became of a text that was copied or may be sent.
type Outcome struct {
	Way      Way
	Lines    int
	Sequence bool // nothing has left yet: the caller is to send the text by OSC 52
}

// Copy hands the text to the first program that takes it. Where there is none, the outcome asks the caller to send a
// sequence. The error is a *Problem where the text can go neither way.
func (c Clipboard) Copy(ctx context.Context, text string) (Outcome, error) {
	if text == "" {
		return Outcome{}, &Problem{Text: "there is nothing to copy"} // an empty OSC 52 would erase the clipboard
	}
	lines := strings.Count(strings.TrimSuffix(text, "\n"), "\n") + 1
	long := base64.StdEncoding.EncodedLen(len(text)) > maxSequence
	var tried []error
	for _, t := range c.tools {
		if long && t.way == Tmux {
			continue // tmux would send it on as OSC 52; its buffer alone takes any length
		}
		err := t.run(ctx, text)
		if err == nil {
			return Outcome{Way: t.way, Lines: lines}, nil
		}
		if ctx.Err() != nil {
			return Outcome{}, fmt.Errorf("copying: %w", ctx.Err())
		}
		tried = append(tried, err)
	}
	switch {
	case c.obstacle != "":
		return Outcome{}, &Problem{Text: c.obstacle, Tried: tried}
	case long:
		return Outcome{}, &Problem{Text: "%d bytes are too many for the terminal's clipboard, which takes %d: export them to a file",
			Args: []any{len(text), maxBytes}, Tried: tried}
	case c.terminal == "":
		c.terminal = Terminal
	}
	return Outcome{Way: c.terminal, Lines: lines, Sequence: true}, nil
}
