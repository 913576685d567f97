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

	"rtcscope/api"
	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// A filling is one run of sync.
type filling struct {
	session  *session
	survey   func(context.Context, quality.Query, func(quality.Result, quality.Progress)) (quality.Result, error)
	refetch  bool // ask for all days, whatever is held
	out      io.Writer
	errs     io.Writer // for notes that are no failure
	progress io.Writer // a terminal, or io.Discard
	width    int       // of the terminal
	verbose  bool
	began    time.Time
	done, of int // how many of the queries were answered
	unready  map[quality.Day]bool
	short    int      // how many queries have days that are not ready
	refused  []string // what could not be fetched, each once
	first    error    // the first error behind refused
}

// newFilling makes a filling that draws its progress if stderr is a terminal.
func newFilling(s *session, f syncFlags, p Process) *filling {
	s.reader.Brief = true
	fill := &filling{session: s, survey: s.reader.Survey, out: p.printed(), errs: cells.NewPrinter(p.Err),
		progress: io.Discard, verbose: f.verbose, began: s.now()}
	if f.refetch != "" {
		fill.refetch, fill.survey = true, s.reader.Renewal().Survey
	}
	if file, ok := p.Err.(*os.File); ok && term.IsTerminal(file.Fd()) {
		fill.progress, fill.width = file, 80
		if w, _, err := term.GetSize(file.Fd()); err == nil && w > 1 {
			fill.width = w
		}
	}
	return fill
}

// refuse notes what could not be fetched. The same refusal of the same thing is noted once, whatever its RequestId.
func (f *filling) refuse(what string, err error) {
	if f.first == nil {
		f.first = err
	}
	code := f.session.say.Error(err)
	var call *api.Error
	if errors.As(err, &call) {
		code = f.session.say.Colon(call.Code, f.session.say.T(call.Advice))
	}
	if text := f.session.say.Colon(cells.Safe(what), cells.Visible(code)); !slices.Contains(f.refused, text) {
		f.refused = append(f.refused, text)
	}
}

// run fetches all queries of all apps.
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
		return failed(&partial{f.session.say.Colon(f.session.say.T("not all could be fetched"), list), f.first})
	}
	return nil
}

// A partial failure says what could not be fetched. It wraps the first error, which decides the exit code.
type partial struct {
	text  string
	first error
}

func (p *partial) Error() string { return p.text }

// In implements lang.Sayable.
func (p *partial) In(lang.Printer) string { return p.text }
func (p *partial) Unwrap() error          { return p.first }

// fillApp fetches all sets of values of an app. It stops after one set if the service refuses the app.
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
	recent := q // what the explorer opens with, whose users are of other days
	recent.Range = quality.Last(quality.SpanDays, f.session.now())
	recent.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	queries := []quality.Query{q}
	if past, _ := recent.Past(); q.Range.From <= past.From && !f.refetch {
		queries = append(queries, recent) // unless that asks for a day that was not wanted
	}
	var whole quality.Result // the first, which has all days
	for i, q := range queries {
		result, err := f.survey(ctx, q, func(_ quality.Result, p quality.Progress) { f.say(q, p) })
		switch {
		case err != nil:
			return err
		case result.Trouble != nil && !result.Kept:
			return result.Trouble
		}
		for _, lack := range result.Lacks {
			what := fmt.Sprintf("%s, %s", q.App, lack.Part)
			if lack.Indicator != "" {
				what += " of " + lack.Indicator
			}
			f.refuse(what, lack.Err)
		}
		if i == 0 {
			whole = result
		}
	}
	return f.report(whole)
}

// aloneIts reports whether an error is about one request, so that the next may succeed.
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

// ofTheApp reports whether an error is about one app, so that another may succeed.
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
