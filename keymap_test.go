package main

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
)

// keyTable is the README's table of keys, by what they are for. An action without a key has its name in the palette.
func keyTable() string {
	var b strings.Builder
	b.WriteString("| keys | what they do |\n| --- | --- |\n")
	for _, group := range keys.Groups() {
		fmt.Fprintf(&b, "| **%s** | |\n", group.Title())
		for _, binding := range keymap() {
			if binding.Group != group {
				continue
			}
			list := []string{"`:" + binding.Short + "`"}
			if len(binding.Keys) > 0 {
				list = nil
			}
			for _, key := range binding.Keys {
				list = append(list, "`"+key+"`")
			}
			fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(list, " "), binding.Help)
		}
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
		if binding.Help == "" || !slices.Contains(keys.Groups(), binding.Group) {
			t.Errorf("action %q lacks help or a group", binding.Action)
		}
		if binding.Short == "" && (binding.Group != keys.ToMove || len(binding.Keys) == 0) {
			t.Errorf("action %q lacks a name for the palette", binding.Action)
		}
		for _, key := range binding.Keys {
			if other, twice := seen[key]; twice {
				t.Errorf("%q means both %q and %q", key, other, binding.Help)
			}
			seen[key] = binding.Help
		}
	}
}
