package api

import (
	"context"
	"net/url"
	"strings"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// LimitsOf lists the limits of an endpoint; each holds for the whole account. Volcengine permits 2 calls a second,
// says the API page, and other hosts are taken to permit the same. BytePlus permits 10 a minute and 60 a day, say its
// pages 163728 and 124667. That a day is any 24 hours is unverified, and stricter than a calendar day.
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

// A SpentError is the error of a call that a limit does not permit for so long that waiting is not worth it.
type SpentError struct {
	Limit quality.Limit // the zero Limit if the service asked to wait
	Next  time.Time     // when the next call is permitted
}

// Error says how many calls were made, and when the next one is permitted, to the minute in the zone of the data.
func (e *SpentError) Error() string { return e.message().Error() }

// Untranslated implements lang.Translatable.
func (e *SpentError) Untranslated() (text string, args []any) { return e.message().Untranslated() }

func (e *SpentError) message() *lang.Message {
	if e.Limit.Calls == 0 {
		return nextCall(e.Next)
	}
	return &lang.Message{Text: "all %d calls that are permitted in %s are made; the next is permitted at %s",
		Args: []any{e.Limit.Calls, spell(e.Limit.Per), spellTime(e.Next)}}
}

// nextCall says when the service takes the next call.
func nextCall(at time.Time) *lang.Message {
	return &lang.Message{Text: "the service takes the next call at %s", Args: []any{spellTime(at)}}
}

// spellTime writes an instant in the zone of the data, rounded up to the minute.
func spellTime(t time.Time) string {
	return t.Add(time.Minute-time.Nanosecond).Truncate(time.Minute).In(quality.Zone).Format("2006-01-02 15:04") +
		" (+08:00)"
}

// spell returns a duration in its largest whole unit: a string, or a message that a printer translates.
func spell(d time.Duration) any {
	for _, unit := range []struct {
		is   time.Duration
		said lang.Message
	}{
		{time.Hour, lang.Message{Text: "%d hours"}},
		{time.Minute, lang.Message{Text: "%d minutes"}},
		{time.Second, lang.Message{Text: "%d seconds"}},
	} {
		if d >= unit.is && d%unit.is == 0 {
			unit.said.Args = []any{int(d / unit.is)}
			return &unit.said
		}
	}
	return d.String()
}

// leastQuota is the shortest limit whose rest is worth showing; that of a shorter one changes too fast.
const leastQuota = time.Hour

// Quota returns the longest limit of at least an hour, and how many of its calls were left at the last call.
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

// Quota returns the endpoint's longest limit of at least an hour, and how many of its calls are left for the account,
// as far as this machine knows. Calls that other runs made since this client's last call are counted with its next
// one.
func (c *Client) Quota() quality.Quota { return c.limiter.Quota() }

// Recount reads what other runs have spent, so that Quota is right before the first call.
func (c *Client) Recount(ctx context.Context) { c.limiter.Recount(ctx) }

// spentError is the error of a call that was not made, because a limit permits none for long.
func spentError(action string, spent *SpentError) *Error {
	return &Error{Kind: KindFlow, Action: action, Code: codeSpent, Remark: spent,
		Advice: adviceFor(codeSpent, 0), cause: spent}
}
