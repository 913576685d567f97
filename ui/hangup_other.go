//go:build !unix

package ui

import (
	"context"
	"os"
)

// endSignals ask a process to end.
func endSignals() []os.Signal { return []os.Signal{os.Interrupt} }

// watchHangup has nothing to watch where terminals do not hang up.
func watchHangup(context.Context, *os.File, chan<- struct{}) {}
