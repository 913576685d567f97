package screen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/screen/screentest"
)

// A sketch draws frames on a canvas and, beside it, on a terminal.
type sketch struct {
	t        *testing.T
	canvas   canvas
	terminal *screentest.Terminal
}

func newSketch(t *testing.T, width, height int, simple bool) *sketch {
	s := &sketch{t: t, canvas: newCanvas(simple, colorprofile.TrueColor), terminal: screentest.New(width, height)}
	s.canvas.forget(width, height)
	return s
}

// draw draws a frame and returns what was written.
func (s *sketch) draw(lines ...string) string {
	s.t.Helper()
	s.canvas.pen.buffer = s.canvas.pen.buffer[:0]
	s.canvas.draw(&Frame{Lines: lines}, false)
	if _, err := s.terminal.Write(s.canvas.pen.buffer); err != nil {
		s.t.Fatal(err)
	}
	return string(s.canvas.pen.buffer)
}

// check compares the terminal with one that shows a frame for the first time, drawn without any cleverness.
func (s *sketch) check(width, height int, lines []string) {
	s.t.Helper()
	want := screentest.New(width, height)
	for y, l := range lines {
		if _, err := fmt.Fprintf(want, "\x1b[%dH\x1b[m%s", y+1, l); err != nil {
			s.t.Fatal(err)
		}
	}
	if difference := screentest.Difference(s.terminal, want); difference != "" {
		s.t.Fatalf("%q after %q:\n%s", lines, s.canvas.pen.buffer, difference)
	}
}

// What the renderer of Bubble Tea displaced, and other changes of halves.
func TestTypingBesideWideCharacters(t *testing.T) {
	for _, steps := range [][2]string{
		{"查找: 北京", "查找:  n京"}, {"查找: 北京", "查找: 北n"}, {"找: j北京排", "找: j北排"}, {"共检 37 行", "共检 837 行"},
		{"北京", " 北京"}, {" 北京", "北京"}, {"北京", "n"}, {"abc", "北c"}, {"1234567890北", "12345678901"},
	} {
		for _, simple := range []bool{false, true} {
			s := newSketch(t, 12, 2, simple)
			s.draw(steps[0], "下")
			s.draw(steps[1], "下")
			s.check(12, 2, []string{steps[1], "下"})
		}
	}
}

// random text in cells: letters, wide characters, marks, braille, styles, blanks.
func randomLine(r *rand.Rand, width int) string {
	pieces := []string{"a", "b", " ", " ", "     ", "北", "京", "▁", "█", "⠿", "e\u0301", "\x1b[1m", "\x1b[31m", "\x1b[48;5;12m",
		"\x1b[m", "\x1b[7m", "\x1b[4m", "韩", "─────", "0.54", "广东省", "\x1b[38;2;1;2;3m", "\x1b[9m"}
	var b strings.Builder
	for x := 0; x < width && r.IntN(40) > 0; {
		piece := pieces[r.IntN(len(pieces))]
		if x += ansi.StringWidth(piece); x <= width {
			b.WriteString(piece)
		}
	}
	return b.String() + "\x1b[m"
}

// Random frames, each made of the one before: a line changes, lines scroll, all is new.
func TestEveryFrameIsShownAsItIs(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 14))
		width, height := 1+r.IntN(60), 1+r.IntN(24)
		s := newSketch(t, width, height, seed%4 == 3)
		lines := make([]string, height)
		for range 250 {
			switch r.IntN(4) {
			case 0: // some lines are new
				for range 1 + r.IntN(3) {
					lines[r.IntN(height)] = randomLine(r, width)
				}
			case 1: // a part moves
				from, to := r.IntN(height), r.IntN(height)
				copy(lines[to:], append([]string(nil), lines[from:min(height, from+12)]...))
			case 2: // the end of a line is new
				y := r.IntN(height)
				lines[y] = newPrefix(r, lines[y]) + randomLine(r, 3)
				lines[y] = fit(lines[y], width)
			default:
				if r.IntN(8) == 0 {
					for y := range lines {
						lines[y] = randomLine(r, width)
					}
				}
			}
			s.draw(lines...)
			s.check(width, height, lines)
		}
	}
}

// newPrefix returns the beginning of a line.
func newPrefix(r *rand.Rand, line string) string {
	runes := []rune(line)
	cut := string(runes[:r.IntN(len(runes)+1)])
	if at := strings.LastIndexByte(cut, '\x1b'); at >= 0 && !strings.ContainsRune(cut[at:], 'm') {
		cut = cut[:at]
	}
	return cut
}

// fit returns a line, or none if it is wider than the screen.
func fit(line string, width int) string {
	if ansi.StringWidth(line) > width {
		return ""
	}
	return line
}

// Lines that stand elsewhere in the next frame are scrolled rather than written.
func TestLinesThatMovedAreScrolled(t *testing.T) {
	const width, height = 60, 20
	row := func(n int) string { return fmt.Sprintf("行 %02d: %s", n, strings.Repeat(string(rune('a'+n%26)), 40)) }
	rows := func(numbers ...int) []string {
		var lines []string
		for _, n := range numbers {
			lines = append(lines, row(n))
		}
		return lines
	}
	from := func(first, n int) (numbers []int) {
		for i := range n {
			numbers = append(numbers, first+i)
		}
		return numbers
	}
	all := from(0, height)
	for _, test := range []struct {
		name string
		now  []int
		most int // bytes
	}{
		{"up by five", from(5, height), 5*60 + 40},
		{"down by five", append(from(60, 5), from(0, 15)...), 5*60 + 40},
		{"the middle up by two", slices.Concat(from(0, 4), from(6, 8), from(70, 2), from(14, 6)), 2*60 + 40},
		{"two parts by different numbers", slices.Concat([]int{70}, from(0, 7), []int{71, 72}, from(7, 10)), 3*60 + 80},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSketch(t, width, height, false)
			s.draw(rows(all...)...)
			written := s.draw(rows(test.now...)...)
			s.check(width, height, rows(test.now...))
			if len(written) > test.most {
				t.Errorf("%d bytes, more than %d: %q", len(written), test.most, written)
			}
		})
	}
}

// A scroll that would take more bytes than it saves is not made.
func TestAFewLettersAreWritten(t *testing.T) {
	s := newSketch(t, 20, 3, false)
	s.draw("a", "b", "c")
	if written := s.draw("b", "c", "d"); strings.Contains(written, "r") {
		t.Errorf("three letters are scrolled: %q", written)
	}
}

// Two colours of the same red, green and blue are two colours of the terminal.
func TestColoursOfTheSameNumbersAreTold(t *testing.T) {
	s := newSketch(t, 4, 1, false)
	lines := []string{"\x1b[38;5;226ma\x1b[93mb\x1b[1;38;5;226mc\x1b[m"}
	s.draw(lines...)
	s.check(4, 1, lines)
}
