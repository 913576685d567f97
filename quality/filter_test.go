package quality_test

import (
	"strings"
	"testing"

	"rtcscope/quality"
)

func TestFilter(t *testing.T) {
	names := []string{"广东", "广西", "Denmark", "macos", "", "a/b"}
	for _, tt := range []struct{ text, want string }{
		{"", "广东 广西 Denmark macos  a/b"},
		{"广", "广东 广西"},
		{"MAC", "macos"},
		{"!广", "Denmark macos  a/b"},
		{"!", "广东 广西 Denmark macos  a/b"}, // nothing is said yet
		{"/", "广东 广西 Denmark macos  a/b"},
		{"!/", "广东 广西 Denmark macos  a/b"},
		{"/^广|rk$/", "广东 广西 Denmark"},
		{"/^广|rk$", "广东 广西 Denmark"},
		{"!/^广|rk$/", "macos  a/b"},
		{"/DEN", "Denmark"},
		{"/^$/", ""},
		{"a/b", "a/b"},
	} {
		f, err := quality.ParseFilter(tt.text)
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
			continue
		}
		var got []string
		for _, name := range names {
			if f.Match(name) {
				got = append(got, name)
			}
		}
		if strings.Join(got, " ") != tt.want || f.All() != (len(got) == len(names)) {
			t.Errorf("%q lets %q through, want %q", tt.text, got, tt.want)
		}
	}
}

func TestAnExpressionThatDoesNotCompileSaysWhy(t *testing.T) {
	for text, says := range map[string]string{"/(广": "missing closing )", "!/[a": "missing closing ]", "/*": "missing argument"} {
		_, err := quality.ParseFilter(text)
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "(?i)") {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
}

// Whatever is typed: a filter and its inverse share the names between them.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{"a", "/a/", "/(a", "//", "!!", "/!/", "广"} {
		f.Add(seed, "广东")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		plain, err := quality.ParseFilter(text)
		if err != nil || plain.All() || strings.HasPrefix(text, "!") {
			return
		}
		inverse, err := quality.ParseFilter("!" + text)
		if err != nil || plain.Match(name) == inverse.Match(name) {
			t.Errorf("%q and its inverse both say %v of %q, %v", text, plain.Match(name), name, err)
		}
	})
}
