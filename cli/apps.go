package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"rtcscope/cells"
)

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
