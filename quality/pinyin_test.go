package quality_test

import (
	"testing"

	"rtcscope/quality"
)

func TestNamesAreFoundByTheirPinyin(t *testing.T) {
	for _, test := range []struct {
		typed, name string
		want        bool
	}{
		{"guangdong", "广东", true}, {"guangd", "广东", true}, {"gd", "广东", true}, {"gdong", "广东", true}, {"GD", "广东", true},
		{"dong", "广东", true},
		{"gx", "广东", false}, {"guangx", "广西", true}, {"ndong", "广东", false}, // from the beginning of a syllable
		{"chongqing", "重庆", true}, {"cq", "重庆", true}, {"zq", "重庆", true}, // read zhong elsewhere
		{"sx", "陕西", true}, {"shanxi", "山西", true}, {"nmg", "内蒙古", true}, {"meng", "内蒙古", true}, {"xiamen", "厦门", true},
		{"gd1", "广东", false}, {"g d", "广东", true}, {"guang dong", "广东", true}, {"xi'an", "西安", true}, {"xi’an", "西安", true}, {"gdd", "广东", false},
		{"wi", "wifi", true}, {"wf", "wifi", false}, {"wf", "wifi 无", false}, {"!gd", "广东", false}, {"!gd", "上海", true},
		{"/gd/", "广东", false},
		{"a", "", false}, {"", "", true}, {"a", "\xff", false},
	} {
		f, err := quality.ParseFilter(test.typed)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Match(test.name); got != test.want {
			t.Errorf("%q matches %q: %v", test.typed, test.name, got)
		}
	}
}

// A long name of characters with many readings must not hold up a key press.
func BenchmarkFilterByPinyin(b *testing.B) {
	f, err := quality.ParseFilter("hhhhhhhhhhhhhhhhhhhhhhhhhx")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		f.Match("新疆维吾尔自治区行行行行行行行行行行行行行行行行行行行行行")
	}
}
