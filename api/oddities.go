package api

import "rtcscope/quality"

// The warnings of decoding, each a format for its count.
const (
	warnOddValue  = "%d values are not numbers and are shown as gaps"
	warnOddItem   = "%d entries have no readable day or name and are left out"
	warnOddSeries = "%d series cannot be read and are left out"
	warnOddUsers  = "%d entries have no readable number of users and are left out"
	warnConflict  = "%d values were returned twice with different figures; the later is shown"
)

// DecodeWarnings lists the formats of the decoders' warnings, for the check that each has its translation.
func DecodeWarnings() []string {
	return []string{warnOddValue, warnOddItem, warnOddSeries, warnOddUsers, warnConflict}
}

// oddities counts what was odd in an answer, by the format of its warning.
type oddities map[string]int

// warnings lists what was counted, always in the same order.
func (o oddities) warnings() []quality.Warning {
	var list []quality.Warning
	for _, text := range DecodeWarnings() {
		if n := o[text]; n > 0 {
			list = append(list, quality.Warning{Text: text, Count: n})
		}
	}
	return list
}
