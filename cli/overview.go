package cli

import (
	"context"

	"github.com/spf13/cobra"

	"rtcscope/quality"
	"rtcscope/report"
)

// newOverview makes the command that says how a whole app is, in all indicators.
func newOverview(s *settings, p Process) *cobra.Command {
	cmd := command("overview", "Say how the whole app is in all indicators: as before, or worse since when",
		func(cmd *cobra.Command) error { return runOverview(cmd, *s, p) })
	s.addDays(cmd.Flags())
	choiceVar(cmd.Flags(), &s.format, "format", "format", string(report.Table),
		"format of what is printed", report.FormatNames())
	return cmd
}

func runOverview(cmd *cobra.Command, s settings, p Process) error {
	c, err := s.checked(cmd, p)
	if err != nil {
		return err
	}
	q, err := c.triageQuery(p.Now(), asOf{}) // the same days, so that both say the same
	if err != nil {
		return err
	}
	return c.with(cmd.Context(), p, c.limits, func(s *session) error {
		s.holdMeanwhile()
		return s.printOverview(cmd.Context(), p, quality.AppQuery(q))
	})
}

// printOverview asks for the app's values and prints them. What came before a failure is printed, too.
func (s *session) printOverview(ctx context.Context, p Process, q quality.Query) error {
	s.sayTrimmed(p)
	result, err := s.reader.Survey(ctx, q, nil)
	for _, lack := range result.Lacks {
		if lack.Indicator == "" && err == nil {
			err = lack.Err
		}
	}
	if err != nil && len(result.Tables) == 0 {
		return failed(err)
	}
	writer := report.Writer{Catalogue: s.catalogue, Say: s.say, Now: p.Now(), ToTerminal: p.toTerminal(),
		Width: p.width()}
	format := report.Format(s.given.format)
	lines := quality.NewOverview(result, s.catalogue)
	if err := writer.Overview(p.printed(), format, result, lines); err != nil {
		return failed(err)
	}
	if format == report.CSV { // which has no place for warnings
		for _, note := range writer.OverviewNotes(result) {
			p.tell(note)
		}
	}
	return failed(err)
}
