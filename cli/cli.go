// Package cli is the command line of rtcscope: its commands, their flags, and what they print. Without a command it is
// the explorer.
//
// A command goes through three steps. The flags as given (settings) are checked together with the configuration and
// the environment (checked), before anything is looked up or sent. Then a session finds the service and the
// credentials. Last, the command does its work with the session. A command whose work is the archive or the
// configuration has no session.
//
// A new command is a file with a function that makes it, and a row in commands. A new flag of the query is a field and
// a line in settings.go and, if it can be wrong, a check in settings_check.go. A test says if the README lacks either.
package cli

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

// commands make the commands below the root.
func commands() []func(*settings, Process) *cobra.Command {
	return []func(*settings, Process) *cobra.Command{newQuery, newApps, newOverview, newTriage, newSync, newArchive,
		newConfig, newCompletion}
}

// newRoot makes the tree of commands. The root is the explorer or, if stdout is no terminal, the query command.
func newRoot(p Process) *cobra.Command {
	var s settings
	root := &cobra.Command{
		Use:           "rtcscope",
		Short:         "Explore the call quality of Volcengine RTC: which region, system or network made it worse",
		Args:          noArguments,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       buildVersion(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !p.toTerminal() {
				return runQuery(cmd, s, p)
			}
			return runExplorer(cmd, s, p)
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return begin(cmd, s, p) },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	s.addGlobal(root.PersistentFlags())
	s.addQuery(root.Flags())
	for _, make := range commands() {
		root.AddCommand(make(&s, p))
	}
	takeHelp(root, p)
	root.Flags().BoolP("version", "v", false, "print the version")
	if p.completes {
		completeValues(root, &s, p)
	}
	return root
}

// command makes a command without arguments.
func command(use, short string, run func(*cobra.Command) error) *cobra.Command {
	return &cobra.Command{Use: use, Short: short, Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd) }}
}

func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}
