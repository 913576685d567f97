package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"rtcscope/api"
	"rtcscope/archive"
	"rtcscope/cells"
	"rtcscope/quality"
)

// defaultRate is half of what the service permits an account: the other half stays for people.
const defaultRate = 1.0

// syncFlags are those of the sync command.
type syncFlags struct {
	apps                   []string
	indicators, dimensions []string
	product                string
	days                   int
	refetch                string // days to ask for whatever is held
	rate                   float64
	verbose                bool
}

func newSync(s *settings, p Process) *cobra.Command {
	var f syncFlags
	cmd := &cobra.Command{
		Use:   "sync",
		Short: "Fetch the daily values that the service still holds into the archive",
		Long: "Fetch the daily values that the service still holds into the archive, and nothing that is there already.\n" +
			"Made for cron: quiet unless something fails or a day is not ready yet, resumable, and slow enough to leave the\n" +
			"account's calls to people. A day that is not ready is asked for by a later run, and is no failure.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runSync(cmd, s, f, p) },
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
func runSync(cmd *cobra.Command, s *settings, f syncFlags, p Process) error {
	if err := f.check(cmd, s); err != nil {
		return err
	}
	var refused error
	s.rate = func(limits []quality.Limit) []quality.Limit {
		limits, refused = shareOf(limits, f.rate, cmd.Flags().Changed("rate"))
		return limits
	}
	session, err := s.open(cmd, p)
	if err != nil {
		return err
	}
	defer session.close()
	session.sayTrimmed(p)
	if refused != nil {
		return refused
	}
	if session.keyFrom == "" {
		return failed(api.ErrNoCredentials)
	}
	queries, err := f.queries(session)
	if err != nil {
		return err
	}
	if session.reader.Path == "" && !s.demo {
		return failed(errors.New("there is no place for an archive: set HOME or XDG_DATA_HOME"))
	}
	if path := session.reader.Path; path != "" {
		unlock, err := archive.Lock(path)
		if err != nil {
			return failed(err)
		}
		defer func() { _ = unlock() }() // it ends with the process at the latest
	}
	if f.days > quality.LookBackDays {
		p.tell(fmt.Sprintf("--days %d: the service holds %d days, today among them, so those back to %s are fetched",
			f.days, quality.LookBackDays, quality.Oldest(session.now())))
	}
	apps, endless, err := f.appsOf(cmd.Context(), session)
	if err != nil {
		return failed(err)
	}
	fill := filling{session: session, survey: session.reader.Survey, out: p.printed(), errs: cells.NewPrinter(p.Err),
		progress: io.Discard, verbose: f.verbose, began: session.now()}
	if f.refetch != "" {
		fill.refetch, fill.survey = true, session.reader.Renewal().Survey
	}
	if file, ok := p.Err.(*os.File); ok && term.IsTerminal(file.Fd()) {
		fill.progress, fill.width = file, 80
		if w, _, err := term.GetSize(file.Fd()); err == nil && w > 1 {
			fill.width = w
		}
	}
	if endless != nil {
		fill.refuse("other apps", endless)
	}
	return fill.run(cmd.Context(), apps, queries)
}

// check looks for flags that do not go together.
func (f syncFlags) check(cmd *cobra.Command, s *settings) error {
	if s.noArchive {
		return fmt.Errorf("sync fills the archive: --no-archive leaves it nothing to do")
	}
	if f.days < 1 {
		return fmt.Errorf("--days %d is no number of days: give 1 or more", f.days)
	}
	if cmd.Flags().Changed("refetch") {
		if cmd.Flags().Changed("days") {
			return fmt.Errorf("--refetch and --days exclude each other: --refetch names the days itself")
		}
		if strings.TrimSpace(f.refetch) == "" {
			return fmt.Errorf("--refetch is empty: give days like 2006-01-02..2006-01-08, or one")
		}
	}
	for flag, list := range map[string][]string{"app": f.apps, "indicators": f.indicators, "dimensions": f.dimensions} {
		if cmd.Flags().Changed(flag) && len(strings.Join(list, "")) == 0 {
			return fmt.Errorf("--%s is empty: name at least one, or leave it out for all", flag)
		}
	}
	return nil
}

// The slowest pace that is taken, a call a minute: a slower one would wait longer than calls do.
const slowestRate = 1.0 / 60

// shareOf leaves others a part of what the limits permit: half of the calls of every longer time, and of the short ones
// no more than rate calls a second. What the account is permitted holds besides.
func shareOf(limits []quality.Limit, rate float64, given bool) ([]quality.Limit, error) {
	if !(rate >= slowestRate) {
		return nil, fmt.Errorf("--rate %g is no pace: give calls a second, such as 1 or 0.5, and %.3f at least", rate, slowestRate)
	}
	share := slices.Clone(limits)
	for _, l := range limits {
		if pace := float64(l.Calls) / l.Per.Seconds(); l.Per <= time.Second {
			if given && rate >= pace {
				return nil, fmt.Errorf("--rate %g leaves nobody else a call: the account is permitted %d in %s, give less", rate, l.Calls, l.Per)
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

// queries are those to answer for each app, without the app: what matters most in a call comes first.
func (f syncFlags) queries(s *session) ([]quality.Query, error) {
	now := s.now()
	days, err := f.span(now)
	if err != nil {
		return nil, err
	}
	var queries []quality.Query
	for _, in := range s.catalogue.Indicators {
		for _, d := range s.catalogue.Dimensions {
			if chosen(f.indicators, in.Name) && chosen(f.dimensions, d.Name) {
				queries = append(queries, quality.Query{Product: f.product, Indicator: in.Name, Dimension: d.Name, Range: days})
			}
		}
	}
	// What was given and is not known is said by the check of a query that holds it.
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
				if problems := s.catalogue.Check(q, now, true); len(problems) > 0 {
					return nil, problems[0]
				}
			}
		}
	}
	return queries, nil
}

// span are the days to fetch.
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

// appsOf are the apps that were given or, without any, those of the account that can be asked. A list that does not come
// to its end is no reason to fetch nothing: what was listed is fetched, and the failure is said afterwards.
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

// A filling is one run of sync.
type filling struct {
	session  *session
	survey   func(context.Context, quality.Query, func(quality.Result, quality.Progress)) (quality.Result, error)
	refetch  bool // whatever is held
	out      io.Writer
	errs     io.Writer // for what is no failure and yet to be known
	progress io.Writer // a terminal, or nowhere
	width    int       // of the terminal
	verbose  bool
	began    time.Time
	done, of int // queries
	unready  map[quality.Day]bool
	short    int      // queries with days that are not ready
	refused  []string // what could not be fetched, each once
	first    error    // the first of those
}

// refuse notes what could not be fetched. The same refusal of the same thing counts once, whatever its RequestId.
func (f *filling) refuse(what string, err error) {
	if f.first == nil {
		f.first = err
	}
	code := err.Error()
	var call *api.Error
	if errors.As(err, &call) {
		code = call.Code + ": " + call.Advice
	}
	if text := cells.Safe(what) + ": " + cells.Visible(code); !slices.Contains(f.refused, text) {
		f.refused = append(f.refused, text)
	}
}

func (f *filling) run(ctx context.Context, apps []string, queries []quality.Query) error {
	f.of, f.unready = len(apps)*len(queries), make(map[quality.Day]bool)
	defer f.sayUnready()
	defer fmt.Fprint(f.progress, "\r\x1b[K")
	for _, app := range apps {
		if err := f.fillApp(ctx, app, queries); err != nil {
			return failed(err)
		}
	}
	if len(f.refused) > 0 {
		list := strings.Join(f.refused[:min(len(f.refused), 5)], "\n")
		return failed(&partial{fmt.Sprintf("not all could be fetched: %s", list), f.first})
	}
	return nil
}

// A partial failure says what is missing, and carries the first error for the exit code.
type partial struct {
	text  string
	first error
}

func (p *partial) Error() string { return p.text }
func (p *partial) Unwrap() error { return p.first }

// fillApp fetches all sets of values of an app. One that the service knows nothing of costs a single set.
func (f *filling) fillApp(ctx context.Context, app string, queries []quality.Query) error {
	for at, q := range queries {
		q.App = app
		err := f.fill(ctx, q)
		switch {
		case err != nil && ofTheApp(err):
			f.refuse(app, err)
			f.done += len(queries) - at
			return nil
		case err != nil && aloneIts(err):
			f.refuse(fmt.Sprintf("%s %s %s", app, q.Indicator, q.Dimension), err)
		case err != nil:
			return err
		}
		f.done++
	}
	return nil
}

// fill fetches one set of values.
func (f *filling) fill(ctx context.Context, q quality.Query) error {
	recent := q // what the explorer opens with: its users are those of other days
	recent.Range = quality.Last(quality.SpanDays, f.session.now())
	recent.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	queries := []quality.Query{q}
	if past, _ := recent.Past(); q.Range.From <= past.From && !f.refetch {
		queries = append(queries, recent) // no day that was not asked for
	}
	var whole quality.Result // the first, which has all days
	for i, q := range queries {
		result, err := f.survey(ctx, q, func(_ quality.Result, p quality.Progress) { f.say(q, p) })
		switch {
		case err != nil:
			return err
		case result.Trouble != "" && !result.Kept:
			return errors.New(result.Trouble)
		}
		for _, lack := range result.Lacks {
			f.refuse(fmt.Sprintf("%s, %s", q.App, lack.Part), lack.Err)
		}
		if i == 0 {
			whole = result
		}
	}
	return f.report(whole)
}

// aloneIts says whether a failure is that of one request, so that the next may pass.
func aloneIts(err error) bool {
	var call *api.Error
	if !errors.As(err, &call) {
		return false
	}
	switch call.Kind {
	case api.KindRequest, api.KindServer, api.KindAnswer:
		return true
	}
	return false
}

// ofTheApp says whether a failure is that of one app, so that another may pass.
func ofTheApp(err error) bool {
	var call *api.Error
	if !errors.As(err, &call) {
		return false
	}
	switch call.Code {
	case "InvalidParameter.NotExistAppId", "InvalidParameter.IllegalAppId", "InvalidParameter.AccountIdMismatch",
		"AccessDenied.NoPermissionForApp", "AccessDenied.ServiceNotEnabled":
		return true
	}
	return false
}
