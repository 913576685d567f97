//go:build unix

package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// plenty answers every call at once, with more values than a real account has, to keep the disk busy.
func plenty(t *testing.T) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body struct{ StartTime, EndTime, Dimension string }
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			http.Error(w, "not JSON", http.StatusBadRequest)
			return
		}
		if r.URL.Query().Get("Action") != "ListQualityDistribution" {
			fmt.Fprint(w, `{"ResponseMetadata":{"RequestId":"r"},"Result":{}}`)
			return
		}
		from, _ := time.Parse(time.RFC3339, body.StartTime)
		to, _ := time.Parse(time.RFC3339, body.EndTime)
		var cells []string
		for day := quality.DayOf(from); day <= quality.DayOf(to); day++ {
			for i := range 20 {
				cells = append(cells, fmt.Sprintf(`{"TimeStamp":"%s","Dimension":"v%d","Value":0.5}`,
					day.Start().Format(time.RFC3339), i))
			}
		}
		fmt.Fprintf(w, `{"ResponseMetadata":{"RequestId":"r"},"Result":{"Indicators":[{"Name":"80ms_audio_stall_rate","Data":[%s]}]}}`, strings.Join(cells, ","))
	}))
	t.Cleanup(server.Close)
	return server
}

// kills is how often sync is killed: a few times in every run of the tests, 50 times for a proof (-args -kills 50).
var kills = flag.Int("kills", 6, "how often sync is killed")

// Whenever sync is killed, the file is sound and holds what sync said that it stored.
func TestKilledSyncLosesNothingThatItReported(t *testing.T) {
	t.Parallel()
	server := plenty(t)
	home := t.TempDir()
	conf := filepath.Join(home, "config.toml")
	if err := os.WriteFile(conf, []byte(`limits = ["2000/1s"]`), 0o600); err != nil {
		t.Fatal(err)
	}
	path := archive.Path(func(string) string { return "" }, home)
	reported := make(map[string]bool)
	for n := range *kills {
		// Every run has apps of its own, so that it always has something to fetch.
		cmd := exec.CommandContext(t.Context(), os.Args[0], "sync", "--verbose", "--endpoint", server.URL, "--config", conf,
			"--rate", "1999", "--days", "14",
			"--app", fmt.Sprintf("app-%d-a,app-%d-b", n, n))
		cmd.Env = []string{childMark + "=1", "HOME=" + home, "VOLC_ACCESSKEY=AKLTtest", "VOLC_SECRETKEY=secret"}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		var complaints strings.Builder
		cmd.Stderr = &complaints
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for said := 0; said <= n%7 && lines.Scan(); said++ { // killed after another number of sets each time
			reported[lines.Text()] = true
		}
		if err := cmd.Process.Signal(syscall.SIGKILL); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		for lines.Scan() {
			reported[lines.Text()] = true
		}
		_, _ = io.Copy(io.Discard, out)
		_ = cmd.Wait()
		if complaints.Len() > 0 {
			t.Fatalf("run %d: %s", n, complaints.String())
		}
		store, err := archive.OpenExisting(t.Context(), path)
		if err != nil {
			t.Fatalf("after kill %d: %v", n+1, err)
		}
		findings, err := store.Check(t.Context())
		if err != nil || len(findings) > 0 {
			t.Fatalf("after kill %d: %v %q", n+1, err, findings)
		}
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
	}
	store, err := archive.OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if len(reported) < *kills {
		t.Fatalf("%d sets were reported in %d runs: too few to tell anything", len(reported), *kills)
	}
	for said := range reported {
		var k archive.Key
		var days string
		if _, err := fmt.Sscanf(said, "stored %s %s %s %s %s", &k.App, &k.Product, &k.Indicator, &k.Dimension,
			&days); err != nil {
			t.Fatalf("%q: %v", said, err)
		}
		r, err := quality.ParseRange(days, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		k.Endpoint = server.URL
		points, held, err := store.Load(t.Context(), k, r)
		if err != nil || len(held) != r.Len() || len(points) != 20*r.Len() {
			t.Errorf("%q: %d days and %d values are held, %v", said, len(held), len(points), err)
		}
	}
	t.Logf("%d sets were reported in %d killed runs, and all are held", len(reported), *kills)
}
