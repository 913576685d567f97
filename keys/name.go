package keys

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"rtcscope/choice"
	"rtcscope/lang"
)

// modifiers are in the order in which Bubble Tea writes them.
func modifiers() []string { return []string{"ctrl", "alt", "shift", "meta", "hyper", "super"} }

// specialKeys are the names of the keys that type no character, as Bubble Tea writes them.
func specialKeys() []string {
	names := []string{"enter", "tab", "backspace", "esc", "space"}
	for code := tea.KeyUp; code <= tea.KeyF63; code++ {
		// Keys of the number block that type a character are told by that character.
		if name := (tea.Key{Code: code}).Keystroke(); utf8.RuneCountInString(name) > 1 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// checkKey says why no press of a key is ever called so by Bubble Tea, and how the key is called that was meant.
func checkKey(key string) error {
	if strings.TrimSpace(key) == "" {
		if key != "" {
			return lang.Errorf("%s is no key: the space bar is written space", strconv.Quote(key))
		}
		return lang.Errorf("an empty text is no key: write one like x, ctrl+x or f5")
	}
	if strings.ContainsFunc(key, unicode.IsSpace) {
		return lang.Errorf("%s is no key: write it without spaces, and two keys as a list", strconv.Quote(key))
	}
	mods, base := splitKey(key)
	for i, mod := range mods {
		if !slices.Contains(modifiers(), mod) {
			return lang.Errorf("%s is no key: %q is no modifier, take %s", strconv.Quote(key), mod,
				strings.Join(modifiers(), ", "))
		}
		if slices.Contains(mods[:i], mod) {
			return lang.Errorf("%s is no key: %s is there twice", strconv.Quote(key), mod)
		}
	}
	right, err := rightBase(mods, base)
	if err != nil {
		return lang.Errorf("%s is no key: %s", strconv.Quote(key), err)
	}
	if right != key {
		return lang.Errorf("%s is not how this key is called: write %q", strconv.Quote(key), right)
	}
	return nil
}

// splitKey parts a key from its modifiers; the key itself may be a plus.
func splitKey(key string) (mods []string, base string) {
	if key == "+" {
		return nil, key
	}
	if rest, ok := strings.CutSuffix(key, "++"); ok {
		return strings.Split(rest, "+"), "+"
	}
	parts := strings.Split(key, "+")
	return parts[:len(parts)-1], parts[len(parts)-1]
}

// rightBase is how Bubble Tea calls a key with its modifiers.
func rightBase(mods []string, base string) (string, error) {
	var ordered []string
	for _, mod := range modifiers() {
		if slices.Contains(mods, mod) {
			ordered = append(ordered, mod)
		}
	}
	if utf8.RuneCountInString(base) != 1 {
		name, err := specialKey(base)
		return strings.Join(append(ordered, name), "+"), err
	}
	r, _ := utf8.DecodeRuneInString(base)
	if r == utf8.RuneError || !unicode.IsPrint(r) {
		return "", lang.Errorf("it holds the character %U, which no key types", r)
	}
	if len(ordered) == 0 {
		return base, nil
	}
	if slices.Equal(ordered, []string{"shift"}) {
		if unicode.IsLower(r) {
			return string(unicode.ToUpper(r)), nil
		}
		return "", lang.Errorf("write the character that shift and the key type together, like ? or A")
	}
	if lower := unicode.ToLower(r); lower != r {
		return rightBase(append(mods, "shift"), string(lower))
	}
	chord := strings.Join(append(ordered, base), "+")
	// To most terminals these are the same keys since the days of teletypes.
	if same, ok := map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc"}[chord]; ok {
		return "", lang.Errorf("terminals send it as %s: take that, or another key", same)
	}
	return chord, nil
}

// specialKey is the name of a key that types no character, where other programs may call it something else.
func specialKey(name string) (string, error) {
	known := specialKeys()
	if slices.Contains(known, name) {
		return name, nil
	}
	lower := strings.ToLower(name)
	if slices.Contains(known, lower) {
		return lower, nil
	}
	if usual, ok := map[string]string{"escape": "esc", "return": "enter", "pageup": "pgup", "pagedown": "pgdown",
		"del": "delete", "ins": "insert"}[lower]; ok {
		return usual, nil
	}
	if near, ok := choice.Nearest(lower, known); ok {
		return "", lang.Errorf("there is no key %q, did you mean %q?", name, near)
	}
	return "", lang.Errorf(
		"there is no key %q: take one character, or a key like enter, tab, esc, space, up, pgdown or f5", name)
}

// typesNothing says whether a key, where text is typed, is none.
func typesNothing(key string) bool {
	return utf8.RuneCountInString(key) > 1 && key != "space" && key != "shift+space"
}
