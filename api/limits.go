package api

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"rtcscope/quality"
)

// LimitsOf lists the limits of an endpoint, each for a whole account. Volcengine permits 2 calls a second, from the API
// page; so does any other host, for all that is known of it. BytePlus permits 10 a minute and 60 a day, from its pages
// 163728 and 124667 for the offline calls; that a day is any 24 hours is unverified, and stricter than calendar days.
func LimitsOf(e Endpoint) []quality.Limit {
	if onBytePlus(e) {
		return []quality.Limit{{Calls: 10, Per: time.Minute}, {Calls: 60, Per: 24 * time.Hour}}
	}
	return []quality.Limit{{Calls: 2, Per: time.Second}}
}

func onBytePlus(e Endpoint) bool {
	host := strings.TrimSuffix(strings.ToLower((&url.URL{Host: e.Host}).Hostname()), ".")
	return host == bytePlusDomain || strings.HasSuffix(host, "."+bytePlusDomain)
}

// A SpentError says that a limit permits no call for longer than is worth waiting for.
type SpentError struct {
	Limit quality.Limit // the zero Limit where the service said so
	Next  time.Time     // when the next call is permitted
}

// Error says how many calls were made and when the next is permitted, to the minute and in the zone of the data.
func (e *SpentError) Error() string {
	if e.Limit.Calls == 0 {
		return "the service takes the next call at " + spellTime(e.Next)
	}
	calls := "calls"
	if e.Limit.Calls == 1 {
		calls = "call"
	}
	return fmt.Sprintf("all %d %s that are permitted in %s are made; the next is permitted at %s",
		e.Limit.Calls, calls, spell(e.Limit.Per), spellTime(e.Next))
}

// spellTime writes the minute from which on a call is permitted, in the zone of the data.
func spellTime(t time.Time) string {
	return t.Add(time.Minute-time.Nanosecond).Truncate(time.Minute).In(quality.Zone).Format("2006-01-02 15:04") + " (+08:00)"
}

// spell writes a time in its largest whole unit.
func spell(d time.Duration) string {
	for _, unit := range []struct {
		name string
		is   time.Duration
	}{{"hour", time.Hour}, {"minute", time.Minute}, {"second", time.Second}} {
		switch {
		case d == unit.is:
			return "1 " + unit.name
		case d > unit.is && d%unit.is == 0:
			return fmt.Sprintf("%d %ss", d/unit.is, unit.name)
		}
	}
	return d.String()
}

// leastQuota is the shortest limit that is worth watching: what is left of a shorter one changes under the eyes.
const leastQuota = time.Hour

// Quota is the longest limit of at least an hour, and how many of its calls are left as of the last call.
func (l *Limiter) Quota() quality.Quota {
	quota := quality.Quota{Trouble: l.log.trouble()}
	for _, limit := range l.limits {
		if limit.Per >= leastQuota && limit.Per > quota.Limit.Per {
			quota.Limit = limit
		}
	}
	if quota.Limit.Calls > 0 {
		quota.Left = l.log.left(quota.Limit, time.Now())
	}
	return quota
}

// Recount reads what all runs have spent, so that Quota is right before the first call.
func (l *Limiter) Recount(ctx context.Context) { l.log.read(ctx) }

// Quota is the endpoint's longest limit of at least an hour, and how many of its calls are left for the account, as far
// as this machine knows. Calls that other runs made since this client's last one are counted with the next.
func (c *Client) Quota() quality.Quota { return c.limiter.Quota() }

// Recount reads what other runs have spent, so that Quota is right before the first call.
func (c *Client) Recount(ctx context.Context) { c.limiter.Recount(ctx) }

// spentError is the failure of a call that was not made, because a limit permits none for long.
func spentError(action string, spent *SpentError) *Error {
	return &Error{Kind: KindFlow, Action: action, Code: codeSpent, Message: spent.Error(),
		Advice: adviceFor(codeSpent, 0), cause: spent}
}
