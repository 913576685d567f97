package cli

import (
	"strings"
	"time"

	"github.com/spf13/pflag"

	"rtcscope/choice"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
)

// settings are the flags as given; no command changes them. No flag takes a secret: other users can read a command line.
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
	flags.StringVar(&s.sort, "sort", "", "order of the rows: "+strings.Join(report.OrderNames(), ", ")+", with :up or :down (default change)")
	choiceVar(flags, &s.format, "format", "format", string(report.Table), "table, csv, json or md, where text is printed", report.FormatNames())
}

// reach is the flags with which another command reaches the same service.
func (s settings) reach() string {
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
