package cli

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rtcscope/api"
	"rtcscope/cells"
	"rtcscope/choice"
	"rtcscope/config"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
	"rtcscope/views"
)

// A checked command line can work, as far as the flags, the configuration and the environment tell. Nothing was looked
// up or sent for it yet.
type checked struct {
	given     settings
	file      config.Config
	catalogue quality.Catalogue
	say       lang.Printer
	colours   views.Colours
	glyphs    theme.Glyphs
	service   api.Endpoint    // not the demo's, which has no address yet
	elsewhere bool            // the service is not the usual one
	limits    []quality.Limit // on calls, as the configuration or else the service sets them
	timeout   time.Duration   // for one attempt of one call; zero is the usual one
	query     quality.Query   // zero for a command without a query
	missing   []*quality.Problem
	series    string // the given one, as the catalogue spells it
	noSeries  error  // what the catalogue says against the series
	filter    quality.Filter
	order     report.Order
}

// checked loads the configuration and checks the command line with it.
func (s settings) checked(cmd *cobra.Command, p Process) (checked, error) {
	file, err := s.load(p)
	if err == nil {
		s, err = s.withSaved(cmd.Flags(), p)
	}
	if err != nil {
		return checked{}, err
	}
	return s.check(cmd.Flags(), file, p.Getenv, p.Now())
}

// check checks the flags, with the configuration and the environment behind them.
func (s settings) check(
	flags *pflag.FlagSet, file config.Config, getenv func(string) string, now time.Time,
) (checked, error) {
	c := checked{given: s, file: file, catalogue: file.Apply(api.Catalogue())}
	err := c.checkLooks(getenv)
	if err == nil {
		err = c.checkService(flags)
	}
	if err == nil {
		err = c.checkQuestion(flags, now)
	}
	return c, err
}

// checkLooks checks the language, the colours and the characters.
func (c *checked) checkLooks(getenv func(string) string) error {
	var err error
	if c.say, err = c.given.printer(c.file, getenv); err != nil {
		return err
	}
	c.colours, c.glyphs, err = c.given.looks(c.file, getenv)
	return err
}

// checkService checks which service is asked, how often, and how long it may take.
func (c *checked) checkService(flags *pflag.FlagSet) error {
	if c.given.demo && c.given.endpoint != "" {
		return lang.Errorf("--demo and --endpoint exclude each other: the demo is a service of its own")
	}
	usual, err := api.ResolveEndpoint("", "")
	if err != nil {
		return err
	}
	if c.service, err = c.given.resolveEndpoint(c.file); err != nil {
		return err
	}
	c.elsewhere = c.given.demo || c.service != usual
	c.limits = c.file.Limits.Quality()
	if len(c.limits) == 0 && c.given.demo {
		c.limits = api.LimitsOf(usual)
	} else if len(c.limits) == 0 {
		c.limits = api.LimitsOf(c.service)
	}
	c.timeout = time.Duration(c.file.Timeout)
	if flags.Changed("timeout") {
		if c.timeout = c.given.timeout; c.timeout <= 0 {
			return lang.Errorf("--timeout %s is no time to wait: give one like 10s", c.timeout)
		}
	}
	return nil
}

// checkQuestion checks the query, and which of its rows are shown in which order.
func (c *checked) checkQuestion(flags *pflag.FlagSet, now time.Time) error {
	var err error
	if c.query, c.missing, err = c.given.readQuery(flags, c.catalogue, now); err != nil {
		return err
	}
	c.series, c.noSeries = checkSeries(c.given.series, c.query.Indicator, c.catalogue)
	if c.filter, err = quality.ParseFilter(c.given.filter); err != nil {
		return fmt.Errorf("--filter: %w", err)
	}
	c.filter = c.filter.Drawn(cells.Safe)
	if c.given.sort != "" {
		if c.order, err = parseSort(c.given.sort); err != nil {
			return fmt.Errorf("--sort: %w", err)
		}
	}
	return nil
}

// complete returns an error if the query lacks what no flag gave.
func (c *checked) complete() error {
	if len(c.missing) > 0 {
		return byFlag(c.missing[0])
	}
	return nil
}

// resolveEndpoint takes address and region together from the flags or from the file: a mixture of both would sign for
// one region and send to another.
func (s settings) resolveEndpoint(file config.Config) (api.Endpoint, error) {
	if s.endpoint != "" || s.region != "" {
		region := s.region
		if known, ok := choice.Find(region, api.Regions()); ok {
			region = known
		}
		endpoint, err := api.ResolveEndpoint(s.endpoint, region)
		if near, ok := choice.Nearest(region, api.Regions()); err != nil && s.endpoint == "" && ok {
			return endpoint, lang.Errorf("%s; did you mean %q?", err, near)
		}
		return endpoint, err
	}
	endpoint, err := api.ResolveEndpoint(file.Endpoint, file.Region)
	if err != nil {
		key := "endpoint"
		if file.Endpoint == "" {
			key = "region"
		}
		return endpoint, file.At(lang.Errorf("endpoint and region: %s", err), key)
	}
	return endpoint, nil
}

// looks returns the colours and the glyphs that flags, the file and the environment ask for, in that order. Colours
// that the environment forbids stay off whatever the others say.
func (s settings) looks(file config.Config, getenv func(string) string) (views.Colours, theme.Glyphs, error) {
	colours := views.Colours{Theme: firstOf(s.theme, file.Theme, theme.Names()[0]), Ground: theme.GroundHint(getenv),
		Off: theme.Colourless(getenv)}
	glyphs, err := theme.GlyphsNamed(firstOf(s.glyphs, file.Glyphs, theme.GlyphNames()[0]), getenv)
	if err != nil {
		return colours, glyphs, fmt.Errorf("--glyphs: %w", err)
	}
	return colours, glyphs, nil
}

// printer returns what says texts in the language of the flags, the file or the locale.
func (s settings) printer(file config.Config, getenv func(string) string) (lang.Printer, error) {
	names := lang.NameForm(file.Names)
	if text := firstOf(s.lang, file.Lang); text != "" {
		l, err := lang.Parse(text)
		return lang.Printer{Language: l, Names: names}, err
	}
	return lang.Printer{Language: lang.FromLocale(getenv), Names: names}, nil
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
