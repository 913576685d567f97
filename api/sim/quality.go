package sim

import (
	"encoding/json"
	"math"
	"slices"
	"time"
)

// overall is the Result of ListQuality.
type overall struct {
	AggregateGranularity string
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
	first, last day
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
	for _, name := range q.indicators {
		if s.account.seriesOf(name) == nil || slices.Contains(s.opts.NoOverall, name) {
			return q, refusef("InvalidParameter", "Unknown Indicator %s.", name)
		}
	}
	switch q.granularity {
	case perDay:
	case perFiveMinutes:
		return q, refusef("InvalidParameter", "AggregateGranularity %s is not simulated.", q.granularity)
	default:
		return q, refusef("InvalidParameter", "Unknown AggregateGranularity %s.", q.granularity)
	}
	if q.product, refused = f.product(); refused != nil {
		return q, refused
	}
	for _, name := range []string{"OS", "Access", "RoomId", "UserId"} {
		if f.filled(name) {
			return q, refusef("InvalidParameter", "%s is not simulated.", name)
		}
	}
	q.first, q.last, refused = checkRange(start, end, now)
	return q, refused
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
func (a account) overall(q overallQuery, now time.Time) overall {
	result := overall{AggregateGranularity: q.granularity, Indicators: []overallSeries{}}
	weights := make(map[day]weighting)
	for d := q.first; d <= q.last; d++ {
		weights[d] = a.weigh(q.app, d)
	}
	for _, indicator := range q.indicators {
		for _, name := range a.series(q.app, indicator) {
			s := overallSeries{Name: name, Unit: "%", Data: []overallPoint{}}
			for d := q.first; d <= q.last && !q.app.silent(name); d++ {
				p := point{app: q.app, product: q.product, series: name, day: d}
				if v, ok := a.mean(p, weights[d], now); ok {
					s.Data = append(s.Data, overallPoint{d.start().Format(time.RFC3339), v})
				}
			}
			result.Indicators = append(result.Indicators, s)
		}
	}
	return result
}

// weighting is how much each place counts in an app's own figure of a day.
type weighting struct {
	dimension string
	places    []string
	users     []float64
	all       float64
}

// weigh returns the weights of an app's countries, or of its provinces if it has
// no countries. They are the users that a day has in the end, so that they do not
// change while it settles.
func (a account) weigh(in app, d day) weighting {
	w := weighting{dimension: dimCountry, places: in.values(dimCountry)}
	if len(w.places) == 0 {
		w.dimension, w.places = dimProvince, in.values(dimProvince)
	}
	for _, place := range w.places {
		n := a.users(in, place, d, d, d.start().Add(settling))
		w.users = append(w.users, n)
		w.all += n
	}
	return w
}

// mean returns an app's own figure of a day: the mean of the values of its
// places, weighted by users. On a day that has not settled there is none until
// the places of half the users are in, because the mean of a few small places
// would be far from it.
func (a account) mean(p point, w weighting, now time.Time) (float64, bool) {
	p.dimension = w.dimension
	var sum, users float64
	for i, place := range w.places {
		p.value = place
		if v, ok := a.value(p, now); ok {
			sum += v * w.users[i]
			users += w.users[i]
		}
	}
	if users == 0 || users < w.all/2 {
		return 0, false
	}
	return math.Round(sum/users*100) / 100, true
}
