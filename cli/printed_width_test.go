//go:build unix

package cli

import (
	"strings"
	"testing"

	"github.com/creack/pty"

	"rtcscope/cells"
)

// What is printed on a terminal is no wider than that.
func TestPrintedTextFitsItsTerminal(t *testing.T) {
	t.Parallel()
	for _, width := range []uint16{60, 150} {
		x := openTerminalOf(t, pty.Winsize{Rows: 35, Cols: width}, nil, nil, "query", "--demo", "--last", "14d", "--filter",
			"广东")
		x.wait("the tables of both series", func(written string) bool { return strings.Count(written, "\n") >= 8 })
		if code := x.end(); code != 0 {
			t.Fatalf("it ends with %d: %s", code, x.written())
		}
		text := x.written()
		for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r", ""), "\n") {
			if got := cells.Width(line); got > int(width) {
				t.Errorf("%d columns: a line of %d: %s", width, got, line)
			}
		}
		if left := strings.Contains(text, "60 columns wide: no room for "); left != (width == 60) {
			t.Errorf("%d columns: %s", width, text)
		}
	}
}
