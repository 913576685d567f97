//go:build !unix

package ui

import (
	"context"
	"os"

	"rtcscope/guard"
)

// watchHangup does nothing on systems whose terminals do not hang up.
func watchHangup(context.Context, *guard.Guard, *os.File, chan<- struct{}) {}
