package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// The JSON of a backtest. Its shape is a contract.
type (
	jsonBacktest struct {
		Query jsonBacktestQuery `json:"query"`
		Days  jsonBacktestDays  `json:"days"`
		Rules []jsonRate        `json:"rules"` // most often fired first
	}
	jsonBacktestQuery struct {
		App     string `json:"app"`
		Product string `json:"product"`
		From    string `json:"from"` // first as-of day
		To      string `json:"to"`   // last as-of day
		Last    int    `json:"last"` // days of each triage
	}
	jsonBacktestDays struct { // as-of days
		Asked    int `json:"asked"`
		Judged   int `json:"judged"`
		NotHeld  int `json:"notHeld"`
		Unjudged int `json:"unjudged"` // held, but too little was known
	}
	jsonRate struct {
		Rule      string   `json:"rule"`      // all, severity, dimension or place
		Severity  string   `json:"severity"`  // of the rule severity; else empty, as are the next three
		Dimension string   `json:"dimension"` // of dimension and place; empty, as value is, of the whole app
		Value     string   `json:"value"`     // of place
		Indicator string   `json:"indicator"` // of place
		Fired     int      `json:"fired"`
		Lasted    int      `json:"lasted"` // of these, still under way two days later
		Open      int      `json:"open"`   // of these, not known whether they lasted
		On        []string `json:"on"`     // the as-of days on which it fired
	}
)

// Backtest writes how often the rules of a backtest fired.
func (w Writer) Backtest(out io.Writer, f Format, b *quality.Backtest) error {
	var text strings.Builder
	switch f {
	case JSON:
		line, err := EncodeJSON(backtestJSON(b))
		if err != nil {
			return lang.Errorf("writing the backtest as json: %s", err)
		}
		text.Write(line)
	case Table:
		w.backtestTable(&text, b)
	default:
		return lang.Errorf("%q is no format of a backtest: take table or json", f)
	}
	if _, err := io.WriteString(out, text.String()); err != nil {
		return lang.Errorf("writing the backtest: %s", err)
	}
	return nil
}

func backtestJSON(b *quality.Backtest) jsonBacktest {
	q, days, asOf := b.Query(), b.Days(), b.AsOf()
	out := jsonBacktest{
		Query: jsonBacktestQuery{App: q.App, Product: q.Product, From: asOf.From.String(), To: asOf.To.String(),
			Last: q.Range.Len()},
		Days:  jsonBacktestDays{days.Asked, days.Judged, days.NotHeld, days.Unjudged()},
		Rules: []jsonRate{},
	}
	for _, r := range b.Rates() {
		one := jsonRate{Rule: r.Rule.Kind.String(), Dimension: r.Rule.Dimension, Value: r.Rule.Value,
			Indicator: r.Rule.Indicator, Fired: r.Fired, Lasted: r.Lasted, Open: r.Open, On: []string{}}
		if r.Rule.Kind == quality.RuleSeverity {
			one.Severity = r.Rule.Severity.String()
		}
		for _, day := range r.On {
			one.On = append(one.On, day.String())
		}
		out.Rules = append(out.Rules, one)
	}
	return out
}

func (w Writer) backtestTable(out *strings.Builder, b *quality.Backtest) {
	q, say := b.Query(), w.Say.T
	w.sentence(out, fmt.Sprintf("%s %s  %s  %s", cells.Safe(q.App), q.Product, say("as of each day of %s", b.AsOf()),
		say("%d days each", q.Range.Len())))
	fmt.Fprintln(out)
	columns := []fitted{{title: say("rule"), left: true, gives: 2}, {title: say("of"), left: true},
		{title: say("indicator"), left: true}, {title: say("fired")}, {title: say("lasted")},
		{title: say("last fired"), gives: 1}}
	lines := [][]string{nil}
	for _, c := range columns {
		lines[0] = append(lines[0], c.title)
	}
	open := 0
	for _, r := range b.Rates() {
		rule, of := w.rule(r.Rule)
		last := "."
		if len(r.On) > 0 {
			last = r.On[len(r.On)-1].String()
		}
		lines = append(lines, []string{rule, of, cells.Safe(r.Rule.Indicator), strconv.Itoa(r.Fired), strconv.Itoa(r.Lasted),
			last})
		open = max(open, r.Open)
	}
	notes := append(w.leftOutNotes(w.aligned(out, lines, columns, "")), w.BacktestNotes(b)...)
	if open > 0 {
		notes = append(notes, say("of %d it is not known whether they lasted: no day late enough was judged", open))
	}
	for _, note := range notes {
		fmt.Fprintln(out)
		w.sentence(out, note)
	}
}

// rule is what a rule is of, in words.
func (w Writer) rule(r quality.Rule) (kind, of string) {
	say := w.Say.T
	switch whole := r.Dimension == ""; {
	case r.Kind == quality.RuleAll:
		return say("all"), ""
	case r.Kind == quality.RuleSeverity:
		return say("severity"), say(r.Severity.String())
	case whole && r.Kind == quality.RuleDimension:
		return say("dimension"), say("whole app")
	case r.Kind == quality.RuleDimension:
		return say("dimension"), say(r.Dimension)
	case whole:
		return say("place"), say("whole app")
	}
	return say("place"), say(r.Dimension) + " " + w.Say.Name(r.Value)
}

// BacktestNotes say how many of the days could be judged, and what the figures stand for.
func (w Writer) BacktestNotes(b *quality.Backtest) []string {
	days, say := b.Days(), w.Say.T
	parts := []string{say("%d of %d days could be judged", days.Judged, days.Asked)}
	if days.NotHeld > 0 {
		parts = append(parts, say("%d are not held", days.NotHeld))
	}
	if n := days.Unjudged(); n > 0 {
		parts = append(parts, say("of %d too little was known", n))
	}
	return []string{w.Say.List(parts...), say("fired: an incident was reported that was not on the day before; lasted: " +
		"two days later it was still under way")}
}
