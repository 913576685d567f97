package cli

import (
	"errors"

	"rtcscope/api"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1   // the service or the network failed
	exitUsage       = 2   // wrong usage; nothing was sent
	exitCredentials = 3   // credentials are missing or were refused
	exitFound       = 4   // a triage found what it was told to fail on
	exitBroken      = 70  // a panic, with a report
	exitSignal      = 128 // and the number of the signal that ended it
)

// A failure is an error of the program's own work, not of its command line.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// failed gives an error of the service, the network or the machine its exit code.
func failed(err error) error {
	if err == nil {
		return nil
	}
	var call *api.Error
	if errors.Is(err, api.ErrNoCredentials) || errors.As(err, &call) && call.Kind == api.KindCredentials {
		return &failure{exitCredentials, err}
	}
	return &failure{exitFailed, err}
}

// exitCode is the code for an error; whatever is not the work's own is the command line's.
func exitCode(err error) int {
	var f *failure
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &f):
		return f.code
	}
	return exitUsage
}
