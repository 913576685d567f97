//go:build unix

package cli

import (
	"encoding/base64"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"rtcscope/report"
)

var (
	copiedText = regexp.MustCompile(`\x1b\]52;c;([A-Za-z0-9+/=]+)`)
	cursorRow  = regexp.MustCompile(`(?m)^ ?> ?广东`)
	aFigure    = regexp.MustCompile(`[+-]?\d+\.\d\d\b`)
)

// lastCopied is what the program copied last; empty if it copied nothing yet.
func lastCopied(written string) string {
	all := copiedText.FindAllStringSubmatch(written, -1)
	if len(all) == 0 {
		return ""
	}
	text, _ := base64.StdEncoding.DecodeString(all[len(all)-1][1])
	return string(text)
}

// wordsOf are the words of a command, as a shell reads them.
func wordsOf(t *testing.T, command string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "sh", "-c", `printf '%s\0' `+command).Output()
	if err != nil {
		t.Fatalf("%v in %s", err, command)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}

// What a screen hands on can be checked by whoever gets it: its command prints the same figures.
func TestACopiedCommandPrintsTheCopiedFigures(t *testing.T) {
	t.Parallel()
	for screen, test := range map[string]struct {
		keys, lang string
		row        string // how the line of the figures begins
		figures    int    // how many of these the command prints
	}{
		"table":         {"", "en", "| 广东", 4},
		"Chinese table": {"", "zh", "| 广东", 4},
		"marked rows":   {"  ", "en", "| 广东", 4},
		"details":       {"\r", "en", "| 广东", 7},
		"heatmap":       {"H", "zh", "| 广东", 7},
		"comparison":    {"c", "en", "| A 广东", 1},
		"overview":      {"O", "en", "| 80ms_audio_stall_rate", 6},
	} {
		t.Run(screen, func(t *testing.T) {
			t.Parallel()
			server, env := account(t)
			x := openTerminal(t, append([]string{"/usr/bin/env"}, env...), "--endpoint", server.URL(), "--app", "demo-live",
				"--indicator", "stall_rate", "--dimension", "Province", "--lang", test.lang, "--no-archive")
			x.wait("the cursor on 广东", func(string) bool { return cursorRow.MatchString(x.shown()) })
			x.press(test.keys)
			copied := ""
			for range 100 { // until all answers are there
				x.press("y")
				time.Sleep(200 * time.Millisecond)
				copied = lastCopied(x.written())
				if strings.Contains(copied, test.row) && !strings.Contains(copied, "incomplete") &&
					!strings.Contains(copied, "不完整") {
					break
				}
			}
			x.press("\x03")
			x.end()
			lines := strings.Split(copied, "\n")
			if len(lines) > report.HandoutLines {
				t.Errorf("%d lines", len(lines))
			}
			command := strings.Trim(lines[len(lines)-1], "`")
			got := invoke(t, env, wordsOf(t, command)[1:]...)
			if got.code != exitDone {
				t.Fatalf("%s: exit %d, %s", command, got.code, got.err)
			}
			checked := 0
			for _, line := range lines {
				if !strings.HasPrefix(line, test.row) {
					continue
				}
				for _, figure := range aFigure.FindAllString(line, test.figures) {
					if checked++; !strings.Contains(got.out, strings.TrimPrefix(figure, "+")) {
						t.Errorf("%s is copied, and not printed", figure)
					}
				}
			}
			if checked != test.figures {
				t.Errorf("%d figures, want %d", checked, test.figures)
			}
			if t.Failed() {
				t.Logf("copied\n%s\nprinted\n%s", copied, got.out)
			}
		})
	}
}
