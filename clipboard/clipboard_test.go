package clipboard_test

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"rtcscope/clipboard"
	"rtcscope/lang"
)

// environment makes the clipboard of an environment: variables, written A=b, and installed programs.
func environment(variables, found string, path func(name string) string) clipboard.Clipboard {
	values := make(map[string]string)
	for _, pair := range strings.Fields(variables) {
		name, value, _ := strings.Cut(pair, "=")
		values[name] = value
	}
	return clipboard.New(func(name string) string { return values[name] }, func(name string) (string, error) {
		if strings.Contains(" "+found+" ", " "+name+" ") {
			return path(name), nil
		}
		return "", exec.ErrNotFound
	})
}

// The programs of this test are missing when they are called, so the error names all of them.
func TestAnEnvironmentHasItsWays(t *testing.T) {
	const all = "tmux wl-copy xclip xsel pbcopy"
	const tmux = "tmux load-buffer -w -, tmux load-buffer -"
	for name, test := range map[string]struct{ variables, found, programs, last string }{
		"plain SSH": {"TERM=xterm-256color SSH_CONNECTION=x", all, "", "terminal"},
		"SSH with X11 forwarded": {"TERM=xterm SSH_CONNECTION=x DISPLAY=localhost:10.0 WAYLAND_DISPLAY=w", all, "",
			"terminal"},
		"SSH_TTY alone":     {"TERM=xterm SSH_TTY=/dev/pts/1 DISPLAY=:0", all, "", "terminal"},
		"tmux over SSH":     {"TERM=tmux-256color TMUX=/s,1,0 SSH_TTY=x DISPLAY=:0", all, tmux, "terminal behind tmux"},
		"tmux without tmux": {"TERM=screen TMUX=/s,1,0 SSH_TTY=x", "", "", "terminal behind tmux"},
		"tmux on a desktop": {"TERM=tmux TMUX=/s,1,0 DISPLAY=:0", "tmux xsel", tmux + ", xsel --clipboard --input",
			"terminal behind tmux"},
		"tmux at the other end": {"TERM=tmux-256color SSH_CONNECTION=x", all, "", "terminal behind tmux"},
		"Wayland": {"TERM=foot WAYLAND_DISPLAY=wayland-0", "wl-copy xclip", "wl-copy --type text/plain",
			"terminal"},
		"Wayland with X": {"TERM=foot WAYLAND_DISPLAY=w DISPLAY=:0", "wl-copy xclip",
			"wl-copy --type text/plain, xclip -selection clipboard", "terminal"},
		"X with both": {"TERM=xterm DISPLAY=:0", "wl-copy xclip xsel",
			"xclip -selection clipboard, xsel --clipboard --input", "terminal"},
		"a console with none": {"TERM=xterm", "xclip xsel wl-copy", "", "terminal"},
		"macOS":               {"TERM=xterm-256color", "pbcopy", "pbcopy", "terminal"},
		"macOS over SSH":      {"TERM=xterm-256color SSH_TTY=x", "pbcopy", "", "terminal"},
		"screen over SSH":     {"TERM=screen STY=1.pts SSH_TTY=x", all, "", "GNU screen"},
		"screen on a desktop": {"TERM=screen.xterm-256color STY=1.pts DISPLAY=:0", "xsel", "xsel --clipboard --input",
			"GNU screen"},
		"screen at the far end": {"TERM=screen.xterm-256color SSH_TTY=x", all, "", "GNU screen"},
		"tmux in screen":        {"TERM=screen TMUX=/s,1,0 STY=1.pts SSH_TTY=x", all, tmux, "GNU screen"},
		"the kernel's console":  {"TERM=linux", "", "", "no clipboard"},
		"dumb":                  {"TERM=dumb", "", "", "no clipboard"},
		"Windows":               {"", "", "", "terminal"},
	} {
		t.Run(name, func(t *testing.T) {
			missing := func(program string) string { return "/nowhere/" + program }
			c := environment(test.variables, test.found, missing)
			out, err := c.Copy(t.Context(), "a\nb\n")
			if refused := strings.Contains(test.last, " clipboard") || strings.HasPrefix(test.last, "GNU"); refused {
				if err == nil || !strings.Contains(err.Error(), test.last) || !strings.Contains(err.Error(), "export") {
					t.Errorf("got %+v, %v, want an error with %q", out, err, test.last)
				}
			} else if err != nil || string(out.Way) != test.last || !out.Sequence || out.Lines != 2 {
				t.Errorf("got %+v, %v, want %q", out, err, test.last)
			}
			// A text too long for OSC 52 is refused, and tells what was tried; tmux must not send it on either.
			_, err = c.Copy(t.Context(), strings.Repeat("x", 80_000))
			want := strings.TrimPrefix(test.programs, "tmux load-buffer -w -, ")
			var problem *clipboard.Problem
			if !errors.As(err, &problem) {
				t.Fatalf("a long text: %v", err)
			}
			var programs []string
			for _, e := range problem.Tried {
				before, _, _ := strings.Cut(e.Error(), ":")
				programs = append(programs, before)
			}
			if got := strings.Join(programs, ", "); got != want {
				t.Errorf("tried %q, want %q", got, want)
			}
		})
	}
}

func TestTheLimitOfTheSequence(t *testing.T) {
	c := environment("TERM=xterm SSH_TTY=x", "", nil)
	// 56244 bytes are 74992 of base64; one more makes 74996.
	if out, err := c.Copy(t.Context(), strings.Repeat("x", 56_244)); err != nil || !out.Sequence {
		t.Errorf("at the limit: %+v, %v", out, err)
	}
	out, err := c.Copy(t.Context(), strings.Repeat("x", 56_245))
	if err == nil || out.Sequence ||
		err.Error() != "56245 bytes are too many for the terminal's clipboard, which takes 56244: export them to a file" {
		t.Errorf("beyond the limit: %+v, %v", out, err)
	}
}

func TestNothingIsNotCopied(t *testing.T) {
	for _, c := range []clipboard.Clipboard{{}, environment("DISPLAY=:0", "xclip",
		func(string) string { return "/bin/true" })} {
		if out, err := c.Copy(t.Context(), ""); err == nil || out.Sequence {
			t.Errorf("got %+v, %v", out, err)
		}
	}
}

func TestTheZeroClipboardSends(t *testing.T) {
	if out, err := (clipboard.Clipboard{}).Copy(t.Context(), "a"); err != nil || out.Way != clipboard.Terminal ||
		!out.Sequence {
		t.Errorf("got %+v, %v", out, err)
	}
}

func TestOutcomesInWords(t *testing.T) {
	for _, way := range []clipboard.Way{clipboard.Tmux, clipboard.TmuxBuffer, clipboard.Desktop, clipboard.Terminal,
		clipboard.TerminalBehindTmux} {
		for lines, noun := range map[int]string{1: "1 line", 12: "12 lines"} {
			format, args := clipboard.Outcome{Way: way, Lines: lines}.Words()
			text := fmt.Sprintf(format, args...)
			if _, rest, found := strings.Cut(text, noun); !found || strings.HasPrefix(rest, "s") {
				t.Errorf("%s: %q", way, text)
			}
			if sent := strings.HasPrefix(text, "sent"); sent != strings.HasPrefix(string(way), "terminal") {
				t.Errorf("%s: %q promises too much or too little", way, text)
			}
			if (lang.Printer{Language: lang.Chinese}).T(format) == format {
				t.Errorf("%q has no Chinese", format)
			}
		}
	}
}

func TestProblemsHaveChinese(t *testing.T) {
	for _, variables := range []string{"STY=1", "TERM=linux", "TERM=xterm"} {
		for _, text := range []string{"", strings.Repeat("x", 80_000)} {
			_, err := environment(variables, "", nil).Copy(t.Context(), text)
			var problem *clipboard.Problem
			if !errors.As(err, &problem) || (lang.Printer{Language: lang.Chinese}).T(problem.Text) == problem.Text {
				t.Errorf("%s: %v has no Chinese", variables, err)
			}
		}
	}
}
