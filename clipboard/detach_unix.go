//go:build unix

package clipboard

import (
	"os/exec"
	"syscall"
)

// detach gives the command a session of its own: what stays behind to serve the clipboard must not stop with the
// program when that is suspended, nor end with its terminal. In time-out the command's children end with it.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
