package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/views"
)

func TestEveryActionHasANameOfItsOwn(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := make(map[string]bool)
	for _, b := range keymap() {
		if !kebab.MatchString(b.Name) || seen[b.Name] {
			t.Errorf("the name %q of action %d is another's, or not in kebab case", b.Name, b.Action)
		}
		seen[b.Name] = true
	}
}

func TestTheKeysOfTheKeymapAreKeys(t *testing.T) {
	all := make(map[string][]string)
	for _, b := range keymap() {
		all[b.Name] = b.Keys
	}
	got, err := remap(keymap(), all)
	if err != nil || !reflect.DeepEqual(got, keymap()) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := remap(keymap(), nil); err != nil || !reflect.DeepEqual(got, keymap()) {
		t.Errorf("without changes: %+v, %v", got, err)
	}
}

func TestRemap(t *testing.T) {
	before := keymap()
	got, err := remap(before, map[string][]string{"sort": {"u", "ctrl+o"}, "change-days": {"s"}, "end": {"ctrl+c", "Q"}, "back": {"x", "esc"}})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before, keymap()) {
		t.Error("the bindings that were given have changed")
	}
	want := map[string]views.Action{"u": views.ActionSort, "ctrl+o": views.ActionSort, "s": views.ActionRange, "ctrl+c": views.ActionEnd,
		"Q": views.ActionEnd, "x": views.ActionBack, "esc": views.ActionBack, "j": views.ActionDown, "t": views.ActionNone}
	for key, action := range want {
		if got := actions(got)[key]; len(got) > 1 || len(got) == 1 && got[0] != action || len(got) == 0 && action != views.ActionNone {
			t.Errorf("%s does %v, want %v", key, got, action)
		}
	}
}

// actions are what each key does.
func actions(bindings []views.Binding) map[string][]views.Action {
	does := make(map[string][]views.Action)
	for _, b := range bindings {
		for _, key := range b.Keys {
			does[key] = append(does[key], b.Action)
		}
	}
	return does
}

func TestRemapNamesEveryMistake(t *testing.T) {
	for _, test := range []struct {
		keys map[string][]string
		want []string
	}{
		{map[string][]string{"sort": {"v"}}, []string{"keys.sort", `"v"`, "toggle-chart"}},
		{map[string][]string{"toggle-chart": {"s"}}, []string{"keys.toggle-chart", `"s"`, "of sort:"}},
		{map[string][]string{"sort": {"F"}, "toggle-chart": {"F"}}, []string{`"F"`, "sort", "toggle-chart"}},
		{map[string][]string{"sort": {"ctrl+c"}}, []string{"keys.sort", `"ctrl+c"`, "of end:", "always quits"}},
		{map[string][]string{"end": {"Q"}}, []string{"keys.end", "ctrl+c always quits"}},
		{map[string][]string{"end": {"Q"}, "sort": {"ctrl+c"}}, []string{"ctrl+c always quits"}},
		{map[string][]string{"sort": {}}, []string{"keys.sort", "needs a key"}},
		{map[string][]string{"sort": {"u", "u"}}, []string{"keys.sort", `"u"`, "twice"}},
		{map[string][]string{"open": {"o"}}, []string{"keys.open", `"o"`, `"enter"`}},
		{map[string][]string{"back": {"x", "space"}}, []string{"keys.back", `"x"`, `"esc"`}},
		{map[string][]string{"sorted": {"o"}}, []string{"keys.sorted", "no such action"}},
		{map[string][]string{"sort": {""}}, []string{"keys.sort", "an empty text"}},
	} {
		_, err := remap(keymap(), test.keys)
		if err == nil {
			t.Errorf("%v: no error", test.keys)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%v: the error %q does not name %s", test.keys, err, want)
			}
		}
	}
}

// Whatever a file says: it is refused for a reason, or every key does one thing and every action can be done.
func TestWithoutConflictsEveryKeyDoesOneThing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	pool := slices.Sorted(maps.Keys(actions(keymap())))
	for _, fresh := range "0123456789ABCDEFHIJKLMNOPQRTUVWXYZceflmnouwxy,.;:!@#" {
		pool = append(pool, string(fresh), "alt+shift+f1"+string('0'+fresh%10))
	}
	slices.Sort(pool)
	pool = slices.Compact(pool)
	taken, refused := 0, 0
	for range 3000 {
		keys := make(map[string][]string)
		for range 1 + r.IntN(4) {
			b := keymap()[r.IntN(len(keymap()))]
			list := []string{pool[r.IntN(len(pool))]}
			if r.IntN(3) == 0 {
				list = append(list, pool[r.IntN(len(pool))])
			}
			needed := []views.Action{views.ActionEnd, views.ActionOpen, views.ActionBack, views.ActionUp, views.ActionDown, views.ActionForget}
			if slices.Contains(needed, b.Action) {
				list = append(list, b.Keys[len(b.Keys)-1])
			}
			keys[b.Name] = list
		}
		got, err := remap(keymap(), keys)
		twice := false
		wanted := keymap()
		for i, b := range wanted {
			if list, ok := keys[b.Name]; ok {
				wanted[i].Keys = list
			}
		}
		for _, does := range actions(wanted) {
			twice = twice || len(does) > 1
		}
		switch {
		case err != nil && !twice:
			t.Fatalf("%v is refused: %v", keys, err)
		case err == nil && twice:
			t.Fatalf("%v is taken", keys)
		case err != nil:
			refused++
			continue
		}
		taken++
		if !reflect.DeepEqual(got, wanted) {
			t.Fatalf("%v: got %+v", keys, got)
		}
		if does := actions(got)[alwaysQuits]; len(does) != 1 || does[0] != views.ActionEnd {
			t.Fatalf("%v: ctrl+c does %v", keys, does)
		}
	}
	if taken < 300 || refused < 300 {
		t.Errorf("%d were taken and %d refused: the test sees one side only", taken, refused)
	}
}

// What Bubble Tea calls a key is a key, with every modifier.
func TestEveryPressIsAKey(t *testing.T) {
	var presses []tea.Key
	for r := '!'; r <= '~'; r++ {
		presses = append(presses, tea.Key{Code: r, Text: string(r)})
		if (r < 'A' || 'Z' < r) && r != 'i' && r != 'm' && r != '[' {
			presses = append(presses, tea.Key{Code: r, Mod: tea.ModCtrl}, tea.Key{Code: r, Mod: tea.ModAlt | tea.ModShift}, tea.Key{Code: r, Mod: tea.ModCtrl | tea.ModAlt | tea.ModSuper})
		}
	}
	presses = append(presses, tea.Key{Code: 'é', Text: "é"}, tea.Key{Code: '卡', Text: "卡"}, tea.Key{Code: tea.KeySpace, Text: " "})
	for _, code := range []rune{tea.KeyEnter, tea.KeyTab, tea.KeyEsc, tea.KeyBackspace, tea.KeySpace, tea.KeyUp, tea.KeyPgDown, tea.KeyDelete, tea.KeyHome, tea.KeyF1, tea.KeyF20, tea.KeyKpPlus} {
		for mod := range tea.KeyMod(64) {
			presses = append(presses, tea.Key{Code: code, Mod: mod})
		}
	}
	for _, press := range presses {
		if err := checkKey(press.String()); err != nil {
			t.Errorf("%+v: %v", press, err)
		}
	}
}

func TestWhatIsNoKeySaysWhatItShouldBe(t *testing.T) {
	for key, want := range map[string]string{
		"":             "an empty text",
		" ":            "written space",
		"a b":          "without spaces",
		" a":           "without spaces",
		"ctrl + a":     "without spaces",
		"jj":           `no key "jj"`,
		"control+a":    `"control" is no modifier, take ctrl, alt`,
		"C-a":          `no key "C-a"`,
		"cmd+x":        `"cmd" is no modifier`,
		"ctrl+":        "no key",
		"+a":           `"" is no modifier`,
		"ctrl+ctrl+a":  "twice",
		"shift+ctrl+a": `write "ctrl+shift+a"`,
		"ctrl+A":       `write "ctrl+shift+a"`,
		"alt+G":        `write "alt+shift+g"`,
		"shift+g":      `write "G"`,
		"shift+1":      "write the character",
		"ctrl+i":       "as tab",
		"ctrl+m":       "as enter",
		"ctrl+[":       "as esc",
		"Esc":          `write "esc"`,
		"escape":       `write "esc"`,
		"ctrl+PageUp":  `write "ctrl+pgup"`,
		"F1":           `write "f1"`,
		"f64":          `did you mean "f`,
		"bakspace":     `did you mean "backspace"?`,
		"leftshift":    "no key",
		"\x1b":         "U+001B",
		"\u202e":       "U+202E",
		"\xff":         "U+FFFD",
		"win":          "take one character",
	} {
		err := checkKey(key)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), fmt.Sprintf("%q", key)) && key != "" {
			t.Errorf("%q: the error is %v, want one that says %s", key, err, want)
		}
	}
}
