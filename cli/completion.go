package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rtcscope/api"
	"rtcscope/archive"
	"rtcscope/lang"
	"rtcscope/quality"
)

// newCompletion makes the commands that print a script with which a shell completes commands, flags and their values.
func newCompletion(_ *settings, p Process) *cobra.Command {
	parent := command("completion", "Print a script by which a shell completes commands, flags and values",
		func(*cobra.Command) error {
			return lang.Errorf("completion alone does nothing: give one of bash, zsh, fish and powershell after it")
		})
	parent.AddCommand(
		command("bash", "Print the script for bash: source <(rtcscope completion bash)", func(cmd *cobra.Command) error {
			return failed(cmd.Root().GenBashCompletionV2(p.Out, true))
		}),
		command("zsh", "Print the script for zsh: source <(rtcscope completion zsh)", func(cmd *cobra.Command) error {
			return failed(cmd.Root().GenZshCompletion(p.Out))
		}),
		command("fish", "Print the script for fish: rtcscope completion fish | source", func(cmd *cobra.Command) error {
			return failed(cmd.Root().GenFishCompletion(p.Out, true))
		}),
		command("powershell", "Print the script for PowerShell: rtcscope completion powershell | Out-String | iex",
			func(cmd *cobra.Command) error { return failed(cmd.Root().GenPowerShellCompletionWithDesc(p.Out)) }),
	)
	return parent
}

// completeValues has the shell complete the values of the flags of a command, and of those below it.
func completeValues(cmd *cobra.Command, s *settings, p Process) {
	words := completer{s, p}
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if _, has := cmd.GetFlagCompletionFunc(f.Name); has {
			return
		}
		if list, ok := words.of(f); ok {
			_ = cmd.RegisterFlagCompletionFunc(f.Name, list) // it has none yet
		}
	})
	if cmd.ValidArgsFunction == nil {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
	for _, sub := range cmd.Commands() {
		completeValues(sub, s, p)
	}
}

// A completer knows the values of flags. It makes no call.
type completer struct {
	s *settings
	p Process
}

// of returns what completes the values of a flag; false leaves files to the shell.
func (c completer) of(f *pflag.Flag) (cobra.CompletionFunc, bool) {
	switch f.Name {
	case "config", "log":
		return nil, false
	case "app":
		return c.listed(f, c.apps), true
	case "series":
		return c.listed(f, c.series), true
	case "saved":
		return c.listed(f, func(*cobra.Command) []string {
			_, names := savedQueries(c.p)
			return names
		}), true
	case "vs":
		return c.listed(f, func(*cobra.Command) []string { return c.comparisons() }), true
	case "last", "past", "days":
		return c.listed(f, func(*cobra.Command) []string { return c.spans() }), true
	case "from", "to", "as-of", "before":
		return c.listed(f, func(*cobra.Command) []string { return c.days() }), true
	case "sort":
		return c.listed(f, func(*cobra.Command) []string { return c.orders(valuesOf(f)) }), true
	case "region":
		return c.listed(f, func(*cobra.Command) []string { return api.Regions() }), true
	}
	if known := valuesOf(f); len(known) > 0 {
		return c.listed(f, func(*cobra.Command) []string { return c.described(f, known) }), true
	}
	return cobra.NoFileCompletions, true
}

// listed completes from a list, whatever the case of what was typed. A flag that takes several values, separated by
// commas, is completed after the last comma.
func (c completer) listed(f *pflag.Flag, list func(*cobra.Command) []string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := ""
		switch f.Value.Type() {
		case "strings", "stringSlice":
			at := strings.LastIndexByte(typed, ',') + 1
			before, typed = typed[:at], typed[at:]
		}
		var fitting []string
		for _, word := range list(cmd) {
			if len(word) >= len(typed) && strings.EqualFold(word[:len(typed)], typed) {
				fitting = append(fitting, before+word)
			}
		}
		return fitting, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// described adds to names what they mean.
func (c completer) described(f *pflag.Flag, names []string) []string {
	say, catalogue := c.p.say(), api.Catalogue()
	meaning := make(map[string]string)
	for _, in := range catalogue.Indicators {
		meaning[in.Name] = say.T(in.Label)
	}
	for _, choices := range [][]quality.Choice{catalogue.Dimensions, catalogue.Products} {
		for _, one := range choices {
			meaning[one.Name] = say.T(one.Label)
		}
	}
	list := slices.Clone(names)
	for i, name := range list {
		if text := meaning[name]; text != "" && f.Name != "format" {
			list[i] = name + "\t" + text
		}
	}
	return list
}

// orders lists the orders of rows, each with its directions.
func (c completer) orders(names []string) []string {
	var list []string
	for _, name := range names {
		list = append(list, name, name+":up", name+":down")
	}
	return list
}

// comparisons lists what days can be compared with.
func (c completer) comparisons() []string {
	say := c.p.say()
	return []string{"previous\t" + say.T("the days before"), "week\t" + say.T("a week before"),
		"4weeks\t" + say.T("four weeks before"), "off\t" + say.T("nothing")}
}

// spans lists numbers of days, the same that the explorer offers.
func (c completer) spans() []string {
	var list []string
	for _, n := range []int{1, 3, 7, 14, 28} {
		r := quality.Last(n, c.p.Now())
		list = append(list, strconv.Itoa(n)+"d\t"+r.String())
	}
	return list
}

// days lists the days that the service holds, the newest complete day first.
func (c completer) days() []string {
	var list []string
	now := c.p.Now()
	for day := quality.NewestSettled(now); day >= quality.Oldest(now); day-- {
		list = append(list, day.String()+"\t"+c.p.say().T(day.Weekday().String()))
	}
	return list
}

// series lists the series of the given indicator or, without one, of all.
func (c completer) series(cmd *cobra.Command) []string {
	chosen := ""
	if f := cmd.Flags().Lookup("indicator"); f != nil {
		chosen = f.Value.String()
	}
	var list []string
	for _, in := range api.Catalogue().Indicators {
		if chosen == "" || in.Name == chosen {
			list = append(list, in.Series...)
		}
	}
	return list
}

// apps lists the apps of which the archive holds values, and those of saved queries.
func (c completer) apps(cmd *cobra.Command) []string {
	if c.s.demo {
		return []string{demoApp}
	}
	var list []string
	for _, app := range append(heldApps(cmd.Context(), c.p), savedApps(c.p)...) {
		if !slices.Contains(list, app) {
			list = append(list, app)
		}
	}
	return list
}

// heldApps returns the apps that the archive holds; none if there is no archive, or none that can be read.
func heldApps(ctx context.Context, p Process) []string {
	path := archive.Path(p.Getenv, p.Home)
	if path == "" {
		return nil
	}
	store, err := archive.OpenExisting(ctx, path)
	if err != nil {
		return nil
	}
	defer func() { _ = store.Close() }() // it only reads
	list, err := store.EveryApp(ctx)
	if err != nil {
		return nil
	}
	return list
}

// savedApps returns the apps of the saved queries.
func savedApps(p Process) (list []string) {
	saved, _ := savedQueries(p)
	for _, q := range saved.Saved {
		list = append(list, q.Query.App)
	}
	return list
}
