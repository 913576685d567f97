package widget_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
	"rtcscope/theme"
	"rtcscope/widget"
)

// A wander calls the methods of a table at random, as screens do, and knows what must be visible of it.
type wander struct {
	random  *rand.Rand
	table   *widget.Table
	w, h    int
	rows    []string
	columns []widget.Column
	pinned  bool
	did     string
}

// numbered is rows whose names begin with different numbers and seldom fit the column.
func numbered(n int) string { return fmt.Sprintf("%03d内蒙古自治区 e\u0301 🇨🇳", n) }

func newWander(seed uint64, g theme.Glyphs) *wander {
	s := &wander{random: rand.New(rand.NewPCG(seed, 3)),
		table: &widget.Table{Theme: theme.ANSI(), Glyphs: g, SortID: "c1"}}
	s.table.Marked = func(key string) bool { return strings.HasPrefix(key, "00") }
	s.resize()
	s.arrange()
	s.fill()
	return s
}

func (s *wander) resize() {
	s.w, s.h = 1+s.random.IntN(250), 2+s.random.IntN(60)
	s.table.SetSize(s.w, s.h)
}

// arrange shows some columns of random widths, sometimes one that is wider than the screen.
func (s *wander) arrange() {
	s.columns = []widget.Column{{ID: "c0", Title: "Name", Width: 5 + s.random.IntN(20)}}
	for i := 1; i < 30; i++ {
		if s.random.IntN(3) > 0 {
			s.columns = append(s.columns, widget.Column{ID: fmt.Sprintf("c%d", i), Title: fmt.Sprintf("Col%d!", i), Width: 7 +
				s.random.IntN(9), Right: i%2 == 0})
		}
	}
	if s.random.IntN(4) == 0 {
		s.columns[len(s.columns)-1].Width = 100
	}
	s.table.SetColumns(s.columns)
}

func (s *wander) fill() {
	s.rows = nil
	for _, n := range s.random.Perm([]int{1, 3, 30, 250}[s.random.IntN(4)]) {
		s.rows = append(s.rows, numbered(n))
	}
	s.table.SetRows(named{s.rows})
}

func (s *wander) step() {
	switch s.random.IntN(10) {
	case 0:
		s.did = "a resize"
		s.resize()
	case 1:
		s.did = "other columns"
		s.arrange()
	case 2:
		s.did = "other rows"
		s.fill()
	case 3:
		s.did = "a pinned row more or less"
		s.table.SetPinned(nil)
		if s.pinned = !s.pinned; s.pinned {
			s.table.SetPinned(pinned)
		}
	case 4:
		s.did = "a chosen column"
		s.table.SelectColumn(fmt.Sprintf("c%d", s.random.IntN(30)))
	case 5:
		s.did = "a chosen row"
		s.table.Select(numbered(s.random.IntN(250)))
	case 6, 7:
		s.did = "a move sideways"
		s.table.MoveColumn(s.random.IntN(13) - 6)
	default:
		s.did = "a move"
		s.table.Move(s.random.IntN(101) - 50)
	}
}

// The row and the column under the cursor are always visible, or the person could not know what the next key does. No
// line is too wide, because that would break the whole screen.
func TestTableKeepsRowAndColumnInSight(t *testing.T) {
	t.Parallel()
	for i, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		for seed := range uint64(6) {
			s := newWander(seed+100*uint64(i), g)
			for range 100 {
				key, column := key(t, s.table), s.table.Column()
				s.step()
				if s.did != "a move" && s.did != "a chosen row" && slices.Contains(s.rows, key) {
					if got, _ := s.table.Key(); got != key {
						t.Fatalf("after %s the cursor went from %q to %q", s.did, key, got)
					}
				}
				if s.did == "other columns" && slices.ContainsFunc(s.columns,
					func(c widget.Column) bool { return c.ID == column }) && s.table.Column() != column {
					t.Fatalf("the column cursor went from %s to %s", column, s.table.Column())
				}
				s.assertInSight(t)
			}
		}
	}
}

func (s *wander) assertInSight(t *testing.T) {
	t.Helper()
	lines := s.table.Draw()
	for i := range lines {
		if width := cells.Width(lines[i]); width > s.w {
			t.Fatalf("after %s at %dx%d line %d is %d cells wide: %q", s.did, s.w, s.h, i, width, lines[i])
		}
		lines[i] = ansi.Strip(lines[i])
	}
	drawn := strings.Join(lines, "\n")
	if len(lines) != s.h {
		t.Fatalf("after %s at %dx%d: %d lines", s.did, s.w, s.h, len(lines))
	}
	head := 1
	if s.pinned && s.h >= 4 {
		head = 2
		if want := cells.Cut("  Over", s.w, ""); !strings.HasPrefix(lines[1], want) {
			t.Fatalf("after %s at %dx%d the pinned row is %q:\n%s", s.did, s.w, s.h, lines[1], drawn)
		}
	}
	name, _ := s.table.Key()
	mark := " "
	if strings.HasPrefix(name, "00") {
		mark = "*"
	}
	want, cursors := cells.Cut(">"+mark+name[:3], s.w, ""), 0
	for i, line := range lines[head:] {
		if strings.HasPrefix(line, ">") {
			cursors++
			if !strings.HasPrefix(line, want) {
				t.Fatalf("after %s at %dx%d the cursor is drawn at %q, want %q", s.did, s.w, s.h, line, want)
			}
		}
		if rows := min(len(s.rows), s.h-head); (line != "") != (i < rows) {
			t.Fatalf("after %s at %dx%d one of %d rows is missing, or a line between them is empty:\n%s", s.did, s.w, s.h, rows,
				drawn)
		}
	}
	if cursors != 1 {
		t.Fatalf("after %s at %dx%d: %d rows with the cursor:\n%s", s.did, s.w, s.h, cursors, drawn)
	}
	at := slices.IndexFunc(s.columns, func(c widget.Column) bool { return c.ID == s.table.Column() })
	// The gutter, the name, the gap before the column, and the mark for more columns on the right.
	if room := 2 + s.columns[0].Width + 2 + s.columns[at].Width + 2; at > 0 && room <= s.w &&
		!strings.Contains(lines[0], s.columns[at].Title) {
		t.Fatalf("after %s at %dx%d the column %s is not in sight: %q", s.did, s.w, s.h, s.columns[at].ID, lines[0])
	}
}
