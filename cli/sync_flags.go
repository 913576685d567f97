package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rtcscope/api"
	"rtcscope/lang"
	"rtcscope/quality"
)

// defaultRate is half of what the service permits an account, in calls a second. The other half is for people.
const defaultRate = 1.0

// syncFlags are the flags of the sync command.
type syncFlags struct {
	apps                   []string
	indicators, dimensions []string
	product                string
	days                   int
	refetch                string // days to ask for again, whatever is held
	rate                   float64
	verbose                bool
}

// check refuses flags that exclude each other.
func (f syncFlags) check(cmd *cobra.Command, s settings) error {
	if s.noArchive {
		return lang.Errorf("sync fills the archive: --no-archive leaves it nothing to do")
	}
	if f.days < 1 {
		return lang.Errorf("--days %d is no number of days: give 1 or more", f.days)
	}
	if cmd.Flags().Changed("refetch") {
		if cmd.Flags().Changed("days") {
			return lang.Errorf("--refetch and --days exclude each other: --refetch names the days itself")
		}
		if strings.TrimSpace(f.refetch) == "" {
			return lang.Errorf("--refetch is empty: give days like 2006-01-02..2006-01-08, or one")
		}
	}
	for flag, list := range map[string][]string{"app": f.apps, "indicators": f.indicators, "dimensions": f.dimensions} {
		if cmd.Flags().Changed(flag) && len(strings.Join(list, "")) == 0 {
			return lang.Errorf("--%s is empty: name at least one, or leave it out for all", flag)
		}
	}
	return nil
}

// slowestRate is a call a minute, in calls a second. At a slower pace a call would wait longer than it may.
const slowestRate = 1.0 / 60

// shareOf returns limits that leave others a part of what the account is permitted: half of the calls in any time
// above a second, and at most rate calls a second. The account's own limits hold, too. A given rate that leaves no
// call to others is refused; the default is lowered.
func shareOf(limits []quality.Limit, rate float64, given bool) ([]quality.Limit, error) {
	if !(rate >= slowestRate) {
		return nil, lang.Errorf("--rate %g is no pace: give calls a second, such as 1 or 0.5, and at least %.3f",
			rate, slowestRate)
	}
	share := slices.Clone(limits)
	for _, l := range limits {
		if pace := float64(l.Calls) / l.Per.Seconds(); l.Per <= time.Second {
			if given && rate >= pace {
				return nil, lang.Errorf("--rate %g leaves nobody else a call: the account is permitted %d in %s, give less",
					rate, l.Calls, l.Per)
			}
			if !given {
				rate = min(rate, pace/2)
			}
		}
		if l.Per > time.Second {
			share = append(share, quality.Limit{Calls: max(1, l.Calls/2), Per: l.Per})
		}
	}
	return append(share, quality.Limit{Calls: 1, Per: time.Duration(float64(time.Second) / rate)}), nil
}

// queries returns the queries for each app, without the app, in the order of the catalogue.
func (f syncFlags) queries(catalogue quality.Catalogue, now time.Time) ([]quality.Query, error) {
	days, err := f.span(now)
	if err != nil {
		return nil, err
	}
	var queries []quality.Query
	for _, in := range catalogue.Indicators {
		for _, d := range catalogue.Dimensions {
			if chosen(f.indicators, in.Name) && chosen(f.dimensions, d.Name) {
				queries = append(queries, quality.Query{Product: f.product, Indicator: in.Name, Dimension: d.Name, Range: days})
			}
		}
	}
	// The check of a query with each name says which are unknown.
	for _, app := range append([]string{demoApp}, f.apps...) {
		for _, in := range f.indicators {
			for _, d := range f.dimensions {
				q := quality.Query{App: app, Product: f.product, Indicator: in, Dimension: d, Range: days}
				if in == "all" {
					q.Indicator = defaultIndicator
				}
				if d == "all" {
					q.Dimension = defaultDimension
				}
				if problems := catalogue.Check(q, now, true); len(problems) > 0 {
					return nil, problems[0]
				}
			}
		}
	}
	return queries, nil
}

// span returns the days to fetch.
func (f syncFlags) span(now time.Time) (quality.Range, error) {
	if f.refetch == "" {
		days := quality.Last(f.days, now)
		days.From = max(days.From, quality.Oldest(now))
		return days, nil
	}
	days, err := quality.ParseRange(f.refetch, now)
	if err != nil {
		return days, fmt.Errorf("--refetch: %w", err)
	}
	if problem := quality.CheckRange(days, now, false); problem != nil {
		return days, fmt.Errorf("--refetch: %w", problem)
	}
	return days, nil
}

func chosen(names []string, name string) bool {
	return slices.Contains(names, "all") || slices.Contains(names, name)
}

// appsOf returns the given apps or, without any, those of the account that can be asked. If the list of apps does not
// end, sync fetches what was listed, and endless is the failure to tell afterwards.
func (f syncFlags) appsOf(ctx context.Context, s *session) (ids []string, endless, err error) {
	if len(f.apps) > 0 {
		return f.apps, nil, nil
	}
	list, err := s.client.Apps(ctx)
	var call *api.Error
	if errors.As(err, &call) && call.Code == api.CodeEndless {
		endless, err = err, nil
	}
	for _, app := range list {
		if app.Status != api.StatusCreating && app.Status != api.StatusSuspended && app.Status != api.StatusDisabled {
			ids = append(ids, app.ID)
		}
	}
	return ids, endless, err
}
