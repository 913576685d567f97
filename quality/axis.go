package quality

import (
	"regexp"
	"time"
)

// A Step is the length of time that one column of a table stands for.
type Step int

// The steps.
const (
	StepDay Step = iota
	StepFiveMinutes
	StepMinute
	StepCount // their number
)

// A stepForm is the length of a step, the layouts in which its moments are written, as of package time, and the nouns
// for them.
type stepForm struct {
	length        time.Duration
	full          string // for people, with the date
	short         string // for headings and the axes of charts
	id            string // for programs: sorts, and can be read back
	group, within string // the halves of short; neighbours share the first
	key           string // names a moment in files for programs
	one, many     string // nouns, in English
}

// stepForms has a row for each step. A further step is one more row, with the Chinese of its words in package lang.
var stepForms = [StepCount]stepForm{
	StepDay: {
		length: 24 * time.Hour, full: time.DateOnly, short: "01-02", id: time.DateOnly, group: "01", within: "02",
		key: "day", one: "day", many: "days",
	},
	StepFiveMinutes: {
		length: 5 * time.Minute, full: "2006-01-02 15:04", short: "15:04", id: "2006-01-02T15:04Z07:00", group: "15",
		within: "04",
		key:    "time", one: "5 minutes", many: "steps",
	},
	StepMinute: {
		length: time.Minute, full: "2006-01-02 15:04", short: "15:04", id: "2006-01-02T15:04Z07:00", group: "15",
		within: "04",
		key:    "time", one: "minute", many: "minutes",
	},
}

func (s Step) form() stepForm { return stepForms[s] }

// Length is the time from the start of a moment to the start of the next.
func (s Step) Length() time.Duration { return s.form().length }

// Key names a moment in files for programs: day or, for shorter moments, time.
func (s Step) Key() string { return s.form().key }

var dayWords = regexp.MustCompile(`\bdays?\b`)

// Words turns an English text about days into the same text about moments of the step: "worst day" becomes "worst
// minute". Texts of days stay as they are. The result has a translation of its own.
func (s Step) Words(text string) string {
	if s == StepDay {
		return text
	}
	return dayWords.ReplaceAllStringFunc(text, func(word string) string {
		if word == "day" {
			return s.form().one
		}
		return s.form().many
	})
}

// A Moment is the start of one step, which a column of a table stands for. Moments of one axis compare with == and
// Before.
type Moment struct {
	start int64 // seconds since 1970-01-01T00:00Z
	step  Step
	zone  *time.Location // nil stands for Zone
}

func (m Moment) location() *time.Location {
	if m.zone == nil {
		return Zone
	}
	return m.zone
}

// Start is the first instant of the moment, in its zone.
func (m Moment) Start() time.Time { return time.Unix(m.start, 0).In(m.location()) }

// End is the first instant after the moment.
func (m Moment) End() time.Time { return m.Add(1).Start() }

// Step is the moment's length.
func (m Moment) Step() Step { return m.step }

// Add is the moment n steps later.
func (m Moment) Add(n int) Moment {
	m.start += int64(n) * m.step.seconds()
	return m
}

// Before says whether the moment starts earlier than another.
func (m Moment) Before(other Moment) bool { return m.start < other.start }

// Day is the day bucket that holds the moment's start.
func (m Moment) Day() Day { return DayOf(m.Start()) }

// String is the moment in full, for people: 2006-01-02 for a day, 2006-01-02 15:04 for a minute.
func (m Moment) String() string { return m.Start().Format(m.step.form().full) }

// Short is the moment for headings and axes: 01-02 for a day, 15:04 for a minute.
func (m Moment) Short() string { return m.Start().Format(m.step.form().short) }

// ID is the moment for programs: 2006-01-02 for a day, 2006-01-02T15:04+08:00 for a minute.
func (m Moment) ID() string { return m.Start().Format(m.step.form().id) }

// Halves are the halves of Short, of two digits each, for narrow headings: month and day, or hour and minute.
func (m Moment) Halves() (group, within string) {
	form, start := m.step.form(), m.Start()
	return start.Format(form.group), start.Format(form.within)
}

// Weekday is the English weekday of a day in three letters; it is empty for shorter moments.
func (m Moment) Weekday() string {
	if m.step != StepDay {
		return ""
	}
	return m.Start().Weekday().String()[:3]
}

// rhymes says whether two moments are alike in the rhythm of calls: the same weekday or, if they are shorter than a
// day, the same time of day.
func (m Moment) rhymes(other Moment) bool {
	a, b := m.Start(), other.Start()
	if m.step == StepDay {
		return a.Weekday() == b.Weekday()
	}
	return a.Hour() == b.Hour() && a.Minute() == b.Minute()
}

func (s Step) seconds() int64 { return int64(s.Length() / time.Second) }

// An Axis is the moments that the columns of a table stand for: an unbroken run of steps, the oldest first. It is a
// value: axes compare with ==, and the zero Axis has no moments. Its zone must not have summer time.
type Axis struct {
	first   Moment
	n       int
	settles time.Duration // time after the end of a moment in which its values may still change
}

// NewAxis returns the axis of n steps from the one that holds the instant first, in the zone of first. settles is the
// time after the end of a moment in which its values may still change.
func NewAxis(step Step, first time.Time, n int, settles time.Duration) Axis {
	if n <= 0 {
		return Axis{}
	}
	return Axis{first: momentOf(first, step), n: n, settles: settles}
}

// DayAxis is the axis of the days of a range.
func DayAxis(r Range) Axis { return NewAxis(StepDay, r.From.Start(), r.Len(), SettleDelay) }

// momentOf is the moment that holds an instant, in the zone of the instant.
func momentOf(t time.Time, step Step) Moment {
	_, offset := t.Zone()
	length := step.seconds()
	within := (t.Unix() + int64(offset)) % length
	if within < 0 {
		within += length
	}
	return Moment{start: t.Unix() - within, step: step, zone: t.Location()}
}

// Len is the number of moments.
func (a Axis) Len() int { return a.n }

// Step is the length of the moments.
func (a Axis) Step() Step { return a.first.step }

// At is the moment at an index.
func (a Axis) At(at int) Moment { return a.first.Add(at) }

// First is the oldest moment. It has no meaning if there are none.
func (a Axis) First() Moment { return a.first }

// Last is the newest moment. It has no meaning if there are none.
func (a Axis) Last() Moment { return a.first.Add(a.n - 1) }

// Index is the index of a moment; -1 if it is not on the axis.
func (a Axis) Index(m Moment) int {
	if m.step != a.first.step || a.n == 0 {
		return -1
	}
	length := a.Step().seconds()
	at := int((m.start - a.first.start) / length)
	if at < 0 || at >= a.n || a.At(at).start != m.start {
		return -1
	}
	return at
}

// Moments lists the moments, oldest first.
func (a Axis) Moments() []Moment {
	list := make([]Moment, a.n)
	for at := range list {
		list[at] = a.At(at)
	}
	return list
}

// Newest is the axis of the newest n moments; it is the whole axis if it has no more.
func (a Axis) Newest(n int) Axis {
	n = min(max(0, n), a.n)
	a.first, a.n = a.At(a.n-n), n
	return a
}

// String is the axis as its first and last moment in full: 2006-01-02..2006-01-08. One moment stands alone.
func (a Axis) String() string {
	if a.Len() == 1 {
		return a.First().String()
	}
	return a.First().String() + ".." + a.Last().String()
}

// Labels are the short forms of all moments, for the axis of a chart.
func (a Axis) Labels() []string {
	labels := make([]string, a.n)
	for at := range labels {
		labels[at] = a.At(at).Short()
	}
	return labels
}

// Settled says whether the values of a moment are final at the instant now.
func (a Axis) Settled(m Moment, now time.Time) bool { return !now.Before(m.End().Add(a.settles)) }

// NewestSettled is the newest moment whose values are final at the instant now, whether it is on the axis or not.
func (a Axis) NewestSettled(now time.Time) Moment {
	return momentOf(now.Add(-a.settles).In(a.first.location()), a.first.step).Add(-1)
}
