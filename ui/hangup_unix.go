//go:build unix

package ui

import (
	"context"
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// hangupPoll is the timeout of one poll in milliseconds. After each poll, the watch checks whether its context has
// ended.
const hangupPoll = 1000

// watchHangup closes gone when the terminal hangs up. SIGHUP may be ignored, as under nohup, and Bubble Tea does not
// notice the end of input: without the watch such a program would never end.
func watchHangup(ctx context.Context, tty *os.File, gone chan<- struct{}) {
	fds := []unix.PollFd{{Fd: int32(tty.Fd())}} // a hang-up is reported without asking for it, and no input is read
	for ctx.Err() == nil {
		n, err := unix.Poll(fds, hangupPoll)
		if err != nil && !errors.Is(err, unix.EINTR) {
			return
		}
		if n > 0 && fds[0].Revents&(unix.POLLHUP|unix.POLLERR|unix.POLLNVAL) != 0 {
			close(gone)
			return
		}
	}
}
