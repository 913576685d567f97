package widget_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
	"rtcscope/theme"
	"rtcscope/widget"
)

// pinned makes the cells of a line that is unlike every row.
func pinned(column int) widget.Cell {
	if column == 0 {
		return widget.Cell{Text: "Overall", Style: lipgloss.NewStyle().Foreground(lipgloss.Blue)}
	}
	return widget.Cell{Text: fmt.Sprintf("p/%d", column), Style: lipgloss.NewStyle().Foreground(lipgloss.Green)}
}

// pinnedLines lists the indices of the drawn lines that show the pinned line.
func pinnedLines(lines []string) []int {
	var at []int
	for i, line := range lines {
		if strings.Contains(line, "Overall") {
			at = append(at, i)
		}
	}
	return at
}

func TestPinnedLineStandsUnderTheHeading(t *testing.T) {
	table := newTable(keys(250))
	page := table.Page()
	table.SetPinned(pinned)
	if table.Len() != 250 || table.Row() != 0 || table.Page() != page-1 {
		t.Errorf("%d rows, cursor on %d, pages of %d", table.Len(), table.Row(), table.Page())
	}
	for range 260 {
		lines := table.Draw()
		if at := pinnedLines(lines); len(at) != 1 || at[0] != 1 {
			t.Fatalf("at row %d the pinned line is on the lines %v", table.Row(), at)
		}
		if !strings.HasPrefix(ansi.Strip(lines[1]), "  Overall    ") {
			t.Fatalf("the pinned line is %q", lines[1])
		}
		table.Move(1)
	}
	if got := key(t, table); got != "row249" {
		t.Errorf("at the end the cursor is on %q", got)
	}
	table.SetPinned(nil)
	if lines := table.Draw(); len(pinnedLines(lines)) != 0 || table.Page() != page ||
		!strings.Contains(lines[len(lines)-1], "row249") {
		t.Errorf("without it there are pages of %d:\n%s", table.Page(), strings.Join(lines, "\n"))
	}
}

func TestPinnedLineScrollsSidewaysWithTheRows(t *testing.T) {
	table := wide(50)
	table.SetPinned(pinned)
	for range 9 {
		lines := table.Draw()
		heading, line := ansi.Strip(lines[0]), ansi.Strip(lines[1])
		for column := 1; column < 9; column++ {
			title, cell := fmt.Sprintf("Col%d", column), fmt.Sprintf(" p/%d", column)
			at := strings.Index(line, cell)
			if strings.Contains(heading, title) != (at >= 0) {
				t.Fatalf("the heading is %q, the pinned line %q", heading, line)
			}
			if at < 0 {
				continue
			}
			end := ansi.StringWidth(heading[:strings.Index(heading, title)]) + len(title)
			if at+len(cell) != end {
				t.Fatalf("column %d ends at %d, its pinned cell at %d", column, end, at+len(cell))
			}
		}
		if !strings.HasPrefix(line, "  Overall ") {
			t.Fatalf("the name left its place: %q", line)
		}
		table.MoveColumn(1)
	}
}

// The pinned line must never hide the cursor.
func TestPinnedLineLeavesTheCursorVisible(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	table := newTable(keys(60))
	height, with, length := 11, false, 60
	for step := range 5000 {
		switch r.IntN(6) {
		case 0:
			height = 2 + r.IntN(20)
			table.SetSize(120, height)
		case 1:
			with = !with
			if with {
				table.SetPinned(pinned)
			} else {
				table.SetPinned(nil)
			}
		case 2:
			length = 1 + r.IntN(60)
			table.SetRows(grid{keys(length), 6})
		default:
			table.Move(r.IntN(41) - 20)
		}
		lines := table.Draw()
		head := 1
		if with && height >= 4 {
			head = 2
		}
		if len(lines) != height || table.Page() != height-head || len(pinnedLines(lines)) != head-1 {
			t.Fatalf("step %d: %d lines of %d, pages of %d, the pinned line on %v", step, len(lines), height, table.Page(),
				pinnedLines(lines))
		}
		cursors, rows := 0, 0
		for i, line := range lines[head:] {
			if strings.HasPrefix(line, "> ") && strings.Contains(line, key(t, table)) {
				cursors++
			}
			if strings.Contains(line, "row") {
				if rows != i {
					t.Fatalf("step %d: an empty line above row %d", step, i)
				}
				rows++
			}
		}
		if cursors != 1 || rows != min(length, height-head) {
			t.Fatalf("step %d: %d cursors, %d of %d rows:\n%s", step, cursors, rows, length, strings.Join(lines, "\n"))
		}
	}
}

// SetPinned must not draw the rows again, and a move of the cursor must not change the pinned line.
func TestPinnedLineKeepsWhatIsDrawn(t *testing.T) {
	table := newTable(keys(5))
	before := table.Draw()
	table.SetPinned(pinned)
	after := table.Draw()
	for i := 1; i <= 5; i++ {
		if before[i] != after[i+1] {
			t.Errorf("the row %q became %q", before[i], after[i+1])
		}
	}
	table.Move(3)
	if moved := table.Draw(); moved[1] != after[1] {
		t.Errorf("a move changed %q to %q", after[1], moved[1])
	}
}

// Half a page is a number of rows; the pinned line does not count.
func TestPinnedLineScrollsByHalfAPage(t *testing.T) {
	table := newTable(keys(250))
	table.SetPinned(pinned)
	top := func() (at int) {
		if _, err := fmt.Sscanf(ansi.Strip(table.Draw()[2])[2:], "row%d", &at); err != nil {
			t.Fatalf("no row in %q", table.Draw()[2])
		}
		return at
	}
	table.Move(table.Page() - 1)
	if top() != 0 {
		t.Fatalf("on the last visible row the window begins at row %d", top())
	}
	table.Move(1)
	if want := table.Row() - table.Page()/2; top() != want {
		t.Errorf("past it the window begins at row %d, want %d", top(), want)
	}
}

func TestPinnedLineHasItsStyles(t *testing.T) {
	table := newTable(keys(5))
	table.Theme = theme.ANSI()
	table.SetPinned(pinned)
	line := table.Draw()[1]
	if !strings.Contains(line, table.Theme.Label.Render("Overall")) || !strings.Contains(line, "\x1b[32mp/1") {
		t.Errorf("the pinned line is %q", line)
	}
	table.Dimmed = true
	table.Redraw()
	line = table.Draw()[1]
	if !strings.Contains(line, table.Theme.Muted.Render("Overall")) || strings.Contains(line, "\x1b[32m") {
		t.Errorf("an old pinned line is %q", line)
	}
}

func TestPinnedLineFitsItsPlace(t *testing.T) {
	table := &widget.Table{Theme: theme.ANSI(), Glyphs: theme.Unicode()}
	for _, columns := range []int{0, 1, 9} {
		table.SetColumns(columnsOf(columns))
		for _, name := range names {
			table.SetPinned(func(int) widget.Cell { return widget.Cell{Text: name} })
			for w := range 100 {
				table.SetSize(w, w%7)
				for _, line := range table.Draw() {
					if cells.Width(line) > w {
						t.Fatalf("%q at %dx%d: %q is %d cells wide", name, w, w%7, line, cells.Width(line))
					}
				}
			}
		}
	}
}
