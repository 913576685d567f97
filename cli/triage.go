package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/sweep"
)

// newTriage makes the command that looks for what got worse in a whole app.
func newTriage(s *settings, p Process) *cobra.Command {
	var f triageFlags
	cmd := command("triage", "Find what got worse, in all indicators and dimensions of an app",
		func(cmd *cobra.Command) error { return runTriage(cmd, *s, p, f) })
	flags := cmd.Flags()
	s.addDays(flags)
	choiceVar(flags, &s.format, "format", "format of a triage", string(report.Table),
		"format of what is printed",
		[]string{string(report.Table), string(report.JSON), string(report.Markdown)})
	flags.StringVar(&f.past, "past", "", "days or weeks before the range to judge by, like 28d or 4w: asks for those "+
		"that the service still has (default: what is held, and the compared days)")
	flags.IntVar(&f.explain, "explain", 0, "also ask what explains the verdict, by 30 `calls` or so many: "+
		"what part of the app systems and networks are, whether it is one of each, and older weeks")
	flags.Lookup("explain").NoOptDefVal = defaultExplained()
	flags.StringVar(&f.asOf, "as-of", "",
		"judge with what was known then: the newest day that is looked at, like 2006-01-02")
	flags.IntVar(&f.top, "top", 0, "print so many incidents, the most important ones (default: all); json has all")
	flags.BoolVar(&f.verbose, "verbose", false, "print the findings of each incident, too")
	choiceVar(flags, &f.failOn, "fail-on", "severity", "",
		"exit with 4 if an incident of this severity or a higher one was found",
		severityNames())
	cmd.AddCommand(newBacktest(s, p))
	return cmd
}

// triageFlags are the flags of a triage alone, as given.
type triageFlags struct {
	past    string
	asOf    string
	top     int
	verbose bool
	failOn  string
	explain int // calls
}

// severities returns the severities that --fail-on takes, from low to high.
func severities() []quality.Severity {
	return []quality.Severity{quality.SeverityLow, quality.SeverityMedium, quality.SeverityHigh}
}

func severityNames() []string {
	var names []string
	for _, s := range severities() {
		names = append(names, s.String())
	}
	return names
}

func runTriage(cmd *cobra.Command, s settings, p Process, f triageFlags) error {
	c, err := s.checked(cmd, p)
	if err != nil {
		return err
	}
	day, err := s.readAsOf(f.asOf, cmd.Flags().Changed("as-of"), p.Now())
	if err != nil {
		return err
	}
	q, err := c.triageQuery(p.Now(), day)
	if err != nil {
		return err
	}
	past := 0
	if cmd.Flags().Changed("past") {
		if past, err = readPast(f.past, p.Now()); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("explain") {
		if err := checkExplain(f.explain); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("top") && f.top < 1 {
		return lang.Errorf("--top %d is no number of incidents: take 1 or more, or leave it out for all", f.top)
	}
	return c.with(cmd.Context(), p, c.limits, func(s *session) error {
		s.holdMeanwhile()
		var source sweep.Source = s.reader
		if past > 0 {
			source = s.reader.Lookback(past)
		}
		return s.printTriage(cmd.Context(), p, q, source, f, day)
	})
}

// readPast reads --past, a number of days before the range.
func readPast(text string, now time.Time) (int, error) {
	r, err := quality.ParseLast(text, now)
	switch {
	case err != nil:
		return 0, lang.Errorf("--past: %s, or 4w for weeks", err)
	case r.Len() > quality.MostPast:
		return 0, lang.Errorf("--past %s reaches too far: a triage judges by %d days at most", strings.TrimSpace(text),
			quality.MostPast)
	}
	return r.Len(), nil
}

// printTriage asks all the queries of a triage and prints what got worse.
func (s *session) printTriage(ctx context.Context, p Process, q quality.Query, from sweep.Source,
	f triageFlags, day asOf) error {
	s.sayTrimmed(p)
	triage, first, err := s.runSweep(ctx, p, q, from)
	if err != nil && triage.Done == len(triage.Failed) {
		return failed(err) // there is nothing to print
	}
	if f.explain > 0 && err == nil {
		err = s.explain(ctx, p, triage, f.explain)
	}
	s.conclude(ctx, p, triage)
	day.tell(p, triage)
	if err := s.writeTriage(p, triage, f); err != nil {
		return failed(err)
	}
	if ended := (*failure)(nil); errors.As(failed(err), &ended) && ended.code == exitCredentials {
		return ended // most was not looked at, whatever was found before
	}
	if triage.Verdict() == quality.TriageNone && err == nil && first == nil {
		w := report.Writer{Say: s.say, Now: p.Now()}
		return failed(errors.New(s.say.Join(append([]string{w.TriageNothing(triage)}, w.TriageNotes(triage)...)...)))
	}
	if least := slices.Index(severityNames(), f.failOn); least >= 0 && triage.Worst() >= severities()[least] {
		return &failure{exitFound, lang.Errorf("found %d incidents, the worst of severity %s", len(triage.Incidents),
			&lang.Message{Text: triage.Worst().String()})}
	}
	if err != nil {
		return failed(err)
	}
	return failed(first)
}

// runSweep asks the queries of a triage, with a line of progress if stderr is a terminal: the rows of one after the
// other, so that what ends early has as many verdicts as can be, and none that is provisional. first is the first
// error of a query, after which the others were still asked; err ended the sweep.
func (s *session) runSweep(ctx context.Context, p Process, q quality.Query, from sweep.Source) (
	triage *quality.Triage, first, err error) {
	queries := quality.TriageQueries(s.catalogue, q)
	triage = quality.NewTriage(q, len(queries))
	s.recall(ctx, p, triage)
	progress, end := p.progress()
	defer end()
	err = sweep.Run(ctx, p.guard(), from, sweep.RowsFirst(queries), func(o sweep.Outcome) {
		if o.Err != nil {
			triage.Fail(o.Query)
			if first == nil {
				first = o.Err
			}
		} else {
			triage.Add(o.Result, s.catalogue)
		}
		progress(s.say.T("%d of %d queries, incidents: %d", triage.Done, triage.Of, len(triage.Incidents)))
	})
	return triage, first, err
}

// triageQuery returns a query with the app, the product and the days of a triage.
func (c checked) triageQuery(now time.Time, day asOf) (quality.Query, error) {
	given := c.given
	q := quality.Query{App: given.app, Product: given.product}
	if given.demo && q.App == "" {
		q.App = demoApp
	}
	var err error
	if q.Range, err = given.readRange(day.clock(now)); err != nil {
		return q, err
	}
	if q.Versus, err = parseVersus(firstOf(given.versus, defaultVersus), day.clock(now)); err != nil {
		return q, fmt.Errorf("--vs: %w", err)
	}
	if q.Versus.Basis == quality.CompareOff {
		return q, lang.Errorf("--vs off leaves nothing to compare with: a triage takes previous, week, 4weeks, or days")
	}
	q = quality.TriageDays(q)
	if err := day.check(q); err != nil {
		return q, err
	}
	for _, one := range quality.TriageQueries(c.catalogue, q)[:1] {
		if problems := c.catalogue.Check(one, now, given.keeps()); len(problems) > 0 {
			return q, byFlag(problems[0])
		}
	}
	return q, nil
}
