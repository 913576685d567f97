package api

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rtcscope/quality"
)

// The dimensions by which ListQuality filters.
const (
	dimensionOS     = "OS"
	dimensionAccess = "Access"
)

// filterValues are the values of the filters of ListQuality, as the SDK's model spells them. Answers spell iOS in
// small letters.
var filterValues = map[string][]string{
	dimensionOS:     {"android", "iOS", "linux", "mac", "windows"},
	dimensionAccess: {"2g", "3g", "4g", "5g", "wifi"},
}

// errNoWebSubset is the error of asking for some of the calls of the web.
var errNoWebSubset = errors.New("the calls of the web cannot be chosen by system or network")

// Subset is Overall of a part of an app's calls. The service filters by system and network, and not by province or
// country. Its filters are void for the web: then nothing is sent. If the
// service refuses a value of a filter, the error is a *quality.RefusedValue. If its message names nothing that was
// asked for, the values that the vendor does not list are taken to be what it refuses.
func (c *Client) Subset(
	ctx context.Context, app, product string, s quality.Subset, indicators []string, r quality.Range,
) (quality.Daily, error) {
	switch {
	case product == quality.ProductWeb:
		return quality.Daily{}, errNoWebSubset
	case len(s.Places()) == 0:
		return quality.Daily{}, errors.New("no system and no network is asked for")
	}
	return c.dailyLines(ctx, app, product, s, indicators, r)
}

// spelled are values of a filter as the service spells them: those that it lists in its own way, others as they came.
func spelled(dimension string, values []string) []string {
	var list []string
	for _, value := range values {
		known := filterValues[dimension]
		if at := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, value) }); at >= 0 {
			value = known[at]
		}
		if !slices.Contains(list, value) {
			list = append(list, value)
		}
	}
	return list
}

// refusedPlaces finds the values of a subset that a refusal is about.
func refusedPlaces(err error, s quality.Subset, indicators []string) []quality.Place {
	var named, unlisted []quality.Place
	said := words(err)
	for _, p := range s.Places() {
		value := spelled(p.Dimension, []string{p.Value})[0]
		if slices.Contains(said, value) {
			named = append(named, p)
		}
		if !slices.Contains(filterValues[p.Dimension], value) {
			unlisted = append(unlisted, p)
		}
	}
	if _, indicator := refusedName(err, indicators); indicator {
		return nil
	}
	if len(named) > 0 {
		return named
	}
	return unlisted
}
