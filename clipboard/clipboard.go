// Package clipboard copies text out of a terminal program, and tells whether the text was copied or sent by a way that
// does not confirm. It writes nothing to the terminal itself.
package clipboard

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
)

// A Way is a way to copy a text.
type Way string

// The ways.
const (
	// Tmux is tmux's paste buffer, and the terminal's clipboard where tmux may set it.
	Tmux Way = "tmux"
	// TmuxBuffer is tmux's paste buffer alone.
	TmuxBuffer Way = "tmux buffer"
	// Desktop is the clipboard of the desktop that the program runs on.
	Desktop Way = "desktop"
	// Terminal is the sequence OSC 52, which the terminal takes or drops without an answer.
	Terminal Way = "terminal"
	// TerminalBehindTmux is OSC 52 through tmux, which drops it by default.
	TerminalBehindTmux Way = "terminal behind tmux"
)

// maxSequence is the greatest number of bytes of base64 in an OSC 52. Many terminals drop a longer one.
const maxSequence = 74_994

// maxBytes is the greatest number of bytes of text in an OSC 52: base64 takes 4 bytes for 3.
const maxBytes = maxSequence / 4 * 3

// A Clipboard knows the ways to copy in an environment. The zero Clipboard knows OSC 52 only.
type Clipboard struct {
	tools    []tool
	terminal Way    // empty if the environment takes no OSC 52
	obstacle string // why it takes none
}

// New finds the ways to copy in an environment. Copy tries the most certain one first.
func New(getenv func(string) string, lookPath func(string) (string, error)) Clipboard {
	c := Clipboard{tools: tools(getenv, lookPath)}
	name := getenv("TERM")
	switch {
	case getenv("STY") != "" || strings.HasPrefix(name, "screen."):
		// screen would print the part that exceeds its buffer as text across the explorer.
		c.obstacle = screenDrops
	case name == "linux" || name == "dumb":
		c.obstacle = noClipboard
	case getenv("TMUX") != "" || strings.HasPrefix(name, "tmux") || strings.HasPrefix(name, "screen"):
		c.terminal = TerminalBehindTmux // without TMUX, tmux may run at the other end of an SSH connection
	default:
		c.terminal = Terminal
	}
	return c
}

// An Outcome says how a text was copied, or how to send it.
type Outcome struct {
	Way      Way
	Lines    int
	Sequence bool // the text was not sent yet: the caller must send it by OSC 52
}

// Copy gives the text to the first program that takes it. If none does, the outcome asks the caller to send an OSC
// 52. The error is a *Problem if the environment or the length of the text permits neither.
func (c Clipboard) Copy(ctx context.Context, text string) (Outcome, error) {
	if text == "" {
		return Outcome{}, &Problem{Text: "there is nothing to copy"} // an empty OSC 52 would erase the clipboard
	}
	lines := strings.Count(strings.TrimSuffix(text, "\n"), "\n") + 1
	long := base64.StdEncoding.EncodedLen(len(text)) > maxSequence
	var tried []error
	for _, t := range c.tools {
		if long && t.way == Tmux {
			continue // tmux would send it on by OSC 52; its buffer takes any length
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
		return Outcome{}, &Problem{Text: "%d bytes are too many for the terminal's clipboard, which takes %d: export them " +
			"to a file",
			Args: []any{len(text), maxBytes}, Tried: tried}
	case c.terminal == "":
		c.terminal = Terminal
	}
	return Outcome{Way: c.terminal, Lines: lines, Sequence: true}, nil
}
