package api

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"rtcscope/quality"
)

// The warnings of decoding, each a format for its count.
const (
	warnOddValue  = "%d values are not numbers and are shown as gaps"
	warnOddItem   = "%d entries have no readable day or name and are left out"
	warnOddSeries = "%d series cannot be read and are left out"
	warnConflict  = "%d values were returned twice with different figures; the later is shown"
	warnOddUsers  = "%d entries of users cannot be read and are left out"
)

// DecodeWarnings lists the formats of the decoder's warnings, for the check that each has its translation.
func DecodeWarnings() []string {
	return []string{warnOddValue, warnOddItem, warnOddSeries, warnConflict, warnOddUsers}
}

// decodeSeries reads the Result of ListQualityDistribution, or of ListQuality, whose entries are not named by a
// dimension's value, entry by entry: an odd one costs itself and is counted. A Result without data is an empty list; one
// of another shape altogether is an error.
func decodeSeries(result json.RawMessage, days quality.Range, named bool) ([]quality.Point, []quality.Warning, error) {
	if isNull(result) {
		return nil, nil, nil
	}
	var outer struct{ Indicators json.RawMessage }
	if err := json.Unmarshal(result, &outer); err != nil {
		return nil, nil, fmt.Errorf("reading Result: %w", err)
	}
	if isNull(outer.Indicators) {
		return nil, nil, nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(outer.Indicators, &list); err != nil {
		return nil, nil, fmt.Errorf("reading Result.Indicators: %w", err)
	}
	d := seriesDecoder{days: days, named: named, counts: make(oddities), seen: make(map[cellKey]float64)}
	for _, raw := range list {
		d.series(raw)
	}
	return d.points, d.counts.warnings(), nil
}

// oddities count what was odd in an answer, by the warning that says so.
type oddities map[string]int

func (o oddities) warnings() []quality.Warning {
	var warnings []quality.Warning
	for _, text := range DecodeWarnings() {
		if n := o[text]; n > 0 {
			warnings = append(warnings, quality.Warning{Text: text, Count: n})
		}
	}
	return warnings
}

type cellKey struct {
	series, value string
	day           quality.Day
}

type seriesDecoder struct {
	days   quality.Range
	named  bool // entries carry the value of a dimension
	points []quality.Point
	counts oddities
	seen   map[cellKey]float64
}

func (d *seriesDecoder) series(raw json.RawMessage) {
	var s struct {
		Name string
		Data []json.RawMessage
	}
	if err := json.Unmarshal(raw, &s); err != nil || s.Name == "" {
		d.counts[warnOddSeries]++
		return
	}
	name := Safe(s.Name)
	for _, item := range s.Data {
		d.item(name, item)
	}
}

// item reads one daily value. The API page spells its day Timestamp in the table and TimeStamp in the sample;
// encoding/json matches names without regard to case, so either does.
func (d *seriesDecoder) item(series string, raw json.RawMessage) {
	var entry struct {
		Timestamp json.RawMessage
		Dimension json.RawMessage
		Value     json.RawMessage
	}
	if isNull(raw) || json.Unmarshal(raw, &entry) != nil {
		d.counts[warnOddItem]++
		return
	}
	var stamp, value string
	if json.Unmarshal(entry.Timestamp, &stamp) != nil ||
		d.named && (json.Unmarshal(entry.Dimension, &value) != nil || isNull(entry.Dimension)) {
		d.counts[warnOddItem]++
		return
	}
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		d.counts[warnOddItem]++
		return
	}
	day := quality.DayOf(at)
	if !d.days.Contains(day) {
		return
	}
	v, ok := number(entry.Value)
	if !ok {
		d.counts[warnOddValue]++
		v = quality.Gap() // the row stays, though this may be all there is of it
	}
	key := cellKey{series, Safe(value), day}
	if ok {
		if before, twice := d.seen[key]; twice && before != v {
			d.counts[warnConflict]++
		}
		d.seen[key] = v
	}
	d.points = append(d.points, quality.Point{Series: series, Value: key.value, Day: day, V: v})
}

// number reads a JSON number that is finite. Anything else, a number in quotes too, is not taken for one: a service
// that starts to write values in another way must not be misread in silence.
func number(raw json.RawMessage) (float64, bool) {
	text := strings.TrimSpace(string(raw))
	if text == "" || text[0] == '"' || text == "null" {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}
