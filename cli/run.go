package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"rtcscope/api"
	"rtcscope/guard"
	"rtcscope/keys"
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

// A Process is what a command has from its surroundings.
type Process struct {
	In      *os.File
	Out     *os.File
	Err     io.Writer
	Getenv  func(string) string
	Environ []string
	Home    string // empty where there is none
	Now     func() time.Time
	Keymap  []keys.Binding // the keys of the explorer, before the configuration changes them

	ending  *ending // nil where nobody minds signals and panics
	journal *journal
}

// guard starts the process's goroutines.
func (p Process) guard() *guard.Guard {
	if p.ending == nil {
		return nil
	}
	return p.ending.guard
}

// Run carries out one command line, with an end in order at a signal and after a panic, and returns the exit code.
func Run(args []string, p Process) int {
	p.ending = newEnding(p)
	defer p.guard().Catch()
	ctx, stop := p.ending.watch(context.Background())
	defer stop()
	code := p.ending.codeOr(carryOut(ctx, args, p))
	p.guard().Hold()
	return code
}

// carryOut carries out one command line and returns the exit code.
func carryOut(ctx context.Context, args []string, p Process) int {
	p.journal = &journal{}
	defer p.journal.close()
	defer takeLogs(p.journal)()
	cmd := newRoot(p)
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(ctx)
	code := exitCode(err)
	switch {
	case err != nil && ctx.Err() != nil:
		p.tell("stopped before the end")
	case errors.Is(err, api.ErrNoCredentials):
		fmt.Fprint(p.Err, howToSetCredentials)
	case err != nil:
		p.tell(err.Error())
	}
	return code
}

// howToSetCredentials is said where no key was found.
const howToSetCredentials = `rtcscope: no credentials were found.
Set VOLC_ACCESSKEY and VOLC_SECRETKEY (or VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY, ~/.volc/config, ~/.volcengine/config.json).
Or look around on simulated data: rtcscope --demo
`

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
