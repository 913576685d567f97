package quality

import "time"

// ClockTolerance is how far two clocks may differ without anybody being told.
const ClockTolerance = 30 * time.Second

// A clockText says of a clock by how much it is off.
type clockText struct{ minutes, seconds string }

var (
	clockBehind = clockText{"this machine's clock is %d minutes behind the service's: check `date -u`",
		"this machine's clock is %d seconds behind the service's: check `date -u`"}
	clockAhead = clockText{"this machine's clock is %d minutes ahead of the service's: check `date -u`",
		"this machine's clock is %d seconds ahead of the service's: check `date -u`"}
)

// ClockWarnings say that the clock of this machine is so far ahead of the service's, or behind it if ahead is below
// zero; none up to ClockTolerance.
func ClockWarnings(ahead time.Duration) []Warning {
	off, says := ahead, clockAhead
	if ahead < 0 {
		off, says = -ahead, clockBehind
	}
	switch {
	case off <= ClockTolerance:
		return nil
	case off < 90*time.Second:
		return []Warning{{Text: says.seconds, Count: int(off.Round(time.Second) / time.Second), Once: true}}
	}
	return []Warning{{Text: says.minutes, Count: int(off.Round(time.Minute) / time.Minute), Once: true}}
}
