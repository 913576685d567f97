// Package config reads the configuration file. Unknown keys and unusable values are errors that name the file, the
// line and the key: a setting that is silently ignored costs an hour at night.
package config

import (
	"errors"
	"io/fs"
	"slices"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/regular"
	"rtcscope/xdg"
)

// A Config is what the file sets. Zero values are settings that it does not have.
type Config struct {
	Endpoint string   `toml:"endpoint"`
	Region   string   `toml:"region"`
	Timeout  Duration `toml:"timeout"`
	// Limits are the account's limits of calls, which hold together, like limits = ["10/1m", "60/24h"]. They replace
	// the documented limits of the endpoint, for accounts that may call more, or that share their calls with others.
	Limits    CallLimits           `toml:"limits"`
	Lang      string               `toml:"lang"`
	Names     string               `toml:"names"` // a form of the names of places, of lang.NameForms
	Theme     string               `toml:"theme"`
	Glyphs    string               `toml:"glyphs"`
	Mouse     *bool                `toml:"mouse"`
	Columns   ColumnList           `toml:"columns"` // of the table, in their order; others are hidden
	Keys      map[string]KeyList   `toml:"keys"`    // by action; they replace its default keys
	Indicator map[string]Indicator `toml:"indicator"`

	path  string
	lines map[string]int // where the settings stand, by lineKey
	half  []string       // indicators of which not all could be read
}

// Known lists the names that settings may have. The caller gives them, because this package does not import those that
// know them.
type Known struct {
	Catalogue                        quality.Catalogue
	Themes, Glyphs, Columns, Actions []string
}

// An Indicator overrides the direction and the limits of an indicator in the catalogue. Good and Warn are for all its
// series, Audio and Video for those of one media.
type Indicator struct {
	Better string   `toml:"better"` // higher or lower
	Good   *float64 `toml:"good"`
	Warn   *float64 `toml:"warn"`
	Audio  *Limits  `toml:"audio"`
	Video  *Limits  `toml:"video"`
}

// Limits are the good and warn limits of one media.
type Limits struct {
	Good *float64 `toml:"good"`
	Warn *float64 `toml:"warn"`
}

// A Duration is a time written like 10s.
type Duration time.Duration

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Duration) UnmarshalText(text []byte) error {
	v, err := time.ParseDuration(string(text))
	if err != nil || v <= 0 {
		return lang.Errorf("%q is no time: write it like 10s", text)
	}
	*d = Duration(v)
	return nil
}

// Path is the default path of the file: $XDG_CONFIG_HOME/rtcscope/config.toml, or the same below ~/.config. It is
// empty if there is no home.
func Path(getenv func(string) string, home string) string {
	return xdg.File(xdg.Config(), getenv, home, "config.toml")
}

// mostBytes is the greatest size of the file. One with every setting has about 6 KiB.
const mostBytes = 1 << 20

// Load reads the file. A missing file is an error only if the person named it. The error has one line for each
// mistake. The Config has all settings that are right, even if there is an error.
func Load(path string, named bool, known Known) (Config, error) {
	var c Config
	if path == "" {
		return c, nil
	}
	text, err := regular.Read(path, mostBytes)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return c, nil
	}
	if err != nil {
		return c, lang.Errorf("reading the configuration: %s", err)
	}
	c.path, c.lines = path, make(map[string]int)
	mistakes := append(c.decode(string(text)), c.check(known)...)
	slices.SortStableFunc(mistakes, func(a, b *mistake) int { return a.line - b.line })
	wrong := make([]error, len(mistakes))
	for i, m := range mistakes {
		wrong[i] = m
	}
	return c, errors.Join(wrong...)
}

// IsZero reports whether no file was read.
func (c Config) IsZero() bool { return c.path == "" }

// Apply returns a copy of a catalogue with the overrides in it.
func (c Config) Apply(known quality.Catalogue) quality.Catalogue {
	out := known
	out.Indicators = slices.Clone(known.Indicators)
	for i, in := range out.Indicators {
		o, ok := c.Indicator[in.Name]
		if !ok {
			continue
		}
		before := in.Better
		switch o.Better {
		case "higher":
			in.Better = quality.HigherBetter
		case "lower":
			in.Better = quality.LowerBetter
		}
		limits := make(map[quality.Media]quality.Thresholds)
		for media, t := range in.Thresholds {
			if in.Better != before && (o.Good == nil || o.Warn == nil) {
				continue // the limits are for the other direction and would reverse every grade
			}
			limits[media] = override(t, &Limits{o.Good, o.Warn})
		}
		for media, l := range map[quality.Media]*Limits{quality.Audio: o.Audio, quality.Video: o.Video} {
			if l == nil {
				continue
			}
			base, ok := limits[media]
			if !ok {
				base = limits[""]
			}
			limits[media] = override(base, l)
		}
		in.Thresholds = limits
		out.Indicators[i] = in
	}
	return out
}

func override(t quality.Thresholds, by *Limits) quality.Thresholds {
	if by.Good != nil {
		t.Good = *by.Good
	}
	if by.Warn != nil {
		t.Warn = *by.Warn
	}
	return t
}
