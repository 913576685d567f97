package escape

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A line is a Reader of bytes that the test sends, with a clock that the test sets.
type line struct {
	*os.File
	r      *Reader
	came   []byte
	at     time.Time
	timers []timer
	out    strings.Builder // what was passed on, and in angle brackets what was pressed
}

type timer struct {
	at   time.Time
	does func()
}

func newLine() *line {
	x := &line{at: time.Unix(0, 0)}
	x.r = NewReader(x, 300*time.Millisecond, nil, func(msg tea.Msg) { fmt.Fprintf(&x.out, "<%s>", msg) })
	x.r.clock = clock{now: func() time.Time { return x.at },
		after: func(d time.Duration, f func()) { x.timers = append(x.timers, timer{x.at.Add(d), f}) }}
	return x
}

func (x *line) Read(p []byte) (int, error) { return copy(p, x.came), nil }

func (x *line) send(text string) {
	x.came = []byte(text)
	p := make([]byte, 4096)
	n, _ := x.r.Read(p)
	x.out.Write(p[:n])
}

func (x *line) pass(d time.Duration) {
	x.at = x.at.Add(d)
	timers := x.timers
	x.timers = nil
	for _, t := range timers {
		if t.at.After(x.at) {
			x.timers = append(x.timers, t)
			continue
		}
		t.does()
	}
}

// keys lists sequences that terminals send in one piece.
var keys = []string{
	"\x1b[B", "\x1bOB", "\x1b[1;5C", "\x1b[3~", "\x1b[15;2~", "\x1b[Z", "\x1b[[A", "\x1b[1089;5u", "\x1b[99:67:99;5u",
	"\x1b[<64;120;35M", "\x1b[<0;1;1m",
	"\x1b\x1b[A", "\x1b[?2026;2$y", "\x1b[?62;22c", "\x1b[24;80R", "\x1b[?1u", "\x1b[I",
	"\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]52;c;YQ==\x07",
	"\x1bP>|xterm(390)\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1b[200~广东\n\x1b[31m\x1b[201~", "广", "é", "👩", "\x1b[27;5;99~",
	"\x1b[7$",
}

func TestAKeyIsJoinedWhereverTheLineSplitsIt(t *testing.T) {
	for _, key := range keys {
		for _, gap := range []time.Duration{time.Millisecond, 80 * time.Millisecond, 299 * time.Millisecond} {
			for at := 1; at < len(key); at++ {
				if key == "\x1b\x1b[A" && at == 1 && gap > together {
					continue // esc, and an arrow
				}
				x := newLine()
				x.send("j" + key[:at])
				x.pass(gap)
				x.send(key[at:] + "k")
				x.pass(time.Second)
				if got := x.out.String(); got != "j"+key+"k" {
					t.Errorf("%q split at %d by %s is %q", key, at, gap, got)
				}
			}
			if key == "\x1b\x1b[A" && gap > together {
				continue
			}
			x := newLine()
			for i := range len(key) {
				x.send(key[i : i+1])
				x.pass(gap)
			}
			x.pass(time.Second)
			if got := x.out.String(); got != key {
				t.Errorf("%q byte by byte with %s between is %q", key, gap, got)
			}
		}
	}
}

// Only bytes that may begin a sequence are kept back.
func TestWholeKeysPassAtOnce(t *testing.T) {
	for _, key := range append(keys, "j", "\x03", "\r", "\x1bd", "\x1b\x7f", "\x1b]x", "\x1bPx", "\x1b_x", "\xff", "\x80",
		"\x1b[\x03", "\x1bO\x03") {
		x := newLine()
		if x.send(key); x.out.String() != key || len(x.timers) > 0 {
			t.Errorf("%q: %q passes, and %d timers run", key, x.out.String(), len(x.timers))
		}
	}
}

func TestWhatIsNoKeyInTheEnd(t *testing.T) {
	const ms = time.Millisecond
	for _, x := range []struct {
		name string
		play func(*line)
		want string
	}{
		{"esc waits", func(x *line) { x.send("\x1b"); x.pass(299 * ms) }, ""},
		{"esc acts", func(x *line) { x.send("\x1b"); x.pass(300 * ms) }, "<esc>"},
		{"esc twice", func(x *line) { x.send("\x1b"); x.pass(100 * ms); x.send("\x1b"); x.pass(300 * ms) }, escKey +
			"<esc>"},
		{"esc twice at once", func(x *line) { x.send("\x1b\x1b"); x.pass(300 * ms) }, "<esc><esc>"},
		{"esc and a key", func(x *line) { x.send("\x1b"); x.pass(100 * ms); x.send("d") }, escKey + "d"},
		{"alt and a key", func(x *line) { x.send("\x1b"); x.pass(20 * ms); x.send("d") }, "\x1bd"},
		{"esc and ctrl+z", func(x *line) { x.send("\x1b"); x.pass(100 * ms); x.send("\x1a") }, escKey + "\x1a"},
		{"esc and a bracket", func(x *line) { x.send("\x1b"); x.pass(200 * ms); x.send("["); x.pass(300 * ms) }, "<esc><[>"},
		{"esc and a letter", func(x *line) { x.send("\x1b"); x.pass(200 * ms); x.send("O"); x.pass(300 * ms) }, "<esc><O>"},
		{"alt and a bracket", func(x *line) { x.send("\x1b["); x.pass(300 * ms) }, "<alt+[>"},
		{"alt and a letter", func(x *line) { x.send("\x1bO"); x.pass(300 * ms) }, "<alt+shift+o>"},
		{"a key before", func(x *line) { x.send("jj\x1b"); x.pass(300 * ms) }, "jj<esc>"},
		{"a part of a key", func(x *line) { x.send("\x1b[1;"); x.pass(300 * ms); x.send("j") }, "j"},
		{"ctrl+c in a key", func(x *line) { x.send("\x1b["); x.pass(100 * ms); x.send("\x03") }, "\x1b[\x03"},
		{"half a character", func(x *line) { x.send("\xe5"); x.pass(300 * ms); x.send("j") }, "j"},
		{"a paste stays one", func(x *line) {
			x.send("\x1b[200~a\x1b")
			x.pass(time.Hour)
			x.send("[201~\x1b")
			x.pass(
				300 * ms)
		},
			"\x1b[200~a\x1b[201~<esc>"},
		{"esc in a paste", func(x *line) { x.send("\x1b[200~a\x1b"); x.pass(100 * ms); x.send("b\x1b[201~") },
			"\x1b[200~a\x1bb\x1b[201~"},
		{"no answer is endless", func(x *line) { x.send("\x1b]11;" + strings.Repeat("x", 2000)) }, "\x1b]11;" +
			strings.Repeat("x", 2000)},
	} {
		l := newLine()
		if x.play(l); l.out.String() != x.want {
			t.Errorf("%s: %q, want %q", x.name, l.out.String(), x.want)
		}
	}
}

// No byte is lost, doubled or moved, in whatever pieces they come.
func FuzzReader(f *testing.F) {
	for seed, key := range keys {
		f.Add([]byte(key), uint64(seed))
	}
	f.Add([]byte("\x1b[200~a\x1b[20\x1b[201~\x1b\x1b[[[\x1b]1\x1b"), uint64(1))
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 3))
		x, rest := newLine(), data
		for len(rest) > 0 {
			n := 1 + r.IntN(min(len(rest), 2000))
			x.send(string(rest[:n]))
			rest = rest[n:]
		}
		if got := append([]byte(x.out.String()), x.r.kept...); !bytes.Equal(got, data) {
			t.Errorf("%q becomes %q", data, got)
		}
	})
}
