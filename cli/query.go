package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rtcscope/quality"
	"rtcscope/report"
)

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
	if result.Trouble != nil {
		p.tell(result.Trouble.Error())
	}
	if format == report.CSV { // it has no place for them
		for _, warning := range writer.Warnings(result) {
			p.tell(warning)
		}
	}
	return nil
}
