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
	"rtcscope/lang"
)

// A processLog takes the log of libraries and writes it to the file of --log, or nowhere. For example, net/http logs
// an unsolicited answer of a proxy; without this that would be drawn over the screen.
type processLog struct {
	mu     sync.Mutex
	file   *os.File
	redact func(string) string // removes secrets; nil removes what looks like one
}

// Write implements io.Writer.
func (l *processLog) Write(text []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return len(text), nil
	}
	redact := l.redact
	if redact == nil {
		redact = api.Redact
	}
	if _, err := io.WriteString(l.file, redact(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// redactWith sets what removes a client's secrets from the log. A proxy may send back what it was sent.
func (l *processLog) redactWith(redact func(string) string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.redact = redact
}

// open makes the log append to a file.
func (l *processLog) open(path string) error {
	// Without O_NONBLOCK, opening a named pipe would wait for a reader.
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND|syscall.O_NONBLOCK, 0o600)
	if err != nil {
		return fmt.Errorf("--log: %w", err)
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		_ = file.Close()
		return lang.Errorf("--log %s is no regular file: name one, or a new file", path)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.file = file
	return nil
}

func (l *processLog) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file != nil {
		_ = l.file.Close()
		l.file = nil
	}
}

// takeLogs redirects the standard loggers to w until giveBack is called.
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
