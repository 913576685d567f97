package quality

import (
	"cmp"
	"slices"
)

// TrustFrom is the number of held days before an incident from which its Confidence is told.
const TrustFrom = 28

// TrustDays is the number of as-of days that a Confidence looks at.
const TrustDays = 60

// A Rule is what lines are trusted or muted by.
type Rule struct {
	Kind      RuleKind
	Dimension string   // RulePlace, RuleDimension; empty, as Value is, of the whole app
	Value     string   // RulePlace
	Indicator string   // RulePlace
	Severity  Severity // RuleSeverity
}

// A RuleKind is what the lines of a rule have in common.
type RuleKind int

// The kinds of rules.
const (
	RuleAll       RuleKind = iota // all lines
	RuleSeverity                  // those of a severity, when they were reported first
	RuleDimension                 // those named by a value of a dimension
	RulePlace                     // those named by a place, whose clearest series is of an indicator
)

// String is the kind for programs.
func (k RuleKind) String() string { return []string{"all", "severity", "dimension", "place"}[k] }

// A Rate is how often a rule fired in a backtest. It is no probability.
type Rate struct {
	Rule   Rule
	Fired  int   // times that an incident of the rule was newly reported
	Lasted int   // of these, those still under way two days later
	Open   int   // of these, those of which no day two days later was judged
	On     []Day // the as-of days on which it fired, oldest first
}

// BacktestDays counts the as-of days of a backtest.
type BacktestDays struct {
	Asked   int
	Judged  int // that tell what was new: they and a day before were judged
	NotHeld int // without any value
}

// Unjudged counts the held days of which too little was known.
func (d BacktestDays) Unjudged() int { return d.Asked - d.Judged - d.NotHeld }

// Days counts the as-of days.
func (b *Backtest) Days() BacktestDays {
	d := BacktestDays{Asked: b.asked, Judged: len(b.telling())}
	for _, day := range b.AsOf().Days() {
		if !b.held[day] {
			d.NotHeld++
		}
	}
	return d
}

// Rates are those of all rules that fired, and of all lines and each severity also if none did, most often fired
// first.
func (b *Backtest) Rates() []Rate {
	rules := []Rule{{Kind: RuleAll}, {Kind: RuleSeverity, Severity: SeverityHigh},
		{Kind: RuleSeverity, Severity: SeverityMedium}, {Kind: RuleSeverity, Severity: SeverityLow}}
	var list []Rate
	for _, r := range rules {
		list = append(list, Rate{Rule: r})
	}
	for _, f := range b.Fires() {
		for _, r := range []Rule{{Kind: RuleAll}, {Kind: RuleSeverity, Severity: f.Incident.Severity},
			{Kind: RuleDimension, Dimension: f.Rule.Dimension}, f.Rule} {
			at := slices.IndexFunc(list, func(have Rate) bool { return have.Rule == r })
			if at < 0 {
				at = len(list)
				list = append(list, Rate{Rule: r})
			}
			list[at].add(f)
		}
	}
	slices.SortStableFunc(list, func(a, b Rate) int {
		x, y := a.Rule, b.Rule
		return cmp.Or(cmp.Compare(b.Fired, a.Fired), cmp.Compare(x.Kind, y.Kind), cmp.Compare(b.Lasted, a.Lasted),
			cmp.Compare(y.Severity, x.Severity), cmp.Compare(x.Dimension, y.Dimension), cmp.Compare(x.Value, y.Value),
			cmp.Compare(x.Indicator, y.Indicator))
	})
	return list
}

func (r *Rate) add(f Fire) {
	r.Fired++
	if len(r.On) == 0 || r.On[len(r.On)-1] != f.Day {
		r.On = append(r.On, f.Day)
	}
	switch f.Lasting {
	case LastingYes:
		r.Lasted++
	case LastingOpen:
		r.Open++
	case LastingNo:
	}
}

// rule is the rule of an incident's place and indicator.
func (t trace) rule() Rule {
	r := Rule{Kind: RulePlace}
	if len(t.families) > 0 {
		r.Indicator = t.families[0]
	}
	if len(t.places) > 0 {
		r.Dimension, r.Value = t.places[0].Dimension, t.places[0].Value
	}
	return r
}

// Confidence is how often the rule of an incident fired on the as-of days before it began, and how often it lasted two
// days then. A time of which that is not known does not count. It is zero where fewer than TrustFrom days before it
// are held.
func (b *Backtest) Confidence(i Incident) Confidence { return b.confidence(i, b.Fires()) }

func (b *Backtest) confidence(i Incident, fires []Fire) Confidence {
	since, held := i.Since.Day(), 0
	for day, is := range b.held {
		if is && day < since {
			held++
		}
	}
	if held < TrustFrom {
		return Confidence{}
	}
	c := Confidence{}
	for _, day := range b.telling() {
		if day < since {
			c.Days++
		}
	}
	rule := i.trace(b.known).rule()
	for _, f := range fires {
		if f.Day < since && f.Rule == rule && f.Lasting != LastingOpen {
			c.Fired++
			if f.Lasting == LastingYes {
				c.Lasted++
			}
		}
	}
	return c
}
