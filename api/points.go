package api

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rtcscope/quality"
)

// points makes one call and decodes values from the Result of its answer. rule is called when the answer has come.
func (c *Client) points(ctx context.Context, action string, body any, rule func() pointRule) (decoded, error) {
	return result(ctx, c, action, body, decoding[decoded]{
		fast:    func(s *scanner) (decoded, bool) { return rule().scan(s) },
		careful: func(raw json.RawMessage) (decoded, error) { return rule().decode(raw) },
	})
}

// A pointRule says which values an answer has.
type pointRule struct {
	times times
	whole bool // they are of the whole app: the values of a dimension are not read
}

// A decoded is what an answer of values says: of days, or of times shorter than a day.
type decoded struct {
	points  []quality.Point
	timed   []quality.Timed
	listed  bool // the answer had a list of series
	odd     dayOddities
	notes   []quality.Warning
	refused map[string]error // indicators that the answer lacks, and why
}

// daily is an answer of days.
func (d decoded) daily() quality.Daily {
	return quality.Daily{Points: d.points, Listed: d.listed, Odd: d.odd.list(), Notes: d.notes, Refused: d.refused}
}

// add adds what another answer says.
func (d *decoded) add(more decoded) {
	d.points = append(d.points, more.points...)
	d.timed = append(d.timed, more.timed...)
	for at, n := range more.odd {
		d.odd[at] += n
	}
	d.notes, d.listed = quality.AddWarnings(d.notes, more.notes), d.listed && more.listed
}

// decode reads a Result of values entry by entry, so that an odd entry costs itself alone and is counted. A Result
// without a list of series is not listed; one of another shape is an error.
func (of pointRule) decode(result json.RawMessage) (decoded, error) {
	var outer struct{ Indicators json.RawMessage }
	if err := unmarshalPart("Result", result, &outer); err != nil {
		return decoded{}, err
	}
	var list []json.RawMessage
	if err := unmarshalPart("Result.Indicators", outer.Indicators, &list); err != nil {
		return decoded{}, err
	}
	d := newPointDecoder(of)
	if n := countQuoted(valuesOf(list)); n > 0 {
		d.read = quotedNumber
		d.notes = []quality.Warning{{Text: warnQuoted, Count: n}}
	}
	for _, raw := range list {
		d.series(raw)
	}
	d.listed = !isNull(outer.Indicators)
	return d.decoded, nil
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
	start         int64 // of its time
}

// A pointDecoder collects the values of one answer, and what is odd in it.
type pointDecoder struct {
	pointRule
	decoded
	days  bool // the values are of days
	known quality.Catalogue
	read  func(value json.RawMessage) (float64, bool)
	seen  map[cellKey]int32 // index of the newest value of a cell
	names names             // of series and of values of the dimension

	settled bool // some value is not a number in quotes, so that those in quotes are odd
}

func newPointDecoder(of pointRule) *pointDecoder {
	_, days := of.times.(daysAsked)
	return &pointDecoder{pointRule: of, decoded: decoded{odd: make(dayOddities)}, days: days, known: Catalogue(),
		read: number, seen: make(map[cellKey]int32), names: make(names)}
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

// item reads one value. The API page spells its time Timestamp in the table and TimeStamp in the sample.
// encoding/json ignores case, and so matches both.
func (d *pointDecoder) item(series pointSeries, raw json.RawMessage) {
	var entry struct {
		Timestamp json.RawMessage
		Dimension json.RawMessage
		Value     json.RawMessage
	}
	if isNull(raw) || json.Unmarshal(raw, &entry) != nil {
		d.odd.loose(d.oddItem())
		return
	}
	if _, quoted := quotedNumber(entry.Value); !quoted {
		d.settled = true
	}
	var stamp string
	if json.Unmarshal(entry.Timestamp, &stamp) != nil {
		d.odd.loose(d.oddItem())
		return
	}
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		d.odd.loose(d.oddItem())
		return
	}
	when := d.times.moment(at)
	if !d.asked(when) {
		return
	}
	var value string
	if !d.whole {
		var named bool
		if value, named = givenText(entry.Dimension); !named {
			d.oddAt(when.start, d.oddItem())
			return
		}
	}
	v, ok := d.read(entry.Value)
	if !ok {
		d.oddAt(when.start, warnOddValue)
		v = quality.Gap()
	}
	d.add(series, d.names.of(value), when.start, v)
}

// asked says whether values of a moment are read. It counts those of the future.
func (d *pointDecoder) asked(when moment) bool {
	if when.future {
		d.odd.loose(warnFuture)
	}
	return when.asked
}

// oddItem is the warning of an entry without a time or a name.
func (d *pointDecoder) oddItem() string {
	if d.days {
		return warnOddItem
	}
	return warnOddTimed
}

// oddAt counts something odd against its day, if the values are of days.
func (d *pointDecoder) oddAt(start int64, text string) {
	if d.days {
		d.odd.of(quality.Day(start), text)
	} else {
		d.odd.loose(text)
	}
}

// add adds a value, or a gap in the place of one that could not be read.
func (d *pointDecoder) add(series pointSeries, value name, start int64, v float64) {
	if !series.Possible(v) {
		d.oddAt(start, quality.WarnImpossible)
		v = quality.Gap() // keeps the row, though it may have no other value
	}
	key := cellKey{series.id, value.id, start}
	if !d.days {
		d.addTimed(key, quality.Timed{Series: series.Name, Value: value.text, At: start, V: v})
		return
	}
	if !quality.IsGap(v) {
		if at, twice := d.seen[key]; twice && d.points[at].V != v {
			d.oddAt(start, warnConflict)
		}
		d.seen[key] = int32(len(d.points))
	}
	d.points = append(d.points, quality.Point{Series: series.Name, Value: value.text, Day: quality.Day(start), V: v})
}

// addTimed adds a value of a time shorter than a day. It replaces an earlier one of the same cell, unless it is a gap.
func (d *pointDecoder) addTimed(key cellKey, p quality.Timed) {
	at, twice := d.seen[key]
	if !twice {
		d.seen[key] = int32(len(d.timed))
		d.timed = append(d.timed, p)
		return
	}
	if quality.IsGap(p.V) {
		return
	}
	if before := d.timed[at].V; before != p.V && !quality.IsGap(before) {
		d.oddAt(p.At, warnConflict)
	}
	d.timed[at].V = p.V
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
