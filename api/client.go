// Package api speaks to the Volcengine RTC OpenAPI: it signs and sends requests through the SDK, keeps the service's
// limits, decodes answers leniently, and turns every failure into a sentence that says what to do.
//
// The calls are those of version 2020-12-01: ListQualityDistribution, the daily quality figures by dimension;
// ListQuality, those of a whole app, by day or of five minutes; ListRealTimeQualityDistribution and
// ListRealTimeQuality, both of the last hour; ListOperationDistribution, the users by province or country; and
// ListApps, for choosing the app.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/volcengine/volc-sdk-golang/base"

	"rtcscope/quality"
)

const (
	version     = "2020-12-01"
	serviceName = "rtc"

	actionDistribution = "ListQualityDistribution"
	actionOverall      = "ListQuality"
	actionUsers        = "ListOperationDistribution"
	actionLive         = "ListRealTimeQualityDistribution"
	actionLiveOverall  = "ListRealTimeQuality"
	actionApps         = "ListApps"
)

// DefaultTimeout bounds one attempt of one call.
const DefaultTimeout = 10 * time.Second

// Config is what a Client is made of.
type Config struct {
	Endpoint    Endpoint
	Credentials Credentials
	Timeout     time.Duration   // of one attempt; zero means DefaultTimeout
	Limits      []quality.Limit // for all calls together; none means LimitsOf(Endpoint)
	Ledger      Ledger          // counts calls across runs; nil means that this process counts alone
	// shares the account's limits with other processes; nil means that this process counts alone
	Board   Board
	Account []quality.Limit  // the limits that the Board keeps, if Limits are stricter than them; none means Limits
	Limiter *Limiter         // shared by all clients of the process; nil means a new one, made of the fields above
	Proxy   Proxy            // nil means that of the process's environment
	Now     func() time.Time // nil means time.Now
}

// A Client makes signed calls, never faster than its Limiter permits. It is safe for concurrent use.
type Client struct {
	sdk         *base.Client
	credentials Credentials
	limiter     *Limiter
	calls       atomic.Int64
	now         func() time.Time
	oneRetry    bool // of a refused call, instead of a budget of time
	skew        skew

	usersIndicator atomic.Int32 // index in usersIndicators of the name that the service accepted last
}

// New makes a client. It replaces the SDK's own lookup of credentials and proxies and its retries; newHTTPClient says
// why.
func New(cfg Config) *Client {
	if cfg.Timeout <= 0 {
		cfg.Timeout = DefaultTimeout
	}
	if cfg.Limiter == nil {
		cfg.Limiter = newLimiter(cfg)
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	sdk := base.NewClient(&base.ServiceInfo{
		Timeout: cfg.Timeout,
		Scheme:  cfg.Endpoint.Scheme,
		Host:    cfg.Endpoint.Host,
		Header:  http.Header{"Accept": []string{"application/json"}},
	}, apiList(cfg.Endpoint.Path))
	// Assigned, because the SDK's setters keep what its own lookup found where ours is empty.
	sdk.ServiceInfo.Credentials = base.Credentials{
		AccessKeyID:     cfg.Credentials.AccessKey,
		SecretAccessKey: cfg.Credentials.SecretKey,
		SessionToken:    cfg.Credentials.SessionToken,
		Service:         serviceName,
		Region:          cfg.Endpoint.Region,
	}
	sdk.Client = newHTTPClient(cfg.Proxy)
	return &Client{sdk: sdk, credentials: cfg.Credentials, limiter: cfg.Limiter, now: cfg.Now,
		oneRetry: onBytePlus(cfg.Endpoint)}
}

func newLimiter(cfg Config) *Limiter {
	limits := cfg.Limits
	if len(limits) == 0 {
		limits = LimitsOf(cfg.Endpoint)
	}
	l := NewLimiter(limits...)
	if cfg.Ledger != nil {
		l.KeepIn(cfg.Ledger)
	}
	if cfg.Board != nil {
		account := cfg.Account
		if len(account) == 0 {
			account = limits
		}
		l.ShareOn(cfg.Board, account...)
	}
	return l
}

func apiList(path string) map[string]*base.ApiInfo {
	list := make(map[string]*base.ApiInfo)
	for _, action := range actions() {
		list[action] = &base.ApiInfo{
			Method: http.MethodPost,
			Path:   path,
			Query:  url.Values{"Action": {action}, "Version": {version}},
		}
	}
	return list
}

// String implements fmt.Stringer. It hides the keys.
func (c *Client) String() string { return "client with " + c.credentials.String() }

// GoString implements fmt.GoStringer. It hides the keys.
func (c *Client) GoString() string { return c.String() }

// Calls returns the number of calls that were sent, including retries.
func (c *Client) Calls() int64 { return c.calls.Load() }

// call makes one call, with its retries. The body may be a bodyAt. scan, which may be nil, reads the Result of the
// answer on the way.
func (c *Client) call(ctx context.Context, action string, body any, scan func(*scanner) bool) (reply, error) {
	if c.credentials.AccessKey == "" {
		return reply{}, ErrNoCredentials // the SDK would send the request without a signature
	}
	var soFar failures
	for {
		answer, err := c.attempt(ctx, action, body, scan)
		var failed *Error
		if err == nil || !errors.As(err, &failed) || !failed.retryable() {
			return answer, err
		}
		if err := c.permitRetry(ctx, failed, &soFar); err != nil {
			return reply{requestID: answer.requestID}, err
		}
	}
}

// attempt makes one call. It uses the SDK's error only if no answer came; otherwise the body of the answer decides.
func (c *Client) attempt(ctx context.Context, action string, body any, scan func(*scanner) bool) (reply, error) {
	turn, err := c.limiter.Wait(ctx)
	if spent := (*SpentError)(nil); errors.As(err, &spent) {
		return reply{}, spentError(action, spent)
	}
	if err != nil {
		return reply{}, err
	}
	defer turn.Done()
	if write, dated := body.(bodyAt); dated {
		body = write(c.serviceNow())
	}
	text, err := json.Marshal(body)
	if err != nil {
		return reply{}, fmt.Errorf("writing the request of %s: %w", action, err)
	}
	c.calls.Add(1)
	seen := &exchange{sent: turn.Sent, now: c.now}
	_, _, err = c.sdk.CtxJson(withExchange(ctx, seen), action, nil, string(text))
	if seen.status != 0 {
		turn.Answered()
		c.skew.note(seen.date, seen.asked, seen.answered)
	}
	if ctx.Err() != nil {
		return reply{}, context.Cause(ctx)
	}
	if seen.status == 0 || seen.bodyErr != nil {
		if seen.bodyErr != nil {
			err = seen.bodyErr
		}
		return reply{}, c.transportError(action, seen, err)
	}
	answer, err := c.readEnvelope(action, seen, scan)
	var failed *Error
	switch {
	case err == nil:
		c.limiter.Succeeded()
	case errors.As(err, &failed) && failed.Kind == KindFlow:
		failed.after = retryAfter(seen.retryAfter, seen.date, c.now())
	}
	return answer, err
}
