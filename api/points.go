package api

import (
	"encoding/json"
	"fmt"
	"time"

	"rtcscope/quality"
)

// decodePoints reads a Result of daily values entry by entry, so that an odd entry costs itself alone and is counted.
// A Result without a list of series is not Listed; one of another shape is an error. valueOf turns the Dimension of
// an entry into the value of the point, or reports that it is odd.
func decodePoints(result json.RawMessage, days quality.Range,
	valueOf func(json.RawMessage) (string, bool)) (quality.Daily, error) {
	var outer struct{ Indicators json.RawMessage }
	if err := unmarshalPart("Result", result, &outer); err != nil {
		return quality.Daily{}, err
	}
	var list []json.RawMessage
	if err := unmarshalPart("Result.Indicators", outer.Indicators, &list); err != nil {
		return quality.Daily{}, err
	}
	d := pointDecoder{days: days, valueOf: valueOf, known: Catalogue(), read: number, odd: make(dayOddities),
		seen: make(map[cellKey]float64)}
	daily := quality.Daily{Listed: !isNull(outer.Indicators)}
	if n := countQuoted(valuesOf(list)); n > 0 {
		d.read = quotedNumber
		daily.Notes = []quality.Warning{{Text: warnQuoted, Count: n}}
	}
	for _, raw := range list {
		d.series(raw)
	}
	daily.Points, daily.Odd = d.points, d.odd.list()
	return daily, nil
}

// unmarshalPart reads a part of an answer, which may be missing but must not have another shape.
func unmarshalPart(name string, raw json.RawMessage, into any) error {
	if isNull(raw) {
		return nil
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	return nil
}

type cellKey struct {
	series, value string
	day           quality.Day
}

type pointDecoder struct {
	days    quality.Range
	valueOf func(dimension json.RawMessage) (string, bool)
	known   quality.Catalogue
	read    func(value json.RawMessage) (float64, bool)
	points  []quality.Point
	odd     dayOddities
	seen    map[cellKey]float64
}

func (d *pointDecoder) series(raw json.RawMessage) {
	var s struct {
		Name string
		Data []json.RawMessage
	}
	if err := json.Unmarshal(raw, &s); err != nil || s.Name == "" {
		d.odd.loose(warnOddSeries)
		return
	}
	series := d.known.Series(s.Name)
	for _, item := range s.Data {
		d.item(series, item)
	}
}

// item reads one daily value. The API page spells its day Timestamp in the table and TimeStamp in the sample.
// encoding/json ignores case, and so matches both.
func (d *pointDecoder) item(series quality.Series, raw json.RawMessage) {
	var entry struct {
		Timestamp json.RawMessage
		Dimension json.RawMessage
		Value     json.RawMessage
	}
	if isNull(raw) || json.Unmarshal(raw, &entry) != nil {
		d.odd.loose(warnOddItem)
		return
	}
	var stamp string
	if json.Unmarshal(entry.Timestamp, &stamp) != nil {
		d.odd.loose(warnOddItem)
		return
	}
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		d.odd.loose(warnOddItem)
		return
	}
	day := quality.DayOf(at)
	if !d.days.Contains(day) {
		return
	}
	value, named := d.valueOf(entry.Dimension)
	if !named {
		d.odd.of(day, warnOddItem)
		return
	}
	v, ok := d.read(entry.Value)
	switch {
	case !ok:
		d.odd.of(day, warnOddValue)
	case !series.Possible(v):
		d.odd.of(day, quality.WarnImpossible)
		ok = false
	}
	if !ok {
		v = quality.Gap() // keeps the row, though it may have no other value
	}
	key := cellKey{series.Name, value, day}
	if ok {
		if before, twice := d.seen[key]; twice && before != v {
			d.odd.of(day, warnConflict)
		}
		d.seen[key] = v
	}
	d.points = append(d.points, quality.Point{Series: series.Name, Value: key.value, Day: day, V: v})
}

// givenText reads a string, which may be empty but must be there.
func givenText(raw json.RawMessage) (string, bool) {
	var text string
	ok := !isNull(raw) && json.Unmarshal(raw, &text) == nil
	return text, ok
}
