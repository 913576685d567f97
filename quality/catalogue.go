package quality

import "regexp"

// A Direction says which way an indicator is better.
type Direction int

// The directions; an indicator that the catalogue does not know has none.
const (
	DirectionUnknown Direction = iota
	HigherBetter
	LowerBetter
)

// String is the direction's word in the JSON output: higher, lower or unknown.
func (d Direction) String() string {
	switch d {
	case HigherBetter:
		return "higher"
	case LowerBetter:
		return "lower"
	}
	return "unknown"
}

// Words say the direction to a person, in English.
func (d Direction) Words() string {
	switch d {
	case HigherBetter:
		return "higher is better"
	case LowerBetter:
		return "lower is better"
	}
	return "direction unknown"
}

// Worsening turns a change into how much worse it is: positive is worse, whatever the direction. Without a direction
// any change counts by its size.
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
	Name   string // as the service spells it
	Label  string // for people, in English
	Triage int    // of a dimension: its place in a triage, see Indicator
}

// Thresholds are the limits, in the indicator's unit, up to which a value is good, and up to which it needs a look.
// No vendor publishes limits for these indicators: the defaults are heuristics, to be overridden in the config.
type Thresholds struct {
	Good, Warn float64
}

// A Media tells the audio and video series of one indicator apart; it is empty where there is just one.
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
	Unit       string // unit of the values, "%"
	Better     Direction
	Thresholds map[Media]Thresholds // the empty media is the default for the others
	Series     []string             // the series the service is known to return, in the order of the tabs
	Triage     int                  // its place in a triage, from 1 on: what breaks most likely comes first; 0 for last
}

// A Catalogue is what the service offers to ask for.
type Catalogue struct {
	Indicators []Indicator
	Dimensions []Choice
	Products   []Choice
	Units      map[string]Bounds // by unit; a unit that is not there has none
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

// A Series describes one returned series, as far as its name tells.
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

// Series reads a returned series name as [limit_][audio_|video_]indicator. A name of another shape, or of an
// indicator that the catalogue does not hold, is shown as it is, without a direction.
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

// A Grade places a value against the thresholds.
type Grade int

// The grades; values of series without limits have none.
const (
	GradeNone Grade = iota
	GradeGood
	GradeWarn
	GradeBad
)

// Grade places a value against the series' thresholds; a gap has no grade.
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
