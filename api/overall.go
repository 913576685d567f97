package api

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"rtcscope/quality"
)

// overallRequest is the body of ListQuality, from the SDK's model (service/rtc/v20201201) and the vendor's page
// 124667. Its filters by room and user are left out, and those by system and network where they are empty.
type overallRequest struct {
	AppID                string `json:"AppId"`
	StartTime            string
	EndTime              string
	Indicator            []string
	AggregateGranularity string
	ProductType          string
	OS                   []string `json:",omitempty"`
	Access               []string `json:",omitempty"`
}

// perDay is the granularity of daily values; the service's other one is 5min.
const perDay = "1d"

// Overall returns the daily figures of a whole app, for all given indicators and for a range of at most
// quality.SpanDays days. It makes one call of ListQuality. If the service refuses one of the indicators, Overall asks
// again without it and says so in Refused; it makes at most one call for each indicator besides the first.
//
// The points are those of Distribution, in the units of the same series, with an empty Value: there is no dimension.
// Points outside the range are dropped. The figure of an app is not the mean of the values by dimension, because these
// come without the number of calls behind them.
func (c *Client) Overall(
	ctx context.Context, app, product string, indicators []string, r quality.Range,
) (quality.Daily, error) {
	return c.lines(ctx, linesAsked{app, product, quality.Subset{}, r}, indicators)
}

// linesAsked says of which calls daily figures are asked for.
type linesAsked struct {
	app, product string
	of           quality.Subset
	days         quality.Range
}

// lines makes the calls of Overall and of Subset.
func (c *Client) lines(ctx context.Context, of linesAsked, indicators []string) (quality.Daily, error) {
	if len(indicators) == 0 {
		return quality.Daily{}, errors.New("no indicator is asked for")
	}
	var refused map[string]error
	for names := indicators; ; {
		answer, err := c.overall(ctx, of, names)
		if err == nil {
			answer.Refused = refused
			return answer, nil
		}
		if refusesValue(err) {
			if places := refusedPlaces(err, of.of, names); len(places) > 0 {
				return quality.Daily{}, &quality.RefusedValue{Places: places, Err: err}
			}
		}
		if !refusesValue(err) || len(names) == 1 {
			return quality.Daily{}, err
		}
		name, named := refusedName(err, names)
		if !named {
			return c.overallByName(ctx, of, indicators)
		}
		if refused == nil {
			refused = make(map[string]error)
		}
		refused[name] = err
		names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == name })
	}
}

// overall makes one call of ListQuality. Its answer is that of a distribution without Dimension. The Unit of a series,
// which the catalogue has, is not read, nor the overview, which is text for a page. If the entries are of less than a
// day, those of one day differ, and that is counted.
func (c *Client) overall(ctx context.Context, of linesAsked, indicators []string) (quality.Daily, error) {
	start, end, err := c.times(of.days)
	if err != nil {
		return quality.Daily{}, err
	}
	return c.points(ctx, actionOverall, overallRequest{
		AppID:                of.app,
		StartTime:            start,
		EndTime:              end,
		Indicator:            indicators,
		AggregateGranularity: perDay,
		ProductType:          of.product,
		OS:                   spelled(dimensionOS, of.of.Systems),
		Access:               spelled(dimensionAccess, of.of.Networks),
	}, pointRule{days: of.days, whole: true})
}

// overallByName makes one call for each indicator: the service refuses something and does not say which. If it refuses
// every one of them, the indicators are not what it refuses, and its first error is returned.
func (c *Client) overallByName(ctx context.Context, of linesAsked, indicators []string) (quality.Daily, error) {
	sum := quality.Daily{Listed: true, Refused: make(map[string]error)}
	odd := make(dayOddities)
	for _, name := range indicators {
		one, err := c.overall(ctx, of, []string{name})
		switch {
		case refusesValue(err):
			sum.Refused[name] = err
			continue
		case err != nil:
			return quality.Daily{}, err
		}
		sum.Points = append(sum.Points, one.Points...)
		for _, o := range one.Odd {
			odd[dayOddity{o.Day, o.Loose, o.Text}] += o.Count
		}
		sum.Notes, sum.Listed = quality.AddWarnings(sum.Notes, one.Notes), sum.Listed && one.Listed
	}
	if len(sum.Refused) == len(indicators) {
		return quality.Daily{}, sum.Refused[indicators[0]]
	}
	sum.Odd = odd.list()
	return sum, nil
}

// refusesValue says whether an error is the service's refusal of a parameter's value.
func refusesValue(err error) bool {
	var failed *Error
	return errors.As(err, &failed) && failed.Code == codeValue
}

// refusedName finds the indicator that a refusal is about: the only one of the names that its message holds.
func refusedName(err error, names []string) (string, bool) {
	said := words(err)
	var held []string
	for _, name := range names {
		if slices.Contains(said, name) {
			held = append(held, name)
		}
	}
	if len(held) != 1 {
		return "", false
	}
	return held[0], true
}

// words are those of the service's message.
func words(err error) []string {
	var failed *Error
	if !errors.As(err, &failed) {
		return nil
	}
	return strings.FieldsFunc(failed.Message, func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
