package lang_test

import (
	"regexp"
	"strings"
	"testing"

	"rtcscope/lang"
)

func TestWhatIsOneIsInTheSingular(t *testing.T) {
	for _, tc := range []struct {
		text string
		args []any
		want string
	}{
		{"%d rows have no values in these days", []any{1}, "1 row has no values in these days"},
		{"%d rows have no values in these days", []any{0}, "0 rows have no values in these days"},
		{"%d rows have no values in these days", []any{11}, "11 rows have no values in these days"},
		{"%d rows have too few calls to be judged", []any{1},
			"1 row has too few calls to be judged"},
		{"%d incidents in %d rows", []any{1, 639}, "1 incident in 639 rows"},
		{"%d incidents in %d rows", []any{0, 1}, "0 incidents in 1 row"},
		{"%d incidents in %d rows", []any{1, 1}, "1 incident in 1 row"},
		{"asked again: %d days, %d values changed", []any{7, 1}, "asked again: 7 days, 1 value changed"},
		{"%d values are not numbers and are shown as gaps", []any{1}, "1 value is not a number and is shown as a gap"},
	} {
		if got := (lang.Printer{}).T(tc.text, tc.args...); got != tc.want {
			t.Errorf("%q with %v: %q, want %q", tc.text, tc.args, got, tc.want)
		}
	}
	zh := lang.Printer{Language: lang.Chinese}
	if got := zh.T("%d incidents in %d rows", 1, 639); got != "1 个事件，共检查 639 行" {
		t.Errorf("Chinese: %q", got)
	}
}

// A text that counts its subject needs a singular.
func TestNoTextCountsOneInThePlural(t *testing.T) {
	counts := regexp.MustCompile(`(?:^|: |just )%d [a-z]+s (?:are|have|were|left|with|of)\b`)
	n := 0
	for text, where := range texts(t) {
		if !counts.MatchString(text) || strings.HasPrefix(text, "%d bytes are too many") ||
			strings.HasPrefix(text, "%d days are too many") {
			continue // too many is never one
		}
		n++
		args := make([]any, strings.Count(text, "%"))
		for i := range args {
			args[i] = 1
		}
		if got := (lang.Printer{}).T(text, args...); regexp.MustCompile(
			`\b1 (rows|values|days|entries|findings) `).MatchString(got) {
			t.Errorf("%s: %q", where, got)
		}
	}
	if n < 5 {
		t.Errorf("%d texts were found: the search does not see them", n)
	}
}

func TestJoinTakesTheLanguagesSemicolon(t *testing.T) {
	zh := lang.Printer{Language: lang.Chinese}
	if got := zh.Join("", zh.T("incomplete: %d of %d answers", 4, 11), "已复制"); got != "不完整：4 / 11 个结果；已复制" {
		t.Errorf("Chinese: %q", got)
	}
	if got := (lang.Printer{}).Join("a", "", "b"); got != "a; b" {
		t.Errorf("English: %q", got)
	}
}
