package api

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"rtcscope/cells"
	"rtcscope/lang"
)

// A Kind sorts failures by what can be done about them.
type Kind int

// The kinds of failure.
const (
	KindRequest     Kind = iota // the service refuses this request; another may pass
	KindCredentials             // the service refuses the key, or what it may do
	KindFlow                    // the account calls too often
	KindServer                  // the service failed
	KindNetwork                 // no whole answer came
	KindAnswer                  // an answer came that is not the service's
)

// An Error is a failed call. All its text is safe to show and holds no secret.
type Error struct {
	Kind      Kind
	Action    string        // the call, such as ListQualityDistribution
	Code      string        // the service's error code, or a word of our own for failures without one, such as Timeout
	Message   string        // the service's message, or what happened
	Remark    error         // what this program adds, or says in place of a message; nil for nothing
	Advice    string        // what to do, an English sentence
	Status    int           // of the HTTP answer; zero without one
	RequestID string        // for the vendor's support; empty without an answer
	after     time.Duration // how long the service asked to wait before the next call; zero if it did not
	cause     error
}

// Error says what failed and what to do about it, with the code, the status and the RequestId.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s failed: %s", e.Action, e.Code)
	if e.Status != 0 {
		fmt.Fprintf(&b, " (HTTP %d)", e.Status)
	}
	if says := e.Says(lang.Printer{}); says != "" {
		fmt.Fprintf(&b, ": %s", strings.TrimSuffix(says, "."))
	}
	fmt.Fprintf(&b, ". %s", e.Advice)
	if e.RequestID != "" {
		fmt.Fprintf(&b, " RequestId %s", e.RequestID)
	}
	return b.String()
}

// Says is the message with the remark, as far as it can be in the language of a printer.
func (e *Error) Says(say lang.Printer) string {
	switch {
	case e.Remark == nil:
		return e.Message
	case e.Message == "":
		return say.Error(e.Remark)
	}
	return say.T("%s (%s)", e.Message, e.Remark)
}

// Unwrap is the error of the network or the decoder below, if any.
func (e *Error) Unwrap() error { return e.cause }

// retryable says whether the same call may pass in a moment: flow limits, server faults, time-outs and resets.
func (e *Error) retryable() bool {
	switch e.Kind {
	case KindFlow:
		return e.Code != "FlowLimitExceeded.TaskNumberOverLimit" && e.Code != codeSpent
	case KindServer:
		return true
	case KindNetwork:
		return e.Code == codeTimeout || e.Code == codeCut
	}
	return false
}

// Permanent says that the same call will not pass later either, as long as the key and what it may do are the same.
func (e *Error) Permanent() bool { return e.Kind == KindCredentials }

// KeyRefused says that the service refuses the key itself, or its session token: every further call would be refused,
// whatever it asks for.
func (e *Error) KeyRefused() bool {
	switch family, _, _ := strings.Cut(e.Code, "."); family {
	case "AccessDenied", "LackPolicy", "LackProjectPolicy", "RequestForbidden":
		return false // what the key may do
	}
	_, known := findRule(e.Code)
	return e.Kind == KindCredentials && (known || e.Status == http.StatusUnauthorized)
}

// Codes of our own, for failures that come without one of the service's.
const (
	codeTimeout    = "Timeout"
	codeCut        = "ConnectionCut"
	codeRefused    = "ConnectionRefused"
	codeUnknown    = "HostNotFound"
	codeTLS        = "CertificateNotTrusted"
	codeNetwork    = "NetworkError"
	codeTooLarge   = "AnswerTooLarge"
	codeNotJSON    = "AnswerNotJSON"
	codeEmpty      = "AnswerEmpty"
	codeTruncated  = "AnswerTruncated"
	codeShape      = "AnswerOfAnotherShape"
	codeRedirected = "Redirected"
	codeUnnamed    = "ErrorWithoutCode"
	codeSpent      = "CallsSpent"

	codeProxyAuth       = "ProxyAuthentication"
	codeProxyRefused    = "ProxyRefused"
	codeProxyFailed     = "ProxyFailed"
	codeProxyAway       = "ProxyNotReached"
	codeProxyUnreadable = "ProxyUnreadable"
)

// CodeEndless is the code of a list of apps that does not come to its end.
const CodeEndless = "ListWithoutEnd"

// transportError explains why no whole answer came.
func (c *Client) transportError(action string, seen *exchange, err error) *Error {
	failed := &Error{Kind: KindNetwork, Action: action, Status: seen.status, Code: codeNetwork, cause: err}
	var dns *net.DNSError
	var netErr net.Error
	byProxy, proxyStatus := proxyFailure(err)
	switch {
	case byProxy != "":
		failed.Code, failed.Status = byProxy, proxyStatus
	case errors.Is(err, errTooLarge):
		failed.Kind, failed.Code = KindAnswer, codeTooLarge
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &netErr) && netErr.Timeout():
		failed.Code = codeTimeout
	case errors.As(err, &dns):
		failed.Code = codeUnknown
	case errors.Is(err, syscall.ECONNREFUSED):
		failed.Code = codeRefused
	case isCertificateError(err):
		failed.Code = codeTLS
	case isCut(err):
		failed.Code = codeCut
	}
	if wrapped := (*url.Error)(nil); errors.As(err, &wrapped) {
		err = wrapped.Err // the address it quotes is known, and long
	}
	if err != nil {
		failed.Message = c.safe(seen, err.Error())
	}
	failed.Advice = adviceFor(failed.Code, failed.Status)
	return failed
}

// isCut says whether the connection ended under the call. Some of net/http's errors for that, of a kept connection
// that the other side closed just then and of HTTP/2, can be told by their text alone.
func isCut(err error) bool {
	for _, cut := range []error{io.ErrUnexpectedEOF, io.EOF, net.ErrClosed, syscall.ECONNRESET, syscall.EPIPE} {
		if errors.Is(err, cut) {
			return true
		}
	}
	for _, text := range []string{"server closed idle connection", "GOAWAY", "client connection lost"} {
		if err != nil && strings.Contains(err.Error(), text) {
			return true
		}
	}
	return false
}

func isCertificateError(err error) bool {
	var (
		unknown  x509.UnknownAuthorityError
		invalid  x509.CertificateInvalidError
		host     x509.HostnameError
		verified *tls.CertificateVerificationError
	)
	return errors.As(err, &unknown) || errors.As(err, &invalid) || errors.As(err, &host) || errors.As(err, &verified)
}

// serviceError is the failure that the service itself reported.
func (c *Client) serviceError(action string, seen *exchange, requestID, code, message string) *Error {
	failed := &Error{
		Kind: kindOf(code, seen.status), Action: action, Code: c.safe(seen, code), Message: c.safe(seen, message),
		Status: seen.status, RequestID: requestID, Advice: adviceFor(code, seen.status),
	}
	if code == "InvalidTimestamp" {
		failed.Remark = c.clockSkew(seen.date)
	}
	return failed
}

// clockSkew compares the clock with the Date header of an answer; it is nil where there is none.
func (c *Client) clockSkew(date string) error {
	t, err := http.ParseTime(date)
	if err != nil {
		return nil
	}
	skew := c.now().Sub(t).Round(time.Second)
	if skew < 0 {
		return &lang.Message{Text: "this machine's clock is %s behind the service's", Args: []any{-skew}}
	}
	return &lang.Message{Text: "this machine's clock is %s ahead of the service's", Args: []any{skew}}
}

// answerError is an HTTP answer that is not the service's envelope: a proxy's page, a cut or an empty body.
func (c *Client) answerError(action string, seen *exchange, code, message string, cause error) *Error {
	kind := KindAnswer
	switch {
	case seen.status >= 300 && seen.status <= 399:
		code = codeRedirected
	case seen.status == http.StatusProxyAuthRequired:
		kind, code = KindNetwork, codeProxyAuth
	case seen.status == http.StatusTooManyRequests:
		kind = KindFlow
	case seen.status >= 500:
		kind = KindServer
	}
	return &Error{Kind: kind, Action: action, Code: code, Message: c.safe(seen, message), Status: seen.status,
		Advice: adviceFor(code, seen.status), cause: cause}
}

// shapeError is an answer whose Result is shaped unlike the one of the call.
func shapeError(action, requestID string, err error) *Error {
	return &Error{Kind: KindAnswer, Action: action, Code: codeShape, Message: cells.Safe(Credentials{}.redact(err.Error(), "")),
		Advice: adviceFor(codeShape, 0), RequestID: requestID, cause: err}
}

// safe makes foreign text fit to show. The secrets go first: once the text is cut to its length, they might no longer
// be found whole.
func (c *Client) safe(seen *exchange, text string) string {
	return cells.Safe(c.credentials.redact(text, seen.signature))
}
