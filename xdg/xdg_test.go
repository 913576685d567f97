package xdg_test

import (
	"testing"

	"rtcscope/xdg"
)

func TestFilePassesRelativeFoldersOver(t *testing.T) {
	for _, tt := range []struct{ value, home, want string }{
		{"", "/home/me", "/home/me/.local/share/rtcscope/archive.db"},
		{"/data", "/home/me", "/data/rtcscope/archive.db"},
		{"/data", "", "/data/rtcscope/archive.db"},
		{"data", "/home/me", "/home/me/.local/share/rtcscope/archive.db"},
		{"./data", "/home/me", "/home/me/.local/share/rtcscope/archive.db"},
		{"~/data", "/home/me", "/home/me/.local/share/rtcscope/archive.db"},
		{"data", "", ""},
		{"", "me", ""},
		{"", "", ""},
	} {
		getenv := func(name string) string { return map[string]string{"XDG_DATA_HOME": tt.value}[name] }
		if got := xdg.File(xdg.Data(), getenv, tt.home, "archive.db"); got != tt.want {
			t.Errorf("XDG_DATA_HOME=%q with the home %q: %q, want %q", tt.value, tt.home, got, tt.want)
		}
	}
}
