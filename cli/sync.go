package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"rtcscope/api"
	"rtcscope/archive"
	"rtcscope/quality"
)

func newSync(s *settings, p Process) *cobra.Command {
	var f syncFlags
	cmd := &cobra.Command{
		Use:   "sync",
		Short: "Fetch the daily values that the service still holds into the archive",
		Long: "Fetch the daily values that the service still holds into the archive, and nothing that is there already.\n" +
			"Made for cron: quiet unless something fails or a day is not ready yet, resumable, and slow enough to leave the\n" +
			"account's calls to people. A day that is not ready is asked for by a later run, and is no failure.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runSync(cmd, *s, f, p) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.apps, "app", nil, "AppIds, comma between (default: all that run)")
	choicesVar(flags, &f.indicators, "indicators", "indicator", []string{"all"}, "indicators, comma between, or all", append(indicatorNames(), "all"))
	choicesVar(flags, &f.dimensions, "dimensions", "dimension", []string{"all"}, "dimensions, comma between, or all", append(dimensionNames(), "all"))
	choiceVar(flags, &f.product, "product", "product", quality.ProductNative, "native or web", productNames())
	flags.IntVar(&f.days, "days", quality.LookBackDays, "so many days back; the service holds 30")
	flags.StringVar(&f.refetch, "refetch", "", "ask again for the days DAY..DAY, or one DAY, whatever is held of them")
	flags.Float64Var(&f.rate, "rate", defaultRate, "calls a second at most, below what the account is permitted")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "print of each set of values what was stored, what was held, and what is not ready yet")
	return cmd
}

// runSync fills the archive. What was stored stays, however it ends.
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
	return c.with(cmd.Context(), p, share, func(s *session) error { return s.sync(cmd.Context(), f, p) })
}

func (s *session) sync(ctx context.Context, f syncFlags, p Process) error {
	s.sayTrimmed(p)
	if s.keyFrom == "" {
		return failed(api.ErrNoCredentials)
	}
	queries, err := f.queries(s)
	if err != nil {
		return err
	}
	if s.reader.Path == "" && !s.given.demo {
		return failed(errors.New("there is no place for an archive: set HOME or XDG_DATA_HOME"))
	}
	if path := s.reader.Path; path != "" {
		unlock, err := archive.Lock(path)
		if err != nil {
			return failed(err)
		}
		defer func() { _ = unlock() }() // it ends with the process at the latest
	}
	if f.days > quality.LookBackDays {
		p.tell(fmt.Sprintf("--days %d: the service holds %d days, today among them, so those back to %s are fetched",
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
