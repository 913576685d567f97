package cli

import (
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"sync"
	"syscall"

	"rtcscope/api"
)

// A journal is where the log of libraries goes: to the file of --log, or nowhere. Go's http package writes there when a
// proxy sends what nobody asked for; on a terminal that would stand in the middle of the screen.
type journal struct {
	mu     sync.Mutex
	file   *os.File
	redact func(string) string // cuts out what nobody may see; nil cuts what looks like it
}

// Write implements io.Writer.
func (j *journal) Write(text []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file == nil {
		return len(text), nil
	}
	redact := j.redact
	if redact == nil {
		redact = api.Redact
	}
	if _, err := io.WriteString(j.file, redact(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// cut lets what a client was signed with be cut out of all that is logged: a proxy may say again what it was sent.
func (j *journal) cut(redact func(string) string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.redact = redact
}

// open makes a file the place of the log. What it holds stays.
func (j *journal) open(path string) error {
	// Without O_NONBLOCK the opening of a named pipe would wait for its reader.
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND|syscall.O_NONBLOCK, 0o600)
	if err != nil {
		return fmt.Errorf("--log: %w", err)
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		_ = file.Close()
		return fmt.Errorf("--log %s is no regular file: name one, or one that is not there yet", path)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.file = file
	return nil
}

func (j *journal) close() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file != nil {
		_ = j.file.Close()
		j.file = nil
	}
}

// takeLogs sends what is logged through the standard loggers to w, until the function that it returns is called.
func takeLogs(w io.Writer) (giveBack func()) {
	output, flags, prefix, structured := log.Writer(), log.Flags(), log.Prefix(), slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(w, nil))) // the standard logger follows it
	return func() {
		slog.SetDefault(structured)
		log.SetOutput(output)
		log.SetFlags(flags)
		log.SetPrefix(prefix)
	}
}
