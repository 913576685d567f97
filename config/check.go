package config

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"rtcscope/choice"
	"rtcscope/lang"
)

// check finds the values that cannot be used, and leaves the keys of unknown actions out, for whoever looks at keys next.
func (c Config) check(known Known) (mistakes []error) {
	wrong := func(where []string, name string, err error) {
		mistakes = append(mistakes, fmt.Errorf("%s: %s: %w", c.Where(where...), name, err))
	}
	if c.Lang != "" {
		if _, err := lang.Parse(c.Lang); err != nil {
			wrong([]string{"lang"}, "lang", err)
		}
	}
	for _, named := range []struct {
		key, kind, value string
		known            []string
	}{{"theme", "theme", c.Theme, known.Themes}, {"glyphs", "set of glyphs", c.Glyphs, known.Glyphs}} {
		if err := choice.OneOf(named.kind, named.value, named.known); err != nil && named.value != "" {
			wrong([]string{named.key}, named.key, err)
		}
	}
	for i, column := range c.Columns {
		if err := choice.OneOf("column", column, known.Columns); err != nil {
			wrong([]string{"columns"}, "columns", err)
		} else if slices.Contains(c.Columns[:i], column) {
			wrong([]string{"columns"}, "columns", fmt.Errorf("%q is there twice: leave one out", column))
		}
	}
	for _, action := range slices.Sorted(maps.Keys(c.Keys)) {
		if err := choice.OneOf("action", action, known.Actions); err != nil {
			wrong([]string{"keys", action}, "keys", err)
			delete(c.Keys, action)
		}
	}
	return append(mistakes, c.checkIndicators(known)...)
}

func (c Config) checkIndicators(known Known) (mistakes []error) {
	var names []string
	for _, in := range known.Catalogue.Indicators {
		names = append(names, in.Name)
	}
	wrong := slices.Clone(c.half)
	for _, name := range slices.Sorted(maps.Keys(c.Indicator)) {
		in, where := c.Indicator[name], c.Where("indicator", name)
		if err := choice.OneOf("indicator", name, names); err != nil {
			mistakes = append(mistakes, fmt.Errorf("%s: indicator.%s: %w", where, name, err))
			continue
		}
		if !slices.Contains([]string{"", "higher", "lower"}, in.Better) {
			mistakes = append(mistakes, fmt.Errorf("%s: indicator.%s.better: %q is neither higher nor lower",
				c.Where("indicator", name, "better"), name, in.Better))
			wrong = append(wrong, name)
		}
		for _, l := range []*Limits{{in.Good, in.Warn}, in.Audio, in.Video} {
			if l != nil && !(finite(l.Good) && finite(l.Warn)) {
				mistakes = append(mistakes, fmt.Errorf("%s: indicator.%s: a limit must be a number, not nan or inf", where, name))
				wrong = append(wrong, name)
			}
		}
	}
	return append(mistakes, c.checkLimits(known, wrong)...)
}

// checkLimits finds the limits that are the wrong way round, each indicator once. Those of wrong indicators are passed over:
// they would be measured against what nobody wrote.
func (c Config) checkLimits(known Known, wrong []string) (mistakes []error) {
	for _, in := range c.Apply(known.Catalogue).Indicators {
		if slices.Contains(wrong, in.Name) {
			continue
		}
		for _, media := range slices.Sorted(maps.Keys(in.Thresholds)) {
			if t := in.Thresholds[media]; in.Better.Worsening(t.Warn-t.Good) < 0 {
				mistakes = append(mistakes, fmt.Errorf("%s: indicator.%s: the limits good %v and warn %v are the wrong way round, for %s is better",
					c.Where("indicator", in.Name), in.Name, t.Good, t.Warn, in.Better))
				break
			}
		}
	}
	return mistakes
}

// finite says whether a limit, if it is set, can be compared with.
func finite(limit *float64) bool {
	return limit == nil || !math.IsNaN(*limit) && !math.IsInf(*limit, 0)
}
