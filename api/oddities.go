package api

import (
	"cmp"
	"slices"

	"rtcscope/quality"
)

// The warnings of decoding; each is a format for a count.
const (
	warnOddValue  = "%d values are not numbers and are shown as gaps"
	warnOddItem   = "%d entries have no readable day or name and are left out"
	warnOddSeries = "%d series cannot be read and are left out"
	warnOddUsers  = "%d entries have no readable number of users and are left out"
	warnConflict  = "%d values were returned twice with different figures; the later is shown"
	warnOddTimed  = "%d entries have no readable time or name and are left out"
	warnFuture    = "%d values lie in the future and are left out"
	warnQuoted    = "the service writes its numbers in quotes: all %d are read as numbers"
)

// DecodeWarnings lists the warnings of decoding in their order; a test checks that each has its translation.
func DecodeWarnings() []string {
	return []string{warnOddValue, quality.WarnImpossible, warnOddItem, warnOddTimed, warnOddSeries, warnOddUsers,
		warnConflict, warnFuture, warnQuoted}
}

// oddities counts what is odd in an answer, by warning.
type oddities map[string]int

// warnings lists what was counted, in the order of DecodeWarnings.
func (o oddities) warnings() []quality.Warning {
	var list []quality.Warning
	for _, text := range DecodeWarnings() {
		if n := o[text]; n > 0 {
			list = append(list, quality.Warning{Text: text, Count: n})
		}
	}
	return list
}

// dayOddities counts what is odd in an answer of daily values, by day and warning.
type dayOddities map[dayOddity]int

type dayOddity struct {
	day   quality.Day
	loose bool // it has no readable day
	text  string
}

func (o dayOddities) of(day quality.Day, text string) { o[dayOddity{day: day, text: text}]++ }

func (o dayOddities) loose(text string) { o[dayOddity{loose: true, text: text}]++ }

// list lists what was counted, in the order of DecodeWarnings and then of days.
func (o dayOddities) list() []quality.Oddity {
	var list []quality.Oddity
	for at, n := range o {
		list = append(list, quality.Oddity{Warning: quality.Warning{Text: at.text, Count: n}, Day: at.day, Loose: at.loose})
	}
	order := DecodeWarnings()
	slices.SortFunc(list, func(a, b quality.Oddity) int {
		byText := slices.Index(order, a.Text) - slices.Index(order, b.Text)
		return cmp.Or(byText, int(a.Day-b.Day)) // loose ones have no day, and come first
	})
	return list
}
