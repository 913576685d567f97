package match_test

import (
	"strings"
	"testing"

	"rtcscope/match"
)

func TestRanks(t *testing.T) {
	for _, x := range []struct {
		typed, text string
		want        match.Rank
	}{
		{"stall_rate", "stall_rate", match.Whole}, {"STALL_RATE", "stall_rate", match.Whole},
		{"ｓｔａｌｌ", "stall_rate", match.Start}, {"rate", "stall_rate", match.Part}, {"rates", "stall_rate", match.None},
		{"hong kong", "Hong Kong", match.Whole}, {"hongkong", "Hong Kong", match.Whole}, {"hongk", "Hong Kong", match.Start},
		{"g kong", "Hong Kong", match.Part}, {"gkong", "Hong Kong", match.None}, {"kong", "Hong Kong", match.Part},
		{"thehongk", "In the Hong Kong", match.Part}, {"usa", "Macau SAR", match.None}, {"hongkong", " Hong  Kong ", match.Part},
		{"c'est", "C'est la vie", match.Start}, {"cest la", "C'est la vie", match.Start}, {"ng kong", "HongKong", match.Part},
		{"xi'an", "xian", match.Whole}, {"xi’an", "Xi'an", match.Whole}, {"XI AN", "Xi'an", match.Whole},
		{"xi'an", "西安", match.Start}, {"xi an", "西安", match.Start}, {"xian", "西安", match.Start}, {"an", "西安", match.Part},
		{"guangd", "广东", match.Start}, {"gd", "广东", match.Start}, {"g d", "广东", match.Start}, {"dong", "广东", match.Part},
		{"dong", "广东 dong", match.Part}, {"卡顿", "卡顿率", match.Start}, {"卡 顿 率", "卡顿率", match.Whole},
		{"wangluo", "网络类型", match.Start}, {"lx", "网络类型", match.Part}, {"gx", "广东", match.None},
		{"'", "Xi'an", match.Part}, {"'", "xian", match.None}, {"''", "Xi'an", match.None}, // not the empty text
		{"", "anything", match.Start}, {"", "", match.Whole}, {"a", "", match.None}, {"a", "\xff", match.None},
	} {
		typed := match.Read(x.typed)
		if got := typed.In(x.text); got != x.want {
			t.Errorf("%q in %q has rank %d, want %d", x.typed, x.text, got, x.want)
		}
		if got := typed.Finds(x.text); got != (x.want > match.None) {
			t.Errorf("%q finds %q: %v", x.typed, x.text, got)
		}
		if got := typed.Is(match.Of(x.text)); got != (x.want == match.Whole) {
			t.Errorf("%q is %q: %v", x.typed, x.text, got)
		}
	}
	if typed := match.Read("gd"); typed.InAny() != match.None || typed.InAny("上海", "x gd", "广东") != match.Start {
		t.Error("the best of several texts is another")
	}
	if !match.Read(" ").Empty() || match.Read("'").Empty() {
		t.Error("only blanks are nothing")
	}
}

// Names come from the network, and any text may be pasted to find one. The work grows with the text alone: if it grew
// with its square, this would take a minute.
func TestLongTextsAreRanked(t *testing.T) {
	typed := match.Read(strings.Repeat("a", 5000) + "b")
	for _, test := range []struct {
		text string
		want match.Rank
	}{
		{strings.Repeat("a ", 200_000), match.None},
		{strings.Repeat("a ", 200_000) + "b", match.Part},
		{strings.Repeat("'", 400_000), match.None},
		{strings.Repeat("a"+strings.Repeat(" ", 400), 1000), match.None},
	} {
		if rank := typed.In(test.text); rank != test.want {
			t.Errorf("%d bytes have rank %d, want %d", len(test.text), rank, test.want)
		}
	}
}

// Whatever is typed: the two ways to ask agree.
func FuzzTyped(f *testing.F) {
	f.Add("xi'an", "西安")
	f.Add(" g d ", "广 东")
	f.Add("’", "\xff")
	f.Fuzz(func(t *testing.T, typed, text string) {
		m := match.Read(typed)
		if m.Finds(text) != (m.In(text) > match.None) {
			t.Errorf("%q in %q: found %v, rank %d", typed, text, m.Finds(text), m.In(text))
		}
	})
}
