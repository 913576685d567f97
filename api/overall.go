package api

import (
	"context"

	"rtcscope/quality"
)

// overallRequest is the body of ListQuality, from the vendor's page of that call.
type overallRequest struct {
	AppID                string `json:"AppId"`
	StartTime            string
	EndTime              string
	Indicator            []string
	AggregateGranularity string
	ProductType          string
}

// byDay is the AggregateGranularity of daily values.
const byDay = "1d"

// Overall makes one call of ListQuality, for a range of at most quality.SpanDays days: the app-wide daily values of
// several indicators at once. The points have an empty value; those outside the range are dropped.
func (c *Client) Overall(ctx context.Context, app, product string, indicators []string, r quality.Range) ([]quality.Point, []quality.Warning, error) {
	start, end, err := c.times(r)
	if err != nil {
		return nil, nil, err
	}
	result, requestID, err := c.call(ctx, actionQuality, overallRequest{
		AppID: app, StartTime: start, EndTime: end, Indicator: indicators, AggregateGranularity: byDay, ProductType: product,
	})
	if err != nil {
		return nil, nil, err
	}
	points, warnings, err := decodeSeries(result, r, false)
	if err != nil {
		return nil, nil, shapeError(actionQuality, requestID, err)
	}
	return points, warnings, nil
}
