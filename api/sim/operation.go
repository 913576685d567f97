package sim

import (
	"math"
	"time"

	"rtcscope/quality"
)

// counted is the Result of ListOperationDistribution.
type counted struct {
	Name, Dimension string // both as they were asked for
	Data            []people
}

// people has its fields in the order of the table of the API page.
type people struct {
	DistributionName string
	Value            float64
	Proportion       float64 // percent
}

// operationQuery is a checked ListOperationDistribution request.
type operationQuery struct {
	app                  app
	indicator, dimension string // as spelled in the request
	by                   string // the dimension, in our own spelling
	first, last          day
}

// checkOperation checks a body. The page calls the one indicator user_num in
// its text and user_count in its samples, and spells the dimension in lower
// case, unlike all its siblings: either will do. It knows no ProductType,
// which is ignored as any other unknown field.
func checkOperation(body []byte, now time.Time) (operationQuery, *refusal) {
	var q operationQuery
	f, refused := openBody(body)
	if refused != nil {
		return q, refused
	}
	var id, start, end string
	refused = f.required(parameter{"AppId", &id}, parameter{"Indicator", &q.indicator},
		parameter{"Dimension", &q.dimension}, parameter{"StartTime", &start}, parameter{"EndTime", &end})
	if refused != nil {
		return q, refused
	}
	if q.app, refused = runningApp(id); refused != nil {
		return q, refused
	}
	if q.indicator != "user_num" && q.indicator != "user_count" {
		return q, refusef("InvalidParameter", "Unknown Indicator %s.", q.indicator)
	}
	switch q.dimension {
	case dimProvince, "province":
		q.by = dimProvince
	case dimCountry, "country":
		q.by = dimCountry
	default:
		return q, refusef("InvalidParameter", "Unknown Dimension %s.", q.dimension)
	}
	q.first, q.last, refused = checkRange(start, end, now)
	return q, refused
}

func (s *Server) listOperationDistribution(c *call) (any, *refusal) {
	q, refused := checkOperation(c.body, c.now)
	if refused != nil {
		return nil, refused
	}
	return s.account.counted(q, c.now), nil
}

// counted answers a query with one count per place for the whole window. A
// place that nobody has been counted in is left out.
func (a *account) counted(q operationQuery, now time.Time) counted {
	result := counted{Name: q.indicator, Dimension: q.dimension, Data: []people{}}
	var all float64
	for _, place := range a.values(q.app, productNative, q.by) {
		if n := a.users(q.app, q.by, place, q.first, q.last, now); n > 0 {
			result.Data = append(result.Data, people{DistributionName: place, Value: n})
			all += n
		}
	}
	for i := range result.Data {
		p := &result.Data[i]
		p.Proportion = math.Round(p.Value/all*100*100) / 100
	}
	return result
}

// users counts the different people who used an app from one place in a window of
// days, by native SDKs or the web, as far as it is known at a time. A day that has
// not settled counts by its share so far.
func (a *account) users(in app, dimension, place string, first, last day, now time.Time) float64 {
	known := func(d quality.Day) float64 {
		share, _ := coverage(day(d), now)
		return share
	}
	var sum float64
	for _, product := range []string{productNative, productWeb} {
		sum += a.of(in, product).UsersSoFar(dimension, place, quality.Day(first), quality.Day(last), known)
	}
	return sum
}
