package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rtcscope/lang"
)

// One thing has one word: a person who reads two words looks for two things.
func TestChineseHasOneWordForOneThing(t *testing.T) {
	zh := lang.Printer{Language: lang.Chinese}
	for thing, word := range map[string]string{
		"whole app": "应用整体", "as before": "无异常", "no verdict": "无结论", "evidence": "偏离度", "rate": "指标效应",
		"since %s": "自 %s 起", "series": "指标项", "value": "维度值", "against": "对比期", "usual": "基线", "bad": "异常", "Triage": "巡检", "triage": "巡检",
		"Why": "归因", "why": "归因", "Heatmap": "热力图", "heatmap": "热力图", "indicator": "指标", "dimension": "维度",
	} {
		if got := zh.T(thing); got != word {
			t.Errorf("%s is %s, want %s", thing, got, word)
		}
	}
	others := map[string]string{ // the words that are not to be used for a thing, and the one that is
		"序列": "指标项", "系列": "指标项", "取值": "维度值", "维值": "维度值",
		"对比日": "对比期", "对比时段": "对比期", "对比区间": "对比期", "比较期": "对比期", "对照": "对比", "比较": "对比",
		"平常": "基线", "平时": "基线", "基准": "基线", "正常值": "基线", "巡查": "巡检", "分诊": "巡检", "排查": "巡检",
		"原因分析": "归因", "根因": "归因", "热图": "热力图", "存档": "留存", "归档": "留存", "已保存的查询": "已存查询",
		"端点": "服务地址", "过滤": "筛选", "字段值": "维度值", "维度的值": "维度值", "好转": "改善", "变好": "改善", "变差": "恶化", "恶化最多": "恶化最明显", "与以往相同": "无异常",
		"正常波动": "MAD 标准差", "证据": "偏离度", "整个应用": "应用整体", "全应用": "应用整体", "未完整": "不完整", "缓存": "留存",
		"服务端": "服务", "开销": "预计请求", "亦见": "同现", "省份": "一级行政区",
	}
	for text, translated := range lang.Chinese.Catalogue() {
		for other, word := range others {
			if strings.Contains(translated, other) {
				t.Errorf("%q says %s for %s: %q", text, other, word, translated)
			}
		}
	}
}

// A text is translated once: of two translations, one would never be used.
func TestNoTextIsTranslatedTwice(t *testing.T) {
	files, err := filepath.Glob("chinese*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no catalogue was found: %v", err)
	}
	where := make(map[string]string)
	set := token.NewFileSet()
	for _, name := range files {
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			pair, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			text := literal(pair.Key)
			if text == "" {
				return true
			}
			at := set.Position(pair.Pos()).String()
			if before, twice := where[text]; twice {
				t.Errorf("%q is translated at %s and at %s", text, before, at)
			}
			where[text] = at
			return true
		})
	}
	if len(where) != len(lang.Chinese.Catalogue()) {
		t.Errorf("%d texts were found in the files, the catalogue has %d", len(where), len(lang.Chinese.Catalogue()))
	}
}

// unwritten are spaces and punctuation as Chinese texts do not have them, by what they should be.
var unwritten = map[string]*regexp.Regexp{
	"no space between Chinese characters":                   regexp.MustCompile(`\p{Han} \p{Han}`),
	"a space between Chinese and letters, digits and verbs": regexp.MustCompile(`\p{Han}[A-Za-z0-9%]|[A-Za-z0-9]\p{Han}|%(\[\d\])?[a-z]\p{Han}`),
	"full-width punctuation beside Chinese":                 regexp.MustCompile(`\p{Han}[,:;()?!]|[,;()?]\p{Han}`),
	"no space beside full-width punctuation":                regexp.MustCompile(`[，。：；（）、] | [，。：；（）、]`),
}

// Spaces and punctuation follow one rule.
func TestChineseIsWrittenByOneRule(t *testing.T) {
	for text, translated := range lang.Chinese.Catalogue() {
		for rule, wrong := range unwritten {
			if at := wrong.FindString(translated); at != "" {
				t.Errorf("%q, for %q, has %q: %s", translated, text, at, rule)
			}
		}
		if strings.HasSuffix(translated, "。") != strings.HasSuffix(text, ".") {
			t.Errorf("%q ends unlike %q", translated, text)
		}
	}
}

// kept are the Latin words of Chinese texts that are names: of the program, its flags and settings, formats, products
// and protocols.
var kept = strings.Fields("rtcscope csv json md table AppId RequestId RTCMonitorQualityAccess RTCReadOnlyAccess RTC UTF MAD JSON " +
	"DNS MiB NULL null Markdown SQLite Android iOS Native Web Perl GNU screen tmux set clipboard shell fg cron bash zsh fish " +
	"powershell PowerShell TLS HOME TERM last from vs week weeks previous off config archive info export prune check path " +
	"example sync query apps completion command theme indicator endpoint region user password proxy com http https " +
	"watch wal shm date up down true false key keys good warn higher lower nan inf ctrl shift enter tab esc space pgdown DAY " +
	"Out String iex source change latest ID dumb north better")

// Nothing in a Chinese text is English but names, which a person types or reads elsewhere.
func TestNoEnglishIsLeftInChinese(t *testing.T) {
	flag := regexp.MustCompile(`--[a-z][-a-z]*(=\S+)?|[A-Z]+_[A-Z_]+|\w+(\.\w+)+|[~.]?/[\w./]+|[\w]+_[\w_]+`)
	word := regexp.MustCompile(`[A-Za-z]{3,}`)
	verbs := regexp.MustCompile(`%(\[\d\])?[a-zA-Z]`)
	for text, translated := range lang.Chinese.Catalogue() {
		for _, left := range word.FindAllString(flag.ReplaceAllString(verbs.ReplaceAllString(translated, " "), " "), -1) {
			if !slices.Contains(kept, left) {
				t.Errorf("%q, for %q, has the English word %q", translated, text, left)
			}
		}
	}
}
