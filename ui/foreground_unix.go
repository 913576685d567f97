//go:build unix

package ui

import "golang.org/x/sys/unix"

// foreground reports whether the process is in the foreground of a terminal, or whether that is not known.
func foreground(fd uintptr) bool {
	group, err := unix.IoctlGetInt(int(fd), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}
