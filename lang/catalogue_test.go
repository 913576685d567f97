package lang_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rtcscope/lang"
)

// A language that claims to be whole has every text of the program.
func TestWholeCataloguesLackNoText(t *testing.T) {
	found := texts(t)
	if len(found) < 100 {
		t.Fatalf("the search found just %d texts: it does not see the program", len(found))
	}
	if !slices.Contains(lang.Whole(), lang.Chinese) {
		t.Error("Chinese is not whole")
	}
	for _, l := range lang.Whole() {
		var missing []string
		for text, where := range found {
			if translated, ok := l.Translation(text); !ok || translated == "" {
				missing = append(missing, strconv.Quote(text)+": \"\", // "+where)
			}
		}
		slices.Sort(missing)
		if len(missing) > 0 {
			t.Errorf("the catalogue of %s lacks %d texts:\n%s", l, len(missing), strings.Join(missing, "\n"))
		}
	}
}

// A translation that the program does not use is left over from a text that was changed.
func TestNoTranslationIsLeftOver(t *testing.T) {
	found := texts(t)
	for _, l := range lang.All() {
		for text, translated := range l.Catalogue() {
			if _, ok := found[text]; !ok {
				t.Errorf("%s has %q for %q, which the program does not say: take it out, or add the text to texts_test.go", l,
					translated, text)
			}
		}
	}
}

var verb = regexp.MustCompile(`%(\[\d\])?[a-z]`)

func TestTranslationsTakeTheSameArguments(t *testing.T) {
	sorted := func(text string) []string {
		list := verb.FindAllString(text, -1)
		for i := range list {
			list[i] = "%" + list[i][len(list[i])-1:]
		}
		slices.Sort(list)
		return list
	}
	for _, l := range lang.All() {
		for text, translated := range l.Catalogue() {
			if takes, want := sorted(translated), sorted(text); !slices.Equal(takes, want) {
				t.Errorf("%s: %q takes %v, and %q takes %v", l, text, want, translated, takes)
			}
		}
	}
}

// A text without a translation is said in English.
func TestATextThatALanguageLacksIsEnglish(t *testing.T) {
	for _, l := range append(lang.All(), "fr") {
		p := lang.Printer{Language: l}
		if got := p.T("%d texts that nobody translated: %s", 1, "x"); got != "1 texts that nobody translated: x" {
			t.Errorf("%s: %q", l, got)
		}
	}
	if got := (lang.Printer{Language: "fr"}).T("%d rows are in %s", 1, "x"); got != "1 row is in x" {
		t.Errorf("got %q", got)
	}
}

func TestLanguagesAreTakenFromTheirNamesAndLocales(t *testing.T) {
	for _, name := range lang.Names() {
		if l, err := lang.Parse(name); err != nil || string(l) != name {
			t.Errorf("%s is %q, %v", name, l, err)
		}
	}
	if _, err := lang.Parse("fr"); err == nil || !strings.Contains(err.Error(), "take en") {
		t.Errorf("fr is taken: %v", err)
	}
	for _, tc := range []struct {
		all, messages, lang string
		want                lang.Language
	}{
		{"", "", "", lang.English}, {"", "", "zh_CN.UTF-8", lang.Chinese}, {"C", "", "zh_CN.UTF-8", lang.English},
		{"", "zh_TW", "en_US.UTF-8", lang.Chinese}, {"", "", "fr_FR.UTF-8", lang.English},
		{"", "en_GB", "zh_CN", lang.English},
	} {
		locale := map[string]string{"LC_ALL": tc.all, "LC_MESSAGES": tc.messages, "LANG": tc.lang}
		if got := lang.FromLocale(func(name string) string { return locale[name] }); got != tc.want {
			t.Errorf("%v: %s, want %s", locale, got, tc.want)
		}
	}
}
