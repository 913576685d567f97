package quality

import "regexp"

// A Direction says which way an indicator is better.
type Direction int

// The directions. An indicator that the catalogue does not know has none.
const (
	DirectionUnknown Direction = iota
	HigherBetter
	LowerBetter
)

// String is the direction in JSON: higher, lower or unknown.
func (d Direction) String() string {
	switch d {
	case HigherBetter:
		return "higher"
	case LowerBetter:
		return "lower"
	}
	return "unknown"
}

// Words is the direction for people, in English.
func (d Direction) Words() string {
	switch d {
	case HigherBetter:
		return "higher is better"
	case LowerBetter:
		return "lower is better"
	}
	return "direction unknown"
}

// Worsening is how much worse a change is: positive is worse in either direction. Without a direction it is the size
// of the change.
func (d Direction) Worsening(change float64) float64 {
	switch {
	case d == HigherBetter:
		return -change
	case d == DirectionUnknown && change < 0:
		return -change
	}
	return change
}

// A Choice is one value of a closed list, such as a dimension.
type Choice struct {
	Name   string   // as the service spells it
	Label  string   // for people, in English
	Triage int      // of a dimension: its place in a triage, as of an Indicator
	Also   []string // what else people call it and type to find it
}

// Thresholds are the limits of good values and of values that need a look, in the unit of the indicator. No vendor
// publishes limits for these indicators: the defaults are heuristics, and the configuration overrides them.
type Thresholds struct {
	Good, Warn float64
}

// A Media is what a series measures, audio or video; empty if the indicator does not tell them apart.
type Media string

// The media that series names carry.
const (
	Audio Media = "audio"
	Video Media = "video"
)

// An Indicator is one value of the request's Indicator parameter.
type Indicator struct {
	Name       string // request name
	Label      string // for people, in English
	Noun       string // the same in short, in English, before a figure: stall
	Nouns      string // what gets worse with it, in English: stalls; indicators of one thing share it
	Unit       string // unit of the values, "%"
	Better     Direction
	Thresholds map[Media]Thresholds // the empty media is the default for the others
	Series     []string             // the series the service is known to return, in the order of the tabs
	Triage     int                  // place in a triage, from 1: what breaks most often comes first; 0 is last
	Also       []string             // what else people call it and type to find it
}

// A Catalogue is what the service offers to ask for.
type Catalogue struct {
	Indicators []Indicator
	Dimensions []Choice
	Products   []Choice
	Units      map[string]Bounds // by unit; values of another unit have no bounds
	Parts      []PartRule        // of an answer, in the order in which they matter
}

// Indicator finds an indicator by its request name.
func (c Catalogue) Indicator(name string) (Indicator, bool) {
	for _, in := range c.Indicators {
		if in.Name == name {
			return in, true
		}
	}
	return Indicator{}, false
}

// A Series is a returned series, as far as its name describes it.
type Series struct {
	Name       string // as returned, such as 80ms_audio_stall_rate
	Limit      string // the prefix, such as 80ms; empty without one
	Media      Media
	Base       Indicator // zero for an unknown name
	Known      bool
	Better     Direction
	Unit       string
	Thresholds Thresholds
	HasLimits  bool // Thresholds hold limits
	Bounds     Bounds
	Bounded    bool // Bounds are those of the unit
}

var seriesName = regexp.MustCompile(`^(?:(\d+m?s)_)?(?:(audio|video)_)?([a-z_]+)$`)

// Series reads the name of a returned series as [limit_][audio_|video_]indicator. A name of another form, or of an
// indicator that the catalogue does not have, gives a series without a direction and without limits.
func (c Catalogue) Series(name string) Series {
	s := Series{Name: name}
	m := seriesName.FindStringSubmatch(name)
	if m == nil {
		return s
	}
	base, ok := c.Indicator(m[3])
	if !ok {
		return s
	}
	s.Limit, s.Media, s.Base, s.Known = m[1], Media(m[2]), base, true
	s.Better, s.Unit = base.Better, base.Unit
	s.Bounds, s.Bounded = c.Units[s.Unit]
	if s.Thresholds, s.HasLimits = base.Thresholds[s.Media]; !s.HasLimits {
		s.Thresholds, s.HasLimits = base.Thresholds[""]
	}
	return s
}

// A Grade is where a value lies between the thresholds.
type Grade int

// The grades. Values of a series without limits have none.
const (
	GradeNone Grade = iota
	GradeGood
	GradeWarn
	GradeBad
)

// Grade is the grade of a value; a gap has none.
func (s Series) Grade(v float64) Grade {
	if !s.HasLimits || s.Better == DirectionUnknown || IsGap(v) {
		return GradeNone
	}
	switch {
	case s.Better.Worsening(v-s.Thresholds.Good) <= 0:
		return GradeGood
	case s.Better.Worsening(v-s.Thresholds.Warn) <= 0:
		return GradeWarn
	}
	return GradeBad
}
