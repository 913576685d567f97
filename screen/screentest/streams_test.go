package screentest

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// A stream writes random output, in pieces, and keeps what a terminal shows of it. It leaves out what tmux and xterm
// do differently; the comments say what.
type stream struct {
	*rand.Rand
	screen  *Terminal
	pieces  []piece
	resized bool
	wrong   error
}

// A piece of a stream is output, or a new size.
type piece struct {
	output        string
	width, height int // 0 without a new size
}

func (p piece) String() string {
	if p.width > 0 {
		return fmt.Sprintf("%dx%d", p.width, p.height)
	}
	return strconv.Quote(p.output)
}

func newStream(seed uint64, width, height int) *stream {
	s := &stream{Rand: rand.New(rand.NewPCG(seed, 7)), screen: New(width, height)}
	if s.IntN(4) > 0 {
		s.write("\x1b[?1049h")
	}
	return s
}

func (s *stream) write(format string, args ...any) {
	output := fmt.Sprintf(format, args...)
	s.pieces = append(s.pieces, piece{output: output})
	if _, err := s.screen.Write([]byte(output)); err != nil && s.wrong == nil {
		s.wrong = err
	}
}

// below returns a number from 1 to n, mostly a small one.
func (s *stream) below(n int) int {
	if s.IntN(4) > 0 {
		n = min(n, 5)
	}
	return 1 + s.IntN(max(1, n))
}

// step writes one piece.
func (s *stream) step() {
	steps := []func(){s.characters, s.characters, s.characters, s.characters, s.styles, s.moves, s.moves, s.edits,
		s.edits, s.lines, s.modes, s.controls}
	if s.screen.Wrapping() {
		// tmux keeps the cursor behind the last column until something moves it: there, it goes on from another column
		// than xterm, and erases nothing.
		steps = []func(){s.characters, s.characters, s.styles, s.place, func() { s.write("\r") }}
	}
	steps[s.IntN(len(steps))]()
}

// place moves the cursor to a random cell.
func (s *stream) place() {
	width, height := s.screen.Size()
	s.write("\x1b[%d;%dH", 1+s.IntN(height), 1+s.IntN(width))
}

func (s *stream) characters() {
	alphabets := []string{"abcXYZ 0189.,-", "北京上海广东内蒙古查找行", "かなカナ漢字", "한국어", "─│┌┐└┘├┤┬┴┼═║▁▂▃▄▅▆▇█", "⠀⠁⡇⣿⢸⠿",
		"éüñßПривет", "。，！（）：", "😀🚀"}
	for range s.below(30) {
		letters := []rune(alphabets[s.IntN(len(alphabets))])
		for range s.below(6) {
			s.character(letters[s.IntN(len(letters))])
		}
	}
}

// character writes a character, sometimes with a combining mark or repeated.
func (s *stream) character(r rune) {
	wide := r >= 0x1100 && !(r >= 0x2000 && r < 0x2e00)
	width := 1
	if wide {
		width = 2
	}
	if !s.fits(width) {
		return
	}
	s.write("%c", r)
	x, _ := s.screen.Cursor()
	columns, _ := s.screen.Size()
	switch {
	case s.IntN(25) == 0 && x < columns-1: // without wrapping, tmux takes the cell left of the last column
		s.write("%c", []rune("\u0301\u0308\u0327")[s.IntN(3)])
	case s.IntN(25) == 0 && r < 0x7f && !s.screen.Wrapping() && !s.screen.Insert():
		// tmux repeats only ASCII, and not beyond the end of the line. It repeats nothing after a mark.
		n := s.below(columns - x)
		for i := range n {
			if !s.clean(x+i) || !s.clean(x+i+1) {
				return
			}
		}
		s.write("\x1b[%db", min(n, columns-x))
	}
}

// fits reports whether tmux and xterm agree on a character at the cursor.
func (s *stream) fits(width int) bool {
	t := s.screen
	columns, _ := t.Size()
	x, y := t.Cursor()
	if t.Mode(modeWrap) && (t.Wrapping() || x+width > columns) {
		if _, bottom := t.Region(); y == bottom && t.Style().Background != 0 {
			return false // xterm fills the line that comes in by wrapping with the background, tmux does not
		}
		if t.Insert() {
			return false // tmux inserts before it wraps
		}
		next := min(y+1, t.height-1)
		return y == t.bottom || t.cleanAt(0, next) && t.cleanAt(width, next)
	}
	if t.Insert() {
		return s.shiftable(width) && s.clean(x)
	}
	return s.clean(x) && s.clean(x+width)
}

// clean reports whether tmux and xterm agree on a wide character that is cut at a column of the cursor's line, if one
// is. xterm leaves its style to the blanks, tmux does not, and tmux leaves the left half of it in the first column.
func (s *stream) clean(x int) bool {
	_, y := s.screen.Cursor()
	return s.screen.cleanAt(x, y)
}

func (t *Terminal) cleanAt(x, y int) bool {
	if x >= t.width || t.cells()[y][x].Text != "" {
		return true
	}
	return x > 1 && Cell{" ", t.cells()[y][x].Style}.Look() == Cell{Text: " "}
}

// whole reports whether a column of the cursor's line is not the right half of a wide character. tmux leaves half a
// character where a half is erased, inserted before, or deleted.
func (s *stream) whole(x int) bool {
	_, y := s.screen.Cursor()
	return x >= s.screen.width || s.screen.Cell(x, y).Text != ""
}

// shiftable reports whether n cells can be inserted at the cursor, with no wide character cut on either side. tmux
// erases only as many of the inserted cells as it moves.
func (s *stream) shiftable(n int) bool {
	x, _ := s.screen.Cursor()
	columns, _ := s.screen.Size()
	return s.whole(x) && (2*n <= columns-x && s.whole(columns-n) || n == 1 && x == columns-1)
}

func (s *stream) styles() {
	var codes []string
	for range s.below(4) {
		all := []func() string{
			func() string { return "0" },
			func() string {
				return fmt.Sprint([]int{1, 2, 3, 4, 5, 7, 8, 9, 21, 22, 23, 24, 25, 27, 28, 29}[s.IntN(16)])
			},
			func() string { return fmt.Sprint([]int{30, 40, 90, 100}[s.IntN(4)] + s.IntN(8)) },
			func() string { return fmt.Sprint([]int{39, 49, 59}[s.IntN(3)]) },
			func() string { return fmt.Sprintf("4:%d", s.IntN(6)) },
			func() string { return fmt.Sprintf("%d;5;%d", []int{38, 48, 58}[s.IntN(3)], s.IntN(256)) },
			func() string { return fmt.Sprintf("%d:5:%d", []int{38, 48, 58}[s.IntN(3)], s.IntN(256)) },
			func() string {
				return fmt.Sprintf([]string{"%d;2;%d;%d;%d", "%d:2::%d:%d:%d", "%d:2:%d:%d:%d"}[s.IntN(3)],
					[]int{38, 48, 58}[s.IntN(3)], s.IntN(256), s.IntN(256), s.IntN(256))
			},
		}
		codes = append(codes, all[s.IntN(len(all))]())
	}
	if s.IntN(3) == 0 {
		codes = nil
	}
	s.write("\x1b[%sm", strings.Join(codes, ";"))
}

func (s *stream) moves() {
	width, height := s.screen.Size()
	switch s.IntN(5) {
	case 0:
		s.write("\x1b[%d%c", s.below(width), "ABCDEF"[s.IntN(6)])
	case 1:
		s.write("\x1b[%c", "ABCDHf"[s.IntN(6)])
	case 2:
		s.write("\x1b[%d%c", s.below(width), "G`"[s.IntN(2)])
	case 3:
		s.write("\x1b[%dd", s.below(height))
	default:
		s.place()
	}
}

// edits writes a sequence that erases, inserts or deletes in a line.
func (s *stream) edits() {
	width, _ := s.screen.Size()
	x, _ := s.screen.Cursor()
	n := s.below(width - x)
	switch kind := s.IntN(6); {
	case kind == 0 && s.whole(x):
		s.write("\x1b[%s", []string{"K", "0K", "J"}[s.IntN(3)])
	case kind == 1 && s.whole(x+1):
		s.write("\x1b[1%c", "KJ"[s.IntN(2)])
	case kind == 2:
		s.write("\x1b[2%c", "KKKKKJ"[s.IntN(6)])
	case kind == 3 && s.whole(x) && s.whole(x+n):
		s.write("\x1b[%dX", n)
	case kind == 4 && s.whole(x) && s.whole(x+n):
		s.write("\x1b[%dP", n)
	case kind == 5 && s.shiftable(n):
		s.write("\x1b[%d@", n)
	}
}

// lines writes a sequence that moves lines or sets the region of those that move.
func (s *stream) lines() {
	_, height := s.screen.Size()
	top, bottom := s.screen.Region()
	_, y := s.screen.Cursor()
	switch kind := s.IntN(6); {
	case kind == 0 && y >= top && y <= bottom: // outside, tmux changes the lines to the end of the screen
		s.write("\r\x1b[%d%c", s.below(height), "LM"[s.IntN(2)]) // xterm goes to the first column, tmux stays
	case kind == 1:
		s.write("\x1b[%d%c", s.below(height), "ST"[s.IntN(2)])
	case kind == 2:
		first := 1 + s.IntN(height)
		s.write("\x1b[%d;%dr", first, first+s.IntN(height-first+1))
	case kind == 3:
		s.write("\x1b[r")
	default:
		s.write("%s", []string{"\x1bD", "\x1bM", "\x1bE", "\n", "\r\n"}[s.IntN(5)])
	}
}

func (s *stream) modes() {
	x, _ := s.screen.Cursor()
	columns, _ := s.screen.Size()
	switch kind := s.IntN(12); {
	case kind < 2 && x < columns-1: // in the last column, only xterm remembers that it is to wrap
		s.write("\x1b[?7%c", "hhl"[s.IntN(3)])
	case kind < 4:
		s.write("\x1b[4%c", "hll"[s.IntN(3)])
	case kind < 5:
		s.write("\x1b[?25%c", "hl"[s.IntN(2)])
	case kind < 6:
		s.write("\x1b[?%d%c", []int{1, 1000, 1002, 1003, 1004, 1006, 2004, 2026}[s.IntN(8)], "hl"[s.IntN(2)])
	case kind < 7:
		s.write("\x1b7") // each screen of xterm has its own saved cursor
	case kind < 8 && s.screen.page().saved != (cursor{}):
		s.write("\x1b8")
	case kind < 9 && !s.screen.Alternate(): // tmux empties the alternate screen without the background
		s.write("\x1b[0m\x1b[?1049h")
	case kind < 9 && s.IntN(4) == 0 && s.screen.Alternate() && !s.resized:
		s.write("\x1b[?1049l\x1b7")
	case kind < 10:
		s.write("\x1b]2;title %d\x07", s.IntN(100))
	case kind == 11 && s.screen.Alternate(): // tmux wraps the lines of the main screen anew
		s.resize(3+s.IntN(100), 2+s.IntN(40))
	}
}

// resize changes the size. tmux keeps the scrolling region if the height stays, and a cursor to the right of the last
// column. It keeps what it cuts, and shows it when the screen grows again; and it leaves the left half of a wide
// character that is cut.
func (s *stream) resize(width, height int) {
	before, lines := s.screen.Size()
	s.write("\x1b[r\x1b[%d;%dH", 1+s.IntN(lines), 1+s.IntN(min(before, width)))
	erase := width > before
	for _, line := range s.screen.cells() {
		erase = erase || width < before && line[width].Text == ""
	}
	s.resized = true
	s.screen.Resize(width, height)
	s.pieces = append(s.pieces, piece{width: width, height: height})
	if erase {
		s.write("\x1b[m\x1b[2J")
	}
}

func (s *stream) controls() {
	x, _ := s.screen.Cursor()
	switch kind := s.IntN(4); {
	case kind == 0 && x > 0: // in the first column, tmux goes back to the end of a wrapped line
		s.write("\b")
	case kind == 1:
		s.write("\t")
	case kind == 2:
		s.write("\r")
	case kind == 3:
		s.write("\a")
	}
}
