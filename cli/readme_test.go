package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Whoever adds a command or a flag adds it to the README.
func TestTheReadmeNamesEveryCommandAndFlag(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(text)
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		if !strings.Contains(readme, cmd.CommandPath()) {
			t.Errorf("README.md does not name the command %s", cmd.CommandPath())
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !strings.Contains(readme, "--"+f.Name) {
				t.Errorf("README.md does not name the flag --%s of %s", f.Name, cmd.CommandPath())
			}
		})
		for _, sub := range cmd.Commands() {
			look(sub)
		}
	}
	look(newRoot(Process{Out: os.Stdout, Keymap: keymap()}))
}
