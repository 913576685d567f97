package quality

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// A Place is a value of a dimension.
type Place struct{ Dimension, Value string }

// An Incident is one thing that happened, with all findings that show it.
type Incident struct {
	ID       string // the same in every triage that finds it, see NewID
	Severity Severity

	// Places are where it happened. The first names it; several are the part of the calls that lies in all of them, such
	// as android on 4g. It is empty where it is the whole app.
	Places []Place
	Also   []Place // places of other dimensions where it is seen, too
	Folded []Place // places that moved as the app did, and sums of others, such as a country of its provinces

	Series []Moved // that got worse there, the one with the most evidence first
	Since  Moment  // first bad moment, from all findings together; it may lie before the range
	Before bool    // it began before the range
	Until  Moment  // last bad moment; if it lasts, that of the newest value
	Lasts  bool    // the newest value is bad
	Bad    int     // bad values from Since to Until

	Users    Users // of the first of its places
	HasUsers bool
	Share    float64 // part of the app's calls, 0 to 1; a gap if it is not known

	ShareError float64 // standard error of Share where the service told it, see Triage.Weight; else zero

	Now        Now // whether it goes on, from live figures
	Explains   Explained
	RuledOut   []RuledOut
	Open       []OpenQuestion
	Confidence Confidence

	Findings []Finding // that show it, the leader first

	Provisional bool // the compared days of all that shows it are still to come: they may tell otherwise
}

// OfApp says whether the incident is of the whole app.
func (i Incident) OfApp() bool { return len(i.Places) == 0 }

// Named are the places that name the incident: all of Places, without those of which it is open whether they are one
// event with the first.
func (i Incident) Named() []Place {
	open := func(p Place) bool {
		return p != i.Places[0] && slices.ContainsFunc(i.Open, func(o OpenQuestion) bool {
			return o.Kind == OpenOneOrTwo && slices.Contains(o.Places, p)
		})
	}
	return slices.DeleteFunc(slices.Clone(i.Places), open)
}

// Leader is the finding that names the incident.
func (i Incident) Leader() Finding { return i.Findings[0] }

// Change is the change of the series with the most evidence, in the unit of the series.
func (i Incident) Change() float64 {
	return hundredths(hundredths(i.Series[0].Now) - hundredths(i.Series[0].Was))
}

// An Explained is how much of the app's change an incident makes: its part of the calls times its own change, against
// the change of the whole app over the same moments, in the unit of the series. Series is empty where it is not known.
type Explained struct {
	Series      string
	Part, Whole float64
}

// Known says whether it is known.
func (e Explained) Known() bool { return e.Series != "" }

// explainsFrom is the part of the app's change from which on an incident explains it.
const explainsFrom = 0.8

// Most says whether the incident explains the app's change: nothing is left to look for.
func (e Explained) Most() bool { return e.Known() && e.Whole != 0 && e.Part/e.Whole >= explainsFrom }

// A RuledOut is something that did not happen with an incident, and that would have been seen.
type RuledOut struct {
	Kind      RuledOutKind
	Series    []string // RuledOutSeries: in their band
	Dimension string   // RuledOutValues: the dimension whose other values are as before
	Count     int      // RuledOutValues: how many these are
}

// A RuledOutKind is what was ruled out.
type RuledOutKind int

// What can be ruled out.
const (
	RuledOutSeries RuledOutKind = iota + 1 // other series got worse, too
	RuledOutValues                         // other values of the dimension got worse, too
	RuledOutUsers                          // users moved to other values
	RuledOutApp                            // the whole app got worse
	RuledOutCell                           // it is there on one value of Dimension alone: on the others, too
)

// An OpenQuestion is something about an incident that the service's figures cannot tell.
type OpenQuestion struct {
	Kind   OpenKind
	Places []Place // what it is about
}

// An OpenKind is what is open.
type OpenKind int

// What can be open.
const (
	OpenOneOrTwo   OpenKind = iota + 1 // the places got worse at the same time: one event or two
	OpenUnweighted                     // how much of the app's calls the places are is not known
	OpenNoApp                          // the figures of the whole app are not known
	OpenFewDays                        // it rests on few past days
)

// A Confidence is how often a triage of the held days would have said the same, see Backtest. It is no probability.
type Confidence struct {
	Fired  int // times that it was said in Days
	Lasted int // of these, times that it lasted two days
	Days   int // held days that were looked at; 0 where that was not done
}

// NewID is a name for a new incident. It follows from the app, what names the incident, the indicator and the day on
// which it began, so that a triage that remembers nothing gives the same one.
func (i Incident) NewID(q Query) string {
	const digits = 8
	leader := i.Leader()
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %q %q", q.App, q.Product, leader.Query.Dimension, leader.Value,
		leader.Query.Indicator, i.Since.ID()))
	return hex.EncodeToString(sum[:])[:digits]
}
