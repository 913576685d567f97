package api

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rtcscope/quality"
)

// points makes one call and decodes daily values from the Result of its answer.
func (c *Client) points(ctx context.Context, action string, body any, of pointRule) (quality.Daily, error) {
	return result(ctx, c, action, body, decoding[quality.Daily]{fast: of.scan, careful: of.decode})
}

// A pointRule says which daily values an answer has.
type pointRule struct {
	days  quality.Range // others are left out
	whole bool          // they are of the whole app: the values of a dimension are not read
}

// decode reads a Result of daily values entry by entry, so that an odd entry costs itself alone and is counted. A
// Result without a list of series is not Listed; one of another shape is an error.
func (of pointRule) decode(result json.RawMessage) (quality.Daily, error) {
	var outer struct{ Indicators json.RawMessage }
	if err := unmarshalPart("Result", result, &outer); err != nil {
		return quality.Daily{}, err
	}
	var list []json.RawMessage
	if err := unmarshalPart("Result.Indicators", outer.Indicators, &list); err != nil {
		return quality.Daily{}, err
	}
	d := newPointDecoder(of)
	var notes []quality.Warning
	if n := countQuoted(valuesOf(list)); n > 0 {
		d.read = quotedNumber
		notes = []quality.Warning{{Text: warnQuoted, Count: n}}
	}
	for _, raw := range list {
		d.series(raw)
	}
	daily := d.daily(!isNull(outer.Indicators))
	daily.Notes = notes
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

// A cellKey is one cell of an answer: its series and its value of the dimension by their order of appearance.
type cellKey struct {
	series, value uint32
	day           quality.Day
}

// A pointDecoder collects the values of one answer, and what is odd in it.
type pointDecoder struct {
	pointRule
	known  quality.Catalogue
	read   func(value json.RawMessage) (float64, bool)
	points []quality.Point
	odd    dayOddities
	seen   map[cellKey]float64
	names  names // of series and of values of the dimension

	settled bool // some value is not a number in quotes, so that those in quotes are odd
}

func newPointDecoder(of pointRule) *pointDecoder {
	return &pointDecoder{pointRule: of, known: Catalogue(), read: number, odd: make(dayOddities),
		seen: make(map[cellKey]float64), names: make(names)}
}

// daily is what was collected.
func (d *pointDecoder) daily(listed bool) quality.Daily {
	return quality.Daily{Points: d.points, Listed: listed, Odd: d.odd.list()}
}

// series reads a series and its values.
func (d *pointDecoder) series(raw json.RawMessage) {
	var s struct {
		Name string
		Data []json.RawMessage
	}
	if err := json.Unmarshal(raw, &s); err != nil || s.Name == "" {
		d.odd.loose(warnOddSeries)
		return
	}
	series := d.named(s.Name)
	for _, item := range s.Data {
		d.item(series, item)
	}
}

// A pointSeries is a series of the answer.
type pointSeries struct {
	quality.Series
	id uint32
}

func (d *pointDecoder) named(name string) pointSeries {
	n := d.names.of(name)
	return pointSeries{Series: d.known.Series(n.text), id: n.id}
}

// item reads one daily value. The API page spells its day Timestamp in the table and TimeStamp in the sample.
// encoding/json ignores case, and so matches both.
func (d *pointDecoder) item(series pointSeries, raw json.RawMessage) {
	var entry struct {
		Timestamp json.RawMessage
		Dimension json.RawMessage
		Value     json.RawMessage
	}
	if isNull(raw) || json.Unmarshal(raw, &entry) != nil {
		d.odd.loose(warnOddItem)
		return
	}
	if _, quoted := quotedNumber(entry.Value); !quoted {
		d.settled = true
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
	var value string
	if !d.whole {
		var named bool
		if value, named = givenText(entry.Dimension); !named {
			d.odd.of(day, warnOddItem)
			return
		}
	}
	v, ok := d.read(entry.Value)
	if !ok {
		d.odd.of(day, warnOddValue)
		v = quality.Gap()
	}
	d.add(series, d.names.of(value), day, v)
}

// add adds a value, or a gap in the place of one that could not be read.
func (d *pointDecoder) add(series pointSeries, value name, day quality.Day, v float64) {
	if !series.Possible(v) {
		d.odd.of(day, quality.WarnImpossible)
		v = quality.Gap() // keeps the row, though it may have no other value
	}
	if !quality.IsGap(v) {
		key := cellKey{series.id, value.id, day}
		if before, twice := d.seen[key]; twice && before != v {
			d.odd.of(day, warnConflict)
		}
		d.seen[key] = v
	}
	d.points = append(d.points, quality.Point{Series: series.Name, Value: value.text, Day: day, V: v})
}

// A name is a text of which an answer is full, kept once, and its number.
type name struct {
	text string
	id   uint32
}

// names are those of one answer.
type names map[string]name

func (n names) of(text string) name {
	known, ok := n[text]
	if !ok {
		known = name{text, uint32(len(n))}
		n[text] = known
	}
	return known
}

// givenText reads a string, which may be empty but must be there.
func givenText(raw json.RawMessage) (string, bool) {
	var text string
	ok := !isNull(raw) && json.Unmarshal(raw, &text) == nil
	return text, ok
}
