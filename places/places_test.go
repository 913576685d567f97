package places

import (
	"strings"
	"testing"
)

// Each name has one place: a name of two would find both.
func TestNoNameIsThatOfTwoPlaces(t *testing.T) {
	names := make(map[string]*place)
	list := make(map[*place]bool)
	for _, p := range known().places {
		list[p] = true
	}
	for p := range list {
		for _, name := range append(p.spelt, p.english) {
			if other := names[key(name)]; other != nil && other != p || known().find(name) != p {
				t.Errorf("%q is %s and another place", name, p.english)
			}
			if len("中国"+name+"维吾尔自治区") > longestName {
				t.Errorf("%q is longer than a name may be", name)
			}
			names[key(name)] = p
		}
		for _, name := range latin(p.english) {
			if strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz' ().,&-") != "" {
				t.Errorf("%q has letters that nobody types", name)
			}
		}
	}
	if len(list) < 280 || len(provinces) != 34 {
		t.Errorf("%d places, %d provinces", len(list), len(provinces))
	}
}

// Traditional characters are learned from the names, and none of them wrongly where a name needs it.
func TestTraditionalCharactersAreSimplified(t *testing.T) {
	for traditional, want := range map[string]string{"廣東": "广东", "阿聯酋": "阿联酋", "新西蘭": "新西兰", "澳大利亞": "澳大利亚",
		"內蒙古": "内蒙古", "黑龍江": "黑龙江", "德國": "德国", "法國": "法国", "中國": "中国", "臺灣": "台湾", "台灣": "台湾"} {
		if got := strings.Map(known().simplified, traditional); got != want {
			t.Errorf("%q is %q, want %q", traditional, got, want)
		}
	}
	for _, p := range provinces {
		if got := strings.Map(known().simplified, p.traditional); got != p.chinese {
			t.Errorf("%q is %q, want %q", p.traditional, got, p.chinese)
		}
		if got := strings.Map(known().simplified, p.chinese); got != p.chinese {
			t.Errorf("%q becomes %q", p.chinese, got)
		}
	}
}

func TestEnglish(t *testing.T) {
	for name, want := range map[string]string{
		"广东": "Guangdong", "廣東省": "Guangdong", "陕西": "Shaanxi", "山西": "Shanxi", "内蒙古自治区": "Inner Mongolia", "西藏": "Tibet",
		"香港": "Hong Kong", "中国香港": "Hong Kong", "澳门": "Macao", "台湾省": "Taiwan", "中国": "China", "丹麦": "Denmark",
		"阿联酋": "United Arab Emirates", "刚果(金)": "Congo - Kinshasa", "刚果 （金）": "Congo - Kinshasa", "捷克": "Czechia",
		"Denmark": "", "hk": "", "android": "", "": "", "\xff": "", "未知": "", "其他": "", "国": "", "省": "", "中": "",
	} {
		if got := English(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func BenchmarkTable(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newTable()
	}
}
