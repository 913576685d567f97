package keys

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rtcscope/lang"
)

// A Mistake says what is wrong with the keys that the configuration gives to an action.
type Mistake struct {
	Action string // as the configuration names it
	says   error
}

// Error implements error.
func (e *Mistake) Error() string { return fmt.Sprintf("keys.%s: %s", e.Action, e.says) }

// Untranslated implements lang.Translatable.
func (e *Mistake) Untranslated() (text string, args []any) {
	return "keys.%s: %s", []any{e.Action, e.says}
}

// Mistakes are all that is wrong with the keys of a configuration.
type Mistakes []*Mistake

// Error implements error.
func (e Mistakes) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the mistakes.
func (e Mistakes) Unwrap() []error {
	list := make([]error, len(e))
	for i, one := range e {
		list[i] = one
	}
	return list
}

// Remap gives actions other keys in the place of their own. The keys are by the name of the action. An action whose
// keys cannot be taken keeps its own; conflicts are looked for where there is no such action. The error is a Mistakes.
func Remap(bindings []Binding, keys map[string][]string) ([]Binding, error) {
	out := slices.Clone(bindings)
	var mistakes Mistakes
	for _, name := range slices.Sorted(maps.Keys(keys)) {
		at := slices.IndexFunc(out, func(b Binding) bool { return string(b.Action) == name })
		if at < 0 {
			mistakes = append(mistakes, &Mistake{name, lang.Errorf("there is no such action")})
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
func checkKeys(b Binding, keys []string) *Mistake {
	for i, key := range keys {
		if err := checkKey(key); err != nil {
			return &Mistake{string(b.Action), err}
		}
		if slices.Contains(keys[:i], key) {
			return &Mistake{string(b.Action), lang.Errorf("%q is there twice: leave one out", key)}
		}
	}
	return checkNeeded(b, keys)
}

// alwaysQuits is the key that no configuration takes away: whatever else it does, a person gets out.
const alwaysQuits = "ctrl+c"

// checkNeeded sees to it that no action, and no screen on which text is typed, is locked.
func checkNeeded(b Binding, keys []string) *Mistake {
	switch {
	case len(keys) == 0:
		return &Mistake{string(b.Action), lang.Errorf("it needs a key: leave the line out for the usual ones")}
	case b.Action == End && !slices.Contains(keys, alwaysQuits):
		return &Mistake{string(b.Action), lang.Errorf("%s always quits: name it among the keys", alwaysQuits)}
	case neededWhileTyping(b.Action) && !slices.ContainsFunc(keys, typesNothing):
		own := b.Keys[slices.IndexFunc(b.Keys, typesNothing)]
		return &Mistake{string(b.Action), lang.Errorf(
			"where text is typed, %q would be text, too: name a key beside it that types none, such as %q", keys[0], own)}
	}
	return nil
}

// checkConflicts finds the keys that two actions have. An error stands with one whose keys the configuration changed.
func checkConflicts(bindings []Binding, keys map[string][]string) (mistakes Mistakes) {
	owners := make(map[string]string)
	for _, b := range bindings {
		for _, key := range b.Keys {
			other, taken := owners[key]
			if !taken {
				owners[key] = string(b.Action)
				continue
			}
			if _, changed := keys[string(b.Action)]; changed {
				mistakes = append(mistakes, &Mistake{string(b.Action), conflict(key, string(b.Action), other)})
				continue
			}
			mistakes = append(mistakes, &Mistake{other, conflict(key, other, string(b.Action))})
		}
	}
	return mistakes
}

func conflict(key, name, other string) error {
	if key == alwaysQuits {
		return lang.Errorf("%q is the key of %s and of %s: it always quits, so take another one for %s", key, name, other,
			name)
	}
	return lang.Errorf("%q is the key of %s and of %s: take another one, or give %s other keys, too", key, name, other,
		other)
}

// neededWhileTyping says whether an action has to be at hand where text is typed.
func neededWhileTyping(a Action) bool {
	return slices.Contains([]Action{Open, Back, Up, Down, Forget}, a)
}
