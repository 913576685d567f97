//go:build !unix

package ui

import (
	"context"
	"os"
)

// watchHangup has nothing to watch where terminals do not hang up.
func watchHangup(context.Context, *os.File, chan<- struct{}) {}
