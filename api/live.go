package api

import (
	"context"
	"errors"
	"slices"
	"time"

	"rtcscope/quality"
)

// liveMargin is how much less than quality.LiveSpan is asked for: so long a request may take from its making to the
// service, whose clock may be a little ahead.
const liveMargin = clockTolerance

// liveOverallRequest is the body of ListRealTimeQuality, from the SDK's model (service/rtc/v20201201) and the vendor's
// page 1219543. Its filters by room and user are left out. It has none by system or network.
type liveOverallRequest struct {
	AppID       string `json:"AppId"`
	StartTime   string
	EndTime     string
	Indicator   []string
	ProductType string
}

// Live returns the figures of the last hour by dimension. It makes one call of ListRealTimeQualityDistribution, whose
// body is that of ListQualityDistribution; the vendor's page 1219548 gives it 60 minutes to look back, and figures a
// minute late. The page calls its steps 30 seconds, the SDK's model a minute: the points may be of either. What the
// service does with a StartTime that is more than 60 minutes ago is unverified: Live asks for a little less than that.
func (c *Client) Live(ctx context.Context, q quality.Query) (quality.Timely, error) {
	answer, err := c.lastHour(ctx, actionLive, func(start, end string) any {
		return distributionBody(q, start, end)
	}, false)
	return c.timely(answer), err
}

// LiveOverall returns the figures of a whole app of the last hour, for all given indicators. It makes one call of
// ListRealTimeQuality, and further ones where the service refuses an indicator, as Overall does. No page says that it
// can be filtered by system or network.
func (c *Client) LiveOverall(ctx context.Context, app, product string, indicators []string) (quality.Timely, error) {
	answer, err := lines(ctx, quality.Subset{}, indicators, func(ctx context.Context, names []string) (decoded, error) {
		return c.lastHour(ctx, actionLiveOverall, func(start, end string) any {
			return liveOverallRequest{AppID: app, StartTime: start, EndTime: end, Indicator: names, ProductType: product}
		}, true)
	})
	return c.timely(answer), err
}

// Course returns the figures of five minutes of a whole app, or of the calls of some systems or networks, over at most
// quality.SpanDays days. It makes the call of Overall, or of Subset, with the granularity 5min of the vendor's page
// 1219549. That page has filters by system and network, void for the web, and none by province or country: there is no
// course of a province or a country.
func (c *Client) Course(
	ctx context.Context, app, product string, s quality.Subset, indicators []string, days quality.Range,
) (quality.Timely, error) {
	if product == quality.ProductWeb && len(s.Places()) > 0 {
		return quality.Timely{}, errNoWebSubset
	}
	body, err := c.overallBody(app, product, s, days, perFiveMinutes)
	if err != nil {
		return quality.Timely{}, err
	}
	answer, err := lines(ctx, s, indicators, func(ctx context.Context, names []string) (decoded, error) {
		body := body
		body.Indicator = names
		return c.points(ctx, actionOverall, body, func() pointRule {
			return pointRule{secondsAsked{days.From.Start().Unix(), days.To.End().Unix(), c.serviceNow().Unix()}, true}
		})
	})
	return c.timely(answer), err
}

// timely is an answer of times shorter than a day, with what is known of the clocks. quality.ClockWarnings say it.
func (c *Client) timely(d decoded) quality.Timely {
	var odd []quality.Warning
	for _, o := range d.odd.list() {
		odd = quality.AddWarnings(odd, []quality.Warning{o.Warning})
	}
	t := quality.Timely{Points: d.timed, Listed: d.listed, Refused: d.refused, Ahead: c.skew.is()}
	t.Notes = slices.Concat(odd, d.notes)
	return t
}

// A bodyAt makes the body of a request by the service's time, right before it is sent: a request may wait for its
// turn.
type bodyAt func(now time.Time) any

// lastHour makes one call for the last hour by the service's clock. If its answer, or its refusal, tells that the hour
// was a wrong one, because the clock of this machine is off, it asks once more.
func (c *Client) lastHour(
	ctx context.Context, action string, body func(start, end string) any, whole bool,
) (decoded, error) {
	var from, until time.Time
	var ahead time.Duration
	write := bodyAt(func(now time.Time) any {
		ahead = c.skew.is()
		until = now.In(quality.Zone).Truncate(time.Second)
		from = until.Add(liveMargin - quality.LiveSpan)
		return body(from.Format(time.RFC3339), until.Format(time.RFC3339))
	})
	rule := func() pointRule {
		now := c.serviceNow()
		return pointRule{secondsAsked{from.Truncate(time.Minute).Unix(), now.Add(clockTolerance).Unix(), now.Unix()}, whole}
	}
	answer, err := c.points(ctx, action, write, rule)
	if !c.wrongHour(err, ahead) {
		return answer, err
	}
	return c.points(ctx, action, write, rule)
}

// wrongHour says whether a call asked for a wrong hour: since it was made, its answer told how far this machine's
// clock is ahead, which was taken to be so much.
func (c *Client) wrongHour(err error, ahead time.Duration) bool {
	off := (c.skew.is() - ahead).Abs()
	var failed *Error
	if errors.As(err, &failed) {
		return off >= time.Second && (failed.Code == codeTimeRange || failed.Code == codeTimeOrder)
	}
	return err == nil && off > clockTolerance
}
