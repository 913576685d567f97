// Package config reads the configuration file. A key that is not known and a value that cannot be used are errors that
// name the file and the key: a setting that is passed over in silence costs an hour at night.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"rtcscope/lang"
	"rtcscope/quality"
)

// A Config is what the file sets; zero values are settings it leaves alone.
type Config struct {
	Endpoint string   `toml:"endpoint"`
	Region   string   `toml:"region"`
	Timeout  Duration `toml:"timeout"`
	// Limits are what the account may call, all at once, like limits = ["10/1m", "60/24h"]. They take the place of the
	// endpoint's documented ones: for an account that may call more, or that shares its calls with others.
	Limits    CallLimits           `toml:"limits"`
	Lang      string               `toml:"lang"`
	Indicator map[string]Indicator `toml:"indicator"`
}

// An Indicator overrides the catalogue's reading of one indicator: which way it is better, and its limits, for all
// series or for those of one media.
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
		return fmt.Errorf("%q is no time: write it like 10s", text)
	}
	*d = Duration(v)
	return nil
}

// Path is where the file is looked for if none is named: $XDG_CONFIG_HOME/rtcscope/config.toml, or the same below
// ~/.config. It is empty where there is no home.
func Path(getenv func(string) string, home string) string {
	dir := getenv("XDG_CONFIG_HOME")
	if dir == "" {
		if home == "" {
			return ""
		}
		dir = filepath.Join(home, ".config")
	}
	return filepath.Join(dir, "rtcscope", "config.toml")
}

// Load reads the file. One that is not there is an error only if it was named.
func Load(path string, named bool, known quality.Catalogue) (Config, error) {
	var c Config
	if path == "" {
		return c, nil
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("reading the configuration: %w", err)
	}
	meta, err := toml.Decode(string(text), &c)
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return c, fmt.Errorf("%s, line %d: %s", path, parse.Position.Line, parse.Message)
	}
	if err != nil {
		return c, fmt.Errorf("%s: %w", path, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		key := unknown[0].String()
		return c, fmt.Errorf("%s, line %d: no setting is called %q", path, lineOf(string(text), unknown[0]), key)
	}
	if kind := meta.Type("indicator"); kind != "" && kind != "Hash" {
		// The decoder passes anything but tables over in silence.
		return c, fmt.Errorf("%s, line %d: indicator: write a table for each, like [indicator.stall_rate]", path, lineOf(string(text), toml.Key{"indicator"}))
	}
	return c, c.check(path, known)
}

func (c Config) check(path string, known quality.Catalogue) error {
	if c.Lang != "" {
		if _, err := lang.Parse(c.Lang); err != nil {
			return fmt.Errorf("%s: lang: %w", path, err)
		}
	}
	for name, in := range c.Indicator {
		if _, ok := known.Indicator(name); !ok {
			return fmt.Errorf("%s: indicator.%s: there is no such indicator", path, name)
		}
		if !slices.Contains([]string{"", "higher", "lower"}, in.Better) {
			return fmt.Errorf("%s: indicator.%s.better: %q is neither higher nor lower", path, name, in.Better)
		}
		for _, l := range []*Limits{{in.Good, in.Warn}, in.Audio, in.Video} {
			if l != nil && !(finite(l.Good) && finite(l.Warn)) {
				return fmt.Errorf("%s: indicator.%s: a limit must be a number", path, name)
			}
		}
	}
	for _, in := range c.Apply(known).Indicators {
		for _, t := range in.Thresholds {
			if in.Better.Worsening(t.Warn-t.Good) < 0 {
				return fmt.Errorf("%s: indicator.%s: the limits good %v and warn %v are the wrong way round, for %s is better",
					path, in.Name, t.Good, t.Warn, in.Better)
			}
		}
	}
	return nil
}

// finite says whether a limit, if it is set, can be compared with.
func finite(limit *float64) bool {
	return limit == nil || !math.IsNaN(*limit) && !math.IsInf(*limit, 0)
}

// lineOf finds the line of a key that the decoder did not know; it reports no positions for those. It is the line
// whose table and name lead furthest into the key.
func lineOf(text string, key toml.Key) int {
	whole, table := bare(key.String()), ""
	found, longest := 1, 0
	for i, line := range strings.Split(text, "\n") {
		name, _, _ := strings.Cut(strings.TrimSpace(line), "=")
		if heading, ok := strings.CutPrefix(name, "["); ok {
			table, _, _ = strings.Cut(heading, "]")
			name = ""
		}
		path := bare(table + "." + name)
		if strings.HasPrefix(whole+".", path+".") && len(path) > longest {
			found, longest = i+1, len(path)
		}
	}
	return found
}

// bare is a dotted key without the spaces, quotes and brackets that may stand around its parts.
func bare(key string) string {
	return strings.Trim(strings.NewReplacer(" ", "", "\t", "", `"`, "", "'", "", "[", "").Replace(key), ".")
}

// Apply puts the overrides into a catalogue.
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
				continue // limits made for the other direction would turn every grade round
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
