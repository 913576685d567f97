package sim

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"
)

const (
	serviceName    = "rtc"
	apiVersion     = "2020-12-01"
	defaultRegion  = "cn-north-1"
	maxRequestBody = 1 << 20

	actionDistribution = "ListQualityDistribution"
	actionQuality      = "ListQuality"
	actionOperation    = "ListOperationDistribution"
	actionApps         = "ListApps"

	actionLiveDistribution = "ListRealTimeQualityDistribution"
	actionLiveQuality      = "ListRealTimeQuality"
)

// call is one request on its way through the service.
type call struct {
	r               *http.Request
	id              string
	action, version string
	region          string    // from the credential scope, once that is known
	arrived         time.Time // real time: the limits count by it
	now             time.Time // the service's clock
	body            []byte
	bodyErr         error
}

// answer is what is to be delivered.
type answer struct {
	status      int
	code        string // error code, for the journal
	contentType string
	location    string
	body        []byte
}

// envelope is the documented frame of every answer.
type envelope struct {
	ResponseMetadata metadata
	Result           any `json:",omitempty"`
}

type metadata struct {
	RequestId string
	Action    string
	Version   string
	Service   string
	Region    string
	Error     *errorBody `json:",omitempty"`
}

type errorBody struct {
	CodeN   int `json:",omitempty"`
	Code    string
	Message string
}

// answer makes the answer to a call under a fault.
func (s *Server) answer(c *call, f Fault) answer {
	if a, ok := f.inFront(); ok {
		return a
	}
	result, refused := s.process(c, f)
	meta := metadata{
		RequestId: c.id, Action: c.action, Version: c.version, Service: serviceName, Region: c.region,
	}
	a := answer{status: http.StatusOK, contentType: "application/json; charset=utf-8"}
	switch {
	case refused != nil:
		about := lookup(refused.code)
		a.status, a.code = about.status, refused.code
		meta.Error = &errorBody{CodeN: about.n, Code: refused.code, Message: refused.message}
		f.onError(&a, meta.Error)
		result = nil
	case f.Kind == Body:
		a.body = f.Body
		return a
	case f.Kind == OddCells:
		result = oddCells(result)
	case f.Kind == Quoted:
		result = quoted(result)
	case f.Kind == Fractions:
		result = refigured(result, func(_, _ int, v float64) float64 { return v / 100 })
	case f.Kind == Impossible:
		result = refigured(result, impossible)
	case f.Kind == HostileText:
		result = hostile(result)
	}
	a.body = mustJSON(envelope{ResponseMetadata: meta, Result: result})
	return a
}

// process takes a call through the gateway (route, signature, limit) to its
// operation. The order is that of the real gateway, as far as it is known: an
// unknown action is refused even if it is not signed, and only calls of a known
// account count against that account's limit.
func (s *Server) process(c *call, f Fault) (any, *refusal) {
	does, refused := s.route(c)
	if refused != nil {
		return nil, refused
	}
	if refused := s.authenticate(c); refused != nil {
		return nil, refused
	}
	if refused := f.refusal(); refused != nil {
		return nil, refused
	}
	if !s.limits[c.action].allow(c.arrived) {
		return nil, refuse("FlowLimitExceeded.QPSOverLimit")
	}
	if f.Kind == Body {
		return nil, nil // the bytes of the fault are the answer
	}
	return does.serve(s, c)
}

// route returns the operation of a call, or refuses what none of them takes.
func (s *Server) route(c *call) (operation, *refusal) {
	var tooLarge *http.MaxBytesError
	does, known := operations[c.action]
	switch {
	case c.r.URL.Path != "/" && c.r.URL.Path != "":
		return does, refuse("ServiceNotFound")
	case c.version != apiVersion, !known:
		return does, refusef("InvalidActionOrVersion", "Could not find operation %s for version %s.", c.action, c.version)
	case c.r.Method != http.MethodPost:
		return does, refusef("MethodNotAllowed", "The method %s is not allowed for %s.", c.r.Method, c.action)
	case errors.As(c.bodyErr, &tooLarge):
		return does, refusef("InvalidParameter.SizeOverLimit", "The request body is larger than %d bytes.", maxRequestBody)
	case c.bodyErr != nil:
		return does, refusef("MissingRequestInfo", "The request body could not be read.")
	}
	return does, nil
}

// An operation is what the service does for one action.
type operation struct {
	perSecond int // the limit of its API page: calls of an account in a second
	serve     func(*Server, *call) (any, *refusal)
}

// operations is the table of what the service does, by action. Read-only.
var operations = map[string]operation{
	actionDistribution: {2, (*Server).listQualityDistribution},
	actionQuality:      {2, (*Server).listQuality},
	actionOperation:    {2, (*Server).listOperationDistribution},
	actionApps:         {20, (*Server).listApps},

	actionLiveDistribution: {2, (*Server).listRealTimeQualityDistribution},
	actionLiveQuality:      {2, (*Server).listRealTimeQuality},
}

// requestID makes an id in the shape of the real ones: the second in +08:00,
// twelve digits of a machine address, eight hexadecimal digits. The last part
// is a one-to-one scrambling of a counter, which makes ids unique.
func (s *Server) requestID(now time.Time) string {
	n := s.issued.Add(1) + uint32(mix(s.account.seed))
	n ^= n >> 16
	n *= 0x7feb352d
	n ^= n >> 15
	n *= 0x846ca68b
	n ^= n >> 16
	return now.In(zone).Format("20060102150405") + "010234001234" + fmt.Sprintf("%08X", n)
}

// mustJSON encodes a value of this package's own making.
func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("sim: " + err.Error())
	}
	return b
}
