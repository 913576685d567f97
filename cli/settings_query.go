package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"rtcscope/lang"
	"rtcscope/quality"
)

// readQuery returns the query of the flags and the problems of what no flag gave. A wrong flag is an error. A demo has
// a default for everything.
func (s settings) readQuery(flags *pflag.FlagSet, known quality.Catalogue, now time.Time) (
	quality.Query, []*quality.Problem, error,
) {
	q := quality.Query{App: s.app, Product: s.product, Indicator: s.indicator, Dimension: s.dimension}
	if flags.Lookup("indicator") == nil {
		return quality.Query{}, nil, nil // a command without a query
	}
	for _, d := range []struct {
		flag, demo string
		value      *string
	}{
		{"app", demoApp, &q.App}, {"indicator", defaultIndicator, &q.Indicator},
		{"dimension", defaultDimension, &q.Dimension},
	} {
		if s.demo && !flags.Changed(d.flag) {
			*d.value = d.demo
		}
	}
	var err error
	if q.Range, err = s.readRange(now); err != nil {
		return q, nil, err
	}
	if err = s.readLive(flags, &q); err != nil {
		return q, nil, err
	}
	if s.versus != "" {
		if q.Versus, err = parseVersus(s.versus, now); err != nil {
			return q, nil, fmt.Errorf("--vs: %w", err)
		}
	}
	var missing []*quality.Problem
	for _, problem := range known.Check(q, now, s.keeps()) {
		given, ok := map[quality.Field]string{
			quality.FieldApp: "app", quality.FieldIndicator: "indicator", quality.FieldDimension: "dimension",
		}[problem.Field]
		if !ok || flags.Changed(given) {
			return q, nil, byFlag(problem)
		}
		missing = append(missing, problem)
	}
	return q, missing, nil
}

// byFlag says a problem of a query with the flag that mends it, where that is not plain.
func byFlag(p *quality.Problem) error {
	if p.Field == quality.FieldApp && len(p.Args) == 0 { // no app is given
		return lang.Errorf("no app is chosen: give its AppId with --app; rtcscope apps lists the apps of the account")
	}
	return p
}

// readRange reads --from and --to, or --last.
func (s settings) readRange(now time.Time) (quality.Range, error) {
	if s.last != "" || s.from == "" && s.to == "" {
		if s.from != "" || s.to != "" {
			return quality.Range{}, lang.Errorf("--last and --from/--to exclude each other: give one of them")
		}
		return s.readLast(now)
	}
	if s.from == "" {
		return quality.Range{}, lang.Errorf("--to needs --from: give both days, or --last")
	}
	var r quality.Range
	var err error
	if r.From, err = quality.ParseDay(s.from); err != nil {
		return r, fmt.Errorf("--from: %w", err)
	}
	r.To = max(r.From, quality.NewestSettled(now))
	if s.to != "" {
		if r.To, err = quality.ParseDay(s.to); err != nil {
			return r, fmt.Errorf("--to: %w", err)
		}
	}
	return r, nil
}

// readLast reads --last. Without an archive there are no more days than the service holds.
func (s settings) readLast(now time.Time) (quality.Range, error) {
	r, err := quality.ParseLast(firstOf(s.last, defaultLast), now)
	if err != nil {
		return r, lang.Errorf("--last: %s, or 2w for weeks", err)
	}
	if oldest := quality.Oldest(now); r.From < oldest && !s.keeps() {
		return r, lang.Errorf("--last %s begins on %s, which is too old: "+
			"the service holds %d days, today included, back to %s; "+
			"--last %dd is the most up to the newest complete day",
			strings.TrimSpace(s.last), r.From, quality.LookBackDays, oldest, quality.Range{From: oldest, To: r.To}.Len())
	}
	return r, nil
}
