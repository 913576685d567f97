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

// names reads a list of names. If it is not one, or is empty, the value is
// refused, because the pages have no code for that.
func (f fields) names(name string) ([]string, *refusal) {
	var list []string
	if raw, ok := f[name]; ok {
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, refusef("InvalidParameter", "%s has to be an array of strings.", name)
		}
	}
	if len(list) == 0 {
		return nil, refusef("InvalidParameter", "%s is required.", name)
	}
	return list, nil
}

// parameter is a string that a request has to have, and where it goes.
type parameter struct {
	name string
	to   *string
}

// required reads string fields that may be neither absent nor empty.
func (f fields) required(list ...parameter) (refused *refusal) {
	for _, p := range list {
		if *p.to, _, refused = f.text(p.name); refused != nil {
			return refused
		}
		if *p.to == "" {
			return refusef("InvalidParameter", "%s is required.", p.name)
		}
	}
	return nil
}

// product reads which SDKs a request is about.
func (f fields) product() (string, *refusal) {
	product, given, refused := f.text("ProductType")
	switch {
	case refused != nil:
		return "", refused
	case !given:
		return productNative, nil
	case product != productNative && product != productWeb:
		return "", refusef("InvalidParameter", "Unknown ProductType %s.", product)
	}
	return product, nil
}

// openBody reads the body of a call that cannot do without one.
func openBody(body []byte) (fields, *refusal) {
	if len(strings.TrimSpace(string(body))) == 0 {
		return nil, refuse("InvalidParameter.BodyIsEmpty")
	}
	return parseFields(body)
}

// runningApp finds the app that a request is about.
func runningApp(id string) (app, *refusal) {
	a, ok := findApp(id)
	switch {
	case !ok:
		return app{}, refusef("InvalidParameter.NotExistAppId", "The AppId %s does not exist.", id)
	case a.status != statusRunning:
		return app{}, refuse("AccessDenied.ServiceNotEnabled")
	}
	return a, nil
}

// parseBody reads what the journal keeps of a body, good or bad.
func parseBody(body []byte) RequestBody {
	f, _ := parseFields(body)
	get := func(name string) string {
		s, _, _ := f.text(name)
		return s
	}
	list := func(name string) string {
		if list, refused := f.names(name); refused == nil {
			return strings.Join(list, ",")
		}
		return get(name)
	}
	return RequestBody{
		AppID: get("AppId"), Start: get("StartTime"), End: get("EndTime"),
		Indicator: list("Indicator"), Dimension: get("Dimension"), ProductType: get("ProductType"),
		OS: list("OS"), Access: list("Access"),
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
	switch {
	case s.account.seriesOf(q.indicator) == nil:
		return q, refusef("InvalidParameter", "Unknown Indicator %s.", q.indicator)
	case !knownDimension(q.dimension):
		return q, refusef("InvalidParameter", "Unknown Dimension %s.", q.dimension)
	}
	if q.product, refused = f.product(); refused != nil {
		return q, refused
	}
	q.first, q.last, refused = checkRange(start, end, now)
	return q, refused
}

// checkRange turns two times into days. The day of the end is included, as in the
// sample of the API page: a bucket is in the answer if it starts within [start,
// end], so an end at midnight includes the day that begins then. An end in the
// future is accepted; there are no data yet.
func checkRange(start, end string, now time.Time) (first, last day, _ *refusal) {
	from, to, refused := readTimes(start, end)
	switch {
	case refused != nil:
		return 0, 0, refused
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

// readTimes reads the two times of a request.
func readTimes(start, end string) (from, to time.Time, _ *refusal) {
	from, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return from, to, refusef("InvalidParameter", "StartTime is not in the format RFC3339.")
	}
	to, err = time.Parse(time.RFC3339, end)
	switch {
	case err != nil:
		return from, to, refusef("InvalidParameter", "EndTime is not in the format RFC3339.")
	case from.After(to):
		return from, to, refuse("InvalidParameter.StartTimeAfterEndTime")
	}
	return from, to, nil
}
