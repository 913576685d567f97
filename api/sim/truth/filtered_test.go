package main

import (
	"errors"
	"slices"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// errUnlisted is why a network that the service does not list has no calls.
var errUnlisted = errors.New("unlisted")

// filtered is what the service answers to a subset: the figures of its calls on days. Like the service it takes no
// network that is not listed.
func filtered(a *calls.Account, s quality.Subset, days quality.Range) ([]quality.Point, error) {
	const unlisted = "unknown"
	if slices.Contains(s.Networks, unlisted) {
		return nil, &quality.RefusedValue{Places: []quality.Place{{Dimension: calls.Network, Value: unlisted}},
			Err: errUnlisted}
	}
	var points []quality.Point
	for _, series := range a.Series() {
		for _, day := range days.Days() {
			if v, ok := a.Percent(series, a.Filtered(series, s.Systems, s.Networks, day)); ok {
				points = append(points, quality.Point{Series: series, Day: day, V: v})
			}
		}
	}
	return points, nil
}
