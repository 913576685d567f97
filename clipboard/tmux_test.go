//go:build unix

package clipboard_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"rtcscope/clipboard"
)

// A real tmux with its default settings, on a socket of its own, holds the text in its paste buffer.
func TestRealTmuxHoldsTheText(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	t.Setenv("TMUX_TMPDIR", t.TempDir())
	t.Setenv("TMUX", "")
	socket := fmt.Sprintf("clip-%d", os.Getpid())
	tmux := func(args ...string) string {
		t.Helper()
		out, err := exec.CommandContext(t.Context(), "tmux", append([]string{"-L", socket}, args...)...).Output()
		if err != nil {
			t.Fatalf("tmux %q: %v", args, err)
		}
		return string(out)
	}
	tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sleep 60")
	end := exec.CommandContext(context.WithoutCancel(t.Context()), "tmux", "-L", socket, "kill-server")
	t.Cleanup(func() { _ = end.Run() })
	// The variable as tmux itself sets it in a pane.
	inside := strings.TrimSpace(tmux("display-message", "-p", "#{socket_path},#{pid},0"))
	t.Setenv("TMUX", inside)
	c := clipboard.New(getenv("TMUX="+inside, "SSH_TTY=x"), exec.LookPath)
	for name, text := range texts {
		want := clipboard.Tmux
		if len(text) > 56_244 {
			want = clipboard.TmuxBuffer
		}
		out, err := c.Copy(t.Context(), text)
		if err != nil || out.Way != want || out.Sequence {
			t.Errorf("%s: %+v, %v", name, out, err)
			continue
		}
		if got := tmux("show-buffer"); got != text {
			t.Errorf("%s: the buffer holds %.80q", name, got)
		}
	}
}
