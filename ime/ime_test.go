package ime_test

import (
	"testing"

	"rtcscope/ime"
)

func TestEveryFullWidthCharacterIsItsASCIIOne(t *testing.T) {
	for r := '!'; r <= '~'; r++ {
		if got := ime.ASCII(r - '!' + 0xFF01); got != r {
			t.Errorf("%q is %q, want %q", r-'!'+0xFF01, got, r)
		}
	}
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"？／：ｑ ｇｄ！":        "?/:q gd!",
		"、。，；":            "/.,;",
		"【】「」『』｛｝":        "[][]{}{}",
		"（）《》〈〉":          "()<><>",
		"“”‘’":            `""''`,
		"—…￥·　":           "_^$` ",
		"２０２６－１１－０２":      "2026-11-02",
		"广东 ok é ¥ – − 〇": "广东 ok é ¥ – − 〇",
		"":                "",
	} {
		if got := ime.Plain(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	if got, want := ime.Letters("ＷｉＦｉ　５Ｇ（香港）"), "WiFi　5G（香港）"; got != want {
		t.Errorf("the letters alone: %q, want %q", got, want)
	}
}
