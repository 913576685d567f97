package cli

import (
	"strings"

	"github.com/spf13/pflag"

	"rtcscope/choice"
	"rtcscope/lang"
	"rtcscope/state"
)

// withSaved returns the settings with the parts of a saved query in the place of those that no flag gave.
func (s settings) withSaved(flags *pflag.FlagSet, p Process) (settings, error) {
	if !flags.Changed("saved") {
		return s, nil
	}
	if s.demo {
		return s, lang.Errorf("--saved and --demo exclude each other: a demo remembers nothing")
	}
	saved, names := savedQueries(p)
	name, ok := choice.Find(s.saved, names)
	if !ok && len(names) == 0 {
		return s, lang.Errorf("--saved %s: no query is saved yet; the explorer saves the shown one",
			strings.TrimSpace(s.saved))
	}
	if !ok {
		return s, lang.Errorf("--saved: %s", choice.No("saved query", s.saved, names))
	}
	q, _ := saved.Named(name)
	for _, part := range []struct {
		flag, text string
		into       *string
	}{
		{"app", q.App, &s.app}, {"product", q.Product, &s.product}, {"indicator", q.Indicator, &s.indicator},
		{"dimension", q.Dimension, &s.dimension}, {"vs", q.Versus, &s.versus},
	} {
		if !flags.Changed(part.flag) && part.text != "" {
			*part.into = part.text
		}
	}
	if !flags.Changed("live") && !flags.Changed("last") && !flags.Changed("from") && !flags.Changed("to") {
		s.last, s.from, s.to = q.Last, q.From, q.To
	}
	return s, nil
}

// savedQueries returns the saved queries and their names.
func savedQueries(p Process) (state.State, []string) {
	path := state.Path(p.Getenv, p.Home)
	if path == "" {
		return state.State{}, nil
	}
	saved, _ := state.Load(path) // what is wrong with the file, the explorer tells
	var names []string
	for _, q := range saved.Saved {
		names = append(names, q.Name)
	}
	return saved, names
}
