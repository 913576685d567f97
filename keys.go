package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rtcscope/config"
	"rtcscope/views"
)

// A keyError says what is wrong with the keys that the configuration gives to an action.
type keyError struct {
	action string
	says   string
}

// Error implements error.
func (e *keyError) Error() string { return fmt.Sprintf("keys.%s: %s", e.action, e.says) }

// keyErrors are all that is wrong with the keys of a configuration.
type keyErrors []*keyError

// Error implements error.
func (e keyErrors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// bindings are the keys of the explorer, as the configuration has them. The error says where it stands in the file.
func bindings(file config.Config) ([]views.Binding, error) {
	list, err := remap(keymap(), file.KeyTable())
	var mistakes keyErrors
	if !errors.As(err, &mistakes) {
		return list, err
	}
	told := make([]error, len(mistakes))
	for i, e := range mistakes {
		told[i] = fmt.Errorf("%s: %w", file.Where("keys", e.action), e)
	}
	return nil, errors.Join(told...)
}

// remap gives actions other keys in the place of their own. The keys are by the name of the action. An action whose keys
// cannot be taken keeps its own; conflicts are looked for where there is no such action. The error is a keyErrors.
func remap(bindings []views.Binding, keys map[string][]string) ([]views.Binding, error) {
	out := slices.Clone(bindings)
	var mistakes keyErrors
	for _, name := range slices.Sorted(maps.Keys(keys)) {
		at := slices.IndexFunc(out, func(b views.Binding) bool { return b.Name == name })
		if at < 0 {
			mistakes = append(mistakes, &keyError{name, "there is no such action"})
			continue
		}
		if e := checkKeys(out[at], keys[name]); e != nil {
			mistakes = append(mistakes, e)
			continue
		}
		out[at].Keys = slices.Clone(keys[name])
	}
	if len(mistakes) == 0 {
		mistakes = checkConflicts(out, keys)
	}
	if len(mistakes) > 0 {
		return out, mistakes
	}
	return out, nil
}

// checkKeys says why an action cannot have some keys, whatever keys the others have.
func checkKeys(b views.Binding, keys []string) *keyError {
	for i, key := range keys {
		if err := checkKey(key); err != nil {
			return &keyError{b.Name, err.Error()}
		}
		if slices.Contains(keys[:i], key) {
			return &keyError{b.Name, fmt.Sprintf("%q is there twice: leave one out", key)}
		}
	}
	return checkNeeded(b, keys)
}

// alwaysQuits is the key that no configuration takes away: whatever else it does, a person gets out.
const alwaysQuits = "ctrl+c"

// checkNeeded sees to it that no action, and no screen on which text is typed, is locked.
func checkNeeded(b views.Binding, keys []string) *keyError {
	switch {
	case len(keys) == 0:
		return &keyError{b.Name, "it needs a key: leave the line out for the usual ones"}
	case b.Action == views.ActionEnd && !slices.Contains(keys, alwaysQuits):
		return &keyError{b.Name, fmt.Sprintf("%s always quits: name it among the keys", alwaysQuits)}
	case slices.Contains([]views.Action{views.ActionOpen, views.ActionBack, views.ActionUp, views.ActionDown, views.ActionForget}, b.Action) && !slices.ContainsFunc(keys, func(key string) bool { return !typesText(key) }):
		return &keyError{b.Name, fmt.Sprintf("where text is typed, %q would be text, too: name a key beside it that types none, such as %q", keys[0], b.Keys[slices.IndexFunc(b.Keys, func(key string) bool { return !typesText(key) })])}
	}
	return nil
}

// checkConflicts finds the keys that two actions have. An error stands with one whose keys the configuration changed.
func checkConflicts(bindings []views.Binding, keys map[string][]string) (mistakes keyErrors) {
	owners := make(map[string]string)
	for _, b := range bindings {
		for _, key := range b.Keys {
			other, taken := owners[key]
			if !taken {
				owners[key] = b.Name
				continue
			}
			if _, changed := keys[b.Name]; changed {
				mistakes = append(mistakes, &keyError{b.Name, conflict(key, b.Name, other)})
				continue
			}
			mistakes = append(mistakes, &keyError{other, conflict(key, other, b.Name)})
		}
	}
	return mistakes
}

func conflict(key, name, other string) string {
	if key == alwaysQuits {
		return fmt.Sprintf("%q is the key of %s and of %s: it always quits, so take another one for %s", key, name, other, name)
	}
	return fmt.Sprintf("%q is the key of %s and of %s: take another one, or give %s other keys, too", key, name, other, other)
}

// actionNames lists the names of all actions.
func actionNames() []string {
	var names []string
	for _, b := range keymap() {
		names = append(names, b.Name)
	}
	return names
}
