package screentest

import (
	"fmt"
	"strings"
	"testing"
)

// The terminal shows what tmux shows, after 1 000 streams of random output.
func TestTheTerminalAgreesWithTmux(t *testing.T) {
	const steps = 60
	streams := 1000
	if raced {
		streams = 50
	}
	sizes := [][2]int{{80, 24}, {120, 35}, {20, 5}, {7, 3}, {200, 50}}
	tmux := StartTmux(t)
	wrong := 0
	for i := range streams {
		size := sizes[i*len(sizes)/streams]
		s := newStream(uint64(i), size[0], size[1])
		for range steps {
			s.step()
		}
		if s.wrong != nil {
			t.Fatalf("stream %d: %v", i, s.wrong)
		}
		if difference := compare(tmux, s.pieces, size, s.screen); difference != "" {
			if wrong++; wrong <= 3 {
				t.Errorf("stream %d at %dx%d: %s", i, size[0], size[1], first(tmux, s.pieces, size))
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d streams differ", wrong, streams)
	}
}

// compare shows output on an empty pane of tmux of a size and returns how the pane differs from the terminal, which
// has read the output.
func compare(m *Tmux, pieces []piece, size [2]int, want *Terminal) string {
	m.Resize(size[0], size[1])
	output := "\x1b[?1049l\x1bc"
	for _, p := range pieces {
		if p.width > 0 {
			m.Write(output)
			m.Resize(p.width, p.height)
			output = ""
		}
		output += p.output
	}
	line, column := m.Write(output)
	x, y := want.Cursor()
	if want.Wrapping() {
		x++
	}
	if line != y+1 || column != x+1 {
		return fmt.Sprintf("the cursor of tmux is at %d, %d, and the terminal's is at %d, %d", column-1, line-1, x, y)
	}
	if difference := Difference(want, m.Shown(want)); difference != "" {
		return "tmux is what is wanted: " + difference
	}
	if difference := states(m, want); difference != "" {
		return difference
	}
	edge := edgeOf(want)
	fmt.Fprint(want, edge)
	m.Write(edge)
	if difference := Difference(want, m.Shown(want)); difference != "" {
		return "with a character in the last column, tmux is what is wanted: " + difference
	}
	return ""
}

// edgeOf returns output that writes the last cell of each line, so that tmux tells all of them.
func edgeOf(screen *Terminal) string {
	width, height := screen.Size()
	edge := "\x1b[m\x1b[4l\x1b[?7l"
	for y := range height {
		if screen.Cell(width-1, y).Text != "" {
			edge += fmt.Sprintf("\x1b[%d;%dH|", y+1, width)
		}
	}
	return edge
}

// states compares what tmux tells of the modes.
func states(m *Tmux, want *Terminal) string {
	flag := func(on bool) string {
		if on {
			return "1"
		}
		return "0"
	}
	top, bottom := want.Region()
	got := m.Ask("display-message -p '#{alternate_on} #{cursor_flag} #{insert_flag} #{wrap_flag} #{keypad_cursor_flag} " +
		"#{mouse_standard_flag} #{mouse_button_flag} #{mouse_all_flag} #{mouse_sgr_flag} " +
		"#{scroll_region_upper} #{scroll_region_lower} #{pane_title}'")[0]
	wanted := strings.Join([]string{flag(want.Alternate()), flag(want.Visible()), flag(want.Insert()),
		flag(want.Mode(modeWrap)), flag(want.Mode(1)), flag(want.Mode(1000)), flag(want.Mode(1002)), flag(want.Mode(1003)),
		flag(want.Mode(1006)), fmt.Sprint(top), fmt.Sprint(bottom), want.Title()}, " ")
	if want.Title() == "" {
		got = got[:len(wanted)]
	}
	if got != wanted {
		return fmt.Sprintf("the states of tmux are %q, and the terminal's are %q", got, wanted)
	}
	return ""
}

// first returns how the terminal differs from tmux after the first piece after which it does.
func first(m *Tmux, pieces []piece, size [2]int) string {
	for n := 1; n <= len(pieces); n++ {
		screen := New(size[0], size[1])
		for _, p := range pieces[:n] {
			if p.width > 0 {
				screen.Resize(p.width, p.height)
			}
			fmt.Fprint(screen, p.output)
		}
		if difference := compare(m, pieces[:n], size, screen); difference != "" {
			return fmt.Sprintf("after %v, before that %v: %s", pieces[n-1], pieces[max(0, n-4):n-1], difference)
		}
	}
	return "the streams differ only as a whole"
}
