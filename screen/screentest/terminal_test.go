package screentest

import (
	"errors"
	"strings"
	"testing"
)

// read returns a terminal that has read output.
func read(t *testing.T, width, height int, output string) *Terminal {
	t.Helper()
	screen := New(width, height)
	if _, err := screen.Write([]byte(output)); err != nil {
		t.Fatal(err)
	}
	return screen
}

// Here tmux does something else than xterm, or cannot be compared. xterm 379 does all of this: it was asked where its
// cursor is (CSI 6 n) and to print its screen (CSI ?19 h, CSI i). Only for half a character it shows a replacement.
func TestTheTerminalDoesAsXterm(t *testing.T) {
	for _, test := range []struct {
		name, output, want string // on 6 columns and 3 lines; blanks at the ends of lines do not count
		x, y               int
	}{
		{"a character after the last column goes to the next line", "abcdefg", "abcdef\ng\n", 1, 1},
		{"the cursor goes left from the last column, not from behind it", "abcdef\x1b[DX", "abcdXf\n\n", 5, 0},
		{"a backspace, too", "abcdef\bX", "abcdXf\n\n", 5, 0},
		{"a line feed ends the waiting to wrap", "abcdef\nX", "abcdef\n     X\n", 5, 1},
		{"a vertical move, too", "abcdef\x1b[2dX", "abcdef\n     X\n", 5, 1},
		{"erasing to the end erases the last column", "abcdef\x1b[K", "abcde\n\n", 5, 0},
		{"without wrapping, the last column is written again", "\x1b[?7labcdefg", "abcdeg\n\n", 5, 0},
		{"the mode is asked when the next character comes", "\x1b[?7labcdef\x1b[?7hg", "abcdef\ng\n", 1, 1},
		{"a wide character that does not fit goes to the next line", "abcde中", "abcde\n中\n", 2, 1},
		{"a wide character that does not fit is lost without wrapping", "\x1b[?7labcde中", "abcde\n\n", 5, 0},
		{"a wide character loses its left half", "中\rx", "x\n\n", 1, 0},
		{"a wide character loses its right half", "中\x1b[2Gx", " x\n\n", 2, 0},
		{"a wide character cuts two others", "中中\x1b[2G大", " 大\n\n", 3, 0},
		{"erasing half a character erases all of it", "a中b\x1b[3G\x1b[X", "a  b\n\n", 2, 0},
		{"and at its left half", "a中b\x1b[2G\x1b[X", "a  b\n\n", 1, 0},
		{"erasing up to the cursor", "a中b\x1b[2G\x1b[1K", "   b\n\n", 1, 0},
		{"erasing from the cursor", "a中b\x1b[3G\x1b[K", "a\n\n", 2, 0},
		{"deleting half a character", "a中bc\x1b[2G\x1b[P", "a bc\n\n", 1, 0},
		{"inserting into a character", "a中b\x1b[3G\x1b[@", "a   b\n\n", 2, 0},
		{"inserting pushes half a character out", "abcd中\x1b[1G\x1b[@", " abcd\n\n", 0, 0},
		{"insert mode", "abc\x1b[1G\x1b[4h中\x1b[4l", "中abc\n\n", 2, 0},
		{"insert mode wraps before it inserts", "abcdef\r\ng\x1b[1;6H\x1b[4h中", "abcdef\n中g\n", 2, 1},
		{"inserted lines leave the cursor in the first column", "ab\r\ncd\x1b[L", "ab\n\ncd", 0, 1},
		{"outside the region no lines are inserted", "a\r\nb\r\nc\x1b[1;2r\x1b[3;1H\x1b[L", "a\nb\nc", 0, 2},
		{"a repeated wide character", "中\x1b[2b", "中中中\n\n", 5, 0},
		{"repeating wraps", "abcd\x1b[4b", "abcddd\ndd\n", 2, 1},
		{"a backspace in the first column stays there", "abcdefg\b\bX", "abcdef\nX\n", 1, 1},
		{"a combining mark in the last column", "abcdee\u0301", "abcdee\u0301\n\n", 5, 0},
		{"a combining mark on a wide character", "が\u3099", "が\u3099\n\n", 2, 0},
		{"a joiner leaves two characters", "👩\u200d👩", "👩\u200d👩\n\n", 4, 0},
		{"a sequence in a title is no sequence", "\x1b]0;a[2Jb\x1b\\x", "x\n\n", 1, 0},
		{"a place beyond the edges is the corner", "\x1b[9;9HX", "\n\n     X", 5, 2},
		{"moves end at the edges", "\x1b[9CX\x1b[9BY\x1b[9DZ\x1b[9AW", " W   X\n\nZ    Y", 2, 0},
		{"more than the rest of the line is deleted", "abcdef\x1b[3G\x1b[9P", "ab\n\n", 2, 0},
		{"more than the rest of the line is inserted", "abcdef\x1b[3G\x1b[9@", "ab\n\n", 2, 0},
		{"above the region no lines are inserted", "a\r\nb\r\nc\x1b[2;3r\x1b[L", "a\nb\nc", 0, 0},
		{"ASCII is chosen", "\x1b(Ba", "a\n\n", 1, 0},
		{"a sequence is given up", "ab\x1b[2\x18c", "abc\n\n", 3, 0},
		{"a title is given up", "ab\x1b]0;x\x18c", "abc\n\n", 3, 0},
		{"half a character is given up", "ab\xe4\xb8\x18c", "abc\n\n", 3, 0},
		{"the cursor is saved before a character that wraps", "abcdef\x1b7\x1b[3;3H\x1b8g", "abcdef\ng\n", 1, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			screen := read(t, 6, 3, test.output)
			if text := screen.Text(); text != test.want {
				t.Errorf("the screen is %q, want %q", text, test.want)
			}
			if x, y := screen.Cursor(); x != test.x || y != test.y {
				t.Errorf("the cursor is at %d, %d, want %d, %d", x, y, test.x, test.y)
			}
			for i := range test.output { // however the output is cut
				again := New(6, 3)
				again.Write([]byte(test.output[:i]))
				again.Write([]byte(test.output[i:]))
				if difference := Difference(again, screen); difference != "" {
					t.Errorf("cut at %d: %s", i, difference)
				}
			}
		})
	}
}

// What the terminal does not know is an error, and nothing after it is read.
func TestWhatTheTerminalDoesNotKnowIsAnError(t *testing.T) {
	for name, output := range map[string]string{
		"origin mode":                    "\x1b[?6h",
		"left and right margins":         "\x1b[?69h",
		"a mode with others":             "\x1b[?25;2027h",
		"a mode that is not private":     "\x1b[20h",
		"a tab stop":                     "\x1bH",
		"a tab backwards":                "\x1b[Z",
		"a way of erasing":               "\x1b[3J",
		"a style":                        "\x1b[1;53m",
		"a colour that ends early":       "\x1b[38;5m",
		"a colour with a large part":     "\x1b[38;2;1;2;300m",
		"a kind of line":                 "\x1b[4:9m",
		"the drawing characters":         "\x1b(0",
		"shifting out":                   "\x0e",
		"repeating nothing":              "a\x1b[C\x1b[b",
		"a private sequence":             "\x1b[?1J",
		"a sequence within another":      "\x1b[1\r;2H",
		"a byte that is in no character": "\xff",
		"half a character":               "\xe4\xb8x..",
		"a control character as text":    "\u0085",
	} {
		t.Run(name, func(t *testing.T) {
			screen := New(20, 2)
			n, err := screen.Write([]byte(output + "more"))
			if err == nil || n > len(output) {
				t.Fatalf("%d bytes are read, with the error %v", n, err)
			}
			if _, again := screen.Write([]byte("more")); !errors.Is(again, err) {
				t.Errorf("the next error is %v, want %v", again, err)
			}
			if strings.Contains(screen.Text(), "more") {
				t.Error("what follows is shown")
			}
		})
	}
}

func TestStyles(t *testing.T) {
	for output, want := range map[string]Style{
		"\x1b[1;2;3;4;5;7;8;9m": {Bold: true, Faint: true, Italic: true, Underline: Single, Blink: true, Reverse: true,
			Conceal: true, Strike: true},
		"\x1b[1;2;3;4;5;7;8;9m\x1b[22;23;24;25;27;28;29m": {},
		"\x1b[31;42m":                         {Foreground: Palette(1), Background: Palette(2)},
		"\x1b[91;107m":                        {Foreground: Palette(9), Background: Palette(15)},
		"\x1b[38;5;9;1m":                      {Foreground: Palette(9), Bold: true},
		"\x1b[38:5:200;3m":                    {Foreground: Palette(200), Italic: true},
		"\x1b[48;2;1;128;255;1m":              {Background: RGB(1, 128, 255), Bold: true},
		"\x1b[48:2::1:128:255;1m":             {Background: RGB(1, 128, 255), Bold: true},
		"\x1b[48:2:1:128:255;1m":              {Background: RGB(1, 128, 255), Bold: true},
		"\x1b[4:3;58;5;7m":                    {Underline: Curly, UnderlineColor: Palette(7)},
		"\x1b[21m":                            {Underline: Double},
		"\x1b[1;;3m":                          {Italic: true},
		"\x1b[31;41;58;5;1m\x1b[39;49;59m":    {},
		"\x1b[1m\x1b[m":                       {},
		"\x1b[3m\x1b7\x1b[m\x1b8":             {Italic: true},
		"\x1b[3m\x1b[?1049h\x1b[m":            {},
		"\x1b[3m\x1b[?1049h\x1b[m\x1b[?1049l": {Italic: true},
	} {
		if got := read(t, 9, 1, output+"x").Cell(0, 0); got.Style != want {
			t.Errorf("after %q the style is %+v, want %+v", output, got.Style, want)
		}
	}
	for color, want := range map[Color]string{0: "none", Palette(12): "12", RGB(1, 128, 255): "#0180ff"} {
		if color.String() != want {
			t.Errorf("a colour is written %q, want %q", color, want)
		}
	}
}

// Cells that look alike are equal, and others are not.
func TestLook(t *testing.T) {
	screen := read(t, 9, 1, " \x1b[31;1m \x1b[7m \x1b[m\x1b[4m \x1b[m\x1b[41m \x1b[m\x1b[31mx")
	want := []Cell{{Text: " "}, {Text: " "}, {" ", Style{Foreground: Palette(1), Reverse: true}},
		{" ", Style{Underline: Single}}, {" ", Style{Background: Palette(1)}}, {"x", Style{Foreground: Palette(1)}}}
	for x, cell := range want {
		if got := screen.Cell(x, 0).Look(); got != cell {
			t.Errorf("column %d looks like %+v, want %+v", x, got, cell)
		}
	}
	other := read(t, 9, 1, " \x1b[31;1m \x1b[7m \x1b[m\x1b[4m \x1b[m\x1b[41m \x1b[m\x1b[32mx")
	if got := Difference(screen, other); !strings.HasPrefix(got, `the style of "x" in column 5 of line 0 is`) {
		t.Errorf("the difference is %q", got)
	}
	if got := Difference(screen, New(9, 2)); got != "the size is 9x1, want 9x2" {
		t.Errorf("the difference is %q", got)
	}
	if got := Difference(screen, screen); got != "" {
		t.Errorf("a screen differs from itself: %s", got)
	}
}

// Erased cells take the background, and nothing else of the style. Halves of a cut character keep its style.
func TestBlanksHaveABackground(t *testing.T) {
	screen := read(t, 6, 2, "\x1b[41;4m中\x1b[42m\x1b[K\x1b[m\x1b[1Gx")
	red, green := Style{Background: Palette(1), Underline: Single}, Style{Background: Palette(2)}
	for x, want := range []Cell{{Text: "x"}, {" ", red}, {" ", green}, {" ", green}} {
		if got := screen.Cell(x, 0); got != want {
			t.Errorf("column %d is %+v, want %+v", x, got, want)
		}
	}
}

func TestModesAndAnswers(t *testing.T) {
	screen := read(t, 9, 3, "\x1b[?25l\x1b[?1002;1006;2004h\x1b[?2026h\x1b[>1u\x1b[4h\x1b]2;a;title\x07\x1b[2;3H"+
		"\x1b[?2026$p\x1b[?2027$p\x1b[?2004$p\x1b[?25$p\x1b[6n\x1b[?u\x1b[c")
	if screen.Visible() || !screen.Mode(1002) || screen.Mode(1000) || !screen.Mode(2026) || screen.Keyboard() != 1 ||
		!screen.Insert() || screen.Title() != "a;title" || screen.Alternate() {
		t.Errorf("the modes are %v, the title is %q", screen.modes, screen.Title())
	}
	const want = "\x1b[?2026;1$y\x1b[?2027;0$y\x1b[?2004;1$y\x1b[?25;2$y\x1b[2;3R\x1b[?1u\x1b[?62;22c"
	if got := string(screen.Answers()); got != want {
		t.Errorf("the answers are %q, want %q", got, want)
	}
	screen.Write([]byte("\x1b]1;icon\x07\x1b[?1049h\x1b[=5;1u\x1b[?1049h"))
	if !screen.Alternate() || screen.Keyboard() != 5 {
		t.Error("the alternate screen has no keyboard of its own")
	}
	if screen.Title() != "a;title" {
		t.Errorf("the name of the icon is taken for the title: %q", screen.Title())
	}
	screen.Write([]byte("\x1b[?1049l\x1b[?1003l\x1b[<u"))
	if screen.Alternate() || screen.Keyboard() != 0 || screen.Mode(1002) || len(screen.Answers()) > 0 {
		t.Error("something is left behind")
	}
}

func TestAWideCharacterDoesNotFitInOneColumn(t *testing.T) {
	if got := read(t, 1, 2, "中a").Text(); got != "a\n" {
		t.Errorf("the screen is %q", got)
	}
}

func TestResize(t *testing.T) {
	screen := read(t, 6, 4, "\x1b[?1049h1中34\r\n2\r\n3中中\r\n4\x1b[2;3r\x1b[3;6H")
	screen.Resize(4, 3)
	if got := screen.Text(); got != "1中3\n2\n3中" {
		t.Errorf("the screen is %q", got)
	}
	if last := screen.Cell(3, 2); last != (Cell{Text: " "}) {
		t.Errorf("a wide character that is cut leaves %+v", last)
	}
	if x, y := screen.Cursor(); x != 3 || y != 2 {
		t.Errorf("the cursor is at %d, %d", x, y)
	}
	if top, bottom := screen.Region(); top != 0 || bottom != 2 {
		t.Errorf("the region is from %d to %d", top, bottom)
	}
	screen.Resize(5, 2)
	if got := screen.Text(); got != "2\n3中" {
		t.Errorf("with the cursor in the third line, two lines show %q", got)
	}
	screen.Resize(6, 3)
	if got := screen.Text(); got != "2\n3中\n" {
		t.Errorf("the larger screen shows %q", got)
	}
}
