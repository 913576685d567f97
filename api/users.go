package api

import (
	"context"
	"encoding/json"
	"fmt"

	"rtcscope/quality"
)

// usersRequest is the body of ListOperationDistribution, from the vendor's page of that call.
type usersRequest struct {
	AppID     string `json:"AppId"`
	StartTime string
	EndTime   string
	Indicator string
	Dimension string
}

// usersIndicator counts users. The vendor's page writes user_num in its text and its SDK, user_count in a sample;
// which of them the service takes is unverified.
const usersIndicator = "user_num"

// Users makes one call of ListOperationDistribution, for a range of at most quality.SpanDays days: the users of every
// province or country, by its name, each user counted once over the whole range.
func (c *Client) Users(ctx context.Context, app, dimension string, r quality.Range) (map[string]quality.Users, []quality.Warning, error) {
	if !quality.HasUsers(dimension) {
		return nil, nil, fmt.Errorf("the service counts users by Province and by Country, not by %s", dimension)
	}
	start, end, err := c.times(r)
	if err != nil {
		return nil, nil, err
	}
	result, requestID, err := c.call(ctx, actionUsers, usersRequest{
		AppID: app, StartTime: start, EndTime: end, Indicator: usersIndicator, Dimension: dimension,
	})
	if err != nil {
		return nil, nil, err
	}
	users, warnings, err := decodeUsers(result)
	if err != nil {
		return nil, nil, shapeError(actionUsers, requestID, err)
	}
	return users, warnings, nil
}

// decodeUsers reads the Result of ListOperationDistribution entry by entry, as decodeSeries does. The Name that comes
// back may be another than was asked for, and is not looked at.
func decodeUsers(result json.RawMessage) (map[string]quality.Users, []quality.Warning, error) {
	users := make(map[string]quality.Users)
	if isNull(result) {
		return users, nil, nil
	}
	var outer struct{ Data []json.RawMessage }
	if err := json.Unmarshal(result, &outer); err != nil {
		return nil, nil, fmt.Errorf("reading Result.Data: %w", err)
	}
	counts := make(oddities)
	for _, raw := range outer.Data {
		var entry struct{ DistributionName, Value, Proportion json.RawMessage }
		var name string
		if isNull(raw) || json.Unmarshal(raw, &entry) != nil || isNull(entry.DistributionName) || json.Unmarshal(entry.DistributionName, &name) != nil {
			counts[warnOddUsers]++
			continue
		}
		count, ok := number(entry.Value)
		if !ok || count < 0 {
			counts[warnOddUsers]++
			continue
		}
		share, ok := number(entry.Proportion)
		if !ok || share < 0 || share > 100 {
			share = quality.Gap()
		}
		users[Safe(name)] = quality.Users{Count: count, Share: share}
	}
	return users, counts.warnings(), nil
}
