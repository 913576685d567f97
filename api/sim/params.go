package sim

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

const (
	maxLookBack = 30 * 24 * time.Hour
	maxSpan     = 7 * 24 * time.Hour
)

// fields is a request body. Names are matched exactly as documented, which
// encoding/json would not do on a struct.
type fields map[string]json.RawMessage

func parseFields(body []byte) (fields, *refusal) {
	var f fields
	if err := json.Unmarshal(body, &f); err != nil || f == nil {
		return nil, refuse("InvalidParameter.Unmarshal")
	}
	return f, nil
}

// text reads a string field. Absent and null are the same: not given.
func (f fields) text(name string) (value string, given bool, _ *refusal) {
	var s *string
	if raw, ok := f[name]; ok {
		if err := json.Unmarshal(raw, &s); err != nil {
			return "", false, refusef("InvalidParameter.Unmarshal", "%s has to be a string.", name)
		}
	}
	if s == nil {
		return "", false, nil
	}
	return *s, true, nil
}

// integer reads a count. The pages spell some counts as strings and some as
// numbers; both are understood.
func (f fields) integer(name string, otherwise, low, high int) (int, *refusal) {
	raw, ok := f[name]
	if !ok || string(raw) == "null" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(strings.Trim(string(raw), `"`))
	if err != nil || n < low || n > high {
		return 0, refusef("InvalidParameter", "%s has to be a whole number from %d to %d.", name, low, high)
	}
	return n, nil
}

// parseBody reads what the journal keeps of a body, good or bad.
func parseBody(body []byte) RequestBody {
	f, _ := parseFields(body)
	get := func(name string) string {
		s, _, _ := f.text(name)
		return s
	}
	return RequestBody{
		AppID: get("AppId"), Start: get("StartTime"), End: get("EndTime"),
		Indicator: get("Indicator"), Dimension: get("Dimension"), ProductType: get("ProductType"),
	}
}

// query is a checked ListQualityDistribution request.
type query struct {
	app                           app
	indicator, dimension, product string
	first, last                   day // the buckets to answer with, both included
}

// checkQuery checks a body in the order in which a reader of the API page
// would: the body, the app, what is asked about it, the time.
func (s *Server) checkQuery(body []byte, now time.Time) (query, *refusal) {
	var q query
	if len(strings.TrimSpace(string(body))) == 0 {
		return q, refuse("InvalidParameter.BodyIsEmpty")
	}
	f, refused := parseFields(body)
	if refused != nil {
		return q, refused
	}
	var id, start, end string
	for _, p := range []struct {
		name string
		to   *string
	}{
		{"AppId", &id}, {"Indicator", &q.indicator}, {"Dimension", &q.dimension},
		{"StartTime", &start}, {"EndTime", &end},
	} {
		if *p.to, _, refused = f.text(p.name); refused != nil {
			return q, refused
		}
		if *p.to == "" {
			return q, refusef("InvalidParameter", "%s is required.", p.name)
		}
	}
	var ok bool
	switch q.app, ok = findApp(id); {
	case !ok:
		return q, refusef("InvalidParameter.NotExistAppId", "The AppId %s does not exist.", id)
	case q.app.status != statusRunning:
		return q, refuse("AccessDenied.ServiceNotEnabled")
	case seriesOf(q.indicator) == nil:
		return q, refusef("InvalidParameter", "Unknown Indicator %s.", q.indicator)
	case !knownDimension(q.dimension):
		return q, refusef("InvalidParameter", "Unknown Dimension %s.", q.dimension)
	}
	product, given, refused := f.text("ProductType")
	switch {
	case refused != nil:
		return q, refused
	case !given:
		product = productNative
	case product != productNative && product != productWeb:
		return q, refusef("InvalidParameter", "Unknown ProductType %s.", product)
	}
	q.product = product
	q.first, q.last, refused = checkRange(start, end, now)
	return q, refused
}

// checkRange turns two times into days. The end is included at day level, as
// in the sample of the API page: a bucket is answered when it starts within
// [start, end], so an end at midnight still brings the day that begins then.
// An end in the future is taken; there is no data yet, that is all.
func checkRange(start, end string, now time.Time) (first, last day, _ *refusal) {
	from, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return 0, 0, refusef("InvalidParameter", "StartTime is not in the format RFC3339.")
	}
	to, err := time.Parse(time.RFC3339, end)
	if err != nil {
		return 0, 0, refusef("InvalidParameter", "EndTime is not in the format RFC3339.")
	}
	switch {
	case from.After(to):
		return 0, 0, refuse("InvalidParameter.StartTimeAfterEndTime")
	case to.Sub(from) > maxSpan:
		return 0, 0, refusef("InvalidParameter.OutofTimeRange", "The time range is longer than 7 days.")
	case from.Before(now.Add(-maxLookBack)):
		return 0, 0, refusef("InvalidParameter.OutofTimeRange", "StartTime is more than 30 days ago.")
	}
	first = dayOf(from)
	if first.start().Before(from) {
		first++
	}
	return first, dayOf(to), nil
}
