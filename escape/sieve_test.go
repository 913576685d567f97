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

// What a terminal says of its background is passed on as one, in whatever pieces and however late they come. What only
// begins like it passes as soon as that is clear.
func TestASieveJoinsAnAnswerAboutAColour(t *testing.T) {
	for _, answer := range []string{"\x1b]11;rgb:0000/0000/0000\x07", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
		"\x1b]11;rgba:FFFF/FFFF/FFFF/FFFF\x1b\\", "\x1b]11;#1e1e1e\x07", "\x1b]10;rgb:00/00/00\x07"} {
		for at := 2; at < len(answer); at++ {
			var s Sieve
			if got := string(s.Pass([]byte("j" + answer[:at]))); got != "j" {
				t.Errorf("of %q, %q passes before the rest", answer, got)
			}
			if got := string(s.Pass([]byte(answer[at:] + "k"))); got != answer+"k" {
				t.Errorf("%q passes as %q", answer, got)
			}
		}
	}
	for _, keys := range [][]string{
		{"\x1b]", "1", "1", "-", "02"}, // alt+], and a day
		{"\x1b]11;rgb:", "\x03"},       // ctrl+c
		{"\x1b]52;c;", "YQ==\x07"},     // an answer of another kind
		{"\x1b]11;rgb:", strings.Repeat("0", mostOfColour)},
	} {
		var s Sieve
		var got []byte
		for _, key := range keys {
			got = append(got, s.Pass([]byte(key))...)
		}
		if want := strings.Join(keys, ""); string(got) != want {
			t.Errorf("%q passes as %q", keys, got)
		}
	}
	for _, parts := range [][]string{{"\x1b]11;rgb:00", "\x1b[A"}, {"\x1b]11;rgb:00\x1b[A"}, {"\x1b]11;rgb:00\x1b", "[A"},
		{"\x1b]11;\x1b]10;rgb:0\x1b[A"}} {
		var s Sieve
		var got []byte
		for _, part := range parts {
			got = append(got, s.Pass([]byte(part))...)
		}
		if string(got) != "\x1b[A" {
			t.Errorf("of an answer that an arrow breaks off, %q, %q passes", parts, got)
		}
	}
	var s Sieve
	if got := string(s.Pass([]byte("\x1b"))); got != "\x1b" {
		t.Errorf("the esc key waits: %q", got)
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
