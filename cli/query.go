package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

func newQuery(s *settings, p Process) *cobra.Command {
	cmd := command("query", "Print the values of one indicator by one dimension: daily or live",
		func(cmd *cobra.Command) error { return runQuery(cmd, *s, p) })
	s.addQuery(cmd.Flags())
	return cmd
}

// runQuery prints the answer to a query. What people read is compared with the days before, as in the explorer; what
// programs read holds compared days only if they were asked for.
func runQuery(cmd *cobra.Command, s settings, p Process) error {
	c, err := s.checked(cmd, p)
	if err != nil {
		return err
	}
	format := report.Format(s.format)
	if c.given.versus == "" && !c.query.OfLive() && format != report.JSON && format != report.CSV {
		c.query.Versus, _ = quality.ParseComparison(defaultVersus, p.Now()) // which is valid
	}
	return c.with(cmd.Context(), p, c.limits, func(s *session) error { return s.printQuery(cmd.Context(), p) })
}

// printQuery asks the service and prints the answer.
func (s *session) printQuery(ctx context.Context, p Process) error {
	s.sayTrimmed(p)
	if err := s.complete(); err != nil { // after the credentials: without any, how to set them is said first
		return err
	}
	result, err := s.reader.Read(ctx, s.query, nil)
	if err != nil {
		return failed(err)
	}
	if !s.query.OfLive() && result.AnsweredDays() == 0 {
		if s.query.Range.To < quality.Oldest(p.Now()) {
			return errors.New(report.NotServed(s.say, result, p.Now()))
		}
		return lang.Errorf("no day of %s is held: the service holds 30 days, back to %s, and none of these were kept before",
			s.query.Range, quality.Oldest(p.Now()))
	}
	// A row is judged beside all others, whichever are printed.
	result.Verdicts = quality.Judge([]quality.Result{result}, s.catalogue)
	if result, err = result.Only(s.series, s.filter); err != nil {
		return fmt.Errorf("--series: %w", err)
	}
	if !s.filter.All() && !slices.ContainsFunc(result.Tables, func(t quality.Table) bool { return len(t.Rows) > 0 }) {
		p.tell(s.say.T("no row matches --filter %q", s.given.filter))
	}
	format := report.Format(s.given.format)
	writer := report.Writer{Order: s.order, Catalogue: s.catalogue, Say: s.say, Now: p.Now(), ToTerminal: p.toTerminal(),
		Width: p.width()}
	if err := writer.Write(p.printed(), format, result); err != nil {
		return failed(err)
	}
	if result.Trouble != nil {
		p.tell(s.say.Error(result.Trouble))
	}
	if format == report.CSV { // which has no place for warnings
		for _, warning := range writer.Warnings(result) {
			p.tell(warning)
		}
	}
	return nil
}
