package config

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"rtcscope/choice"
	"rtcscope/lang"
)

// check finds the first value that cannot be used.
func (c Config) check(known Known) error {
	if c.Lang != "" {
		if _, err := lang.Parse(c.Lang); err != nil {
			return fmt.Errorf("%s: lang: %w", c.Where("lang"), err)
		}
	}
	for _, named := range []struct {
		key, kind, value string
		known            []string
	}{{"theme", "theme", c.Theme, known.Themes}, {"glyphs", "set of glyphs", c.Glyphs, known.Glyphs}} {
		if named.value == "" {
			continue
		}
		if err := choice.OneOf(named.kind, named.value, named.known); err != nil {
			return fmt.Errorf("%s: %s: %w", c.Where(named.key), named.key, err)
		}
	}
	for i, column := range c.Columns {
		if err := choice.OneOf("column", column, known.Columns); err != nil {
			return fmt.Errorf("%s: columns: %w", c.Where("columns"), err)
		}
		if slices.Contains(c.Columns[:i], column) {
			return fmt.Errorf("%s: columns: %q is there twice: leave one out", c.Where("columns"), column)
		}
	}
	for _, action := range slices.Sorted(maps.Keys(c.Keys)) {
		if err := choice.OneOf("action", action, known.Actions); err != nil {
			return fmt.Errorf("%s: keys: %w", c.Where("keys", action), err)
		}
	}
	return c.checkIndicators(known)
}

func (c Config) checkIndicators(known Known) error {
	var names []string
	for _, in := range known.Catalogue.Indicators {
		names = append(names, in.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(c.Indicator)) {
		in, where := c.Indicator[name], c.Where("indicator", name)
		if err := choice.OneOf("indicator", name, names); err != nil {
			return fmt.Errorf("%s: indicator.%s: %w", where, name, err)
		}
		if !slices.Contains([]string{"", "higher", "lower"}, in.Better) {
			return fmt.Errorf("%s: indicator.%s.better: %q is neither higher nor lower", c.Where("indicator", name, "better"), name, in.Better)
		}
		for _, l := range []*Limits{{in.Good, in.Warn}, in.Audio, in.Video} {
			if l != nil && !(finite(l.Good) && finite(l.Warn)) {
				return fmt.Errorf("%s: indicator.%s: a limit must be a number, not nan or inf", where, name)
			}
		}
	}
	for _, in := range c.Apply(known.Catalogue).Indicators {
		for _, t := range in.Thresholds {
			if in.Better.Worsening(t.Warn-t.Good) < 0 {
				return fmt.Errorf("%s: indicator.%s: the limits good %v and warn %v are the wrong way round, for %s is better",
					c.Where("indicator", in.Name), in.Name, t.Good, t.Warn, in.Better)
			}
		}
	}
	return nil
}

// finite says whether a limit, if it is set, can be compared with.
func finite(limit *float64) bool {
	return limit == nil || !math.IsNaN(*limit) && !math.IsInf(*limit, 0)
}
