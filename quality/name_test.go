package quality_test

import (
	"strings"
	"testing"

	"rtcscope/quality"
)

func TestNames(t *testing.T) {
	for _, name := range []string{"evening stalls", "晚高峰 卡顿", "ほげ", "a/b", "Äöü", strings.Repeat("卡", 60)} {
		if err := quality.CheckName(name); err != nil {
			t.Error(err)
		}
	}
	for name, says := range map[string]string{
		"": "needs a name", "  ": "needs a name", " a": "spaces", "a\u3000": "spaces", "a\x1b[2Jb": "U+001B",
		"a\nb": "U+000A", "a\x00": "U+0000",
		"a\u202eb": "U+202E", "a\u200bb": "U+200B", "a\u0085b": "U+0085", "a\xffb": "UTF-8",
		strings.Repeat("a", 61): "60 characters",
	} {
		err := quality.CheckName(name)
		if err == nil || !strings.Contains(err.Error(), says) || strings.ContainsAny(err.Error(), "\x1b\n\x00\u202e") ||
			strings.Contains(err.Error(), "\xff") {
			t.Errorf("%q: the error is %v", name, err)
		}
	}
}
