package cells_test

import (
	"strings"
	"testing"

	"rtcscope/cells"
)

// A character may come in several writes.
func TestPrinterTakesTextInPieces(t *testing.T) {
	const text = "中国\x1b[31m\tthe end 👨\u202e\n\u009b1m"
	for size := 1; size < 8; size++ {
		var out strings.Builder
		p := cells.NewPrinter(&out)
		for at := 0; at < len(text); at += size {
			piece := text[at:min(at+size, len(text))]
			if n, err := p.Write([]byte(piece)); n != len(piece) || err != nil {
				t.Fatalf("%d of %d bytes, %v", n, len(piece), err)
			}
		}
		if want := cells.Lines(text); out.String() != want {
			t.Errorf("in pieces of %d: %q, want %q", size, out.String(), want)
		}
	}
}
