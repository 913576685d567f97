package escape

import (
	"math/rand/v2"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

func TestASievePassesKeysAndHoldsBackTheRest(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"j\x1b[B\x1bOP\x1b[1;5C广\x1b[200~a\n北\x1b[201~\x1b[99;5u",
			"j\x1b[B\x1bOP\x1b[1;5C广\x1b[200~a\n北\x1b[201~\x1b[99;5u"},
		{"\x1b]11;rgb:0000/0000/0000\x1b\\" + strings.Repeat(";", 99), "\x1b]11;rgb:0000/0000/0000\x1b\\" +
			strings.Repeat(";", 99)},
		{"\x9bM", "\uFFFDM"},           // a character of GBK
		{"\xe4\x9bM", "\uFFFD\uFFFDM"}, // the beginning of one of UTF-8
		{"\x1b[" + strings.Repeat("1;", 40) + "Aj", "\x1b[" + strings.Repeat("1;", 29) + "1Aj"},
		{"\x1bP" + strings.Repeat(":", 40) + "q", "\x1bP" + strings.Repeat(":", 29) + "q"},
	} {
		var whole, parts Sieve
		if got := string(whole.Pass([]byte(tt.in))); got != tt.want {
			t.Errorf("%q passes as %q, want %q", tt.in, got, tt.want)
		}
		var got []byte
		for _, c := range []byte(tt.in) {
			got = append(got, parts.Pass([]byte{c})...)
		}
		if string(got) != tt.want {
			t.Errorf("%q in parts passes as %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Bubble Tea's decoder never panics at what is passed on, and that always fits into the buffer.
func TestTheDecoderLivesBehindASieve(t *testing.T) {
	words := []string{"\x1b", "[", "]", "P", "O", "_", ";", ":", "1", "27", "999999999999999999999", "?", "<", ">", "M",
		"m", "u", "~", "R", "c", "t", "$",
		"\x07", "\\", "广", "\x9b", "\x90", "\x9d", "\xe4", "\xff", "52", "rgb:", "A", "200~", "201~", "+r", " ", "\x00", "I",
		"T", strings.Repeat("1;", 33)}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var sent strings.Builder
		for range 1 + random.IntN(14) {
			sent.WriteString(words[random.IntN(len(words))])
		}
		var s Sieve
		passed := s.Pass([]byte(sent.String()))
		if size := 4096; s.Room(size) > 0 && len(passed) > 3*len(sent.String()) {
			t.Fatalf("%q is passed on as %q", sent.String(), passed)
		}
		decode(t, passed)
	}
}

// decode decodes bytes as Bubble Tea does.
func decode(t *testing.T, passed []byte) {
	t.Helper()
	defer func() {
		if broke := recover(); broke != nil {
			t.Fatalf("%q: %v", passed, broke)
		}
	}()
	var events uv.EventDecoder
	for rest := passed; len(rest) > 0; {
		n, _ := events.Decode(rest)
		rest = rest[max(n, 1):]
	}
	parser := ansi.GetParser()
	defer ansi.PutParser(parser)
	var state byte
	for rest := passed; len(rest) > 0; {
		var n int
		_, _, n, state = ansi.DecodeSequence(rest, state, parser)
		rest = rest[n:]
	}
}
