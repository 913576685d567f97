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

// The granularities of ListQuality.
const (
	perDay         = "1d"
	perFiveMinutes = "5min"
)

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
	return c.dailyLines(ctx, app, product, quality.Subset{}, indicators, r)
}

// dailyLines makes the calls of Overall and of Subset.
func (c *Client) dailyLines(
	ctx context.Context, app, product string, of quality.Subset, indicators []string, days quality.Range,
) (quality.Daily, error) {
	body, err := c.overallBody(app, product, of, days, perDay)
	if err != nil {
		return quality.Daily{}, err
	}
	answer, err := lines(ctx, of, indicators, func(ctx context.Context, names []string) (decoded, error) {
		body := body
		body.Indicator = names
		return c.points(ctx, actionOverall, body, func() pointRule { return pointRule{daysAsked(days), true} })
	})
	return answer.daily(), err
}

// overallBody is the body of ListQuality, without its indicators.
func (c *Client) overallBody(
	app, product string, of quality.Subset, days quality.Range, granularity string,
) (overallRequest, error) {
	start, end, err := c.times(days)
	return overallRequest{
		AppID:                app,
		StartTime:            start,
		EndTime:              end,
		AggregateGranularity: granularity,
		ProductType:          product,
		OS:                   spelled(dimensionOS, of.Systems),
		Access:               spelled(dimensionAccess, of.Networks),
	}, err
}

// A lineCall makes one call for app-wide values of several indicators. Its answer is that of a distribution without
// Dimension. The Unit of a series, which the catalogue has, is not read, nor the overview, which is text for a page.
// If daily entries are of less than a day, those of one day differ, and that is counted.
type lineCall func(ctx context.Context, indicators []string) (decoded, error)

// lines makes a call, and again without the indicators that the service refuses. An error for a refused value of the
// subset names that.
func lines(ctx context.Context, of quality.Subset, indicators []string, ask lineCall) (decoded, error) {
	if len(indicators) == 0 {
		return decoded{}, errors.New("no indicator is asked for")
	}
	var refused map[string]error
	for names := indicators; ; {
		answer, err := ask(ctx, names)
		if err == nil {
			answer.refused = refused
			return answer, nil
		}
		if refusesValue(err) {
			if places := refusedPlaces(err, of, names); len(places) > 0 {
				return decoded{}, &quality.RefusedValue{Places: places, Err: err}
			}
		}
		if !refusesValue(err) || len(names) == 1 {
			return decoded{}, err
		}
		name, named := refusedName(err, names)
		if !named {
			return linesByName(ctx, indicators, ask)
		}
		if refused == nil {
			refused = make(map[string]error)
		}
		refused[name] = err
		names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == name })
	}
}

// linesByName makes one call for each indicator: the service refuses something and does not say which. If it refuses
// every one of them, the indicators are not what it refuses, and its first error is returned.
func linesByName(ctx context.Context, indicators []string, ask lineCall) (decoded, error) {
	sum := decoded{listed: true, odd: make(dayOddities), refused: make(map[string]error)}
	for _, name := range indicators {
		one, err := ask(ctx, []string{name})
		switch {
		case refusesValue(err):
			sum.refused[name] = err
			continue
		case err != nil:
			return decoded{}, err
		}
		sum.add(one)
	}
	if len(sum.refused) == len(indicators) {
		return decoded{}, sum.refused[indicators[0]]
	}
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
