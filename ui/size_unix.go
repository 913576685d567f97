//go:build unix

package ui

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// watchSize calls changed whenever the terminal changes its size, until ctx ends.
func watchSize(ctx context.Context, changed func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGWINCH)
	defer signal.Stop(signals)
	for {
		select {
		case <-ctx.Done():
			return
		case <-signals:
			changed()
		}
	}
}
