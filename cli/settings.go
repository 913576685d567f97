package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rtcscope/api"
	"rtcscope/archive"
	"rtcscope/choice"
	"rtcscope/config"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
)

// settings are the flags as given. None of them takes a secret: a command line is no place for one.
type settings struct {
	demo             bool
	endpoint, region string
	timeout          time.Duration
	config           string
	noArchive        bool
	lang             string
	log              string
	theme, glyphs    string
	app, product     string
	indicator        string
	dimension        string
	from, to, last   string
	versus           string
	series           string
	filter, sort     string
	format           string
	client           *api.Client                           // that was made; nil before
	rate             func([]quality.Limit) []quality.Limit // slows the calls of a command down; nil leaves them
}

// The query that is asked where flags leave it open.
const (
	defaultIndicator = "stall_rate"
	defaultDimension = "Province"
	defaultLast      = "7d"
	defaultVersus    = "previous" // of the explorer
	demoApp          = "demo-live"
)

func (s *settings) addGlobal(flags *pflag.FlagSet) {
	flags.BoolVar(&s.demo, "demo", false, "use a simulated service in this process; needs no account")
	flags.StringVar(&s.endpoint, "endpoint", "", "address of the service, such as https://rtc.volcengineapi.com")
	flags.StringVar(&s.region, "region", "", "region that the signature names, such as cn-north-1")
	flags.DurationVar(&s.timeout, "timeout", 0, "time for one attempt of one call (default 10s)")
	flags.StringVar(&s.config, "config", "", "configuration file (default $XDG_CONFIG_HOME/rtcscope/config.toml)")
	flags.BoolVar(&s.noArchive, "no-archive", false, "keep no daily values on disk, and use none that are kept")
	choiceVar(flags, &s.theme, "theme", "theme", "", "colours of the explorer: "+strings.Join(theme.Names(), ", ")+" (NO_COLOR forces none)", theme.Names())
	choiceVar(flags, &s.glyphs, "glyphs", "set of glyphs", "", "characters of the explorer: "+strings.Join(theme.GlyphNames(), ", "), theme.GlyphNames())
	choiceVar(flags, &s.lang, "lang", "language of rtcscope", "", "language: "+choice.Or(lang.Names())+" (default: the locale's)", lang.Names())
	flags.StringVar(&s.log, "log", "", "file to append what libraries log to (default: nowhere)")
}

// addDays adds the flags of what every question has.
func (s *settings) addDays(flags *pflag.FlagSet) {
	flags.StringVar(&s.app, "app", "", "AppId")
	choiceVar(flags, &s.product, "product", "product", quality.ProductNative, "native or web", productNames())
	flags.StringVar(&s.from, "from", "", "first day, like 2006-01-02, in the data's zone")
	flags.StringVar(&s.to, "to", "", "last day (default: the newest that is complete)")
	flags.StringVar(&s.last, "last", "", "so many days or weeks, like 14d or 2w, up to the newest that is complete (default 7d)")
	flags.StringVar(&s.versus, "vs", "", "compare with previous, week, 4weeks, off, or days like 2006-01-02..2006-01-08 (explorer and triage: previous)")
}

func (s *settings) addQuery(flags *pflag.FlagSet) {
	s.addDays(flags)
	choiceVar(flags, &s.indicator, "indicator", "indicator", "", "indicator, such as stall_rate", indicatorNames())
	choiceVar(flags, &s.dimension, "dimension", "dimension", "", "Province, Country, OS or Access", dimensionNames())
	flags.StringVar(&s.series, "series", "", "one of the returned series alone, such as 80ms_audio_stall_rate")
	flags.StringVar(&s.filter, "filter", "", "rows whose name, or its pinyin, holds a text; /expression/, and ! before either for all others")
	flags.StringVar(&s.sort, "sort", "", "order of the rows: "+strings.Join(quality.OrderNames(), ", ")+", with :up or :down (default change)")
	choiceVar(flags, &s.format, "format", "format", string(report.Table), "table, csv, json or md, where text is printed", report.FormatNames())
}

// begin is done before every command: what is logged goes where it is wanted, and a report can name the command.
func (s *settings) begin(cmd *cobra.Command, p Process) error {
	if p.ending != nil {
		p.ending.running(cmd.CommandPath())
		if say, err := s.printer(config.Config{}, p.Getenv); err == nil {
			p.ending.speaks(say.T)
		}
	}
	if cmd.Flags().Changed("log") {
		return p.journal.open(s.log)
	}
	return nil
}

// configPath is where the configuration is, and whether a flag says so.
func (s *settings) configPath(p Process) (path string, named bool) {
	if s.config != "" {
		return s.config, true
	}
	return config.Path(p.Getenv, p.Home), false
}

// load reads the configuration. A setting that is wrong is an error of every command, even of one that has no use for
// it: else it is found out at night.
func (s *settings) load(p Process) (config.Config, error) {
	path, named := s.configPath(p)
	file, err := config.Load(path, named, knownSettings(p.Keymap))
	if err == nil {
		_, err = bindings(p.Keymap, file)
	}
	return file, err
}

// mistakes is an error that tells all that is wrong with the configuration, a line each.
func (s *settings) mistakes(p Process) error {
	path, named := s.configPath(p)
	file, err := config.Load(path, named, knownSettings(p.Keymap))
	if file.IsZero() {
		return err
	}
	_, keys := bindings(p.Keymap, file)
	// The file's own: flags would take its place.
	_, endpoint := (&settings{}).resolveEndpoint(file)
	return errors.Join(err, keys, endpoint)
}

// keeps says whether daily values are kept in a file.
func (s *settings) keeps() bool { return !s.noArchive && !s.demo }

// holds says whether there is an archive, which can be explored without the service.
func (s *settings) holds(p Process) bool {
	path := archive.Path(p.Getenv, p.Home)
	if !s.keeps() || path == "" {
		return false
	}
	_, err := os.Stat(path)
	return err == nil
}

// resolveEndpoint takes address and region together from the flags or from the file: a mixture of both would sign for
// one region and send to another.
func (s *settings) resolveEndpoint(file config.Config) (api.Endpoint, error) {
	if s.endpoint != "" || s.region != "" {
		region := s.region
		if known, ok := choice.Find(region, api.Regions()); ok {
			region = known
		}
		endpoint, err := api.ResolveEndpoint(s.endpoint, region)
		if near, ok := choice.Nearest(region, api.Regions()); err != nil && s.endpoint == "" && ok {
			return endpoint, fmt.Errorf("%w; did you mean %q?", err, near)
		}
		return endpoint, err
	}
	endpoint, err := api.ResolveEndpoint(file.Endpoint, file.Region)
	if err != nil {
		key := "endpoint"
		if file.Endpoint == "" {
			key = "region"
		}
		return endpoint, fmt.Errorf("%s: endpoint and region: %w", file.Where(key), err)
	}
	return endpoint, nil
}

// looks are the theme and the glyphs that flags, the file and the environment ask for, in that order; but colours that
// the environment forbids stay off.
func (s *settings) looks(file config.Config, getenv func(string) string) (theme.Theme, theme.Glyphs, error) {
	colours, err := theme.Named(firstOf(s.theme, file.Theme, theme.Names()[0]))
	if err != nil {
		return colours, theme.Glyphs{}, fmt.Errorf("--theme: %w", err) // the file's was looked at before
	}
	if theme.Colourless(getenv) {
		colours = theme.None()
	}
	glyphs, err := theme.GlyphsNamed(firstOf(s.glyphs, file.Glyphs, theme.GlyphNames()[0]), getenv)
	if err != nil {
		return colours, glyphs, fmt.Errorf("--glyphs: %w", err)
	}
	return colours, glyphs, nil
}

func (s *settings) printer(file config.Config, getenv func(string) string) (lang.Printer, error) {
	if text := firstOf(s.lang, file.Lang); text != "" {
		l, err := lang.Parse(text)
		return lang.Printer{Language: l}, err
	}
	return lang.Printer{Language: lang.FromLocale(getenv)}, nil
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// reach are the flags that another command needs to reach the same service.
func (s *settings) reach() string {
	var words []string
	if s.demo {
		words = append(words, "--demo")
	}
	for _, f := range []struct{ name, value string }{{"--endpoint", s.endpoint}, {"--region", s.region}, {"--config", s.config}} {
		if f.value != "" {
			words = append(words, f.name+" "+report.Quote(f.value))
		}
	}
	return strings.Join(words, " ")
}
