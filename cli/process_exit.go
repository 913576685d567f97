package cli

import (
	"errors"

	"rtcscope/api"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1   // the service, the network or the archive failed
	exitUsage       = 2   // wrong usage; nothing was sent
	exitCredentials = 3   // credentials are missing or were refused
	exitFound       = 4   // a triage found what --fail-on names
	exitBroken      = 70  // a panic, with a report
	exitSignal      = 128 // plus the number of the signal that ended the process
)

// A failure is an error with an exit code. Any other error means wrong usage.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// failed returns err as a failure of the service, the network or the machine; nil stays nil.
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

// exitCode returns the exit code for an error.
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
