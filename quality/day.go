package quality

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"rtcscope/ime"
)

// Zone is the zone of the service's day buckets: they start at 00:00+08:00 in the zone of every viewer. All samples of
// the API page show this offset.
var Zone = time.FixedZone("+08:00", 8*60*60)

// SettleDelay is the time after the end of a day in which its values may still change: the "data delay" of the API
// page.
const SettleDelay = 8 * time.Hour

const daySeconds = 24 * 60 * 60

// A Day is one day bucket in Zone, counted from 1970-01-01. Days subtract and compare as integers.
type Day int

// DayOf is the day bucket that holds the instant t.
func DayOf(t time.Time) Day {
	seconds := t.Unix() + 8*60*60
	day := seconds / daySeconds
	if seconds%daySeconds < 0 {
		day--
	}
	return Day(day)
}

// ParseDay reads a day written 2006-01-02. The error is a *Problem that quotes the text.
func ParseDay(text string) (Day, error) {
	t, err := time.ParseInLocation(time.DateOnly, ime.Plain(text), Zone)
	if err != nil {
		if _, err := time.Parse("2006-1-2", ime.Plain(text)); err == nil {
			return 0, &Problem{Field: FieldRange, Text: "%q is not written like 2006-01-02: use two digits for month and day",
				Args: []any{text}}
		}
		return 0, &Problem{Field: FieldRange, Text: "%q is not a day of the calendar: write it like 2006-01-02",
			Args: []any{text}}
	}
	return DayOf(t), nil
}

// Start is the first instant of the day.
func (d Day) Start() time.Time { return time.Unix(int64(d)*daySeconds-8*60*60, 0).In(Zone) }

// End is the last second of the day, up to which the service is asked.
func (d Day) End() time.Time { return (d + 1).Start().Add(-time.Second) }

// String is the day as 2006-01-02.
func (d Day) String() string { return d.Start().Format(time.DateOnly) }

// Short is the day as 01-02, for column headings and axes.
func (d Day) Short() string { return d.Start().Format("01-02") }

// Weekday is the day of the week in Zone.
func (d Day) Weekday() time.Weekday { return d.Start().Weekday() }

// SettledAt is the instant from which the values of the day are final.
func (d Day) SettledAt() time.Time { return (d + 1).Start().Add(SettleDelay) }

// Settled says whether the values of the day are final at the instant now.
func (d Day) Settled(now time.Time) bool { return !now.Before(d.SettledAt()) }

// NewestSettled is the newest day whose values are final at the instant now.
func NewestSettled(now time.Time) Day { return DayOf(now.Add(-SettleDelay)) - 1 }

// A Range is an unbroken run of days, both ends included.
type Range struct {
	From, To Day
}

// Last is the range of n days that ends with the newest settled day.
func Last(n int, now time.Time) Range {
	to := NewestSettled(now)
	return Range{From: to - Day(n) + 1, To: to}
}

// Len is the number of days, zero where From lies after To.
func (r Range) Len() int { return max(0, int(r.To-r.From)+1) }

// Contains says whether the day lies in the range.
func (r Range) Contains(d Day) bool { return r.From <= d && d <= r.To }

// Days lists the range's days, oldest first.
func (r Range) Days() []Day {
	days := make([]Day, 0, r.Len())
	for d := r.From; d <= r.To; d++ {
		days = append(days, d)
	}
	return days
}

// String is the range as 2006-01-02..2006-01-08, and one day as 2006-01-02.
func (r Range) String() string {
	if r.From == r.To {
		return r.From.String()
	}
	return fmt.Sprintf("%s..%s", r.From, r.To)
}

// ParseLast reads a number of days, written 7d, 7 or, in weeks, 2w, in upper or lower case. It returns the range of so
// many days up to the newest settled one. The error is a *Problem.
func ParseLast(text string, now time.Time) (Range, error) {
	days, err := ParseDays(text)
	if err != nil {
		return Range{}, err
	}
	return Last(days, now), nil
}

// ParseDays reads a number of days as ParseLast does. The error is a *Problem.
func ParseDays(text string) (int, error) {
	number := strings.ToLower(strings.TrimSpace(ime.Plain(text)))
	each := 1
	if days, ok := strings.CutSuffix(number, "d"); ok {
		number = days
	} else if weeks, ok := strings.CutSuffix(number, "w"); ok {
		number, each = weeks, 7
	}
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 1 || n*each > 9999 || n > 9999 {
		return 0, &Problem{Field: FieldRange, Text: "%q is no number of days: write it like 7d", Args: []any{text}}
	}
	return n * each, nil
}

// ParseRange reads a range as a person types it, also with an input method: a number of days as ParseLast reads it,
// one day, or two days separated by "..", a dash as the screens draw it, ~ or a space. The year of a day may be left
// out; the last day, too, which is then the newest settled one. The error is a *Problem.
func ParseRange(text string, now time.Time) (Range, error) {
	text = typedDays(text)
	if text != "" && strings.ContainsRune("dDwW", rune(text[len(text)-1])) {
		return ParseLast(text, now)
	}
	from, to, two := strings.Cut(text, "..")
	if !two {
		from, to, two = strings.Cut(text, " ")
	}
	if !two {
		to = from
	}
	var r Range
	var err error
	if r.From, err = parsePastDay(from, now); err != nil {
		return Range{}, err
	}
	if two && strings.TrimSpace(to) == "" {
		r.To = max(r.From, NewestSettled(now))
		return r, nil
	}
	if r.To, err = parsePastDay(to, now); err != nil {
		return Range{}, err
	}
	return r, nil
}

// parsePastDay reads a day with its year, or without: then it is the newest such day that has begun.
func parsePastDay(text string, now time.Time) (Day, error) {
	text = strings.TrimSpace(text)
	today := DayOf(now)
	if len(text) == len("01-02") {
		for _, year := range []int{today.Start().Year(), today.Start().Year() - 1} {
			if day, err := ParseDay(fmt.Sprintf("%d-%s", year, text)); err == nil && day <= today {
				return day, nil
			}
		}
	}
	return ParseDay(text)
}
