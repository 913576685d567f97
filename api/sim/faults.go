package sim

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

// FaultKind names a way to go wrong. The zero value is none.
type FaultKind string

// The kinds of faults. Unless said otherwise they leave signature check,
// limits and parameter check in place.
const (
	// Slow waits Fault.Delay before it answers, or until the client is gone.
	Slow FaultKind = "slow"
	// Hang never answers; it ends when the client is gone, or at Close.
	Hang FaultKind = "hang"
	// Cut announces the whole body, sends half of it, and closes.
	Cut FaultKind = "cut"
	// Truncated is a complete HTTP answer whose JSON stops in the middle.
	Truncated FaultKind = "truncated"
	// HTML502 is a proxy's error page. Like the next five it replaces any answer
	// of the service.
	HTML502 FaultKind = "html502"
	// Captive is the page of a captive portal, with status 200.
	Captive FaultKind = "captive"
	// Empty is status 200 with an empty body.
	Empty FaultKind = "empty"
	// NoContent is status 204.
	NoContent FaultKind = "nocontent"
	// HugeBody is a good answer of more than 64 MB.
	HugeBody FaultKind = "hugebody"
	// Redirect is status 302 to Fault.Location, by default another host.
	Redirect FaultKind = "redirect"
	// Busy is FlowLimitExceeded.QPSOverLimit with status 429.
	Busy FaultKind = "busy"
	// Code refuses with error Fault.Code, and with Fault.Status when not 0.
	Code FaultKind = "code"
	// Code200 is Code with status 200. Without a Fault.Code it gives status 200
	// to the errors of the service itself.
	Code200 FaultKind = "code200"
	// OddCells is a good answer with cells, points or rows of every odd shape,
	// see oddCells.
	OddCells FaultKind = "oddcells"
	// Quoted is a good answer with all its figures in quotes.
	Quoted FaultKind = "quoted"
	// Fractions is a good answer with figures from 0 to 1 instead of percentages.
	Fractions FaultKind = "fractions"
	// Impossible is a good answer with figures that no percentage has: the first
	// three of each series are -1, 101.5 and 1e308, the last one is -1.
	Impossible FaultKind = "impossible"
	// HostileText is an answer with HostileTexts as names: added rows of a
	// distribution or of users, app names, and the messages of errors. With a
	// Fault.Code it refuses with that error.
	HostileText FaultKind = "hostiletext"
	// Body answers status 200 with the bytes of Fault.Body, and does not check
	// the parameters.
	Body FaultKind = "body"
)

// Fault is how the following requests go wrong. The zero Fault is none.
type Fault struct {
	Kind     FaultKind
	Action   string        // only requests of this action; "" is all
	Times    int           // how many requests it hits; 0 is all until the next SetFault
	Delay    time.Duration // Slow
	Code     string        // Code, Code200, HostileText
	Status   int           // Code: HTTP status; 0 is the one that goes with the code
	Body     []byte        // Body
	Location string        // Redirect

	RetryAfter string // the header of that name, in any answer; "" sends none
}

// SetFault replaces the fault in force, for requests that arrive from now on.
func (s *Server) SetFault(f Fault) {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.fault = f
}

type faultBox struct {
	mu    sync.Mutex
	fault Fault
}

// take returns the fault for one request, and counts it.
func (b *faultBox) take(action string) Fault {
	b.mu.Lock()
	defer b.mu.Unlock()
	f := b.fault
	if f.Action != "" && f.Action != action {
		return Fault{}
	}
	switch f.Times {
	case 0:
	case 1:
		b.fault = Fault{}
	default:
		b.fault.Times--
	}
	return f
}

const htmlType = "text/html; charset=utf-8"

// inFront returns the answer of a fault that never reaches the service.
func (f Fault) inFront() (answer, bool) {
	switch f.Kind {
	case HTML502:
		return answer{status: http.StatusBadGateway, contentType: htmlType,
			body: []byte("<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n" +
				"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n")}, true
	case Captive:
		return answer{status: http.StatusOK, contentType: htmlType,
			body: []byte("<!DOCTYPE html><html><head><title>Wi-Fi login</title></head>" +
				"<body><form method=\"post\">Please sign in to use this network.</form></body></html>")}, true
	case Empty, HugeBody:
		return answer{status: http.StatusOK, contentType: "application/json; charset=utf-8"}, true
	case NoContent:
		return answer{status: http.StatusNoContent}, true
	case Redirect:
		to := f.Location
		if to == "" {
			to = "http://redirected.invalid/"
		}
		return answer{status: http.StatusFound, location: to}, true
	case Hang:
		return answer{}, true
	}
	return answer{}, false
}

// refusal returns the error of a fault that is a refusal. It comes before the
// limit, so a refused request does not count.
func (f Fault) refusal() *refusal {
	switch {
	case f.Kind == Busy:
		return refuse("FlowLimitExceeded.QPSOverLimit")
	case f.Code != "" && (f.Kind == Code || f.Kind == Code200 || f.Kind == HostileText):
		return refuse(f.Code)
	}
	return nil
}

// onError changes an error answer as the fault says.
func (f Fault) onError(a *answer, e *errorBody) {
	switch {
	case f.Kind == Code && f.Code == e.Code && f.Status != 0:
		a.status = f.Status
	case f.Kind == Code200:
		a.status = http.StatusOK
	case f.Kind == HostileText:
		for _, text := range HostileTexts() {
			e.Message += " " + text
		}
	}
}

// deliver sends an answer.
func deliver(w http.ResponseWriter, a answer, f Fault) {
	header := w.Header()
	if a.contentType != "" {
		header.Set("Content-Type", a.contentType)
	}
	if a.location != "" {
		header.Set("Location", a.location)
	}
	if f.RetryAfter != "" {
		header.Set("Retry-After", f.RetryAfter)
	}
	body := a.body
	switch f.Kind {
	case HugeBody:
		w.WriteHeader(a.status)
		writeHuge(w, hugeSize)
		return
	case Cut:
		// net/http closes the connection when less is written than announced.
		header.Set("Content-Length", strconv.Itoa(len(body)))
		body = body[:len(body)/2]
	case Truncated:
		body = body[:len(body)*2/3]
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(body) // the client may be gone
}
