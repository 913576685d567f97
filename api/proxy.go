package api

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/http/httpproxy"
)

// A Proxy returns the proxy for a request; nil means none.
type Proxy func(*http.Request) (*url.URL, error)

// ProxyFrom takes the proxy from the standard variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in upper or lower case.
// If the address of a proxy cannot be read, the calls that need it fail: without it they might leave by a way that
// nobody wants.
func ProxyFrom(getenv func(string) string) Proxy {
	either := func(names ...string) string {
		for _, name := range names {
			if value := strings.TrimSpace(getenv(name)); value != "" {
				return value
			}
		}
		return ""
	}
	// The library chooses the variable by a stand-in address, because it takes anything for the name of a host.
	standIn := func(set bool) string {
		if set {
			return "http://set.invalid"
		}
		return ""
	}
	secure, plain := either("HTTPS_PROXY", "https_proxy"), either("HTTP_PROXY", "http_proxy")
	which := (&httpproxy.Config{
		HTTPSProxy: standIn(secure != ""), HTTPProxy: standIn(plain != ""), NoProxy: either("NO_PROXY", "no_proxy"),
	}).ProxyFunc()
	return func(r *http.Request) (*url.URL, error) {
		set, err := which(r.URL)
		if set == nil || err != nil {
			return nil, err
		}
		if r.URL.Scheme == "https" {
			return readProxy("HTTPS_PROXY", secure)
		}
		return readProxy("HTTP_PROXY", plain)
	}
}

// readProxy reads the address of a proxy, with or without http:// before it. The error quotes nothing of it, because
// it may hold a password.
func readProxy(variable, address string) (*url.URL, error) {
	if !strings.Contains(address, "://") {
		address = "http://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || !slices.Contains([]string{"http", "https", "socks5", "socks5h"}, u.Scheme) {
		return nil, &proxyError{code: codeProxyUnreadable, says: fmt.Sprintf("%s is not the address of a proxy", variable)}
	}
	return u, nil
}

// A proxyError is the error of a proxy that cannot be used, or that lets nothing through.
type proxyError struct {
	code, says string
	status     int // of the proxy's answer; zero without an answer
}

// Error implements error.
func (e *proxyError) Error() string { return e.says }

// proxyAnswer is the error of a proxy that answers CONNECT with another status than 200. It leaves out the words of
// the answer, which could be anything, and the user and password of the address.
func proxyAnswer(proxy *url.URL, status int) error {
	if status == http.StatusOK {
		return nil
	}
	code := codeProxyRefused
	switch {
	case status == http.StatusProxyAuthRequired:
		code = codeProxyAuth
	case status >= 500:
		code = codeProxyFailed
	}
	says := fmt.Sprintf("the proxy %s answers %d %s", proxy.Host, status, http.StatusText(status))
	return &proxyError{code, strings.TrimSpace(says), status}
}

// proxyFailure returns what is wrong with the proxy, if that is why a call failed.
func proxyFailure(err error) (code string, status int) {
	var answered *proxyError
	if errors.As(err, &answered) {
		return answered.code, answered.status
	}
	var op *net.OpError
	if errors.As(err, &op) && (op.Op == "proxyconnect" || strings.HasPrefix(op.Op, "socks")) && !op.Timeout() {
		return codeProxyAway, 0
	}
	return "", 0
}
