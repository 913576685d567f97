package main

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"rtcscope/keys/keystest"
)

// keyTable is the README's table of keys.
func keyTable() string {
	var b strings.Builder
	b.WriteString("| keys | what they do |\n| --- | --- |\n")
	for _, binding := range keymap() {
		keys := make([]string, len(binding.Keys))
		for i, key := range binding.Keys {
			keys[i] = "`" + key + "`"
		}
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(keys, " "), binding.Help)
	}
	return b.String()
}

func TestReadmeListsTheKeysOfTheKeymap(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- keys: made from keymap.go -->\n", "<!-- end of keys -->"
	_, rest, ok := strings.Cut(string(text), begin)
	got, _, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("README.md lacks the lines %q and %q around its table of keys", begin, end)
	}
	if want := keyTable(); got != want {
		t.Errorf("the README's table of keys is stale; it should be:\n%s", want)
	}
}

// The tests of other packages read the table from its source.
func TestTheTableThatTestsReadIsThisOne(t *testing.T) {
	if got := keystest.Table(); !reflect.DeepEqual(got, keymap()) {
		t.Errorf("keystest reads\n%+v\nthe table is\n%+v", got, keymap())
	}
}

func TestEveryKeyHasOneMeaning(t *testing.T) {
	seen := make(map[string]string)
	for _, binding := range keymap() {
		if len(binding.Keys) == 0 || binding.Help == "" {
			t.Errorf("action %q lacks keys or help", binding.Action)
		}
		for _, key := range binding.Keys {
			if other, twice := seen[key]; twice {
				t.Errorf("%q means both %q and %q", key, other, binding.Help)
			}
			seen[key] = binding.Help
		}
	}
}
