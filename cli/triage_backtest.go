package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/sweep"
)

// newBacktest makes the command that runs the triage over the held days, as if each was the newest.
func newBacktest(s *settings, p Process) *cobra.Command {
	var f backtestFlags
	cmd := command("backtest", "Run the triage as of each held day, and say how often each rule fired and lasted",
		func(cmd *cobra.Command) error { return runBacktest(cmd, *s, p, f) })
	flags := cmd.Flags()
	s.addApp(flags)
	flags.StringVar(&s.last, "last", "", "days or weeks that each triage looks at, like 7d or 2w (default: 7d)")
	flags.StringVar(&f.days, "days", "60d", "number of days to run it as of")
	flags.StringVar(&f.asOf, "as-of", "", "the newest of these days, like 2006-01-02 (default: the newest complete day)")
	flags.BoolVar(&f.fetch, "fetch", false, "first ask for the days that the service still has (default: make no call)")
	choiceVar(flags, &s.format, "format", "format of a backtest", string(report.Table),
		"format of what is printed", []string{string(report.Table), string(report.JSON)})
	return cmd
}

// backtestFlags are the flags of a backtest alone, as given.
type backtestFlags struct {
	days  string
	asOf  string
	fetch bool
}

func runBacktest(cmd *cobra.Command, s settings, p Process, f backtestFlags) error {
	c, err := s.checked(cmd, p)
	if err != nil {
		return err
	}
	days, err := readBacktestDays(f.days)
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
	switch {
	case f.fetch:
	case s.demo:
		return lang.Errorf("a demo keeps no days to look at: give --fetch, which asks for those that its service has")
	case s.noArchive:
		return lang.Errorf("--no-archive leaves no days to look at: leave it out, or give --fetch, which asks for those " +
			"that the service still has")
	}
	return c.with(cmd.Context(), p, c.limits, func(s *session) error {
		s.holdMeanwhile()
		return s.printBacktest(cmd.Context(), p, q, days, f.fetch)
	})
}

// readBacktestDays reads --days.
func readBacktestDays(text string) (int, error) {
	days, err := quality.ParseDays(text)
	switch {
	case err != nil:
		return 0, lang.Errorf("--days: %s, or 8w for weeks", err)
	case days > quality.BeforeDays:
		return 0, lang.Errorf("--days %s reaches too far: take %d at most", strings.TrimSpace(text), quality.BeforeDays)
	}
	return days, nil
}

// printBacktest runs the triage of a query as of each of so many days up to the end of its range, and prints how often
// each rule fired.
func (s *session) printBacktest(ctx context.Context, p Process, q quality.Query, days int, fetch bool) error {
	last := q.Range.Len()
	q.Range.From -= quality.Day(days)
	q.Versus = quality.Comparison{}
	progress, done := p.progress()
	defer done()
	answers, windows, err := s.heldAnswers(ctx, p, quality.TriageQueries(s.catalogue, q), fetch, progress)
	if err != nil && len(answers) == 0 {
		return failed(err)
	}
	b := quality.NewBacktest(answers, windows, s.catalogue, last, days)
	if len(b.Held()) == 0 {
		return failed(lang.Errorf("no day of %s is held, nor any of the days before: rtcscope sync keeps them, and --fetch "+
			"asks for those that the service still has", q.Range))
	}
	for of := b.Left(); b.Next(); {
		if ctx.Err() != nil {
			return failed(context.Cause(ctx))
		}
		progress(s.say.T("%d of %d days judged", of-b.Left(), of))
	}
	done()
	writer := report.Writer{Catalogue: s.catalogue, Say: s.say, Now: p.Now(), Width: p.width()}
	if err := writer.Backtest(p.printed(), report.Format(s.given.format), b); err != nil {
		return failed(err)
	}
	if err == nil && b.Days().Judged == 0 {
		return failed(errors.New(writer.BacktestNotes(b)[0]))
	}
	return failed(err)
}

// heldAnswers reads what is held of some queries, and the users of earlier days by dimension. With fetch, it first
// asks for what the service still has. err is the first error, after which the others were still read.
func (s *session) heldAnswers(ctx context.Context, p Process, queries []quality.Query, fetch bool,
	progress func(string)) (answers []quality.Result, windows map[string][]quality.Weights, err error) {
	var source sweep.Source = kept{s}
	if fetch {
		source = s.reader
	}
	first := error(nil)
	err = sweep.Run(ctx, p.guard(), source, sweep.Whole(queries), func(o sweep.Outcome) {
		if o.Err == nil {
			answers = append(answers, o.Result)
		} else if first == nil {
			first = o.Err
		}
		progress(s.say.T("%d of %d answers read", len(answers), len(queries)))
	})
	if err == nil {
		err = first
	}
	for _, r := range answers {
		if err == nil && r.Trouble != nil {
			err = r.Trouble
		}
	}
	windows = make(map[string][]quality.Weights)
	for _, q := range queries {
		if _, read := windows[q.Dimension]; !read && err == nil {
			windows[q.Dimension], err = s.reader.KeptUsers(ctx, q)
		}
	}
	return answers, windows, err
}

// kept answers queries by what is held alone. It implements sweep.Source.
type kept struct{ *session }

// Survey implements sweep.Source.
func (k kept) Survey(ctx context.Context, q quality.Query,
	_ func(quality.Result, quality.Progress)) (quality.Result, error) {
	return k.reader.Kept(ctx, q)
}

// Begin implements sweep.Source.
func (k kept) Begin(q quality.Query) sweep.Asking { return sweep.InOne(q, k.Survey) }

// AskApp implements sweep.Source: there is nobody to ask.
func (kept) AskApp(context.Context, quality.Query) error { return nil }

// progress returns what shows a line of progress on stderr, if that is a terminal, and what removes it.
func (p Process) progress() (show func(string), done func()) {
	file, ok := p.Err.(*os.File)
	if !ok || !term.IsTerminal(file.Fd()) {
		return func(string) {}, func() {}
	}
	return func(text string) { fmt.Fprintf(file, "\r%s\x1b[K", text) }, func() { fmt.Fprint(file, "\r\x1b[K") }
}
