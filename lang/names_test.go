package lang_test

import (
	"testing"

	"rtcscope/lang"
)

func TestNamesOfPlaces(t *testing.T) {
	for _, x := range []struct {
		form        lang.NameForm
		value, want string
	}{
		{"", "广东", "广东"}, {lang.ServiceNames, "广东", "广东"}, {lang.EnglishNames, "广东", "Guangdong"},
		{lang.BothNames, "广东", "广东 Guangdong"}, {lang.BothNames, "Denmark", "Denmark"}, {lang.EnglishNames, "wifi", "wifi"},
		{lang.EnglishNames, "未知", "未知"}, {lang.BothNames, "", "(empty)"}, {lang.BothNames, "a\x1bb", `a\u{1b}b`},
		{"", " ", `\u{20}`}, {"", "   ", `\u{20}\u{20}\u{20}`}, {"", " a b", `\u{20}a b`},
		{lang.BothNames, "广东 ", `广东\u{20} Guangdong`},
	} {
		if got := (lang.Printer{Names: x.form}).Name(x.value); got != x.want {
			t.Errorf("%s: %q is %q, want %q", x.form, x.value, got, x.want)
		}
	}
	if got := (lang.Printer{Language: lang.Chinese, Names: lang.BothNames}).Name(""); got != "（空）" {
		t.Errorf("in Chinese, an empty name is %q", got)
	}
}

func TestTwoNamesTakeRoom(t *testing.T) {
	for w, want := range map[int]string{14: "广东 Guangdong", 13: "广东", 0: "广东"} {
		if got := (lang.Printer{Names: lang.BothNames}).NameWithin("广东", w); got != want {
			t.Errorf("in %d cells: %q, want %q", w, got, want)
		}
	}
	if got := (lang.Printer{Names: lang.EnglishNames}).NameWithin("广东", 3); got != "Guangdong" {
		t.Errorf("the only name is %q", got)
	}
}
