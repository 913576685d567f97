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
		{"！广", "Denmark macos  a/b"},
		{"! 广", "Denmark macos  a/b"},
		{"！　/^广/", "Denmark macos  a/b"},
		{"！", "广东 广西 Denmark macos  a/b"},
		{"／", "广东 广西 Denmark macos  a/b"},
		{"！、", "广东 广西 Denmark macos  a/b"},
		{"／＾（广｜ｄ）／", "广东 广西 Denmark"},
		{"、^广|rk$、", "广东 广西 Denmark"},
		{"！／＾广｜ｒｋ＄／", "macos  a/b"},
		{"！/^广|rk$／", "macos  a/b"},
		{"ｍａｃ", "macos"},
		{"ｇｄ", "广东"},
		{"ａ／ｂ", "a/b"},
		{"a、b", "a/b"},
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

// Values are named by their text, however wide either is written.
func TestAFilterKnowsNoWidth(t *testing.T) {
	for _, x := range []struct {
		text, name string
		want       bool
	}{
		{"wifi", "ＷＩＦＩ", true}, {"ｗｉｆｉ", "WiFi", true}, {"/^wifi$/", "ＷＩＦＩ", true}, {"/^ＷＩＦＩ$/", "wifi", true},
		{"(hk", "中国（ＨＫ）", true}, {"（ｈｋ", "中国(HK)", true}, {"／＼（ｈｋ＼）／", "中国（HK）", true},
		// The full-width punctuation of a value is text between slashes of ASCII: a command that names a row has it so.
		{"/^中国（香港）$/", "中国（香港）", true}, {"/^中国（香港）$/", "中国香港", false},
		{"!ｗｉｆｉ", "ＷＩＦＩ", false}, {"5　g", "5 G", true},
	} {
		f, err := quality.ParseFilter(x.text)
		if err != nil || f.Match(x.name) != x.want {
			t.Errorf("%q lets %q through: %v, %v, want %v", x.text, x.name, f.Match(x.name), err, x.want)
		}
	}
}

func TestAnExpressionThatDoesNotCompileSaysWhy(t *testing.T) {
	for text, says := range map[string]string{"/(广": "missing closing )", "!/[a": "missing closing ]",
		"/*": "missing argument"} {
		_, err := quality.ParseFilter(text)
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "(?i)") {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
}

// Whatever is typed: a filter and its inverse share the names between them.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{"a", "/a/", "/(a", "//", "!!", "/!/", "广", " 东", "！", "、广、"} {
		f.Add(seed, "广东")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		plain, err := quality.ParseFilter(text)
		typed := strings.TrimSpace(text)
		if err != nil || plain.All() || strings.HasPrefix(typed, "!") || strings.HasPrefix(typed, "！") {
			return
		}
		inverse, err := quality.ParseFilter("!" + text)
		if err != nil || plain.Match(name) == inverse.Match(name) {
			t.Errorf("%q and its inverse both say %v of %q, %v", text, plain.Match(name), name, err)
		}
	})
}

// A name that is drawn otherwise is found by either, and left out by either.
func TestFilterOfDrawnNames(t *testing.T) {
	drawn := func(name string) string { return strings.ReplaceAll(name, "\x1b", `\u{1b}`) }
	for text, want := range map[string]bool{"u{1b}": true, "a\x1b": true, "!u{1b}": false, "!x": true, "x": false} {
		f, err := quality.ParseFilter(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Drawn(drawn).Match("a\x1bb"); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	looks := 0
	f, _ := quality.ParseFilter("no")
	f.Drawn(func(name string) string { looks++; return name }).Match("plain")
	f, _ = quality.ParseFilter("plain")
	f.Drawn(func(name string) string { looks++; return name }).Match("plain")
	if looks != 1 {
		t.Errorf("names were drawn %d times; one that is found already is not", looks)
	}
}

func TestOnlyWhatIsAskedFor(t *testing.T) {
	table := func(series string) quality.Table {
		return quality.Table{Series: series, Rows: []quality.Row{{Value: "广东"}, {Value: "上海"}}}
	}
	r := quality.Result{Tables: []quality.Table{table("audio"), table("video")}}
	filter, err := quality.ParseFilter("!广")
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Only("video", filter)
	if err != nil || len(got.Tables) != 1 || got.Tables[0].Series != "video" || len(got.Tables[0].Rows) != 1 ||
		got.Tables[0].Rows[0].Value != "上海" {
		t.Errorf("got %+v, %v", got.Tables, err)
	}
	if len(r.Tables) != 2 || len(r.Tables[1].Rows) != 2 {
		t.Errorf("the answer itself is changed: %+v", r.Tables)
	}
	if _, err := r.Only("picture", quality.Filter{}); err == nil {
		t.Error("a series that is not there is found")
	}
	if got, err := r.Only("", quality.Filter{}); err != nil || len(got.Tables) != 2 || len(got.Tables[0].Rows) != 2 {
		t.Errorf("asked for all, got %+v, %v", got.Tables, err)
	}
}
