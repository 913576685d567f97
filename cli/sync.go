package cli

import (
	"context"

	"github.com/spf13/cobra"

	"rtcscope/api"
	"rtcscope/archive"
	"rtcscope/lang"
	"rtcscope/quality"
)

func newSync(s *settings, p Process) *cobra.Command {
	var f syncFlags
	cmd := &cobra.Command{
		Use:   "sync",
		Short: "Fetch the daily values that the service still holds into the archive",
		Long: "Fetch the daily values that the service still holds into the archive, and nothing that is there already. " +
			"It is made for cron: it is quiet unless something fails or a day is not ready yet, continues where it " +
			"stopped, and leaves calls of the account to people. A later run asks again for a day that is not ready; " +
			"that is no failure.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runSync(cmd, *s, f, p) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.apps, "app", nil, "AppIds, separated by commas (default: all running apps)")
	choicesVar(flags, &f.indicators, "indicators", "indicator", []string{"all"},
		"indicators, separated by commas", append(indicatorNames(), "all"))
	choicesVar(flags, &f.dimensions, "dimensions", "dimension", []string{"all"},
		"dimensions, separated by commas", append(dimensionNames(), "all"))
	choiceVar(flags, &f.product, "product", "product", quality.ProductNative, "product", productNames())
	flags.IntVar(&f.days, "days", quality.LookBackDays, "how many days back; the service holds 30")
	flags.StringVar(&f.refetch, "refetch", "",
		"ask again for the days DAY..DAY, or for one DAY, whatever is held of them")
	flags.Float64Var(&f.rate, "rate", defaultRate, "calls a second at most; less than the account is permitted")
	flags.BoolVarP(&f.verbose, "verbose", "v", false,
		"print for each set of values what was stored, what was held, and what is not ready yet")
	return cmd
}

// runSync fills the archive. What was stored stays if it fails or is stopped.
func runSync(cmd *cobra.Command, s settings, f syncFlags, p Process) error {
	if err := f.check(cmd, s); err != nil {
		return err
	}
	c, err := s.checked(cmd, p)
	if err != nil {
		return err
	}
	share, err := shareOf(c.limits, f.rate, cmd.Flags().Changed("rate"))
	if err != nil {
		return err
	}
	queries, err := f.queries(c.catalogue, p.Now())
	if err != nil {
		return err
	}
	return c.with(cmd.Context(), p, share, func(s *session) error { return s.sync(cmd.Context(), f, queries, p) })
}

// sync asks the queries of each app and keeps their answers.
func (s *session) sync(ctx context.Context, f syncFlags, queries []quality.Query, p Process) error {
	s.sayTrimmed(p)
	if s.keyFrom == "" {
		return failed(api.ErrNoCredentials)
	}
	if s.reader.Path == "" && !s.given.demo {
		return failed(lang.Errorf("there is no place for an archive: set HOME or XDG_DATA_HOME"))
	}
	if path := s.reader.Path; path != "" {
		unlock, err := archive.Lock(path)
		if err != nil {
			return failed(err)
		}
		defer func() { _ = unlock() }() // it ends with the process at the latest
	}
	if f.days > quality.LookBackDays {
		p.tell(s.say.T("--days %d: the service holds %d days, today included, so days back to %s are fetched",
			f.days, quality.LookBackDays, quality.Oldest(s.now())))
	}
	apps, endless, err := f.appsOf(ctx, s)
	if err != nil {
		return failed(err)
	}
	fill := newFilling(s, f, p)
	if endless != nil {
		fill.refuse("other apps", endless)
	}
	return fill.run(ctx, apps, queries)
}
