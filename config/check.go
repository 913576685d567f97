package config

import (
	"maps"
	"math"
	"slices"

	"rtcscope/choice"
	"rtcscope/lang"
)

// check finds the values that cannot be used. It removes the keys of unknown actions, so that nobody binds them.
func (c Config) check(known Known) (mistakes []*mistake) {
	wrong := func(name string, err error, key ...string) {
		mistakes = append(mistakes, c.mistake(key, lang.Errorf("%s: %s", name, err)))
	}
	if c.Lang != "" {
		if _, err := lang.Parse(c.Lang); err != nil {
			wrong("lang", err, "lang")
		}
	}
	for _, named := range []struct {
		key, kind, value string
		known            []string
	}{{"theme", "theme", c.Theme, known.Themes}, {"glyphs", "set of glyphs", c.Glyphs, known.Glyphs},
		{"names", "form of names", c.Names, lang.NameForms()}} {
		if err := choice.OneOf(named.kind, named.value, named.known); err != nil && named.value != "" {
			wrong(named.key, err, named.key)
		}
	}
	for i, column := range c.Columns {
		if err := choice.OneOf("column", column, known.Columns); err != nil {
			wrong("columns", err, "columns")
		} else if slices.Contains(c.Columns[:i], column) {
			wrong("columns", lang.Errorf("%q is there twice: leave one out", column), "columns")
		}
	}
	for _, action := range slices.Sorted(maps.Keys(c.Keys)) {
		if err := choice.OneOf("action", action, known.Actions); err != nil {
			wrong("keys", err, "keys", action)
			delete(c.Keys, action)
		}
	}
	return append(mistakes, c.checkIndicators(known)...)
}

func (c Config) checkIndicators(known Known) (mistakes []*mistake) {
	var names []string
	for _, in := range known.Catalogue.Indicators {
		names = append(names, in.Name)
	}
	unusable := slices.Clone(c.half)
	for _, name := range slices.Sorted(maps.Keys(c.Indicator)) {
		wrong := func(err error, key ...string) {
			mistakes = append(mistakes, c.mistake(append([]string{"indicator", name}, key...), err))
			unusable = append(unusable, name)
		}
		in := c.Indicator[name]
		if err := choice.OneOf("indicator", name, names); err != nil {
			wrong(lang.Errorf("indicator.%s: %s", name, err))
			continue
		}
		if !slices.Contains([]string{"", "higher", "lower"}, in.Better) {
			wrong(lang.Errorf("indicator.%s.better: %q is neither higher nor lower", name, in.Better), "better")
		}
		for _, l := range []*Limits{{in.Good, in.Warn}, in.Audio, in.Video} {
			if l != nil && !(finite(l.Good) && finite(l.Warn)) {
				wrong(lang.Errorf("indicator.%s: a limit must be a number, not nan or inf", name))
			}
		}
	}
	return append(mistakes, c.checkLimits(known, unusable)...)
}

// checkLimits finds indicators whose good limit is worse than their warn limit, and tells of each once. It passes over
// indicators with other mistakes: their limits are not those that the person meant.
func (c Config) checkLimits(known Known, unusable []string) (mistakes []*mistake) {
	for _, in := range c.Apply(known.Catalogue).Indicators {
		if slices.Contains(unusable, in.Name) {
			continue
		}
		for _, media := range slices.Sorted(maps.Keys(in.Thresholds)) {
			if t := in.Thresholds[media]; in.Better.Worsening(t.Warn-t.Good) < 0 {
				mistakes = append(mistakes, c.mistake([]string{"indicator", in.Name},
					lang.Errorf("indicator.%s: the limits good %v and warn %v are the wrong way round, for %s is better",
						in.Name, t.Good, t.Warn, in.Better)))
				break
			}
		}
	}
	return mistakes
}

// finite reports whether a limit is a number that values can be compared with, or is not set.
func finite(limit *float64) bool {
	return limit == nil || !math.IsNaN(*limit) && !math.IsInf(*limit, 0)
}
