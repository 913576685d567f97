package cli

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/config"
)

// configured writes a configuration, and returns the environment that leads to it and its path.
func configured(t *testing.T, text string) (env []string, path string) {
	t.Helper()
	home := t.TempDir()
	path = filepath.Join(home, "rtcscope", "config.toml")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"XDG_CONFIG_HOME=" + home}, path
}

func TestConfigPath(t *testing.T) {
	env, path := configured(t, "this is broken, and is to be found all the same")
	if got := invoke(t, env, "config", "path"); got.code != exitDone || got.out != path+"\n" || got.err != "" {
		t.Errorf("got %+v", got)
	}
	if got := invoke(t, env, "config", "path", "--config", "/x/y.toml"); got.code != exitDone ||
		got.out != "/x/y.toml\n" {
		t.Errorf("got %+v", got)
	}
}

func TestConfigExampleHoldsEverySetting(t *testing.T) {
	t.Parallel()
	got := invoke(t, nil, "config", "example")
	if got.code != exitDone || got.err != "" {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	for _, line := range strings.Split(got.out, "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			t.Errorf("the line %q is not commented out", line)
		}
	}
	whole := regexp.MustCompile(`(?m)^#([^ ])`).ReplaceAllString(got.out, "$1")
	settings := reflect.TypeFor[config.Config]()
	for i := range settings.NumField() {
		if name := settings.Field(i).Tag.Get("toml"); name != "" &&
			!regexp.MustCompile(`(?m)^(`+name+` = |\[`+name+`[.\]])`).MatchString(whole) {
			t.Errorf("the setting %s is not in it", name)
		}
	}
	env, path := configured(t, whole)
	if got := invoke(t, env, "config", "check"); got.code != exitDone || got.out != "the configuration "+path+
		" is right\n" {
		t.Errorf("with every setting: %+v", got)
	}
	// Every setting is at its usual value: nothing changes.
	file, err := config.Load(path, true, knownSettings(keymap()))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := bindings(keymap(), file); err != nil || !reflect.DeepEqual(got, keymap()) {
		t.Errorf("the keys are %+v, %v", got, err)
	}
	if got := file.Apply(api.Catalogue()); !reflect.DeepEqual(got, api.Catalogue()) {
		t.Errorf("the catalogue is %+v", got)
	}
	endpoint, err := api.ResolveEndpoint(file.Endpoint, file.Region)
	if usual, _ := api.ResolveEndpoint("", ""); err != nil || endpoint != usual ||
		!reflect.DeepEqual(file.Limits.Quality(), api.LimitsOf(usual)) {
		t.Errorf("the service is %v with %v, %v", endpoint, file.Limits, err)
	}
}

// config check tells all mistakes at once, also those of the keys and of the endpoint.
func TestConfigCheckTellsAllMistakes(t *testing.T) {
	env, path := configured(t, `endpoint = "http://example.com"
theme = "darc"
nope = 1

[keys]
sort = "ctrl+i"
quit = ["x", "x"]
move-dwon = "j"
`)
	got := invoke(t, env, "config", "check")
	if got.code != exitUsage || got.out != "" {
		t.Errorf("exit %d, %s", got.code, got.out)
	}
	for _, line := range []string{"line 1: ", "line 2: theme", "line 3: no setting", "line 6: keys.sort",
		"line 7: keys.quit", "line 8: keys"} {
		if strings.Count(got.err, path+", "+line) != 1 {
			t.Errorf("%q is not there once:\n%s", line, got.err)
		}
	}
	if n := strings.Count(got.err, "\n"); n != 6 {
		t.Errorf("%d lines:\n%s", n, got.err)
	}
	env, _ = configured(t, "[keys]\nsort = \"q\"\nfilter = \"j\"\n")
	if got := invoke(t, env, "config", "check"); strings.Count(got.err, "is the key of") != 2 {
		t.Errorf("two conflicts:\n%s", got.err)
	}
}

// Each setting of the example can be set alone, with the heading of its table.
func TestEachLineOfConfigExampleIsRight(t *testing.T) {
	t.Parallel()
	table := ""
	for _, line := range strings.Split(exampleConfig(knownSettings(keymap()), keymap()), "\n") {
		setting, ok := strings.CutPrefix(line, "#")
		if !ok || strings.HasPrefix(setting, " ") {
			continue
		}
		if strings.HasPrefix(setting, "[") {
			table = setting + "\n"
		}
		env, _ := configured(t, table+setting)
		if strings.HasPrefix(setting, "[") {
			continue
		}
		if got := invoke(t, env, "config", "check"); got.code != exitDone {
			t.Errorf("%s: %+v", setting, got)
		}
	}
}

func TestConfigCheck(t *testing.T) {
	t.Parallel()
	if got := invoke(t, nil, "config", "check"); got.code != exitDone ||
		!strings.Contains(got.out, "there is no configuration") {
		t.Errorf("without a file: %+v", got)
	}
	if got := invoke(t, nil, "config", "check", "--config", "/no/such.toml"); got.code != exitUsage ||
		!strings.Contains(got.err, "/no/such.toml") {
		t.Errorf("without the file that is named: %+v", got)
	}
	for text, want := range map[string]string{
		"lang = \"en\"\nthem = \"x\"\n":                             `line 2: no setting is called "them": did you mean "theme"?`,
		"theme = \"anssi\"\n":                                       `line 1: theme: "anssi" is no theme: did you mean "ansi"?`,
		"columns = [\"lastest\"]\n":                                 `line 1: columns: "lastest" is no column: did you mean "latest"?`,
		"[keys]\nsort = \"v\"\n":                                    `line 2: keys.sort: "v" is the key of sort and of toggle-chart`,
		"lang = \"en\"\n[keys]\nmove-down = \"j\"\nend = [\"Q\"]\n": "line 4: keys.end: ctrl+c always quits",
		"keys.filter = \"ctrl + f\"\n":                              "line 1: keys.filter:",
		"\nregion = \"mars\"\n":                                     `line 2: endpoint and region: no address is known for region "mars"`,
	} {
		env, path := configured(t, text)
		got := invoke(t, env, "config", "check")
		if got.code != exitUsage || got.out != "" || !strings.Contains(got.err, path+", "+want) {
			t.Errorf("%q: %+v, want %s", text, got, want)
		}
	}
	if got := invoke(t, nil, "config"); got.code != exitUsage || !strings.Contains(got.err, "path, example and check") {
		t.Errorf("config alone: %+v", got)
	}
}

// Wrong keys are an error of every command, before anything is sent or drawn.
func TestWrongKeysEndTheStart(t *testing.T) {
	t.Parallel()
	env, path := configured(t, "[keys]\nsort = \"v\"\n")
	for _, args := range [][]string{{"--demo"}, {"apps", "--demo"}, {"archive", "path"}} {
		if got := invoke(t, env, args...); got.code != exitUsage || !strings.Contains(got.err, path+", line 2: keys.sort") {
			t.Errorf("%v: %+v", args, got)
		}
	}
}

func TestTheConfigurationOfTheReadmeIsRight(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "```toml\n")
	example, _, ok2 := strings.Cut(rest, "```")
	if !ok || !ok2 {
		t.Fatal("README.md shows no configuration")
	}
	env, _ := configured(t, example)
	if got := invoke(t, env, "config", "check"); got.code != exitDone {
		t.Errorf("got %+v", got)
	}
}
