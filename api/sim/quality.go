package sim

import (
	"encoding/json"
	"slices"
	"time"

	"rtcscope/api/sim/calls"
)

// overall is the Result of ListQuality.
type overall struct {
	AggregateGranularity string `json:",omitempty"` // none in real time
	Indicators           []overallSeries
}

type overallSeries struct {
	Name, Unit string
	Data       []overallPoint
}

type overallPoint struct {
	TimeStamp string
	Value     float64
}

// overallQuery is a checked ListQuality request.
type overallQuery struct {
	app         app
	indicators  []string
	product     string
	granularity string
	first, last day       // of days
	from, to    time.Time // of five minutes

	systems, networks []string // none stands for all
	none              bool     // nothing is answered
}

const (
	perDay         = "1d"
	perFiveMinutes = "5min"
)

// checkOverall checks a body in the order of checkQuery. It refuses what the page
// offers and this service cannot do, because an answer about the whole app would
// be wrong for a question about a part of it.
func (s *Server) checkOverall(body []byte, now time.Time) (overallQuery, *refusal) {
	var q overallQuery
	f, refused := openBody(body)
	if refused != nil {
		return q, refused
	}
	var id, start, end string
	if refused = f.required(parameter{"AppId", &id}); refused != nil {
		return q, refused
	}
	if q.indicators, refused = f.names("Indicator"); refused != nil {
		return q, refused
	}
	refused = f.required(parameter{"AggregateGranularity", &q.granularity},
		parameter{"StartTime", &start}, parameter{"EndTime", &end})
	if refused != nil {
		return q, refused
	}
	if q.app, refused = runningApp(id); refused != nil {
		return q, refused
	}
	if refused = s.known(q.indicators, true); refused != nil {
		return q, refused
	}
	if q.granularity != perDay && q.granularity != perFiveMinutes {
		return q, refusef("InvalidParameter", "Unknown AggregateGranularity %s.", q.granularity)
	}
	if q.product, refused = f.product(); refused != nil {
		return q, refused
	}
	if refused = f.whole(); refused != nil {
		return q, refused
	}
	if refused = f.filters(&q, s.opts.Filters); refused != nil {
		return q, refused
	}
	if q.first, q.last, refused = checkRange(start, end, now); refused != nil {
		return q, refused
	}
	q.from, q.to, refused = readTimes(start, end)
	return q, refused
}

// known refuses indicators that the service does not have; overall says whether
// they are asked for by ListQuality or its sibling.
func (s *Server) known(indicators []string, overall bool) *refusal {
	for _, name := range indicators {
		if s.account.seriesOf(name) == nil || overall && slices.Contains(s.opts.NoOverall, name) {
			return refusef("InvalidParameter", "Unknown Indicator %s.", name)
		}
	}
	return nil
}

// whole refuses what is not of a whole app.
func (f fields) whole() *refusal {
	for _, name := range []string{"RoomId", "UserId"} {
		if f.filled(name) {
			return refusef("InvalidParameter", "%s is not simulated.", name)
		}
	}
	return nil
}

// filled reports whether a field has a value.
func (f fields) filled(name string) bool {
	var v any
	_ = json.Unmarshal(f[name], &v) // a field that is not there leaves v nil
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != ""
	case []any:
		return len(v) > 0
	}
	return true
}

func (s *Server) listQuality(c *call) (any, *refusal) {
	q, refused := s.checkOverall(c.body, c.now)
	if refused != nil {
		return nil, refused
	}
	return s.account.overall(q, c.now), nil
}

// overall answers a query. For an app without video some series have no data and
// others are missing, as in a distribution.
func (a *account) overall(q overallQuery, now time.Time) overall {
	result := overall{AggregateGranularity: q.granularity, Indicators: []overallSeries{}}
	for _, indicator := range q.indicators {
		for _, name := range a.series(q.app, indicator) {
			s := overallSeries{Name: name, Unit: "%", Data: []overallPoint{}}
			switch {
			case q.none:
			case q.granularity == perFiveMinutes:
				s.Data = append(s.Data, a.course(q, name, now)...)
			default:
				s.Data = append(s.Data, a.daily(q, name, now)...)
			}
			result.Indicators = append(result.Indicators, s)
		}
	}
	return result
}

func (a *account) daily(q overallQuery, series string, now time.Time) (points []overallPoint) {
	for d := q.first; d <= q.last; d++ {
		p := point{app: q.app, product: q.product, series: series, day: d, systems: q.systems, networks: q.networks}
		if v, ok := a.value(p, now); ok {
			points = append(points, overallPoint{d.start().Format(time.RFC3339), v})
		}
	}
	return points
}

// course returns the points of five minutes of a series, as far as they are known
// at a time.
func (a *account) course(q overallQuery, series string, now time.Time) (points []overallPoint) {
	of := a.of(q.app, q.product)
	w := known(q.from, q.to, now.Add(-courseDelay), calls.FiveMinutes)
	for i, count := range of.CourseFiltered(series, q.systems, q.networks, w) {
		if v, ok := of.Percent(series, count); ok {
			points = append(points, overallPoint{w.At(i).Format(time.RFC3339), v})
		}
	}
	return points
}
