package cli

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rtcscope/cells"
	"rtcscope/lang"
)

// helpWidth is the width of a help text, in cells: that of the narrowest usual terminal.
const helpWidth = 80

// takeHelp has the commands below root print their help in the language of the process.
func takeHelp(root *cobra.Command, p Process) {
	write := func(cmd *cobra.Command) {
		_, _ = fmt.Fprint(cmd.OutOrStdout(), helpText(cmd, p.say())) // nobody can be told
	}
	root.PersistentFlags().BoolP("help", "h", false, "print this help")
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { write(cmd) })
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		write(cmd)
		return nil
	})
	help := command("help", "Print the help of a command", nil)
	help.Use, help.Args = "help [command]", cobra.ArbitraryArgs
	help.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		cmd, _, err := root.Find(args)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return commandNames(cmd), cobra.ShellCompDirectiveNoFileComp
	}
	help.RunE = func(_ *cobra.Command, args []string) error {
		cmd, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return noArguments(cmd, append(rest, args...))
		}
		write(cmd)
		return nil
	}
	root.SetHelpCommand(help)
}

// commandNames returns the names of the commands below a command.
func commandNames(cmd *cobra.Command) []string {
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			names = append(names, sub.Name())
		}
	}
	return names
}

// helpText returns the help of a command: what it does, how it is called, the commands below it, and its flags.
func helpText(cmd *cobra.Command, say lang.Printer) string {
	var b strings.Builder
	text := cmd.Short
	if cmd.Long != "" {
		text = cmd.Long
	}
	for _, line := range cells.Wrap(say.T(text), helpWidth, math.MaxInt, "") {
		fmt.Fprintln(&b, line)
	}
	fmt.Fprintf(&b, "\n%s\n", say.T("Usage:"))
	if cmd.Runnable() {
		fmt.Fprintf(&b, "  %s\n", strings.Replace(cmd.UseLine(), "[flags]", say.T("[flags]"), 1))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s %s\n\n%s\n", cmd.CommandPath(), say.T("[command]"), say.T("Commands:"))
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if slices.Contains(commandNames(cmd), sub.Name()) {
				rows = append(rows, [2]string{"  " + sub.Name(), say.T(sub.Short)})
			}
		}
		writeRows(&b, rows)
	}
	if cmd.HasAvailableLocalFlags() {
		fmt.Fprintf(&b, "\n%s\n", say.T("Flags:"))
		writeRows(&b, flagRows(cmd.LocalFlags(), say))
	}
	if cmd.HasAvailableInheritedFlags() {
		fmt.Fprintf(&b, "\n%s\n", say.T("Flags of every command:"))
		writeRows(&b, flagRows(cmd.InheritedFlags(), say))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", say.T("%s [command] --help prints the help of a command.", cmd.CommandPath()))
	}
	return b.String()
}

// flagRows returns a row for each flag: how it is written, and what it does.
func flagRows(flags *pflag.FlagSet, say lang.Printer) [][2]string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		written := "      --" + f.Name
		if f.Shorthand != "" {
			written = "  -" + f.Shorthand + ", --" + f.Name
		}
		kind, _ := pflag.UnquoteUsage(f)
		if f.NoOptDefVal != "" && kind != "" {
			written += "[=" + kind + "]"
		} else if kind != "" {
			written += " " + kind
		}
		text := strings.ReplaceAll(say.T(f.Usage), "`", "")
		if known := valuesOf(f); len(known) > 0 {
			text = say.Colon(text, strings.Join(known, ", "))
		}
		if given := f.DefValue; given != "" && !slices.Contains([]string{"false", "0", "0s", "[]"}, given) {
			text += say.T(" (default: %s)", given)
		}
		rows = append(rows, [2]string{written, text})
	})
	return rows
}

// writeRows writes rows of two columns, the second of which is wrapped.
func writeRows(b *strings.Builder, rows [][2]string) {
	first := 0
	for _, row := range rows {
		first = max(first, cells.Width(row[0]))
	}
	for _, row := range rows {
		name := row[0]
		for _, line := range cells.Wrap(row[1], helpWidth-first-2, math.MaxInt, "") {
			fmt.Fprintf(b, "%s  %s\n", cells.Left(name, first, ""), line)
			name = ""
		}
	}
}
