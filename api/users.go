package api

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rtcscope/quality"
)

// usersIndicators are the names that the one indicator of ListOperationDistribution may have. It is unverified
// without a live account which one is right: the SDK's model of version 2020-12-01 and the text of the vendor's page
// 163727 say user_num; the sample on that page and the model of version 2023-11-01 say user_count. If the service
// refuses one, the client tries the other.
var usersIndicators = [...]string{"user_num", "user_count"}

// codeValue is the service's refusal of a parameter's value.
const codeValue = "InvalidParameter"

// usersDimensions are the dimensions that users are counted by, spelled as for ListQualityDistribution. The sample on
// the vendor's page begins them with a small letter, which is unverified, too.
var usersDimensions = []string{"Province", "Country"}

// usersRequest is the body of ListOperationDistribution. It names no product: users of all products are counted
// together.
type usersRequest struct {
	AppID     string `json:"AppId"`
	StartTime string
	EndTime   string
	Indicator string
	Dimension string
}

// Users makes a call of ListOperationDistribution: the users of an app over a range of at most quality.SpanDays days,
// by province or by country. Each user is counted once in the range. There are no counts by day, product, system or
// network. The keys are the values of the dimension, as in the points of Distribution. The counts of two ranges
// cannot be added, because they share users.
func (c *Client) Users(ctx context.Context, app, dimension string, r quality.Range) (quality.Counted, error) {
	if !slices.Contains(usersDimensions, dimension) {
		return quality.Counted{}, fmt.Errorf("users are counted by %s, not by %q", strings.Join(usersDimensions, " and "),
			dimension)
	}
	start, end, err := c.times(r)
	if err != nil {
		return quality.Counted{}, err
	}
	first := c.usersIndicator.Load()
	for i := int32(0); ; i++ {
		at := (first + i) % int32(len(usersIndicators))
		users, err := result(ctx, c, actionUsers, usersRequest{
			AppID:     app,
			StartTime: start,
			EndTime:   end,
			Indicator: usersIndicators[at],
			Dimension: dimension,
		}, decoding[quality.Counted]{careful: decodeUsers})
		if !refusesValue(err) {
			c.usersIndicator.Store(at)
			return users, err
		}
		if i == int32(len(usersIndicators))-1 {
			return quality.Counted{}, err
		}
	}
}

// decodeUsers reads the Result of ListOperationDistribution entry by entry, so that an odd entry costs itself alone
// and is counted. It ignores Name and Dimension, which repeat the request.
func decodeUsers(result json.RawMessage) (quality.Counted, error) {
	var outer struct{ Data json.RawMessage }
	if err := unmarshalPart("Result", result, &outer); err != nil {
		return quality.Counted{}, err
	}
	var list []json.RawMessage
	if err := unmarshalPart("Result.Data", outer.Data, &list); err != nil {
		return quality.Counted{}, err
	}
	users, odd := make(map[string]quality.Users), make(oddities)
	d := userDecoder{count: number, share: number}
	var notes []quality.Warning
	if n := countQuoted(userValues(list, func(e userEntry) json.RawMessage { return e.Value })); n > 0 {
		d.count = quotedNumber
		notes = []quality.Warning{{Text: warnQuoted, Count: n}}
	}
	if countQuoted(userValues(list, func(e userEntry) json.RawMessage { return e.Proportion })) > 0 {
		d.share = quotedNumber
	}
	for _, raw := range list {
		name, u, oddity := d.user(raw)
		if oddity != "" {
			odd[oddity]++
			continue
		}
		if before, twice := users[name]; twice && !sameUsers(before, u) {
			odd[warnConflict]++
		}
		users[name] = u
	}
	return quality.Counted{Of: users, Listed: !isNull(outer.Data), Warnings: odd.warnings(), Notes: notes}, nil
}

// A userEntry is one place and its users.
type userEntry struct{ DistributionName, Value, Proportion json.RawMessage }

// userValues returns one field of all entries.
func userValues(list []json.RawMessage, part func(userEntry) json.RawMessage) func(yield func(json.RawMessage) bool) {
	return func(yield func(json.RawMessage) bool) {
		for _, raw := range list {
			var entry userEntry
			if isNull(raw) || json.Unmarshal(raw, &entry) != nil {
				continue
			}
			if !yield(part(entry)) {
				return
			}
		}
	}
}

// A userDecoder reads entries; its functions read numbers as the service writes them.
type userDecoder struct {
	count, share func(json.RawMessage) (float64, bool)
}

// user reads one entry, or returns the warning for what is odd in it. If the share is odd it is a gap: the count is
// of use without it.
func (d userDecoder) user(raw json.RawMessage) (name string, u quality.Users, oddity string) {
	var entry userEntry
	if isNull(raw) || json.Unmarshal(raw, &entry) != nil {
		return "", u, warnOddItem
	}
	name, named := givenText(entry.DistributionName)
	if !named {
		return "", u, warnOddItem
	}
	count, ok := d.count(entry.Value)
	if !ok || count < 0 {
		return "", u, warnOddUsers
	}
	share, ok := d.share(entry.Proportion)
	if !ok || share < 0 || share > 100 {
		share = quality.Gap()
	}
	return name, quality.Users{Count: count, Share: share}, ""
}

func sameUsers(a, b quality.Users) bool {
	return a.Count == b.Count && (a.Share == b.Share || quality.IsGap(a.Share) && quality.IsGap(b.Share))
}
