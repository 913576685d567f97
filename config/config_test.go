package config_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/choice"
	"rtcscope/config"
	"rtcscope/lang"
	"rtcscope/quality"
)

// catalogue is a catalogue with one indicator of each kind of limits.
func catalogue() quality.Catalogue {
	return quality.Catalogue{Indicators: []quality.Indicator{
		{Name: "stall_rate", Unit: "%", Better: quality.LowerBetter, Thresholds: map[quality.Media]quality.Thresholds{
			quality.Audio: {Good: 1, Warn: 3}, quality.Video: {Good: 2, Warn: 5}}},
		{Name: "join_room_success_rate", Unit: "%", Better: quality.HigherBetter,
			Thresholds: map[quality.Media]quality.Thresholds{
				"": {Good: 99.5, Warn: 99}}},
	}}
}

// known lists the names that a file may use.
func known() config.Known {
	return config.Known{Catalogue: catalogue(), Themes: []string{"dawn", "dusk"},
		Glyphs:  []string{"auto", "unicode", "block", "ascii"},
		Columns: []string{"value", "latest", "change", "since"}, Actions: []string{"move-down", "sort", "sort-by"}}
}

func write(t *testing.T, text string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func load(t *testing.T, text string) config.Config {
	t.Helper()
	c, err := config.Load(write(t, text), true, known())
	if err != nil {
		t.Fatalf("%v, in:\n%s", err, text)
	}
	return c
}

func TestLoadReadsEverySetting(t *testing.T) {
	c := load(t, `
# whom we ask
endpoint = "https://rtc.example.com"
region = "cn-north-1"
timeout = "1m30s"
limits = ["10/1m", " 60 / 24h "]
lang = "zh"
names = "english"
theme = "dusk"
glyphs = "block"
mouse = false
columns = ["latest", "value"]

[keys]
sort = "o"
move-down = ["j", "down"]

[indicator.stall_rate]
better = "lower"
good = 1.5
warn = 4
audio = { good = 0.5, warn = 2 }

[indicator.stall_rate.video]
warn = 8
`)
	if c.Endpoint != "https://rtc.example.com" || c.Region != "cn-north-1" ||
		time.Duration(c.Timeout) != 90*time.Second || c.Lang != "zh" {
		t.Errorf("got %+v", c)
	}
	if got, want := c.Limits.Quality(), []quality.Limit{{Calls: 10, Per: time.Minute},
		{Calls: 60, Per: 24 * time.Hour}}; !slices.Equal(got, want) {
		t.Errorf("limits %v, want %v", got, want)
	}
	if c.Theme != "dusk" || c.Names != "english" || c.Glyphs != "block" || c.Mouse == nil || *c.Mouse ||
		!slices.Equal(c.Columns, []string{"latest", "value"}) {
		t.Errorf("got %+v", c)
	}
	if got, want := c.KeyTable(), map[string][]string{"sort": {"o"}, "move-down": {"j", "down"}}; !reflect.DeepEqual(got,
		want) {
		t.Errorf("keys %v, want %v", got, want)
	}
	in := c.Indicator["stall_rate"]
	if in.Better != "lower" || *in.Good != 1.5 || *in.Warn != 4 || *in.Audio.Good != 0.5 || *in.Audio.Warn != 2 ||
		in.Video.Good != nil || *in.Video.Warn != 8 {
		t.Errorf("got %+v", in)
	}
}

func TestLoadTakesAnEmptyFileForNoSettings(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# nothing\n"} {
		if c := load(t, text); c.Endpoint+c.Region+c.Lang != "" || c.Timeout != 0 || len(c.Indicator) != 0 ||
			c.Limits.Quality() != nil || c.Theme+c.Glyphs != "" || c.Mouse != nil || c.Columns != nil || c.KeyTable() != nil {
			t.Errorf("%q: got %+v", text, c)
		}
	}
}

// Each mistake is an error with its line: a setting that is silently ignored costs an hour at night.
func TestLoadNamesEveryMistake(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"unknown key", "region = \"x\"\n\ntimeot = \"10s\"\n",
			[]string{"line 3", `"timeot"`, `did you mean "timeout"?`, "endpoint, region"}},
		{"unknown key that begins another", "region = \"x\"\nreg = 1\n", []string{"line 2", `"reg"`}},
		{"unknown key in a comment before", "# timeot\n#timeot = 1\ntimeot = 1\n", []string{"line 3", `"timeot"`}},
		{"unknown table", "lang = \"en\"\n[colours]\nname = \"x\"\n", []string{"line 2", `"colours"`, "columns, keys"}},
		{"table for a text", "lang = \"en\"\n[theme]\nname = \"x\"\n", []string{"line 2", "theme", "a text in quotes"}},
		{"unknown key of an indicator", "[indicator.stall_rate]\nbetter = \"lower\"\nbest = 1\n",
			[]string{"line 3", "indicator.stall_rate.best", "better, good, warn, audio, video"}},
		{"known key in the wrong table",
			"[indicator.stall_rate]\nbetter = \"lower\"\n[indicator.stall_rate.audio]\ngood = 1\nbetter = \"lower\"\n",
			[]string{"line 5", "indicator.stall_rate.audio.better"}},
		{"unknown key in an inline table", "[indicator]\nstall_rate = { bettr = \"lower\" }\n",
			[]string{"line 2", "indicator.stall_rate.bettr", `did you mean "better"?`}},
		{"unknown dotted key", "lang = \"en\"\nindicator . stall_rate . god = 1\n",
			[]string{"line 2", "indicator.stall_rate.god"}},
		{"bad type", "\nregion = 3\n", []string{"line 2", "region", "a text in quotes"}},
		{"bad type of a limit", "[indicator.stall_rate]\ngood = \"low\"\n",
			[]string{"line 2", "indicator.stall_rate.good", "a number"}},
		{"bad type of an indicator", "[indicator]\nstall_rate = 3\n",
			[]string{"line 2", "indicator.stall_rate", "no table", "{ good ="}},
		{"bad type of all indicators", "lang = \"en\"\nindicator = 3\n", []string{"line 2", "indicator"}},
		{"list of indicators", "[[indicator]]\n", []string{"line 1", "indicator"}},
		{"no TOML", "lang = \"en\"\nregion = [\n", []string{"line"}},
		{"key given twice", "lang = \"en\"\nlang = \"zh\"\n", []string{"line 2", "lang"}},
		{"time without a unit", "timeout = 10\n", []string{"line 1", `"10"`, "10s"}},
		{"list of times", "timeout = [\"10s\"]\n", []string{"line 1", "timeout", "a text in quotes"}},
		{"no time", "timeout = \"soon\"\n", []string{"line 1", `"soon"`}},
		{"negative time", "timeout = \"-1s\"\n", []string{"line 1", `"-1s"`}},
		{"no time at all", "timeout = \"0s\"\n", []string{"line 1", `"0s"`}},
		{"limit without a time", "lang = \"en\"\nlimits = [\"2\"]\n", []string{"line 2", "limits", `"2"`, "2/1s"}},
		{"limit that is a number", "limits = [2]\n", []string{"line 1", "limits: 2 ", "2/1s"}},
		{"limit that is no list", "lang = \"en\"\nlimits = \"2/1s\"\n", []string{"line 2", "limits", `["2/1s"]`}},
		{"limit that is a table", "lang = \"en\"\n[[limits]]\ncalls = 2\n", []string{"line 2", "limits", `["2/1s"]`}},
		{"no limits", "lang = \"en\"\nlimits = []\n", []string{"line 2", "limits", "2/1s"}},
		{"second limit of a list in lines", "limits = [\n  \"10/1m\",\n  \"60/day\",\n]\n",
			[]string{"line 1", `"60/day"`, "24h"}},
		{"limit of days", "limits = [\"60/1d\"]\n", []string{"line 1", `"60/1d"`, "24h"}},
		{"limit with a bare time", "limits = [\"2/1\"]\n", []string{"line 1", `"2/1"`, "1s"}},
		{"limit with two times", "limits = [\"2/1s/1s\"]\n", []string{"line 1", `"2/1s/1s"`, "1s"}},
		{"limit the wrong way round", "limits = [\"1s/2\"]\n", []string{"line 1", `"1s/2"`, "2/1s"}},
		{"limit of half a call", "limits = [\"0.5/1s\"]\n", []string{"line 1", `"0.5/1s"`, "2/1s"}},
		{"limit of no calls", "limits = [\"0/1s\"]\n", []string{"line 1", `"0/1s"`, "1/1s"}},
		{"limit of fewer calls than none", "limits = [\"-2/1s\"]\n", []string{"line 1", `"-2/1s"`, "1/1s"}},
		{"limit of too many calls", "limits = [\"99999999999999999999/1s\"]\n",
			[]string{"line 1", `"99999999999999999999/1s"`, "2/1s"}},
		{"limit in no time", "limits = [\"2/0s\"]\n", []string{"line 1", `"2/0s"`, "0s"}},
		{"limit in a time past", "limits = [\"2/-1s\"]\n", []string{"line 1", `"2/-1s"`, "0s"}},
		{"limit in a year", "limits = [\"2/8760h\"]\n", []string{"line 1", `"2/8760h"`, "48h"}},
		{"limit in too long a time", "limits = [\"2/9999999999h\"]\n", []string{"line 1", `"2/9999999999h"`}},
		{"unknown theme", "lang = \"en\"\ntheme = \"dask\"\n",
			[]string{"line 2", `theme: "dask" is no theme`, `"dusk"?`, "dawn, dusk"}},
		{"unknown theme, near none", "theme = \"solar\"\n", []string{"line 1", `"solar" is no theme: there are dawn, dusk`}},
		{"unknown glyphs", "\n\nglyphs = \"acsii\"\n", []string{"line 3", `"acsii"`, `did you mean "ascii"?`,
			"auto, unicode, block, ascii"}},
		{"unknown names", "names = \"englisch\"\n", []string{"line 1", `"englisch" is no form of names`, `did you mean "english"?`}},
		{"mouse in quotes", "mouse = \"on\"\n", []string{"line 1", "mouse", "true or false"}},
		{"one column", "lang = \"en\"\ncolumns = \"latest\"\n", []string{"line 2", "columns", "a list of texts"}},
		{"no columns", "lang = \"en\"\ncolumns = []\n", []string{"line 2", "columns: name at least one"}},
		{"unknown column", "lang = \"en\"\ncolumns = [\n\"latest\",\n\"chang\"]\n",
			[]string{"line 2", `"chang" is no column`, `"change"?`, "value, latest"}},
		{"column that is a number", "columns = [1]\n", []string{"line 1", "columns", "a text in quotes"}},
		{"column twice", "columns = [\"latest\", \"value\", \"latest\"]\n", []string{"line 1", `"latest" is there twice`}},
		{"unknown action", "lang = \"en\"\n[keys]\nsort = \"s\"\nmove-dwon = \"j\"\n",
			[]string{"line 4", `keys: "move-dwon" is no action`, `"move-down"?`, "sort, sort-by"}},
		{"unknown action, dotted", "keys.\"sort_by\" = \"j\"\n", []string{"line 1", `"sort_by"`, `"sort-by"?`}},
		{"key that is a number", "[keys]\nsort = 1\n", []string{"line 2", "keys.sort", `like "x"`}},
		{"list of keys with a number", "[keys]\nsort = [\"x\", 1]\n", []string{"line 2", "keys.sort", "a text in quotes"}},
		{"no keys of an action", "[keys]\nsort = []\n", []string{"line 2", "keys.sort", "at least one key"}},
		{"table of an action", "[keys.sort]\nkey = \"x\"\n", []string{"line 1", "keys.sort", `like "x"`}},
		{"bad type of all keys", "lang = \"en\"\nkeys = \"vi\"\n", []string{"line 2", "keys", "[keys]"}},
		{"list of all keys", "[[keys]]\n", []string{"line 1", "keys", "[keys]"}},
		{"unknown language", "lang = \"fr\"\n", []string{"line 1", "lang", `"fr"`, choice.Or(lang.Names())}},
		{"setting in capitals", "lang = \"en\"\nTheme = \"solar\"\n", []string{"line 2", "theme"}},
		{"dotted keys of a table elsewhere",
			"lang = \"en\"\n\nindicator.stall_rate.good = 5\nindicator.stall_rate.warn = 1\n",
			[]string{"line 3", "the wrong way round"}},
		{"key with a dot in quotes", "[keys]\n\"a.b\" = []\n", []string{"line 2", `keys."a.b"`}},
		{"unknown indicator", "[indicator.stal_rate]\ngood = 1\n",
			[]string{"line 1", "indicator.stal_rate", "is no indicator", `did you mean "stall_rate"?`}},
		{"no direction", "[indicator.stall_rate]\nbetter = \"lowest\"\n",
			[]string{"line 2", "indicator.stall_rate.better", `"lowest"`}},
		{"no limit", "[indicator.stall_rate]\nwarn = nan\n", []string{"indicator.stall_rate"}},
		{"no limit of a media", "[indicator.stall_rate.video]\ngood = -inf\n", []string{"indicator.stall_rate"}},
	} {
		path := write(t, test.text)
		_, err := config.Load(path, true, known())
		if err == nil {
			t.Errorf("%s: no error", test.name)
			continue
		}
		for _, want := range append(test.want, path) {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: the error %q does not name %s", test.name, err, want)
			}
		}
	}
}

// A mistake elsewhere hides no limits that are the wrong way round, but none are measured by a direction that is
// itself wrong.
func TestLimitsAreLookedAtBesideOtherMistakes(t *testing.T) {
	wrongWay := "are the wrong way round"
	for text, want := range map[string]bool{
		"theme = \"x\"\n[indicator.stall_rate]\naudio = { good = 5.0, warn = 3.0 }\n":                 true,
		"[indicator.stall_rate]\nbetter = \"up\"\naudio = { good = 5.0, warn = 3.0 }\n":               false,
		"[indicator.stall_rate]\naudio = { good = 5.0, warn = \"x\" }\n":                              false,
		"[indicator.stal_rate]\ngood = 1\n[indicator.stall_rate]\naudio = { good = 5.0, warn = 3.0 }": true,
	} {
		_, err := config.Load(write(t, text), true, known())
		if err == nil || strings.Contains(err.Error(), wrongWay) != want {
			t.Errorf("%s: %v; want that limits %s: %v", text, err, wrongWay, want)
		}
	}
}

// The error lists all mistakes, so that a person can mend the file in one go.
func TestLoadTellsAllMistakes(t *testing.T) {
	path := write(t, `lang = "fr"
timeout = "soon"
nope = 1
region = 3
theme = "dask"
columns = ["chang", "latest", "latest"]
limits = [2]

[keys]
sort = 1
move-dwon = "j"
sort-by = [1]

[indicator.stall_rate]
good = "low"
better = "lowest"
bettr = 1

[indicator.stal_rate]
good = 1

[indicator.join_room_success_rate]
audio = 3
video = { good = "x", god = 1 }
`)
	c, err := config.Load(path, true, known())
	if err == nil {
		t.Fatal("no error")
	}
	got := strings.Split(err.Error(), "\n")
	want := []string{"line 1: ", "line 2: ", "line 3: ", "line 4: ", "line 5: ", "line 6: ", "line 6: ", "line 7: ",
		"line 10: ", "line 11: ",
		"line 12: ", "line 15: ", "line 16: ", "line 17: ", "line 19: ", "line 23: ", "line 24: ", "line 24: "}
	if len(got) != len(want) {
		t.Errorf("%d mistakes, want %d:\n%s", len(got), len(want), err)
	}
	for i := range min(len(got), len(want)) {
		if !strings.HasPrefix(got[i], path+", "+want[i]) {
			t.Errorf("mistake %d is %q, want one of %s", i, got[i], want[i])
		}
	}
	if !slices.Equal(c.Columns, []string{"chang", "latest", "latest"}) || c.Keys["move-dwon"] != nil {
		t.Errorf("what was read is %v, %v", c.Columns, c.Keys)
	}
	// The limits of two indicators are the wrong way round.
	_, err = config.Load(write(t, "[indicator.stall_rate]\ngood = 5\nwarn = "+
		"1\n[indicator.join_room_success_rate]\ngood = 99\nwarn = 99.5\n"), true, known())
	if err == nil || strings.Count(err.Error(), "wrong way round") != 2 {
		t.Errorf("got %v", err)
	}
}

func TestLoadOfAFileThatIsNotThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.toml")
	if _, err := config.Load(path, false, known()); err != nil {
		t.Errorf("the default file may be missing: %v", err)
	}
	if _, err := config.Load(path, true, known()); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a file that was named is missing, the error is %v", err)
	}
	if _, err := config.Load("", false, known()); err != nil {
		t.Errorf("without a home there is no file: %v", err)
	}
	// A default file that exists but cannot be read is an error.
	if _, err := config.Load(t.TempDir(), false, known()); err == nil {
		t.Error("a folder was read as a file")
	}
}

func TestPath(t *testing.T) {
	for _, test := range []struct{ xdg, home, want string }{
		{"/x", "/h", "/x/rtcscope/config.toml"},
		{"", "/h", "/h/.config/rtcscope/config.toml"},
		{"", "", ""},
		{"/x", "", "/x/rtcscope/config.toml"},
	} {
		getenv := func(name string) string {
			if name == "XDG_CONFIG_HOME" {
				return test.xdg
			}
			return ""
		}
		if got := config.Path(getenv, test.home); got != filepath.FromSlash(test.want) {
			t.Errorf("%q, %q: %q, want %q", test.xdg, test.home, got, test.want)
		}
	}
}

func TestApply(t *testing.T) {
	type limits = map[quality.Media]quality.Thresholds
	for _, test := range []struct {
		name, text, indicator string
		better                quality.Direction
		limits                limits
	}{
		{"nothing", "", "stall_rate", quality.LowerBetter,
			limits{quality.Audio: {Good: 1, Warn: 3}, quality.Video: {Good: 2, Warn: 5}}},
		{"the direction it has", "better = \"lower\"", "stall_rate", quality.LowerBetter,
			limits{quality.Audio: {Good: 1, Warn: 3}, quality.Video: {Good: 2, Warn: 5}}},
		// Limits that were made for the other direction would grade everything the wrong way round.
		{"direction", "better = \"higher\"", "stall_rate", quality.HigherBetter, limits{}},
		{"direction with limits", "better = \"higher\"\ngood = 9\nwarn = 8", "stall_rate", quality.HigherBetter,
			limits{quality.Audio: {Good: 9, Warn: 8}, quality.Video: {Good: 9, Warn: 8}}},
		{"one limit of all media", "good = 0.5", "stall_rate", quality.LowerBetter,
			limits{quality.Audio: {Good: 0.5, Warn: 3}, quality.Video: {Good: 0.5, Warn: 5}}},
		{"one media", "audio = { warn = 9 }", "stall_rate", quality.LowerBetter,
			limits{quality.Audio: {Good: 1, Warn: 9}, quality.Video: {Good: 2, Warn: 5}}},
		{"the media over all media", "warn = 7\nvideo = { warn = 9 }", "stall_rate", quality.LowerBetter,
			limits{quality.Audio: {Good: 1, Warn: 7}, quality.Video: {Good: 2, Warn: 9}}},
		{"a limit of zero", "good = 0", "stall_rate", quality.LowerBetter,
			limits{quality.Audio: {Good: 0, Warn: 3}, quality.Video: {Good: 0, Warn: 5}}},
		{"a media that had no limits of its own", "good = 99.9\naudio = { warn = 98 }", "join_room_success_rate",
			quality.HigherBetter,
			limits{"": {Good: 99.9, Warn: 99}, quality.Audio: {Good: 99.9, Warn: 98}}},
	} {
		c := load(t, "[indicator."+test.indicator+"]\n"+test.text+"\n")
		known := catalogue()
		got, _ := c.Apply(known).Indicator(test.indicator)
		if got.Better != test.better {
			t.Errorf("%s: direction %v, want %v", test.name, got.Better, test.better)
		}
		if len(got.Thresholds) != len(test.limits) {
			t.Errorf("%s: limits %v, want %v", test.name, got.Thresholds, test.limits)
		}
		for media, want := range test.limits {
			if got.Thresholds[media] != want {
				t.Errorf("%s: limits of %q are %v, want %v", test.name, media, got.Thresholds[media], want)
			}
		}
	}
}

// Apply must not change the catalogue that it is given, which others use, too.
func TestApplyLeavesTheOriginalAlone(t *testing.T) {
	known := catalogue()
	c := load(t, "[indicator.stall_rate]\nbetter = \"higher\"\ngood = 7\nwarn = 7\naudio = { good = 8 }\n")
	c.Apply(known)
	in, want := known.Indicators[0], catalogue().Indicators[0]
	if in.Better != want.Better || in.Thresholds[quality.Audio] != want.Thresholds[quality.Audio] ||
		in.Thresholds[quality.Video] != want.Thresholds[quality.Video] {
		t.Errorf("the original is %+v now", in)
	}
	if got := c.Apply(known).Indicators; len(got) != 2 || got[1].Name != "join_room_success_rate" ||
		got[1].Better != quality.HigherBetter {
		t.Errorf("other indicators changed: %+v", got)
	}
}

func TestLimitsTheWrongWayRoundAreRefused(t *testing.T) {
	for _, text := range []string{
		"[indicator.stall_rate]\ngood = 5\nwarn = 1\n",
		"[indicator.stall_rate]\ngood = 4\n", // against the audio series' own 3
		"[indicator.join_room_success_rate]\ngood = 99\nwarn = 99.5\n",
	} {
		_, err := config.Load(write(t, text), true, known())
		if err == nil || !strings.Contains(err.Error(), "wrong way round") {
			t.Errorf("%q is taken: %v", text, err)
		}
	}
}
