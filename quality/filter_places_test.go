package quality_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rtcscope/api/sim/calls"
	"rtcscope/places"
	"rtcscope/quality"
)

// provinceRows and countryRows are the values of the simulated service.
func provinceRows() []string { return groupNames(calls.Ordinary(1, 0.5).Provinces) }

func countryRows() []string {
	return append([]string{calls.Home, "香港", "台湾", "澳门"}, groupNames(calls.Ordinary(1, 0.5).Countries)...)
}

func groupNames(list []calls.Group) []string {
	names := make([]string, len(list))
	for i, g := range list {
		names[i] = g.Name
	}
	return names
}

// filtered are the rows that typed text finds.
func filtered(t *testing.T, typed string, rows []string) string {
	t.Helper()
	f, err := quality.ParseFilter(typed)
	if err != nil {
		t.Fatalf("%q: %v", typed, err)
	}
	return strings.Join(slices.DeleteFunc(slices.Clone(rows), func(row string) bool { return !f.Match(row) }), " ")
}

// What people type finds the row that they mean: English names, codes, traditional characters, pinyin.
func TestRowsAreFoundByWhatPeopleType(t *testing.T) {
	for typed, want := range map[string]string{
		"Denmark": "丹麦", "denm": "丹麦", "dk": "丹麦", "DK": "丹麦", "ｄｋ": "丹麦", "dnk": "丹麦", "danmai": "丹麦",
		"dan mai": "丹麦", "丹麥": "丹麦", "mark": "丹麦", "iceland": "冰岛", "冰島": "冰岛", "isl": "冰岛",
		"us": "美国", "usa": "美国", "united states": "美国", "unitedstates": "美国", "america": "美国", "美國": "美国",
		"uk": "英国 乌克兰", "gb": "英国", "britain": "英国", "united": "美国 英国 阿联酋", "uae": "阿联酋", "emirates": "阿联酋",
		"阿拉伯联合": "阿联酋", "阿聯酋": "阿联酋", "阿拉伯聯合酋長國": "阿联酋", "south korea": "韩国", "kr": "韩国", "南韓": "韩国",
		"japan": "日本", "jp": "日本 新加坡 柬埔寨", "jpn": "日本", "turkiye": "土耳其", "turkey": "土耳其", "holland": "荷兰",
		"netherlands": "荷兰", "czech": "捷克", "czech republic": "捷克", "czechia": "捷克", "saudi": "沙特阿拉伯",
		"沙地": "沙特阿拉伯", "義大利": "意大利", "紐西蘭": "新西兰", "新西蘭": "新西兰", "澳大利亞": "澳大利亚", "澳洲": "澳大利亚",
		"nz": "新西兰", "new zealand": "新西兰", "burma": "缅甸", "yinni": "印度尼西亚", "印尼": "印度尼西亚", "ie": "爱尔兰",
		"hk": "香港", "hkg": "香港", "hong kong": "香港", "hongkong": "香港", "香港特别行政区": "香港", "macau": "澳门",
		"macao": "澳门", "澳門": "澳门", "tw": "台湾", "taiwan": "台湾", "臺灣": "台湾", "台灣": "台湾", "cn": "中国",
		"china": "中国", "中國": "中国", "lanka": "斯里兰卡", "sri": "斯里兰卡", "dkk": "", "xx": "新西兰 希腊", "sri lankan": "", "denmarks": "",
	} {
		if got := filtered(t, typed, countryRows()); got != want {
			t.Errorf("of countries, %q finds %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string]string{
		"guangdong": "广东", "Guangdong": "广东", "guang dong": "广东", "guang'dong": "广东", "guangd": "广东", "gd": "广东",
		"GD": "广东", "g d": "广东", "cn-gd": "广东", "廣東": "广东", "廣": "广东 广西", "广东省": "广东", "廣東省": "广东", "canton": "广东",
		"shaanxi": "陕西", "sn": "陕西", "陝西": "陕西", "shanxi": "陕西 山西", "shanx": "陕西 山西", "xi'an": "陕西", "xi’an": "陕西",
		"xian": "陕西 香港", "xi an": "陕西", "西安": "陕西", "hk": "香港", "hong kong": "香港", "tibet": "西藏", "xizang": "西藏",
		"xz": "西藏", "inner mongolia": "内蒙古", "mongolia": "内蒙古", "nmg": "内蒙古", "nei meng gu": "内蒙古", "nm": "内蒙古",
		"內蒙": "内蒙古", "neimenggu": "内蒙古", "chongqing": "重庆", "重慶": "重庆", "peking": "北京", "hl": "黑龙江",
		"heilongjiang": "黑龙江", "黑龍江": "黑龙江", "szechuan": "四川", "harbin": "黑龙江", "guangzhou": "广东", "廣州": "广东",
		"hebei": "河北", "macau": "澳门", "mo": "内蒙古 澳门", "taiwan": "台湾", "sh": "山东 上海 陕西 山西", "bj": "北京", "!guang": "",
		"/gd/": "", "/guangdong/": "", "/Guang/": "",
	} {
		switch typed {
		case "!guang":
			if got := len(strings.Fields(filtered(t, typed, provinceRows()))); got != len(provinceRows())-2 {
				t.Errorf("%q finds %d rows", typed, got)
			}
		default:
			if got := filtered(t, typed, provinceRows()); got != want {
				t.Errorf("of provinces, %q finds %q, want %q", typed, got, want)
			}
		}
	}
}

// The service may spell a place in another way than the simulated one does.
func TestRowsAreFoundHoweverTheServiceSpellsThem(t *testing.T) {
	for typed, rows := range map[string][]string{
		"hk":      {"香港", "中国香港", "香港特别行政区", "中国香港特别行政区", "中國香港", "Hong Kong", "香港 "},
		"tw":      {"台湾", "中国台湾", "台湾省", "中国台湾省", "臺灣"},
		"mo":      {"澳门", "中国澳门", "澳门特别行政区"},
		"beijing": {"北京", "北京市"},
		"gd":      {"广东", "广东省", "廣東省"},
		"nm":      {"内蒙古", "内蒙古自治区"}, "gx": {"广西", "广西壮族自治区"}, "nx": {"宁夏", "宁夏回族自治区"},
		"xj": {"新疆", "新疆维吾尔自治区"}, "tibet": {"西藏", "西藏自治区"},
		"drc": {"刚果（金）", "刚果(金)", "刚果金", "刚果民主共和国"}, "cog": {"刚果（布）", "刚果(布)", "刚果布", "刚果共和国"},
		"caf": {"中非", "中非共和国"}, "dom": {"多米尼加", "多米尼加共和国"}, "are": {"阿联酋", "阿拉伯联合酋长国"},
		"fro": {"法罗群岛"}, "imn": {"马恩岛"}, "丹麦": {"Denmark"}, "danmai": {"Denmark"},
	} {
		if got, want := filtered(t, typed, rows), strings.Join(rows, " "); got != want {
			t.Errorf("%q finds %q of %q", typed, got, want)
		}
	}
	for _, typed := range []string{"hk", "dk", "uae", "denmark"} {
		if got := filtered(t, typed, []string{"android", "ios", "wifi", "4g", "unknown", "", "\xff", "未知", "其他", "中国"}); got != "" {
			t.Errorf("%q finds %q, which are no such places", typed, got)
		}
	}
}

// Each row of the simulated service has an English name.
func TestEveryRowHasAnEnglishName(t *testing.T) {
	seen := make(map[string]string)
	for _, name := range slices.Concat(provinceRows(), countryRows()[4:]) {
		english := places.English(name)
		if english == "" || seen[english] != "" {
			t.Errorf("%q is %q in English, as is %q", name, english, seen[english])
		}
		seen[english] = name
	}
	if len(provinceRows()) != 34 {
		t.Errorf("there are %d provinces", len(provinceRows()))
	}
}

// Whatever is typed, and whatever the rows are named: each row passes a filter or its inverse.
func TestAFilterAndItsInverseShareTheRows(t *testing.T) {
	rows := slices.Concat(provinceRows(), countryRows(), []string{"", "\xff", strings.Repeat("行", 400), strings.Repeat("中国", 400)})
	pieces := []string{"d", "k", " ", "'", "’", "廣", "东", "!", "/", "CN-", "xi", "an", "\xff", "·", "（", "us", "\u3000", "hxh"}
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		var typed strings.Builder
		for range 1 + random.IntN(40) {
			typed.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := strings.TrimLeft(typed.String(), " \u3000!/")
		f, err := quality.ParseFilter(text)
		inverse, err2 := quality.ParseFilter("!" + text)
		if err != nil || err2 != nil || f.All() {
			continue
		}
		for _, row := range rows {
			if f.Match(row) == inverse.Match(row) {
				t.Errorf("%q and its inverse both say %v of %q", text, f.Match(row), row)
			}
		}
	}
}

// A key that is typed has each row compared with the text: 837 of them in the largest answer.
func BenchmarkFilterRows(b *testing.B) {
	var rows []string
	for len(rows) < 837 {
		rows = append(rows, slices.Concat(provinceRows(), countryRows())...)
	}
	rows = rows[:837]
	var others []string
	for i := range 2500 {
		others = append(others, fmt.Sprintf("取值 %d 的行", i))
	}
	for _, typed := range []string{"denmark", "gd", "廣東", "广", "xx", "other"} {
		if typed == "other" {
			rows = others
		}
		f, err := quality.ParseFilter(typed)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				for _, row := range rows {
					f.Match(row)
				}
			}
		})
	}
}
