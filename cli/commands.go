package cli

import (
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
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

func runQuery(cmd *cobra.Command, s *settings, p Process) error {
	format := report.Format(s.format)
	session, err := s.open(cmd, p)
	if err != nil {
		return err
	}
	defer session.close()
	session.sayTrimmed(p)
	if err := session.complete(); err != nil {
		return err
	}
	result, err := session.reader.Read(cmd.Context(), session.query, nil)
	if err != nil {
		return failed(err)
	}
	if days := session.query.Range; result.AnsweredDays() == 0 {
		return fmt.Errorf("no day of %s is held: the service holds 30 days, back to %s, and none of these were kept before", days, quality.Oldest(p.Now()))
	}
	if result, err = result.Only(s.series, session.filter); err != nil {
		return fmt.Errorf("--series: %w", err)
	}
	if !session.filter.All() && !slices.ContainsFunc(result.Tables, func(t quality.Table) bool { return len(t.Rows) > 0 }) {
		p.tell(fmt.Sprintf("no row matches --filter %q", s.filter))
	}
	writer := report.Writer{Order: session.order, Catalogue: session.catalogue, Say: session.say, Now: p.Now(), ToTerminal: p.toTerminal()}
	if err := writer.Write(p.printed(), format, result); err != nil {
		return failed(err)
	}
	if result.Trouble != "" {
		p.tell(result.Trouble)
	}
	if format == report.CSV { // it has no place for them
		for _, warning := range writer.Warnings(result) {
			p.tell(warning)
		}
	}
	return nil
}

func runApps(cmd *cobra.Command, s *settings, p Process) error {
	session, err := s.open(cmd, p)
	if err != nil {
		return err
	}
	defer session.close()
	session.sayTrimmed(p)
	apps, err := session.client.Apps(cmd.Context())
	for _, app := range apps { // those that came before a failure, too
		if _, err := fmt.Fprintf(p.printed(), "%s\t%s\n", cells.Safe(app.ID), cells.Safe(app.Name)); err != nil {
			return failed(err)
		}
	}
	return failed(err)
}

func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}
