package api

import (
	"context"
	"encoding/json"
	"errors"

	"rtcscope/quality"
)

// overallRequest is the body of ListQuality, from the SDK's model (service/rtc/v20201201) and the vendor's page
// 124667. Its filters by OS, network, room and user are left out: the whole app is asked for.
type overallRequest struct {
	AppID                string `json:"AppId"`
	StartTime            string
	EndTime              string
	Indicator            []string
	AggregateGranularity string
	ProductType          string
}

// perDay is the granularity of daily values; the service's other one is 5min.
const perDay = "1d"

// Overall makes one call of ListQuality: the daily figures of a whole app, for all given indicators at once and for a
// range of at most quality.SpanDays days. The points are those of Distribution, in the units of the same series, with
// an empty Value: there is no dimension. Points outside the range are dropped. Values by dimension cannot be averaged
// into these: they come without the number of calls behind them.
func (c *Client) Overall(ctx context.Context, app, product string, indicators []string, r quality.Range) (quality.Daily, error) {
	if len(indicators) == 0 {
		return quality.Daily{}, errors.New("no indicator is asked for")
	}
	start, end, err := c.times(r)
	if err != nil {
		return quality.Daily{}, err
	}
	result, requestID, err := c.call(ctx, actionOverall, overallRequest{
		AppID:                app,
		StartTime:            start,
		EndTime:              end,
		Indicator:            indicators,
		AggregateGranularity: perDay,
		ProductType:          product,
	})
	if err != nil {
		return quality.Daily{}, err
	}
	answer, err := decodeOverall(result, r)
	if err != nil {
		return quality.Daily{}, shapeError(actionOverall, requestID, err)
	}
	return answer, nil
}

// decodeOverall reads the Result of ListQuality: that of a distribution, of entries without a Dimension. The Unit of
// a series and its overview are not read: the catalogue has the units, and the overview is text for a page. Should the
// entries be of less than a day, those of one day differ, and that is counted.
func decodeOverall(result json.RawMessage, days quality.Range) (quality.Daily, error) {
	return decodePoints(result, days, func(json.RawMessage) (string, bool) { return "", true })
}
