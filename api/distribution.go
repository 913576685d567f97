package api

import (
	"context"
	"fmt"
	"time"

	"rtcscope/quality"
)

// distributionRequest is the body of ListQualityDistribution, as on its API page.
type distributionRequest struct {
	AppID       string `json:"AppId"`
	StartTime   string
	EndTime     string
	Indicator   string
	Dimension   string
	ProductType string
}

// Distribution makes one call of ListQualityDistribution, for a query of at most quality.SpanDays days. It drops
// points outside the range, because it is not documented whether EndTime is inclusive. A value of the dimension may be
// any text, also the empty one.
func (c *Client) Distribution(ctx context.Context, q quality.Query) (quality.Daily, error) {
	start, end, err := c.times(q.Range)
	if err != nil {
		return quality.Daily{}, err
	}
	answer, err := c.points(ctx, actionDistribution, distributionBody(q, start, end),
		func() pointRule { return pointRule{times: daysAsked(q.Range)} })
	return answer.daily(), err
}

// distributionBody is the body of a query, for days or for the last hour.
func distributionBody(q quality.Query, start, end string) distributionRequest {
	return distributionRequest{
		AppID:       q.App,
		StartTime:   start,
		EndTime:     end,
		Indicator:   q.Indicator,
		Dimension:   q.Dimension,
		ProductType: q.Product,
	}
}

// times returns the first and the last instant of the days, as a request has them. The last is never in the future,
// because it is not documented what the service makes of that.
func (c *Client) times(days quality.Range) (start, end string, err error) {
	if n := days.Len(); n < 1 || n > quality.SpanDays {
		return "", "", fmt.Errorf("one call covers 1 to %d days, not the %d of %s", quality.SpanDays, n, days)
	}
	last := days.To.End()
	if now := c.serviceNow(); last.After(now) {
		last = now.In(quality.Zone)
	}
	return days.From.Start().Format(time.RFC3339), last.Format(time.RFC3339), nil
}
