package api

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
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
	if n := q.Range.Len(); n < 1 || n > quality.SpanDays {
		return nil, nil, fmt.Errorf("one call covers 1 to %d days, not the %d of %s", quality.SpanDays, n, q.Range)
	}
	end := q.Range.To.End()
	if now := c.now(); end.After(now) {
		end = now.In(quality.Zone)
	}
	result, requestID, err := c.call(ctx, actionDistribution, distributionRequest{
		AppID:       q.App,
		StartTime:   q.Range.From.Start().Format(time.RFC3339),
		EndTime:     end.Format(time.RFC3339),
		Indicator:   q.Indicator,
		Dimension:   q.Dimension,
		ProductType: q.Product,
	})
	if err != nil {
		return nil, nil, err
	}
	points, warnings, err := decodeDistribution(result, q.Range)
	if err != nil {
		return nil, nil, &Error{Kind: KindAnswer, Action: actionDistribution, Code: codeShape, Message: Safe(err.Error()),
			Advice: adviceFor(codeShape, 0), RequestID: requestID, cause: err}
	}
	return points, warnings, nil
}

// The warnings of decoding, each a format for its count.
const (
	warnOddValue  = "%d values are not numbers and are shown as gaps"
	warnOddItem   = "%d entries have no readable day or name and are left out"
	warnOddSeries = "%d series cannot be read and are left out"
	warnConflict  = "%d values were returned twice with different figures; the later is shown"
)

// DecodeWarnings lists the formats of the decoder's warnings, for the check that each has its translation.
func DecodeWarnings() []string {
	return []string{warnOddValue, warnOddItem, warnOddSeries, warnConflict}
}

// decodeDistribution reads the Result of ListQualityDistribution entry by entry: an odd one costs itself and is
// counted. A Result without data is an empty list; one of another shape altogether is an error.
func decodeDistribution(result json.RawMessage, days quality.Range) ([]quality.Point, []quality.Warning, error) {
	if isNull(result) {
		return nil, nil, nil
	}
	var outer struct{ Indicators json.RawMessage }
	if err := json.Unmarshal(result, &outer); err != nil {
		return nil, nil, fmt.Errorf("reading Result: %w", err)
	}
	if isNull(outer.Indicators) {
		return nil, nil, nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(outer.Indicators, &list); err != nil {
		return nil, nil, fmt.Errorf("reading Result.Indicators: %w", err)
	}
	d := distributionDecoder{days: days, counts: make(map[string]int), seen: make(map[cellKey]float64)}
	for _, raw := range list {
		d.series(raw)
	}
	var warnings []quality.Warning
	for _, text := range DecodeWarnings() {
		if n := d.counts[text]; n > 0 {
			warnings = append(warnings, quality.Warning{Text: text, Count: n})
		}
	}
	return d.points, warnings, nil
}

type cellKey struct {
	series, value string
	day           quality.Day
}

type distributionDecoder struct {
	days   quality.Range
	points []quality.Point
	counts map[string]int
	seen   map[cellKey]float64
}

func (d *distributionDecoder) series(raw json.RawMessage) {
	var s struct {
		Name string
		Data []json.RawMessage
	}
	if err := json.Unmarshal(raw, &s); err != nil || s.Name == "" {
		d.counts[warnOddSeries]++
		return
	}
	name := Safe(s.Name)
	for _, item := range s.Data {
		d.item(name, item)
	}
}

// item reads one daily value. The API page spells its day Timestamp in the table and TimeStamp in the sample;
// encoding/json matches names without regard to case, so either does.
func (d *distributionDecoder) item(series string, raw json.RawMessage) {
	var entry struct {
		Timestamp json.RawMessage
		Dimension json.RawMessage
		Value     json.RawMessage
	}
	if isNull(raw) || json.Unmarshal(raw, &entry) != nil {
		d.counts[warnOddItem]++
		return
	}
	var stamp, value string
	if json.Unmarshal(entry.Timestamp, &stamp) != nil || json.Unmarshal(entry.Dimension, &value) != nil || isNull(entry.Dimension) {
		d.counts[warnOddItem]++
		return
	}
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		d.counts[warnOddItem]++
		return
	}
	day := quality.DayOf(at)
	if !d.days.Contains(day) {
		return
	}
	v, ok := number(entry.Value)
	if !ok {
		d.counts[warnOddValue]++
		v = quality.Gap() // the row stays, though this may be all there is of it
	}
	key := cellKey{series, Safe(value), day}
	if ok {
		if before, twice := d.seen[key]; twice && before != v {
			d.counts[warnConflict]++
		}
		d.seen[key] = v
	}
	d.points = append(d.points, quality.Point{Series: series, Value: key.value, Day: day, V: v})
}

// number reads a JSON number that is finite. Anything else, a number in quotes too, is not taken for one: a service
// that starts to write values in another way must not be misread in silence.
func number(raw json.RawMessage) (float64, bool) {
	text := strings.TrimSpace(string(raw))
	if text == "" || text[0] == '"' || text == "null" {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}
