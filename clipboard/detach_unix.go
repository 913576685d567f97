//go:build unix

package clipboard

import (
	"os/exec"
	"syscall"
)

// detach runs the command in a session of its own. A process that goes on to serve the clipboard must not stop when
// the explorer is suspended, nor end with the terminal. If the command takes too long, its children are ended with it.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
