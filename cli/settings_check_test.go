package cli

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"rtcscope/config"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// Flags go before the configuration, which goes before the environment. The flags stay as they were given.
func TestCheck(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	bytePlus := []quality.Limit{{Calls: 10, Per: time.Minute}, {Calls: 60, Per: 24 * time.Hour}}
	volcengine := []quality.Limit{{Calls: 2, Per: time.Second}}
	var none config.Config
	overseas := config.Config{Endpoint: "https://rtc.byteplusapi.com", Region: "ap-singapore-1"}
	five := config.Config{Limits: config.CallLimits{{Calls: 5, Per: time.Second}}}
	minute := config.Config{Timeout: config.Duration(time.Minute)}
	host := func(c checked) any { return c.service.Host }
	elsewhere := func(c checked) any { return c.elsewhere }
	limits := func(c checked) any { return c.limits }
	timeout := func(c checked) any { return c.timeout }
	language := func(c checked) any { return c.say.Language }
	colours := func(c checked) any {
		env := &views.Env{Theme: theme.ANSI(), Colours: c.colours}
		env.OnTerminal(false)
		return env.Theme.Name
	}
	query := func(c checked) any { return c.query }
	lacks := func(c checked) any { return []any{len(c.missing), c.complete() != nil} }
	series := func(c checked) any { return []any{c.series, c.given.series, c.noSeries != nil} }
	order := func(c checked) any { return c.order.String() }
	for _, tt := range []struct {
		name, args string
		file       config.Config
		env        string            // one variable
		says       string            // the error; empty if there is none
		right      func(checked) any // what is looked at
		want       any
	}{
		{"the usual service", "", none, "", "", host, "rtc.volcengineapi.com"},
		{"which is not elsewhere", "", none, "", "", elsewhere, false},
		{"a demo is elsewhere", "--demo", none, "", "", elsewhere, true},
		{"another service", "", overseas, "", "", limits, bytePlus},
		{"a flag before the file", "--region CN-north-1", overseas, "", "", limits, volcengine},
		{"a demo has its own limits", "--demo", overseas, "", "", limits, volcengine},
		{"limits of the file", "--demo", five, "", "", limits, []quality.Limit{{Calls: 5, Per: time.Second}}},
		{"two services", "--demo --endpoint https://example.com", none, "", "exclude each other", nil, nil},
		{"plain http", "--endpoint http://example.com", none, "", "https", nil, nil},
		{"the time of the file", "", minute, "", "", timeout, time.Minute},
		{"the time of a flag", "--timeout 3s", minute, "", "", timeout, 3 * time.Second},
		{"no time", "--timeout 0s", none, "", "no time to wait", nil, nil},
		{"the language of the locale", "", none, "LANG=zh_CN.UTF-8", "", language, lang.Chinese},
		{"the language of the file", "", config.Config{Lang: "en"}, "LANG=zh_CN.UTF-8", "", language, lang.English},
		{"the language of a flag", "--lang zh", config.Config{Lang: "en"}, "", "", language, lang.Chinese},
		{"colours that are forbidden", "--theme dark", none, "NO_COLOR=1", "", colours, "none"},
		{"the colours of a flag", "--theme dark", config.Config{Theme: "light"}, "", "", colours, "dark"},
		{"colours of the file", "", config.Config{Theme: "light"}, "COLORFGBG=15;0", "", colours, "light"},
		{"colours of a terminal that may be light or dark", "", none, "", "", colours, "neutral"},
		{"colours of a light terminal", "", none, "COLORFGBG=0;15", "", colours, "light"},
		{"the demo's query", "--demo", none, "", "", query, quality.Query{App: demoApp, Product: "native",
			Indicator: defaultIndicator, Dimension: defaultDimension, Range: quality.Last(7, now)}},
		{"what lacks", "--indicator stall_rate", none, "", "", lacks, []any{2, true}},
		{"the series as it is listed", "--demo --series 80MS_AUDIO_STALL_RATE", none, "", "", series,
			[]any{"80ms_audio_stall_rate", "80MS_AUDIO_STALL_RATE", false}},
		{"a series that cannot be", "--demo --series nope", none, "", "", series, []any{"nope", "nope", true}},
		{"an order", "--sort mean:up", none, "", "", order, "mean:up"},
		{"no order", "--sort nope", none, "", "--sort: ", nil, nil},
		{"no expression", "--filter /(", none, "", "--filter: ", nil, nil},
		{"more days than the service holds", "--last 60d --no-archive", none, "", "too old", nil, nil},
	} {
		var s settings
		flags := pflag.NewFlagSet("", pflag.ContinueOnError)
		s.addGlobal(flags)
		s.addQuery(flags)
		if err := flags.Parse(strings.Fields(tt.args)); err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		name, value, _ := strings.Cut(tt.env, "=")
		got, err := s.check(flags, tt.file, func(asked string) string {
			if asked == name {
				return value
			}
			return ""
		}, now)
		if (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: the error is %v, want %q", tt.name, err, tt.says)
		}
		if tt.right != nil && err == nil && !reflect.DeepEqual(tt.right(got), tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, tt.right(got), tt.want)
		}
		if err == nil && !reflect.DeepEqual(got.given, s) {
			t.Errorf("%s: the flags became %+v", tt.name, got.given)
		}
	}
}

// Flags that only say how to show an answer do not keep the explorer from its last query.
func TestAsks(t *testing.T) {
	for args, want := range map[string]bool{
		"": false, "--app x": true, "--last 3d": true, "--vs off": true, "--sort mean --filter a": false,
		"--theme dark": false,
	} {
		var s settings
		flags := pflag.NewFlagSet("", pflag.ContinueOnError)
		s.addGlobal(flags)
		s.addQuery(flags)
		if err := flags.Parse(strings.Fields(args)); err != nil {
			t.Fatal(err)
		}
		if got := asks(flags); got != want {
			t.Errorf("%q: %v, want %v", args, got, want)
		}
	}
}

// What is wrong with a command line is said before anything is looked up: also where there are no credentials.
func TestWrongUsageComesBeforeCredentials(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"triage", "--app", "a", "--vs", "nonsense"},
		{"triage", "--app", "a", "--vs", "off"},
		{"sync", "--refetch", "junk"},
		{"query", "--app", "a", "--indicator", "stall_rate", "--dimension", "OS", "--vs", "nonsense"},
	} {
		if got := invoke(t, nil, args...); got.code != exitUsage {
			t.Errorf("%q: %+v", args, got)
		}
	}
	got := invoke(t, nil, "triage", "--app", "a", "--explain", "60")
	if got.code != exitUsage || !strings.Contains(got.err, "write --explain=60") {
		t.Errorf("a number after a flag that may stand alone: %+v", got)
	}
}
