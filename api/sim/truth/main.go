// Command truth measures the judgement of a triage on made-up accounts, of which it is known what is planted in them:
//
//	go run ./api/sim/truth -set report
//
// It prints one row for each kind of account. An incident is visible if its window moves one of its places, in the
// series where it is clearest, by at least three ordinary deviations of the mean of a window that long; recall counts
// the visible ones alone. A finding is a consequence of what is planted if at least a third of the change that it
// claims goes away with all stories; precision is the part of these, and findings that are no consequence are false.
//
// The columns from incidents on are of the incidents that the findings are folded into: how many there are, how many
// of them are consequences for each visible one that is planted, whether the first is named by a planted place, and
// purity, the part of the planted ones told by some finding that have an incident of their own.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "truth:", err)
		os.Exit(1)
	}
}

// The first seeds of the accounts to tune on, and of those to report on.
const (
	firstTuned    = 1
	firstReported = 1_000_001
)

// settings are the flags.
type settings struct {
	accounts, past, last int
	backtest             int
	set, kind            string
	from                 uint64
	verbose              bool
}

func run(args []string, out io.Writer) error {
	var s settings
	flags := flag.NewFlagSet("truth", flag.ContinueOnError)
	flags.IntVar(&s.accounts, "accounts", 500, "number of accounts, spread over the kinds")
	flags.IntVar(&s.past, "past", 7, "days that are held before the range: 7 or more")
	flags.IntVar(&s.last, "last", 7, "days of the range")
	flags.StringVar(&s.set, "set", "report", "kinds: tune, report or all")
	flags.StringVar(&s.kind, "kind", "", "this kind alone")
	flags.Uint64Var(&s.from, "from", 0, "first seed; 0 for that of the set")
	flags.IntVar(&s.backtest, "backtest", 0, "run a backtest of so many as-of days on accounts with known incidents")
	flags.BoolVar(&s.verbose, "v", false, "also print each account")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("reading the flags: %w", err)
	}
	kinds, err := s.kinds()
	if err != nil {
		return err
	}
	if s.backtest > 0 {
		return backtestAll(s.first(), s.accounts, s.last, s.backtest).print(out)
	}
	all := measureAll(jobs(kinds, s.accounts, s.first()), s.last, s.past)
	if s.verbose {
		for _, m := range all {
			m.print(out)
		}
	}
	return write(out, lines(all))
}

// first is the first seed.
func (s settings) first() uint64 {
	switch {
	case s.from > 0:
		return s.from
	case s.set == "tune":
		return firstTuned
	}
	return firstReported
}

// kinds are the chosen kinds of accounts.
func (s settings) kinds() ([]calls.Kind, error) {
	if s.accounts < 1 || s.past < 7 || s.last < 1 {
		return nil, errors.New("there are no such accounts: take at least 1 account, 7 days before the range and 1 in it")
	}
	kinds := calls.Kinds()
	var names []string
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	if s.kind != "" {
		at := slices.Index(names, s.kind)
		if at < 0 {
			return nil, fmt.Errorf("%q is no kind of account: take one of %s", s.kind, strings.Join(names, "; "))
		}
		return kinds[at : at+1], nil
	}
	switch s.set {
	case "all":
		return kinds, nil
	case "tune", "report":
		return slices.DeleteFunc(kinds, func(k calls.Kind) bool { return k.Tune != (s.set == "tune") }), nil
	}
	return nil, fmt.Errorf("%q is no set of kinds: take tune, report or all", s.set)
}

// print writes what is planted in an account, and what was found.
func (m measured) print(out io.Writer) {
	_, _ = fmt.Fprintf(out, "%s, seed %d\n", m.kind.Name, m.seed)
	for _, s := range m.account.Stories() {
		_, _ = fmt.Fprintf(out, "  planted: %s %v since %v, loss times %.2f, series %v\n", s.Name, s.Places(), s.From,
			factor(s.Loss), s.Series)
	}
	for _, in := range incidents(m.account, m.days) {
		said := "missed"
		if at := slices.IndexFunc(m.findings, func(f quality.Finding) bool { return in.told(m.account, f) }); at >= 0 {
			said = fmt.Sprintf("line %d, since %v", at+1, m.findings[at].Since)
		} else if !in.visible() {
			said = "not visible"
		}
		_, _ = fmt.Fprintf(out, "  incident: %s, %.1f deviations: %s\n", in.Name, in.strength, said)
	}
	for i, f := range m.findings {
		mark := "false"
		if consequence(m.account, f) {
			mark = "true"
		}
		_, _ = fmt.Fprintf(out, "  %3d %-5s %-6v %s %s %s: %.2f to %.2f, %s to %s\n", i+1, mark, f.Severity,
			f.Query.Dimension, f.Value, f.Series, f.Was, f.Now, f.Since, f.Until)
	}
	for i, in := range m.lines {
		_, _ = fmt.Fprintf(out, "  #%d %v %v since %s, also %v, folded %v, explains %+v, open %v, ruled out %v\n", i+1,
			in.Severity, in.Places, in.Since, in.Also, in.Folded, in.Explains, in.Open, in.RuledOut)
	}
}

// factor reads a factor of a story: zero stands for 1.
func factor(f float64) float64 {
	if f == 0 {
		return 1
	}
	return f
}
