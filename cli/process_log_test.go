package cli

import (
	"bytes"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
)

// net/http logs what a proxy sends on an idle connection, and the standard logger writes to the terminal.
func TestLibrariesLogToTheFileOrNowhere(t *testing.T) {
	var usual bytes.Buffer
	log.SetOutput(&usual)
	log.SetFlags(log.Lshortfile)
	defer log.SetOutput(os.Stderr)
	defer log.SetFlags(log.LstdFlags)
	before := slog.Default()

	wrote := make(chan struct{}, 16)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "{}", http.StatusOK)
	}))
	server.Config.ConnState = func(c net.Conn, state http.ConnState) {
		if state == http.StateIdle {
			_, _ = c.Write([]byte("HTTP/1.1 502 Bad Gateway\r\n\r\n"))
			wrote <- struct{}{}
		}
	}
	server.Start()
	defer server.Close()
	path := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(path, []byte("what it held\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	logged := make(chan string, 16)
	ask := func(w func([]byte) (int, error)) {
		t.Helper()
		giveBack := takeLogs(writer(w))
		defer giveBack()
		client := &http.Client{Transport: &http.Transport{}}
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, answer.Body)
		_ = answer.Body.Close()
		<-wrote
		select {
		case text := <-logged:
			if !strings.Contains(text, "Unsolicited response") {
				t.Errorf("logged %q", text)
			}
		case <-time.After(10 * time.Second):
			t.Error("nothing was logged: this test has nothing to look at")
		}
	}
	var j processLog
	through := func(text []byte) (int, error) {
		n, err := j.Write(text)
		logged <- string(text)
		return n, err
	}
	ask(through) // nowhere
	if err := j.open(path); err != nil {
		t.Fatal(err)
	}
	ask(through)
	j.close()
	text, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(text), "what it held\n") ||
		strings.Count(string(text), "Unsolicited response") != 1 {
		t.Errorf("the file holds %q, %v; want what it held and one line", text, err)
	}
	if usual.Len() > 0 {
		t.Errorf("the usual place got %q", usual.String())
	}
	if log.Writer() != &usual || log.Flags() != log.Lshortfile || slog.Default() != before {
		t.Error("the loggers were not given back")
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(text []byte) (int, error) { return w(text) }

func TestALogThatCannotBeWrittenIsWrongUsage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for path, says := range map[string]string{
		dir:                           "is a directory",
		filepath.Join(dir, "no", "f"): "no such file",
		os.DevNull:                    "no regular file",
	} {
		if got := invoke(t, nil, "--demo", "query", "--log", path); got.code != exitUsage ||
			!strings.Contains(got.err, says) {
			t.Errorf("%s: exit %d, %q; want %d and %q", path, got.code, got.err, exitUsage, says)
		}
	}
	path := filepath.Join(dir, "new")
	if got := invoke(t, nil, "--demo", "query", "--log", path); got.code != exitDone {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the new log is %v, %v; want one for its owner alone", info, err)
	}
}

// A proxy may send back what it was sent, and net/http logs that.
func TestNoSecretIsLogged(t *testing.T) {
	server, env := account(t)
	path := filepath.Join(t.TempDir(), "log")
	if got := invoke(t, env, "apps", "--endpoint", server.URL(), "--log", path); got.code != exitDone {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	client := api.New(api.Config{Credentials: api.Credentials{AccessKey: server.AccessKey(),
		SecretKey: server.SecretKey(), SessionToken: server.SessionToken()}})
	var j processLog
	if err := j.open(path); err != nil {
		t.Fatal(err)
	}
	echo := []byte("starting with \"authorization: HMAC-SHA256 Credential=AKother, Signature=614d1917\"; " +
		server.SecretKey()[:12] + "\n")
	for _, cut := range []func(string) string{nil, client.Redact} {
		j.redactWith(cut)
		if n, err := j.Write(echo); n != len(echo) || err != nil {
			t.Errorf("%d of %d bytes, %v", n, len(echo), err)
		}
	}
	j.close()
	text, err := os.ReadFile(path)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if err != nil || len(lines) != 2 || strings.Contains(string(text), "614d") ||
		strings.Contains(string(text), "AKother") || strings.Contains(lines[1], server.SecretKey()[:12]) {
		t.Errorf("the file holds %q, %v", text, err)
	}
}
