package api

import (
	"encoding/json"
	"strconv"
	"time"
	"unicode/utf8"

	"rtcscope/quality"
)

// leastEntry is about the size of the smallest entry of an answer with its comma, in bytes.
const leastEntry = len(`{"TimeStamp":"2006-01-02T15:04:05+08:00","Value":0,"Dimension":""},`)

// mostStamps is how many different timestamps of an answer are kept. One of a week has seven, or 2016 of five minutes.
const mostStamps = 1 << 12

// A pointScan reads a Result of values in one pass. It reads the entries that are as they should be by itself,
// and hands any other to its pointDecoder.
type pointScan struct {
	*scanner
	*pointDecoder
	escaped map[string]name // names by how they are written, if that is with escapes
	stamps  map[string]moment
}

// scan is decode in one pass. It returns false if anything but an entry is odd, or if the numbers may all be in
// quotes.
func (of pointRule) scan(s *scanner) (decoded, bool) {
	p := pointScan{scanner: s, pointDecoder: newPointDecoder(of), stamps: make(map[string]moment)}
	p.reserve((len(s.text) - s.at) / leastEntry)
	ok := s.object([]string{"Indicators"}, func(key string) bool {
		switch {
		case key == "":
			_, ok := s.skip()
			return ok
		case s.peek() == 'n':
			return s.word("null")
		}
		p.listed = true
		return s.array(p.scanSeries)
	})
	return p.decoded, ok
}

// reserve makes room for so many values.
func (p *pointScan) reserve(size int) {
	p.seen = make(map[cellKey]int32, size)
	if p.days {
		p.points = make([]quality.Point, 0, size)
	} else {
		p.timed = make([]quality.Timed, 0, size)
	}
}

// scanSeries reads a series. Its name may follow its data.
func (p *pointScan) scanSeries() bool {
	var title string
	data := -1 // offset of its data, if they come before its name
	if !p.object([]string{"Name", "Data"}, func(key string) bool {
		switch {
		case key == "Name":
			n, ok := p.scanName()
			title = n.text
			return ok && title != ""
		case key == "Data" && title != "":
			return p.scanData(title)
		case key == "Data":
			p.peek()
			data = p.at
		}
		_, ok := p.skip()
		return ok
	}) || title == "" {
		return false
	}
	if data < 0 {
		return true
	}
	end := p.at
	p.at = data
	ok := p.scanData(title)
	p.at = end
	return ok
}

// scanData reads the values of a series.
func (p *pointScan) scanData(title string) bool {
	if p.peek() == 'n' {
		return p.word("null")
	}
	series := p.named(title)
	return p.array(func() bool {
		p.peek()
		from := p.at
		if p.scanItem(series) {
			return true
		}
		p.at = from
		raw, ok := p.skip()
		if !ok {
			return false
		}
		p.item(series, raw)
		return p.settled || !p.quoted(raw)
	})
}

// quoted says whether an entry has a number in quotes for its value.
func (p *pointScan) quoted(raw json.RawMessage) bool {
	var entry struct{ Value json.RawMessage }
	if json.Unmarshal(raw, &entry) != nil {
		return false
	}
	_, quoted := quotedNumber(entry.Value)
	return quoted
}

// scanItem reads an entry that has a time, a name and a number.
func (p *pointScan) scanItem(series pointSeries) bool {
	var e scannedEntry
	if p.whole {
		e.name, e.named = p.names.of(""), true
	}
	if !p.object([]string{"TimeStamp", "Value", "Dimension", "Timestamp"}, func(key string) bool {
		return p.scanField(key, &e)
	}) || !e.dated || !e.valued || !e.named {
		return false
	}
	p.settled = true
	if p.asked(e.when) {
		p.add(series, e.name, e.when.start, e.v)
	}
	return true
}

type scannedEntry struct {
	name                 name
	when                 moment
	v                    float64
	named, dated, valued bool
}

func (p *pointScan) scanField(key string, e *scannedEntry) bool {
	switch {
	case key == "Value":
		e.v, e.valued = p.scanNumber()
		return e.valued
	case key == "Dimension" && !p.whole:
		e.name, e.named = p.scanName()
		return e.named
	case key == "TimeStamp" || key == "Timestamp":
		if e.dated {
			return false // two spellings of the same
		}
		e.when, e.dated = p.scanTime()
		return e.dated
	}
	_, ok := p.skip()
	return ok
}

// scanNumber reads what number reads.
func (p *pointScan) scanNumber() (float64, bool) {
	raw, ok := p.number()
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(raw), 64)
	return v, err == nil
}

// scanTime reads a timestamp.
func (p *pointScan) scanTime() (moment, bool) {
	raw, plain, ok := p.literal()
	if !ok || !plain {
		return moment{}, false
	}
	if when, known := p.stamps[string(raw)]; known {
		return when, true
	}
	text := string(raw)
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return moment{}, false
	}
	when := p.times.moment(at)
	if len(p.stamps) < mostStamps {
		p.stamps[text] = when
	}
	return when, true
}

// scanName reads a string that stands for a name.
func (p *pointScan) scanName() (name, bool) {
	raw, plain, ok := p.literal()
	if !ok {
		return name{}, false
	}
	if plain {
		if known, ok := p.names[string(raw)]; ok {
			return known, true
		}
		if utf8.Valid(raw) {
			return p.names.of(string(raw)), true
		}
	}
	if known, ok := p.escaped[string(raw)]; ok {
		return known, true
	}
	var text string
	if json.Unmarshal(p.text[p.at-len(raw)-2:p.at], &text) != nil {
		return name{}, false
	}
	if p.escaped == nil {
		p.escaped = make(map[string]name)
	}
	known := p.names.of(text)
	p.escaped[string(raw)] = known
	return known, true
}
