package cli

import (
	"fmt"
	"io"
	"os"

	"rtcscope/lang"

	"github.com/spf13/cobra"
)

// newConfig makes the commands about the configuration file. They need no credentials and make no calls.
func newConfig(s *settings, p Process) *cobra.Command {
	parent := command("config", "Look after the configuration file", func(*cobra.Command) error {
		return lang.Errorf("config alone does nothing: give one of path, example and check after it")
	})
	parent.AddCommand(
		command("path", "Print where the configuration is", func(*cobra.Command) error {
			path, err := s.needConfigPath(p)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(p.printed(), path)
			return failed(err)
		}),
		command("example", "Print a configuration with every setting, each commented out", func(*cobra.Command) error {
			_, err := io.WriteString(p.printed(), exampleConfig(knownSettings(p.Keymap), p.Keymap))
			return failed(err)
		}),
		command("check", "Check the configuration: exit 0 if it is right", func(*cobra.Command) error {
			return checkConfig(*s, p)
		}),
	)
	return parent
}

func (s settings) needConfigPath(p Process) (string, error) {
	path, _ := s.configPath(p)
	if path == "" {
		return "", failed(lang.Errorf(
			"there is no place for a configuration: set HOME or XDG_CONFIG_HOME, or give --config"))
	}
	return path, nil
}

func checkConfig(s settings, p Process) error {
	path, err := s.needConfigPath(p)
	if err != nil {
		return err
	}
	if err := s.mistakes(p); err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil {
		_, err = fmt.Fprintln(p.printed(), p.say().T("there is no configuration %s: everything is as usual", path))
		return failed(err)
	}
	_, err = fmt.Fprintln(p.printed(), p.say().T("the configuration %s is right", path))
	return failed(err)
}
