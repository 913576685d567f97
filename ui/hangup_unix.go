//go:build unix

package ui

import (
	"context"
	"errors"
	"os"

	"golang.org/x/sys/unix"

	"rtcscope/guard"
)

// watchHangup closes gone when the terminal hangs up. SIGHUP may be ignored, as under nohup, and Bubble Tea does not
// notice the end of input: without the watch such a program would never end.
func watchHangup(ctx context.Context, g *guard.Guard, tty *os.File, gone chan<- struct{}) {
	over, end, err := os.Pipe() // which ends the wait; a timeout would wake an idle process again and again
	if err != nil {
		return
	}
	defer over.Close()
	defer end.Close()
	stop := context.AfterFunc(ctx, func() {
		defer g.Catch()
		_ = end.Close()
	})
	defer stop()
	for ctx.Err() == nil {
		// A hang-up is reported without asking for it, and no input is read.
		fds := []unix.PollFd{{Fd: int32(tty.Fd())}, {Fd: int32(over.Fd())}}
		n, err := unix.Poll(fds, -1)
		if err != nil && !errors.Is(err, unix.EINTR) {
			return
		}
		if n > 0 && fds[0].Revents&(unix.POLLHUP|unix.POLLERR|unix.POLLNVAL) != 0 {
			close(gone)
			return
		}
	}
}
