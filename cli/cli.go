package cli

import (
	"errors"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// newRoot makes the tree of commands. The root is the explorer or, where stdout is no terminal, the query command.
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
				return runQuery(cmd, &s, p)
			}
			return runExplorer(cmd, &s, p)
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return s.begin(cmd, p) },
	}
	root.SetFlagErrorFunc(flagError)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	s.addGlobal(root.PersistentFlags())
	s.addQuery(root.Flags())

	query := &cobra.Command{
		Use:   "query",
		Short: "Print the daily values of one indicator by one dimension",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runQuery(cmd, &s, p) },
	}
	s.addQuery(query.Flags())
	apps := &cobra.Command{
		Use:   "apps",
		Short: "Print the account's apps: ID and name, one a line",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runApps(cmd, &s, p) },
	}
	root.AddCommand(query, apps, newArchive(&s, p), newSync(&s, p), newTriage(&s, p), newConfig(&s, p))
	blameNoUsage(root, &s)
	return root
}

// blameNoUsage sees to it that no error after a call is one of the command line: that code says that nothing was sent.
func blameNoUsage(cmd *cobra.Command, s *settings) {
	if run := cmd.RunE; run != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			err := run(cmd, args)
			var own *failure
			if err != nil && s.client != nil && s.client.Calls() > 0 && !errors.As(err, &own) {
				err = failed(err)
			}
			return err
		}
	}
	for _, sub := range cmd.Commands() {
		blameNoUsage(sub, s)
	}
}

func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}
