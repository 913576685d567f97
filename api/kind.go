package api

import "net/http"

// A Kind sorts failures by what can be done about them.
type Kind int

// The kinds of failure.
const (
	KindRequest     Kind = iota // the service refuses this request; another may pass
	KindCredentials             // the service refuses the key, or what it may do
	KindFlow                    // the account calls too often
	KindServer                  // the service failed
	KindNetwork                 // no answer came, or not all of it
	KindAnswer                  // an answer came that is not one of the service
)

// kindOf returns the kind of a code, or of the HTTP status if no rule knows the code. With a status of 500 or more a
// refusal counts as a failure of the service, whatever its name: ServiceUnavailable, the old name of an unknown
// service, also means an overload.
func kindOf(code string, status int) Kind {
	if r, ok := findRule(code); ok && (r.kind != KindRequest || status < 500) {
		return r.kind
	}
	switch {
	case status == http.StatusTooManyRequests:
		return KindFlow
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return KindCredentials
	case status >= 500:
		return KindServer
	}
	return KindRequest
}
