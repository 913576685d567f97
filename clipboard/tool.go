package clipboard

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

const (
	// toolTime is how long a program may take, while a person waits for the message.
	toolTime = 2 * time.Second
	// pipeTime is how long children of the program may keep its input open after that.
	pipeTime = 200 * time.Millisecond
)

// A tool is a program that copies the text on its standard input.
type tool struct {
	way  Way
	name string // as on the command line
	path string
	args []string
	env  []string
}

// tools lists the programs of an environment that may copy a text, in the order to try them.
func tools(getenv func(string) string, lookPath func(string) (string, error)) []tool {
	var list []tool
	add := func(way Way, name string, env []string, args ...string) {
		if path, err := lookPath(name); err == nil {
			list = append(list, tool{way: way, name: strings.Join(append([]string{name}, args...), " "), path: path, args: args,
				env: env})
		}
	}
	if getenv("TMUX") != "" {
		add(Tmux, "tmux", nil, "load-buffer", "-w", "-")
		add(TmuxBuffer, "tmux", nil, "load-buffer", "-") // before 3.2 tmux knows no -w
	}
	if getenv("SSH_CONNECTION") != "" || getenv("SSH_TTY") != "" {
		return list // the person does not sit at this machine's desktop
	}
	if getenv("WAYLAND_DISPLAY") != "" {
		add(Desktop, "wl-copy", nil, "--type", "text/plain")
	}
	if getenv("DISPLAY") != "" {
		add(Desktop, "xclip", nil, "-selection", "clipboard")
		add(Desktop, "xsel", nil, "--clipboard", "--input")
	}
	add(Desktop, "pbcopy", []string{"LC_ALL=en_US.UTF-8"}) // in the locale C it would take UTF-8 for Mac Roman
	return list
}

// run gives the text to the program. No error contains the text.
func (t tool) run(ctx context.Context, text string) error {
	ctx, cancel := context.WithTimeout(ctx, toolTime)
	defer cancel()
	// The output is dropped: xclip and wl-copy go on to serve the clipboard, and would keep a pipe open.
	cmd := exec.CommandContext(ctx, t.path, t.args...)
	cmd.Stdin = strings.NewReader(text)
	cmd.Env = append(os.Environ(), t.env...)
	cmd.WaitDelay = pipeTime
	detach(cmd)
	switch err := cmd.Run(); {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%s: no end within %s", t.name, toolTime)
	default:
		return fmt.Errorf("%s: %w", t.name, err)
	}
}
