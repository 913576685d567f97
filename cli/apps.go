package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"rtcscope/cells"
)

func newApps(s *settings, p Process) *cobra.Command {
	return command("apps", "Print the account's apps: ID and name, one a line", func(cmd *cobra.Command) error {
		return runApps(cmd, *s, p)
	})
}

func runApps(cmd *cobra.Command, s settings, p Process) error {
	c, err := s.checked(cmd, p)
	if err != nil {
		return err
	}
	return c.with(cmd.Context(), p, c.limits, func(s *session) error { return s.printApps(cmd.Context(), p) })
}

// printApps prints the apps, also those that came before a failure.
func (s *session) printApps(ctx context.Context, p Process) error {
	s.sayTrimmed(p)
	apps, err := s.client.Apps(ctx)
	for _, app := range apps {
		id, name := cells.Safe(app.ID), cells.Safe(app.Name)
		if width := p.width(); width > 0 {
			const tab = 8
			name = cells.Cut(name, max(1, width-(cells.Width(id)/tab+1)*tab), "~")
		}
		if _, err := fmt.Fprintf(p.printed(), "%s\t%s\n", id, name); err != nil {
			return failed(err)
		}
	}
	return failed(err)
}
