//go:build unix

package ui

import (
	"context"
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// hangupPoll is how often the watch looks up, in milliseconds, to see whether the program has ended meanwhile.
const hangupPoll = 1000

// watchHangup closes gone when the terminal goes away. The signal for that may be ignored, as under nohup, and the
// end of input goes unnoticed in Bubble Tea: such a program would stay for ever.
func watchHangup(ctx context.Context, tty *os.File, gone chan<- struct{}) {
	fds := []unix.PollFd{{Fd: int32(tty.Fd())}} // no events: a hang-up is reported all the same, and no input is touched
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
