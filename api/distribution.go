package api

import (
	"context"
	"fmt"
	"time"

	"rtcscope/quality"
)

// distributionRequest is the body of ListQualityDistribution, from the API page.
type distributionRequest struct {
	AppID       string `json:"AppId"`
	StartTime   string
	EndTime     string
	Indicator   string
	Dimension   string
	ProductType string
}

// Distribution makes one call of ListQualityDistribution, for a query of at most quality.SpanDays days. Points
// outside the range are dropped: whether EndTime is inclusive is not documented.
func (c *Client) Distribution(ctx context.Context, q quality.Query) ([]quality.Point, []quality.Warning, error) {
	start, end, err := c.times(q.Range)
	if err != nil {
		return nil, nil, err
	}
	result, requestID, err := c.call(ctx, actionDistribution, distributionRequest{
		AppID:       q.App,
		StartTime:   start,
		EndTime:     end,
		Indicator:   q.Indicator,
		Dimension:   q.Dimension,
		ProductType: q.Product,
	})
	if err != nil {
		return nil, nil, err
	}
	points, warnings, err := decodeSeries(result, q.Range, true)
	if err != nil {
		return nil, nil, shapeError(actionDistribution, requestID, err)
	}
	return points, warnings, nil
}

// times are the StartTime and EndTime of a call for a range, which may not be longer than one call covers. The end is
// never in the future.
func (c *Client) times(r quality.Range) (start, end string, err error) {
	if n := r.Len(); n < 1 || n > quality.SpanDays {
		return "", "", fmt.Errorf("one call covers 1 to %d days, not the %d of %s", quality.SpanDays, n, r)
	}
	last := r.To.End()
	if now := c.now(); last.After(now) {
		last = now.In(quality.Zone)
	}
	return r.From.Start().Format(time.RFC3339), last.Format(time.RFC3339), nil
}

// shapeError is an answer whose Result cannot be read at all.
func shapeError(action, requestID string, cause error) *Error {
	return &Error{Kind: KindAnswer, Action: action, Code: codeShape, Message: Safe(cause.Error()),
		Advice: adviceFor(codeShape, 0), RequestID: requestID, cause: cause}
}
