package keys_test

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
)

func TestEveryActionHasANameOfItsOwn(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := make(map[string]bool)
	for _, b := range keystest.Table() {
		if !kebab.MatchString(string(b.Action)) || seen[string(b.Action)] {
			t.Errorf("the name %q of action %s is another's, or not in kebab case", string(b.Action), b.Action)
		}
		seen[string(b.Action)] = true
	}
}

func TestTheKeysOfTheKeymapAreKeys(t *testing.T) {
	all := make(map[string][]string)
	for _, b := range keystest.Table() {
		if len(b.Keys) > 0 {
			all[string(b.Action)] = b.Keys
		}
	}
	got, err := keys.Remap(keystest.Table(), all)
	if err != nil || !reflect.DeepEqual(got, keystest.Table()) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := keys.Remap(keystest.Table(), nil); err != nil || !reflect.DeepEqual(got, keystest.Table()) {
		t.Errorf("without changes: %+v, %v", got, err)
	}
}

func TestRemap(t *testing.T) {
	before := keystest.Table()
	got, err := keys.Remap(before, map[string][]string{"sort": {"B", "ctrl+o"}, "change-days": {"s"},
		"end": {"ctrl+c", "Q"}, "back": {"x", "esc"}})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before, keystest.Table()) {
		t.Error("the bindings that were given have changed")
	}
	want := map[string]keys.Action{"B": keys.Sort, "ctrl+o": keys.Sort, "s": keys.Range, "ctrl+c": keys.End,
		"Q": keys.End, "x": keys.Back, "esc": keys.Back, "j": keys.Down, "t": keys.None}
	for key, action := range want {
		if got := actions(got)[key]; len(got) > 1 || len(got) == 1 && got[0] != action || len(got) == 0 &&
			action != keys.None {
			t.Errorf("%s does %v, want %v", key, got, action)
		}
	}
}

// actions are what each key does.
func actions(bindings []keys.Binding) map[string][]keys.Action {
	does := make(map[string][]keys.Action)
	for _, b := range bindings {
		for _, key := range b.Keys {
			does[key] = append(does[key], b.Action)
		}
	}
	return does
}

func TestRemapNamesEveryMistake(t *testing.T) {
	for _, test := range []struct {
		given map[string][]string
		want  []string
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
		_, err := keys.Remap(keystest.Table(), test.given)
		if err == nil {
			t.Errorf("%v: no error", test.given)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%v: the error %q does not name %s", test.given, err, want)
			}
		}
	}
}

// Whatever a file says: it is refused for a reason, or every key does one thing and every action can be done.
func TestWithoutConflictsEveryKeyDoesOneThing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	pool := slices.Sorted(maps.Keys(actions(keystest.Table())))
	for _, fresh := range "0123456789ABCDEFHIJKLMNOPQRTUVWXYZceflmnouwxy,.;:!@#" {
		pool = append(pool, string(fresh), "alt+shift+f1"+string('0'+fresh%10))
	}
	slices.Sort(pool)
	pool = slices.Compact(pool)
	taken, refused := 0, 0
	for range 3000 {
		given := make(map[string][]string)
		for range 1 + r.IntN(4) {
			b := keystest.Table()[r.IntN(len(keystest.Table()))]
			list := []string{pool[r.IntN(len(pool))]}
			if r.IntN(3) == 0 {
				list = append(list, pool[r.IntN(len(pool))])
			}
			needed := []keys.Action{keys.End, keys.Open, keys.Back, keys.Up, keys.Down, keys.Forget}
			if slices.Contains(needed, b.Action) {
				list = append(list, b.Keys[len(b.Keys)-1])
			}
			given[string(b.Action)] = list
		}
		got, err := keys.Remap(keystest.Table(), given)
		twice := false
		wanted := keystest.Table()
		for i, b := range wanted {
			if list, ok := given[string(b.Action)]; ok {
				wanted[i].Keys = list
			}
		}
		for _, does := range actions(wanted) {
			twice = twice || len(does) > 1
		}
		switch {
		case err != nil && !twice:
			t.Fatalf("%v is refused: %v", given, err)
		case err == nil && twice:
			t.Fatalf("%v is taken", given)
		case err != nil:
			refused++
			continue
		}
		taken++
		if !reflect.DeepEqual(got, wanted) {
			t.Fatalf("%v: got %+v", given, got)
		}
		if does := actions(got)[keys.AlwaysQuits]; len(does) != 1 || does[0] != keys.End {
			t.Fatalf("%v: ctrl+c does %v", given, does)
		}
	}
	if taken < 300 || refused < 300 {
		t.Errorf("%d were taken and %d refused: the test sees one side only", taken, refused)
	}
}
