package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rtcscope/cells"
	"rtcscope/lang"
)

// everyCommand calls f with each command of the program.
func everyCommand(p Process, f func(*cobra.Command)) {
	var look func(*cobra.Command)
	look = func(cmd *cobra.Command) {
		f(cmd)
		for _, sub := range cmd.Commands() {
			if !sub.Hidden {
				look(sub)
			}
		}
	}
	look(newRoot(p))
}

// Every command and flag is told of in Chinese, too, and every line of the help fits a terminal of 80 cells.
func TestHelpSpeaksBothLanguages(t *testing.T) {
	chinese := lang.Printer{Language: lang.Chinese}
	told := func(cmd *cobra.Command, what, text string) {
		t.Helper()
		if text != "" && chinese.T(text) == text {
			t.Errorf("%s: %s is %q in Chinese, too", cmd.CommandPath(), what, text)
		}
	}
	commands := 0
	golden := map[lang.Language]*strings.Builder{lang.English: {}, lang.Chinese: {}}
	everyCommand(Process{Out: os.Stdout, Keymap: keymap()}, func(cmd *cobra.Command) {
		commands++
		told(cmd, "what it does", cmd.Short)
		told(cmd, "what it does", cmd.Long)
		if cmd.Short == "" {
			t.Errorf("%s does not say what it does", cmd.CommandPath())
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { told(cmd, "--"+f.Name, f.Usage) })
		for l, all := range golden {
			text := helpText(cmd, lang.Printer{Language: l})
			for line := range strings.Lines(text) {
				if n := cells.Width(strings.TrimRight(line, "\n")); n > helpWidth {
					t.Errorf("%s, %s: a line of %d cells: %s", l, cmd.CommandPath(), n, line)
				}
			}
			all.WriteString("$ " + cmd.CommandPath() + " --help\n" + text + "\n")
		}
	})
	if commands < 15 {
		t.Errorf("only %d commands were found", commands)
	}
	for l, all := range golden {
		path := filepath.Join("testdata", "help_"+string(l)+".txt")
		if *update {
			if err := os.WriteFile(path, []byte(all.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || string(want) != all.String() {
			t.Errorf("%s is not what is printed, %v. If that is meant: go test ./cli -run %s -update", path, err, t.Name())
		}
	}
}

// The language of the help and of errors is that of --lang, of the configuration or of the locale, in this order, also
// where the command line cannot be read.
func TestTheCommandLineSpeaksTheLanguageOfThePerson(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	config := filepath.Join(home, "config.toml")
	if err := os.WriteFile(config, []byte(`lang = "zh"`), 0o600); err != nil {
		t.Fatal(err)
	}
	chinese, english := []string{"LANG=zh_CN.UTF-8"}, []string{"LANG=en_US.UTF-8"}
	for _, test := range []struct {
		env  []string
		args string
		zh   bool
	}{
		{chinese, "--help", true}, {english, "--help", false}, {nil, "--help", false},
		{english, "query --lang zh --help", true}, {english, "--lang=zh triage --help", true},
		{english, "query --help --lang zh", true}, {chinese, "query --lang en --help", false},
		{english, "query --help --config " + config, true}, {english, "query --lang en --config " + config + " -h", false},
		{chinese, "help triage backtest", true}, {english, "help", false},
		{chinese, "query --fomat csv", true}, {english, "query --fomat csv --lang zh", true}, {chinese, "qurey", true},
	} {
		got := invoke(t, test.env, strings.Fields(test.args)...)
		text := got.out + got.err
		if zh := strings.Contains(text, "用法：") || strings.Contains(text, "未知"); zh != test.zh || text == "" {
			t.Errorf("%q of %q is in Chinese: %v\n%s", test.args, test.env, zh, text)
		}
	}
}

// What is wrong with a command line is said in Chinese, with the names of commands, flags and values as they are.
func TestErrorsSpeakChinese(t *testing.T) {
	t.Parallel()
	config := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(config, []byte("theme = \"drak\"\nlimits = [\"2\"]\n[keys]\nsort = \"escape\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for args, says := range map[string]string{
		"qurey":            `未知命令 "qurey"（在 "rtcscope" 之后）：是否想用 "query"？可用：apps`,
		"query x":          `未知命令 "x"（在 "rtcscope query" 之后）：该命令只接受参数`,
		"help qurey":       `是否想用 "query"？`,
		"completion bsh":   `是否想用 "bash"？`,
		"query --fomat x":  "未知参数：--fomat：是否想用 --format？可用参数见 rtcscope query --help",
		"query --secret x": "未知参数：--secret：可用参数见 rtcscope query --help",
		"query -z":         "未知参数：-z（在 -z 中）",
		"query --app":      "--app 后面需要跟一个值",
		"query --=x":       `"--=x" 不是参数`,
		"query --app x --indicator stal_rate --dimension OS": `--indicator："stal_rate" 不是有效的指标：是否想用 "stall_rate"？`,
		"query --timeout 10":                          `--timeout：`,
		"query --demo --last week":                    "--last：",
		"query --demo --vs weak":                      `是否想用 "week"？`,
		"query --demo --sort men":                     `是否想用 "mean"？可用：change, value, latest, mean, before, worst, held，其后可加`,
		"query --demo --sort mean:dwon":               `不是有效的排序方向`,
		"query --demo --filter /(":                    "--filter：",
		"query --demo --to 2026-01-01":                "--to 需要 --from",
		"query --demo --from 2026-02-30":              "--from：",
		"query --demo --series nope":                  "--series：",
		"query --indicator stall_rate --dimension OS": "未选择应用：请用 --app 给出 AppId；rtcscope apps 列出账号下的应用",
		"triage":                          "未选择应用：请用 --app 给出 AppId",
		"triage --demo --top 0":           "不是有效的事件数",
		"triage --demo --past 400d":       "巡检最多依据 56 天判断",
		"triage --demo --fail-on hihg":    `"hihg" 不是有效的级别：是否想用 "high"？`,
		"archive":                         "archive 不能单独使用",
		"config check --config " + config: "第 1 行：theme：",
		"sync --days 0":                   "不是有效天数",
		"sync --rate 5":                   "不给他人留余量",
		"apps --region cn-nroth-1":        `是否想用 "cn-north-1"？`,
		"query --saved x":                 "还没有保存过查询",
		"archive prune":                   "prune 需要 --before",
		"--demo --endpoint https://rtc.volcengineapi.com": "不能同时使用",
	} {
		args = "--lang zh " + args
		env := []string{"VOLC_ACCESSKEY=a", "VOLC_SECRETKEY=b"}
		got := invoke(t, env, strings.Fields(args)...)
		if got.code != exitUsage || !strings.Contains(got.err, says) {
			t.Errorf("%s: exit %d, %q lacks %q", args, got.code, got.err, says)
		}
		for _, english := range []string{"there ", "did you", " is ", " the ", "give ", "take ", "write "} {
			if strings.Contains(got.err, english) {
				t.Errorf("%s: %q is in English", args, got.err)
			}
		}
	}
	if got := invoke(t, nil, "apps", "--lang", "zh"); got.code != exitCredentials || !strings.Contains(got.err, "未找到访问凭证") {
		t.Errorf("without credentials: %+v", got)
	}
}
