package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rtcscope/api"
	"rtcscope/choice"
	"rtcscope/quality"
	"rtcscope/report"
)

// A choiceFlag is a flag whose value is one of a closed list, in any case. It holds the name as the list spells it.
type choiceFlag struct {
	into  *string
	kind  string // what the names name, such as theme
	known []string
}

// choiceVar adds such a flag.
func choiceVar(flags *pflag.FlagSet, into *string, name, kind, value, usage string, known []string) {
	*into = value
	flags.Var(choiceFlag{into, kind, known}, name, usage)
}

// String implements pflag.Value.
func (c choiceFlag) String() string {
	if c.into == nil { // pflag makes a zero flag to learn what its zero value is
		return ""
	}
	return *c.into
}

// Type implements pflag.Value.
func (c choiceFlag) Type() string { return "string" }

// Set implements pflag.Value.
func (c choiceFlag) Set(text string) error {
	name, ok := choice.Find(text, c.known)
	if !ok {
		return wrongChoice(c.kind, text, c.known)
	}
	*c.into = name
	return nil
}

// A choicesFlag is a list of such names. They are separated by commas, or the flag is given several times.
type choicesFlag struct {
	into  *[]string
	kind  string
	known []string
	given *bool // the default was replaced
}

var errEmptyList = errors.New("is empty: name at least one, or leave it out for all")

// choicesVar adds such a flag.
func choicesVar(flags *pflag.FlagSet, into *[]string, name, kind string, value []string, usage string,
	known []string) {
	*into = value
	flags.Var(choicesFlag{into, kind, known, new(bool)}, name, usage)
}

// String implements pflag.Value.
func (c choicesFlag) String() string {
	if c.into == nil {
		return ""
	}
	return strings.Join(*c.into, ",")
}

// Type implements pflag.Value.
func (c choicesFlag) Type() string { return "strings" }

// Set implements pflag.Value.
func (c choicesFlag) Set(text string) error {
	if strings.Trim(text, ", ") == "" {
		return errEmptyList
	}
	var list []string
	for _, part := range strings.Split(text, ",") {
		name, ok := choice.Find(part, c.known)
		if !ok {
			return wrongChoice(c.kind, strings.TrimSpace(part), c.known)
		}
		list = append(list, name)
	}
	if *c.given {
		list = append(slices.Clone(*c.into), list...)
	}
	*c.into, *c.given = list, true
	return nil
}

func wrongChoice(kind, text string, known []string) error {
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("no %s is given: %s", kind, choice.Instead("", known))
	}
	return fmt.Errorf("%q is no %s: %s", text, kind, choice.Instead(strings.TrimSpace(text), known))
}

// rightValues says how to write a value of a flag, by the type of the flag.
var rightValues = map[string]string{
	"duration": "write a time like 10s",
	"int":      "write a whole number, like 7",
	"float64":  "write a number, like 0.5",
	"bool":     "write the flag alone, or =false after it",
}

// flagError says what is wrong with a flag, and suggests the nearest one.
func flagError(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		switch value.GetFlag().Value.(type) {
		case choiceFlag, choicesFlag:
			if errors.Is(err, errEmptyList) {
				return fmt.Errorf("--%s %w", value.GetFlag().Name, errEmptyList)
			}
			return fmt.Errorf("--%s: %w", value.GetFlag().Name, value.Unwrap())
		}
		if right, ok := rightValues[value.GetFlag().Value.Type()]; ok {
			return fmt.Errorf("--%s: %q cannot be read: %s", value.GetFlag().Name, value.GetValue(), right)
		}
	}
	hint := ""
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near, ok := choice.Nearest(unknown.GetSpecifiedName(), names); ok {
			hint = fmt.Sprintf(": did you mean --%s?", near)
		}
	}
	if hint == "" {
		hint = ":"
	}
	return fmt.Errorf("%w%s %s --help lists the flags", err, hint, cmd.CommandPath())
}

// noArguments refuses arguments, and suggests the nearest command, or the sign between a flag and its value where the
// flag may stand alone.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var alone error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if _, err := strconv.Atoi(args[0]); err == nil && f.Value.Type() != "bool" && f.Value.String() == f.NoOptDefVal {
			alone = fmt.Errorf("--%s %s: write --%s=%s", f.Name, args[0], f.Name, args[0])
		}
	})
	if alone != nil {
		return alone
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	hint := "it takes flags alone"
	if len(names) > 0 {
		hint = choice.Instead(args[0], names)
	}
	return fmt.Errorf("unknown command %q for %q: %s", args[0], cmd.CommandPath(), hint)
}

// parseSort reads an order like mean or mean:up, in any case.
func parseSort(text string) (report.Order, error) {
	by, way, turned := strings.Cut(text, ":")
	name, ok := choice.Find(by, report.OrderNames())
	if !ok {
		err := wrongChoice("order", by, report.OrderNames())
		return report.Order{}, fmt.Errorf("%w, with :up or :down after it for the direction", err)
	}
	if turned {
		ways := []string{"up", "down"}
		if way, ok = choice.Find(way, ways); !ok {
			return report.Order{}, wrongChoice("way to turn an order round", text[len(by)+1:], ways)
		}
		name += ":" + way
	}
	return report.ParseOrder(name)
}

// parseVersus reads the compared days: a name in any case, or days.
func parseVersus(text string, now time.Time) (quality.Comparison, error) {
	if name, ok := choice.Find(text, quality.ComparisonNames()); ok {
		text = name
	}
	c, err := quality.ParseComparison(text, now)
	if near, ok := choice.Nearest(text, quality.ComparisonNames()); err != nil && ok {
		return c, fmt.Errorf("%w; did you mean %q?", err, near)
	}
	return c, err
}

// checkSeries refuses a series that names another indicator, or no indicator: the answer cannot have it. It takes any
// limit in the name, because the service may change the limits. It returns the name as the catalogue spells it, if the
// catalogue lists it.
func checkSeries(name, indicator string, known quality.Catalogue) (string, error) {
	in, ok := known.Indicator(indicator)
	if name == "" || !ok {
		return name, nil
	}
	if listed, ok := choice.Find(name, in.Series); ok {
		return listed, nil
	}
	if s := known.Series(name); s.Known && s.Base.Name == indicator || !s.Known && strings.Contains(name, indicator) {
		return name, nil
	}
	return name, fmt.Errorf("--series: %w", wrongChoice("series of "+indicator, name, in.Series))
}

// choiceNames returns the names of a catalogue's choices.
func choiceNames(choices []quality.Choice) []string {
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.Name
	}
	return names
}

// indicatorNames returns the names of the indicators.
func indicatorNames() []string {
	var names []string
	for _, in := range api.Catalogue().Indicators {
		names = append(names, in.Name)
	}
	return names
}

func dimensionNames() []string { return choiceNames(api.Catalogue().Dimensions) }

func productNames() []string { return choiceNames(api.Catalogue().Products) }
