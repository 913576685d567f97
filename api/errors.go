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

// An Error is a failed call. All its text is safe to show and holds no secret.
type Error struct {
	Kind      Kind
	Action    string        // the call, such as ListQualityDistribution
	Code      string        // the service's error code, or one of this package, such as Timeout
	Message   string        // the service's message, or what happened
	Remark    error         // what this program adds to the message; may be nil
	Advice    string        // what to do, an English sentence
	Status    int           // of the HTTP answer; zero without one
	RequestID string        // for the vendor's support; empty without an answer
	after     time.Duration // how long the service asked to wait before the next call; zero if it did not ask
	cause     error
}

// Error says what failed and what to do about it, with the code, the status and the RequestId.
func (e *Error) Error() string { return e.In(lang.Printer{}) }

// In is Error in the printer's language. The service's own message stays as it came.
func (e *Error) In(say lang.Printer) string {
	code := e.Code
	if e.Status != 0 {
		code += fmt.Sprintf(" (HTTP %d)", e.Status)
	}
	what := say.T("%s failed: %s", e.Action, code)
	if says := e.Says(say); says != "" {
		what = say.Colon(what, strings.TrimSuffix(says, "."))
	}
	text := say.T("%s. %s", what, say.T(e.Advice))
	if e.RequestID != "" {
		text += " RequestId " + e.RequestID
	}
	return text
}

// Says returns the message with the remark, which is in the printer's language.
func (e *Error) Says(say lang.Printer) string {
	switch {
	case e.Remark == nil:
		return e.Message
	case e.Message == "":
		return say.Error(e.Remark)
	}
	return say.T("%s (%s)", e.Message, e.Remark)
}

// Unwrap returns the error of the network or the decoder, or nil.
func (e *Error) Unwrap() error { return e.cause }

// retryable reports whether the same call may succeed in a moment: after flow limits, server faults, time-outs and
// resets.
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

// Permanent reports whether the same call will fail later, too, as long as the key and its policies stay the same.
func (e *Error) Permanent() bool { return e.Kind == KindCredentials }

// KeyRefused reports whether the service refuses the key itself, or its session token, and so would refuse any other
// call.
func (e *Error) KeyRefused() bool {
	switch family, _, _ := strings.Cut(e.Code, "."); family {
	case "AccessDenied", "LackPolicy", "LackProjectPolicy", "RequestForbidden":
		return false // the key is fine, but may not do this
	}
	_, known := findRule(e.Code)
	return e.Kind == KindCredentials && (known || e.Status == http.StatusUnauthorized)
}

// Codes of this package, for failures without a code of the service.
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

// Codes of the service that refuse the times of a request.
const (
	codeTimeRange = "InvalidParameter.OutofTimeRange"
	codeTimeOrder = "InvalidParameter.StartTimeAfterEndTime"
)

// CodeEndless is the code of a list of apps that does not end.
const CodeEndless = "ListWithoutEnd"

// transportError is the error of a call without a whole answer.
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
		err = wrapped.Err // without the address that it quotes, which is known
	}
	if err != nil {
		failed.Message = c.safe(seen, err.Error())
	}
	failed.Advice = adviceFor(failed.Code, failed.Status)
	return failed
}

// isCut reports whether the connection ended during the call. Two errors of net/http for that can be told by their
// text alone: of a kept connection that the server closed at that moment, and of HTTP/2.
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

// serviceError is the error that the service reports in its answer.
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

// clockSkew says how far this machine's clock is from the Date header of an answer; nil if there is no such header.
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

// answerError is the error of an HTTP answer that is not one of the service: a proxy's page, or a cut or empty body.
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

// shapeError is the error of an answer whose Result does not have the shape of the call.
func shapeError(action, requestID string, err error) *Error {
	return &Error{Kind: KindAnswer, Action: action, Code: codeShape,
		Message: cells.Safe(Credentials{}.redact(err.Error(), "")),
		Advice:  adviceFor(codeShape, 0), RequestID: requestID, cause: err}
}

// safe makes text of others fit to show. It removes secrets before it cuts the text, because a cut secret would not
// be found.
func (c *Client) safe(seen *exchange, text string) string {
	return cells.Safe(c.credentials.redact(text, seen.signature))
}
