package choice_test

import (
	"strings"
	"testing"

	"rtcscope/choice"
)

func TestFindTakesAnyCase(t *testing.T) {
	known := []string{"Province", "OS", "os-x", "stall_rate"}
	for text, want := range map[string]string{
		"Province": "Province", "province": "Province", "PROVINCE": "Province", " os ": "OS", "STALL_RATE": "stall_rate",
		"": "", "provinc": "", "Prov ince": "",
	} {
		if got, ok := choice.Find(text, known); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v, want %q", text, got, ok, want)
		}
	}
	// Of two names that differ in case alone, the one that is typed to the letter.
	if got, _ := choice.Find("a", []string{"A", "a"}); got != "a" {
		t.Errorf("a is %q", got)
	}
}

func TestOneOfSaysWhatThereIs(t *testing.T) {
	err := choice.OneOf("theme", "DASK", []string{"dawn", "dusk"})
	if err == nil || !strings.Contains(err.Error(), `"DASK" is no theme: did you mean "dusk"? There are dawn, dusk`) {
		t.Errorf("got %v", err)
	}
	if err := choice.OneOf("theme", "dusk", []string{"dawn", "dusk"}); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestOrListsNamesToTakeOneOf(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "a": {"a"}, "a or b": {"a", "b"},
		"a, b or c": {"a", "b", "c"}} {
		if got := choice.Or(names); got != want {
			t.Errorf("%v: %q, want %q", names, got, want)
		}
	}
}
