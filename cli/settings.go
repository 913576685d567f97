package cli

import (
	"strings"
	"time"

	"github.com/spf13/pflag"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
)

// settings are the flags as given. No command changes them. No flag takes a secret, because other users of the machine
// can read a command line.
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
	live             string // how far back, in place of days
	series           string
	filter, sort     string
	format           string
	saved            string
}

// The parts of a query that no flag gave.
const (
	defaultIndicator = "stall_rate"
	defaultDimension = "Province"
	defaultLast      = "7d"
	defaultVersus    = "previous" // in the explorer and in a triage
	demoApp          = "demo-live"
)

// addGlobal adds the flags of every command.
func (s *settings) addGlobal(flags *pflag.FlagSet) {
	flags.BoolVar(&s.demo, "demo", false, "use a simulated service in this process; needs no account")
	flags.StringVar(&s.endpoint, "endpoint", "", "address of the service, such as https://rtc.volcengineapi.com")
	flags.StringVar(&s.region, "region", "", "region in the signature, such as cn-north-1")
	flags.DurationVar(&s.timeout, "timeout", 0, "time for one attempt of one call (default: 10s)")
	flags.StringVar(&s.config, "config", "", "configuration file (default: $XDG_CONFIG_HOME/rtcscope/config.toml)")
	flags.BoolVar(&s.noArchive, "no-archive", false, "keep no daily values on disk, and use none that were kept")
	choiceVar(flags, &s.theme, "theme", "theme", "", "colours of the explorer (NO_COLOR turns them off)", theme.Names())
	choiceVar(flags, &s.glyphs, "glyphs", "set of glyphs", "", "characters of the explorer", theme.GlyphNames())
	choiceVar(flags, &s.lang, "lang", "language of rtcscope", "", "language, in place of the locale's", lang.Names())
	flags.StringVar(&s.log, "log", "", "file to append the log of libraries to (default: no log)")
}

// addDays adds the flags that say which days of which app: those of a query and of a triage.
func (s *settings) addDays(flags *pflag.FlagSet) {
	s.addApp(flags)
	flags.StringVar(&s.from, "from", "", "first day, like 2006-01-02, in the data's zone")
	flags.StringVar(&s.to, "to", "", "last day (default: the newest complete day)")
	flags.StringVar(&s.last, "last", "", "days or weeks up to the newest complete day, like 14d or 2w (default: 7d)")
	flags.StringVar(&s.versus, "vs", "", "days to compare with: previous, week, 4weeks, off, or days like "+
		"2006-01-02..2006-01-08 (default: previous; for query as csv or json: off)")
}

// addApp adds the flags that say which app.
func (s *settings) addApp(flags *pflag.FlagSet) {
	flags.StringVar(&s.app, "app", "", "AppId of the app")
	choiceVar(flags, &s.product, "product", "product", quality.ProductNative, "product", productNames())
}

// addQuery adds the flags of a query: what to ask, and what to show of the answer.
func (s *settings) addQuery(flags *pflag.FlagSet) {
	s.addAsked(flags)
	s.addShown(flags)
}

// addAsked adds the flags that say what to ask.
func (s *settings) addAsked(flags *pflag.FlagSet) {
	s.addDays(flags)
	s.addLive(flags)
	choiceVar(flags, &s.indicator, "indicator", "indicator", "", "indicator", indicatorNames())
	choiceVar(flags, &s.dimension, "dimension", "dimension", "", "dimension", dimensionNames())
	flags.StringVar(&s.saved, "saved", "", "take what no flag gives from the query that was saved under this name")
}

// addShown adds the flags that say what of an answer is shown, and how.
func (s *settings) addShown(flags *pflag.FlagSet) {
	flags.StringVar(&s.series, "series", "", "only this one of the returned series, such as 80ms_audio_stall_rate")
	flags.StringVar(&s.filter, "filter", "", "only rows whose name, its pinyin, or another name of the place contains "+
		"this text, or whose name matches /expression/; with ! before it, all others")
	flags.StringVar(&s.sort, "sort", "", "order of the rows, with :up or :down after it for the direction")
	_ = flags.SetAnnotation("sort", valuesAnnotation, report.OrderNames()) // the flag is there
	choiceVar(flags, &s.format, "format", "format", string(report.Table), "format of what is printed",
		report.FormatNames())
}

// asks reports whether one of the flags that say what to ask was given.
func asks(flags *pflag.FlagSet) (given bool) {
	asked := pflag.NewFlagSet("", pflag.ContinueOnError)
	new(settings).addAsked(asked)
	asked.VisitAll(func(f *pflag.Flag) { given = given || flags.Changed(f.Name) })
	return given
}

// reach returns the flags that another command needs to reach the same service.
func (s settings) reach() string {
	var words []string
	if s.demo {
		words = append(words, "--demo")
	}
	for _, f := range []struct{ name, value string }{
		{"--endpoint", s.endpoint}, {"--region", s.region}, {"--config", s.config},
	} {
		if f.value != "" {
			words = append(words, f.name+" "+report.Quote(f.value))
		}
	}
	return strings.Join(words, " ")
}
