package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rtcscope/api"
	"rtcscope/config"
	"rtcscope/guard"
	"rtcscope/keys"
	"rtcscope/lang"
)

// A Process is the surroundings of a command: its streams, environment, home and clock.
type Process struct {
	In      *os.File
	Out     *os.File
	Err     io.Writer
	Getenv  func(string) string
	Environ []string
	Home    string // empty if there is none
	Now     func() time.Time
	Keymap  []keys.Binding // the keys of the explorer, before the configuration changes them

	ending *ending // nil if signals and panics are not handled
	log    *processLog
	voice  func() lang.Printer // says texts to people; nil says them in English

	completes bool // a shell completes a command line
}

// guard returns what starts the goroutines of the process.
func (p Process) guard() *guard.Guard {
	if p.ending == nil {
		return nil
	}
	return p.ending.guard
}

// Run executes a command line and returns the exit code. A signal or a panic ends the process in order.
func Run(args []string, p Process) int {
	p.ending = newEnding(p)
	defer p.guard().Catch()
	ctx, stop := p.ending.watch(context.Background())
	defer stop()
	code := p.ending.codeOr(carryOut(ctx, args, p))
	p.guard().Hold()
	return code
}

// carryOut executes a command line and returns the exit code.
func carryOut(ctx context.Context, args []string, p Process) int {
	p.log = &processLog{}
	p.voice = voiceOf(args, p)
	p.completes = len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd)
	defer p.log.close()
	defer takeLogs(p.log)()
	cmd := newRoot(p) //nolint:contextcheck // each command is given the context by ExecuteContext
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(ctx)
	code := exitCode(err)
	switch {
	case err != nil && ctx.Err() != nil:
		p.tell(p.say().T("stopped before the end"))
	case errors.Is(err, api.ErrNoCredentials):
		p.tell(p.say().T(howToSetCredentials))
	case err != nil && p.say().English():
		p.tell(err.Error())
	case err != nil:
		p.tell(p.say().Error(err))
	}
	return code
}

// howToSetCredentials is printed if no key was found.
const howToSetCredentials = "no credentials were found.\n" +
	"Set VOLC_ACCESSKEY and VOLC_SECRETKEY (or VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY, ~/.volc/config, " +
	"~/.volcengine/config.json).\n" +
	"Or look around on simulated data: rtcscope --demo"

// begin runs before every command. It opens the log, and notes the command and the language for a report.
func begin(cmd *cobra.Command, s settings, p Process) error {
	if p.ending != nil {
		p.ending.running(cmd.CommandPath())
		if say, err := s.printer(config.Config{}, p.Getenv); err == nil {
			p.ending.speaks(say.T)
		}
	}
	if cmd.Flags().Changed("log") {
		return p.log.open(s.log)
	}
	return nil
}
