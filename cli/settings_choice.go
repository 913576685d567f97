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
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// A choiceFlag is a flag whose value is one of a closed list, in any case. It holds the name as the list spells it.
type choiceFlag struct {
	into  *string
	kind  string // what the names name, such as theme
	known []string
}

// valuesAnnotation is the annotation of a flag of another kind that lists its values.
const valuesAnnotation = "rtcscope_values"

// valuesOf returns the values that a flag takes; none if they are no closed list.
func valuesOf(f *pflag.Flag) []string {
	switch value := f.Value.(type) {
	case choiceFlag:
		return value.known
	case choicesFlag:
		return value.known
	}
	return f.Annotations[valuesAnnotation]
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
		return choice.No(c.kind, text, c.known)
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

var errEmptyList = lang.Errorf("is empty: name at least one, or leave it out for all")

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
			return choice.No(c.kind, strings.TrimSpace(part), c.known)
		}
		list = append(list, name)
	}
	if *c.given {
		list = append(slices.Clone(*c.into), list...)
	}
	*c.into, *c.given = list, true
	return nil
}

// flagError says what is wrong with a flag, and suggests the nearest one.
func flagError(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		return valueError(value)
	}
	lists := lang.Errorf("%s --help lists the flags", cmd.CommandPath())
	var unknown *pflag.NotExistError
	var lacking *pflag.ValueRequiredError
	var malformed *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return lang.Errorf("unknown flag: -%s in -%s: %s", unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames(),
			lists)
	case errors.As(err, &unknown):
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near, ok := choice.Nearest(unknown.GetSpecifiedName(), names); ok {
			return lang.Errorf("unknown flag: --%s: did you mean --%s? %s", unknown.GetSpecifiedName(), near, lists)
		}
		return lang.Errorf("unknown flag: --%s: %s", unknown.GetSpecifiedName(), lists)
	case errors.As(err, &lacking):
		return lang.Errorf("--%s needs a value after it: %s", lacking.GetFlag().Name, lists)
	case errors.As(err, &malformed):
		return lang.Errorf("%q is no flag: a flag is written --name, or --name=value; %s", malformed.GetSpecifiedFlag(),
			lists)
	}
	return lang.Errorf("%s: %s", err, lists)
}

// valueError says what is wrong with the value of a flag, and what would be right.
func valueError(value *pflag.InvalidValueError) error {
	flag := value.GetFlag()
	switch flag.Value.(type) {
	case choiceFlag, choicesFlag:
		if errors.Is(value, errEmptyList) {
			return lang.Errorf("--%s %s", flag.Name, errEmptyList)
		}
		return fmt.Errorf("--%s: %w", flag.Name, value.Unwrap())
	}
	right := value.Unwrap()
	switch flag.Value.Type() {
	case "duration":
		right = lang.Errorf("write a time like 10s")
	case "int":
		right = lang.Errorf("write a whole number, like 7")
	case "float64":
		right = lang.Errorf("write a number, like 0.5")
	case "bool":
		right = lang.Errorf("write the flag alone, or =false after it")
	}
	return lang.Errorf("--%s: %q cannot be read: %s", flag.Name, value.GetValue(), right)
}

// noArguments refuses arguments, and suggests the nearest command, or the sign between a flag and its value where the
// flag may stand alone.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var alone error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		_, err := strconv.Atoi(args[0])
		_, listed := choice.Find(args[0], valuesOf(f))
		if (err == nil || f.NoOptDefVal != "" && listed) && f.Value.Type() != "bool" &&
			f.Value.String() == f.NoOptDefVal {
			alone = lang.Errorf("--%s %s: write --%s=%s", f.Name, args[0], f.Name, args[0])
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
	hint := lang.Errorf("it takes flags alone")
	if len(names) > 0 {
		hint = choice.Instead(args[0], names)
	}
	return lang.Errorf("unknown command %q for %q: %s", args[0], cmd.CommandPath(), hint)
}

// parseSort reads an order like mean or mean:up, in any case.
func parseSort(text string) (report.Order, error) {
	by, way, turned := strings.Cut(text, ":")
	name, ok := choice.Find(by, report.OrderNames())
	if !ok {
		err := choice.No("order", by, report.OrderNames())
		return report.Order{}, lang.Errorf("%s, with :up or :down after it for the direction", err)
	}
	if turned {
		ways := []string{"up", "down"}
		if way, ok = choice.Find(way, ways); !ok {
			return report.Order{}, choice.No("way to turn an order round", text[len(by)+1:], ways)
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
		return c, lang.Errorf("%s; did you mean %q?", err, near)
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
	return name, lang.Errorf("--series: %q is no series of %s: %s", name, indicator, choice.Instead(name, in.Series))
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
