package archive

import (
	"slices"
	"time"

	"rtcscope/quality"
)

// slotSeconds is the length of the slots of which means are kept.
const slotSeconds = int64(5 * time.Minute / time.Second)

// slots are those from the one that starts at first up to the one that ends at end, in seconds since 1970; none if
// end is not after first.
type slots struct{ first, end int64 }

func (s slots) contains(at int64) bool { return s.first <= at && at < s.end }

// wholeSlots are the slots of which an answer has all that the service will give. The oldest, of which the service
// has forgotten a part, is not among them, nor is the newest if points of it are still to come.
func wholeSlots(points []quality.Timed) slots {
	starts := make([]int64, 0, 2*60)
	seen := make(map[int64]bool)
	for _, p := range points {
		if !seen[p.At] {
			seen[p.At] = true
			starts = append(starts, p.At)
		}
	}
	if len(starts) == 0 {
		return slots{}
	}
	slices.Sort(starts)
	spacing := int64(time.Minute / time.Second) // or less, as the answer shows
	for i, at := range starts[1:] {
		spacing = min(spacing, at-starts[i])
	}
	end := starts[len(starts)-1] + spacing
	return slots{slotOf(starts[0] + slotSeconds - 1), slotOf(end)}
}

// slotOf is the start of the slot that holds an instant.
func slotOf(at int64) int64 { return at - (at%slotSeconds+slotSeconds)%slotSeconds }

// slotMeans are the means of points over some slots, in the order of the first points. Gaps have no part in them.
func slotMeans(points []quality.Timed, of slots) []quality.Timed {
	type cell struct {
		series, value string
		slot          int64
	}
	at := make(map[cell]int)
	var means []quality.Timed
	var counts []float64
	for _, p := range points {
		slot := slotOf(p.At)
		if !of.contains(slot) || quality.IsGap(p.V) {
			continue
		}
		key := cell{p.Series, p.Value, slot}
		i, has := at[key]
		if !has {
			i = len(means)
			at[key] = i
			means = append(means, quality.Timed{Series: p.Series, Value: p.Value, At: slot})
			counts = append(counts, 0)
		}
		means[i].V += p.V
		counts[i]++
	}
	for i := range means {
		means[i].V /= counts[i]
	}
	return means
}

// on returns the points of the set for the moments of an axis: as they came for minutes. For five minutes they are
// the means of whole slots.
func (s *liveSet) on(axis quality.Axis) []quality.Timed {
	if axis.Step() == quality.StepMinute {
		return s.now.Points
	}
	return slotMeans(s.now.Points, wholeSlots(s.now.Points))
}

// absent says of the moments of an axis without an answer why they have none; now is by the clock of the service.
func (s *liveSet) absent(axis quality.Axis, now time.Time) map[quality.Moment]quality.Absence {
	absent := make(map[quality.Moment]quality.Absence)
	forgot := now.Add(-quality.LiveSpan).Unix() // what began before it, the service no longer has in full
	has := make(map[int64]bool)
	length := int64(axis.Step().Length() / time.Second)
	for _, p := range s.on(axis) {
		has[p.At-(p.At%length+length)%length] = true
	}
	whole := wholeSlots(s.now.Points)
	for _, m := range axis.Moments() {
		start := m.Start().Unix()
		switch {
		case has[start]:
		case start < forgot && (axis.Step() == quality.StepMinute && s.told || axis.Step() != quality.StepMinute):
			absent[m] = quality.NotHeld
		case !s.told || !axis.Settled(m, now):
			absent[m] = quality.Pending
		case axis.Step() != quality.StepMinute && whole.end > whole.first && start >= whole.end:
			absent[m] = quality.Pending // the service is late
		}
	}
	return absent
}
