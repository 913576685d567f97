//go:build !unix

package ui

import (
	"context"
	"os"
)

// watchHangup does nothing on systems whose terminals do not hang up.
func watchHangup(context.Context, *os.File, chan<- struct{}) {}
