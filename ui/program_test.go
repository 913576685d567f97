package ui

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// In tmux, a program is started to detect the colours, which takes some of the time until the first frame.
func TestTheColoursAreDetectedOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no tmux")
	}
	folder := t.TempDir()
	script := "#!/bin/sh\necho started >>" + filepath.Join(folder, "starts") + "\necho '197: Tc: (flag) true'\n"
	if err := os.WriteFile(filepath.Join(folder, "tmux"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(filepath.ListSeparator)+os.Getenv("PATH"))
	terminal := Terminal{In: eof{}, Out: io.Discard,
		Environment: []string{"TERM=tmux-256color", "TMUX=/tmp/tmux,1,0", "TTY_FORCE=1"}}
	size := tea.WindowSizeMsg{Width: 80, Height: 24}
	newRenderer(terminal, terminal.profile(), size, nil)
	newProgram(nil, terminal, size)
	if starts, err := os.ReadFile(filepath.Join(folder, "starts")); err != nil || string(starts) != "started\n" {
		t.Errorf("%q was written by tmux, %v", starts, err)
	}
	if got := terminal.profile(); got != colorprofile.TrueColor {
		t.Errorf("the colours are %v", got)
	}
}

type eof struct{}

func (eof) Read([]byte) (int, error) { return 0, io.EOF }
