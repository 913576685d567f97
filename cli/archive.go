package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rtcscope/archive"
	"rtcscope/lang"
)

// archiveCommands make the commands that look after the archive. They work on the file alone, without credentials and
// calls.
type archiveCommands struct {
	s *settings
	p Process
}

func newArchive(s *settings, p Process) *cobra.Command {
	a := archiveCommands{s, p}
	parent := command("archive", "Look after the daily values that are kept on disk", func(*cobra.Command) error {
		return lang.Errorf("archive alone does nothing: give one of info, export, prune, check and path after it")
	})
	where := command("path", "Print where the archive is", func(*cobra.Command) error {
		path, err := a.path()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(p.printed(), path)
		return failed(err)
	})
	parent.AddCommand(a.info(), a.export(), a.prune(), a.check(), where)
	return parent
}

// path checks the flags of every command, and returns where the archive is.
func (a archiveCommands) path() (string, error) {
	if a.s.noArchive {
		return "", lang.Errorf("--no-archive and archive exclude each other: leave --no-archive out")
	}
	if _, err := a.s.load(a.p); err != nil {
		return "", err
	}
	if a.s.demo {
		return inMemory, nil
	}
	path := archive.Path(a.p.Getenv, a.p.Home)
	if path == "" {
		return "", failed(lang.Errorf("there is no place for an archive: set HOME or XDG_DATA_HOME"))
	}
	return path, nil
}

// inMemory stands in place of a path: a demo keeps nothing on disk.
const inMemory = "in memory"

// with opens the archive and does some work.
func (a archiveCommands) with(cmd *cobra.Command, work func(*archive.Store) error) error {
	return a.at(cmd, func(path string) error {
		store, err := archive.OpenExisting(cmd.Context(), path)
		if err != nil {
			return err
		}
		return errors.Join(work(store), store.Close())
	})
}

// at finds the archive and does some work. No error of the work means wrong usage.
func (a archiveCommands) at(cmd *cobra.Command, work func(path string) error) error {
	path, err := a.path()
	if err != nil {
		return err
	}
	if a.s.demo { // a demo begins with an empty archive
		dir, err := os.MkdirTemp("", "rtcscope-demo-")
		if err != nil {
			return failed(lang.Errorf("making an archive for the demo: %s", err))
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "archive.db")
		store, _, err := archive.Open(cmd.Context(), path)
		if err != nil {
			return failed(err)
		}
		if err := store.Close(); err != nil {
			return failed(err)
		}
	}
	return failed(work(path))
}

func (a archiveCommands) check() *cobra.Command {
	return command("check", "Look for damage in the archive", func(cmd *cobra.Command) error {
		return a.with(cmd, func(store *archive.Store) error {
			findings, err := store.Check(cmd.Context())
			if err != nil {
				return err
			}
			for _, finding := range findings {
				if _, err := fmt.Fprintln(a.p.printed(), a.p.say().Error(finding)); err != nil {
					return err
				}
			}
			if len(findings) > 0 {
				return lang.Errorf("the archive is not sound: save what can still be read with rtcscope archive export, " +
					"then move it away; the next query begins a new one")
			}
			info, err := store.Info(cmd.Context())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(a.p.printed(), a.p.say().T("the archive %s is sound: %s", info.Path,
				a.p.say().T("%d values of %d days", info.Cells, info.Days)))
			return err
		})
	})
}
