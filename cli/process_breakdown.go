package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"rtcscope/guard"
	"rtcscope/lang"
	"rtcscope/xdg"
)

// nameOf describes a panic. Errors of the runtime hold only numbers and types. Any other value may hold a secret, so
// only its type is named; the stack says where it was.
func nameOf(value any) string {
	var own runtime.Error
	if err, ok := value.(error); ok && errors.As(err, &own) {
		return own.Error()
	}
	return fmt.Sprintf("panic of type %T", value)
}

// reportOf returns the text of a report. It holds no values, keys or typed text.
func reportOf(command string, p Process, broken guard.Panic, seen []string) string {
	lines := []string{
		"rtcscope report",
		"version: " + buildVersion(),
		fmt.Sprintf("go: %s %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH),
		"time: " + time.Now().UTC().Format("2006-01-02T15:04:05Z"),
		"command: " + firstOf(command, "none yet"),
		"TERM: " + p.Getenv("TERM"),
		"panic: " + nameOf(broken.Value),
	}
	lines = append(lines, seen...)
	return strings.Join(append(lines, "", string(broken.Stack)), "\n")
}

// writeReport writes a report to a new file in the folder of the state, and returns its path.
func writeReport(p Process, report string) (string, error) {
	name := fmt.Sprintf("panic-%s-%d.txt", time.Now().UTC().Format("20060102-150405"), os.Getpid())
	path := xdg.File(xdg.State(), p.Getenv, p.Home, name)
	if path == "" {
		return "", lang.Errorf("there is no place for it: set HOME or XDG_STATE_HOME")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = file.WriteString(report)
	return path, errors.Join(err, file.Close())
}
