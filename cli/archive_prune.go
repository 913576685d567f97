package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"rtcscope/archive"
	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// pruneFlags are the flags of archive prune.
type pruneFlags struct {
	before      string
	yes, dryRun bool
}

func (a archiveCommands) prune() *cobra.Command {
	var f pruneFlags
	cmd := command("prune --before DAY", "Delete the days before a day, and free their space",
		func(cmd *cobra.Command) error {
			day, err := f.day(a.p)
			if err != nil {
				return err
			}
			if !f.yes && !f.dryRun && !asksIn(a.p) {
				return lang.Errorf("prune deletes for good, and there is no terminal to ask in: " +
					"give --yes to delete, or --dry-run to see what would go")
			}
			return a.at(cmd, func(path string) error { return a.runPrune(cmd.Context(), path, day, f) })
		})
	flags := cmd.Flags()
	flags.StringVar(&f.before, "before", "", "first day to keep, like 2006-01-02, in the data's zone")
	flags.BoolVar(&f.yes, "yes", false, "delete without asking")
	flags.BoolVar(&f.dryRun, "dry-run", false, "say what would be deleted, and delete nothing")
	return cmd
}

// day checks the flags, and returns the first day to keep.
func (f pruneFlags) day(p Process) (quality.Day, error) {
	if f.before == "" {
		return 0, lang.Errorf("prune needs --before, the first day to keep, like 2006-01-02")
	}
	day, err := quality.ParseDay(f.before)
	if err != nil {
		return 0, fmt.Errorf("--before: %w", err)
	}
	if today := quality.DayOf(p.Now()); day > today {
		return 0, lang.Errorf("--before %s lies in the future: today, %s, is the latest that can be given", day, today)
	}
	if f.yes && f.dryRun {
		return 0, lang.Errorf("--yes and --dry-run exclude each other: give one of them")
	}
	return day, nil
}

// asksIn reports whether there is somebody to ask.
func asksIn(p Process) bool {
	return p.In != nil && term.IsTerminal(p.In.Fd()) && term.IsTerminal(p.Out.Fd())
}

func (a archiveCommands) runPrune(ctx context.Context, path string, day quality.Day, f pruneFlags) error {
	store, err := archive.OpenToPrune(ctx, path)
	if err != nil {
		return err
	}
	plan, err := store.Plan(ctx, day)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	switch {
	case plan.Empty() && f.dryRun:
		_, err := fmt.Fprintln(a.p.printed(), a.p.say().T("nothing before %s is held", day))
		return err
	case plan.Empty():
		return a.delete(ctx, path, day) // it frees space that an earlier prune could not
	}
	if _, err := io.WriteString(a.p.printed(), planned(a.p.say(), plan, day, quality.Oldest(a.p.Now()))); err != nil {
		return err
	}
	if f.dryRun {
		_, err := fmt.Fprintln(a.p.printed(), a.p.say().T("nothing was deleted: this was a dry run"))
		return err
	}
	if !f.yes {
		if yes, err := confirm(ctx, a.p, a.p.say().T("Delete it? y or n:")+" "); err != nil || !yes {
			return errors.Join(err, errNotDeleted)
		}
	}
	return a.delete(ctx, path, day)
}

// errNotDeleted is returned if the answer was not yes.
var errNotDeleted = lang.Errorf("nothing was deleted")

// planned says what would be deleted, and which days the service can no longer give back.
func planned(say lang.Printer, plan archive.Plan, before, oldest quality.Day) string {
	lines := []string{say.T("from %s, all before %s:", plan.Path, before)}
	for _, app := range plan.Apps {
		lines = append(lines, fmt.Sprintf("  %s  %s  %s  %s", cells.Safe(app.App), app.Product, cells.Safe(app.Endpoint),
			say.T("%d days with %d values", app.Days, app.Values)))
	}
	if plan.Windows > 0 {
		lines = append(lines, "  "+say.T("%d windows of users", plan.Windows))
	}
	if plan.Days > 0 {
		lines = append(lines, say.T("that is %s, %s, with %s", say.T("%d days", plan.Days),
			quality.Range{From: plan.First, To: plan.Last}, say.T("%d values", plan.Values)))
	}
	lines = append(lines, say.T("The service holds 30 days: what is older, before %s, cannot be had again.", oldest))
	return strings.Join(lines, "\n") + "\n"
}

// confirm asks a question and reads a line, until ctx is done.
func confirm(ctx context.Context, p Process, question string) (bool, error) {
	if _, err := io.WriteString(p.printed(), question); err != nil {
		return false, err
	}
	lines := make(chan string, 1)
	p.guard().Go(func() {
		line, _ := bufio.NewReader(p.In).ReadString('\n') // no line means no
		lines <- line
	})
	select {
	case line := <-lines:
		answer := strings.ToLower(strings.TrimSpace(line))
		return answer == "y" || answer == "yes", nil
	case <-ctx.Done():
		return false, context.Cause(ctx)
	}
}

// delete deletes the days before day. On a full disk it works by way of another one.
func (a archiveCommands) delete(ctx context.Context, path string, day quality.Day) error {
	gone, err := prune(ctx, path, day)
	if archive.NoRoom(err) {
		var more archive.Pruned
		more, err = archive.PruneOnFullDisk(ctx, path, day, a.elsewhere(), func(safe string) {
			a.p.tell(a.p.say().T("the disk of %s is full: the days to keep are safe in %s until they are back in place",
				path, safe))
		})
		gone = gone.And(more) // there may have been room to delete, but none to free the space
	}
	if err != nil && gone == (archive.Pruned{}) {
		return err
	}
	_, printErr := fmt.Fprintln(a.p.printed(), deleted(a.p.say(), gone, day))
	return errors.Join(err, printErr)
}

// deleted says what was deleted.
func deleted(say lang.Printer, gone archive.Pruned, before quality.Day) string {
	line := say.T("deleted %s before %s", say.T("%d days with %d values", gone.Days, gone.Values), before)
	if gone.Days == 0 && gone.Values == 0 && gone.Windows == 0 {
		line = say.T("nothing before %s is held", before)
	}
	if gone.Windows > 0 {
		line = say.T("%s, and %s", line, say.T("%d windows of users", gone.Windows))
	}
	if gone.Later {
		line = say.Join(line,
			say.T("another rtcscope is using the file: it shrinks later, with the next prune at the latest"))
	}
	return line
}

func prune(ctx context.Context, path string, day quality.Day) (archive.Pruned, error) {
	store, err := archive.OpenExisting(ctx, path)
	if err != nil {
		return archive.Pruned{}, err
	}
	gone, err := store.Prune(ctx, day)
	return gone, errors.Join(err, store.Close())
}

// elsewhere returns folders that may be on another disk: the one for temporary files, and those in memory.
func (a archiveCommands) elsewhere() []string {
	folders := []string{firstOf(a.p.Getenv("TMPDIR"), os.TempDir())}
	for _, folder := range []string{a.p.Getenv("XDG_RUNTIME_DIR"), "/dev/shm"} {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			folders = append(folders, folder)
		}
	}
	return folders
}
