package widget_test

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
	"rtcscope/theme"
	"rtcscope/widget"
)

// names is rows with names of every width.
var names = []string{"广东省", "内蒙古自治区", "新疆维吾尔自治区", "", "a", "e\u0301e\u0301", "🇨🇳 中国",
	"a name that is longer than its column", "|<b>\\x1b[31m"}

type named struct{ list []string }

func (n named) Len() int           { return len(n.list) }
func (n named) Key(row int) string { return n.list[row] }
func (n named) Cell(row, column int) widget.Cell {
	if column == 0 {
		return widget.Cell{Text: n.list[row]}
	}
	return widget.Cell{Text: fmt.Sprintf("%.2f", float64(row*column)),
		Style: lipgloss.NewStyle().Foreground(lipgloss.Red)}
}

func TestTableFitsItsPlace(t *testing.T) {
	for _, rows := range [][]string{nil, {"one"}, names, keys(250)} {
		for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
			table := &widget.Table{Theme: theme.ANSI(), Glyphs: g, SortID: "c1"}
			table.SetColumns(columnsOf(9))
			table.SetRows(named{rows})
			for w := 0; w <= 200; w++ {
				h := w % 30
				table.SetSize(w, h)
				table.Move(w % 7)
				table.MoveColumn(w%5 - 2)
				lines := table.Draw()
				if w > 0 && len(lines) != h {
					t.Fatalf("%d rows at %dx%d: %d lines", len(rows), w, h, len(lines))
				}
				for _, line := range lines {
					if cells.Width(line) > w {
						t.Fatalf("%d rows at %dx%d: %q is %d cells wide", len(rows), w, h, line, cells.Width(line))
					}
				}
			}
		}
	}
}

func TestTableWithoutAnything(t *testing.T) {
	table := &widget.Table{Theme: theme.None(), Glyphs: theme.ASCII()}
	table.SetSize(40, 3)
	table.Move(1)
	table.MoveColumn(1)
	table.Select("x")
	if lines := table.Draw(); strings.Join(lines, "") != "" || len(lines) != 3 {
		t.Errorf("got %q", lines)
	}
}

// wide makes a table whose columns need 2 + 10 + 8*(2+7) cells.
func wide(w int) *widget.Table {
	table := &widget.Table{Theme: theme.None(), Glyphs: theme.Unicode()}
	table.SetSize(w, 11)
	table.SetColumns(columnsOf(9))
	table.SetRows(named{names})
	return table
}

func TestTableAlignsColumns(t *testing.T) {
	lines := wide(120).Draw()
	for i := range names {
		line := ansi.Strip(lines[i+1])
		for column := 1; column < 9; column++ {
			from := 12 + (column-1)*9
			if got, want := ansi.Cut(line, from, from+9), fmt.Sprintf("%9.2f", float64(i*column)); got != want {
				t.Errorf("row %q, column %d: %q, want %q", names[i], column, got, want)
			}
		}
	}
	heading := ansi.Strip(lines[0])
	for column := 1; column < 9; column++ {
		if got, want := ansi.Cut(heading, 12+(column-1)*9, 12+column*9),
			fmt.Sprintf("%9s", fmt.Sprintf("Col%d", column)); got != want {
			t.Errorf("heading of column %d: %q, want %q", column, got, want)
		}
	}
}

// The name stays in place while the figures scroll, because it says what they belong to.
func TestTableKeepsTheFirstColumnInPlace(t *testing.T) {
	table := wide(50)
	before := table.Draw()
	if got := ansi.Strip(before[0]); strings.Contains(got, "Col8") || !strings.HasSuffix(got, "›") {
		t.Fatalf("at first the heading is %q, want a mark for more on the right", got)
	}
	for range 8 {
		table.MoveColumn(1)
		if got := ansi.Strip(table.Draw()[0]); !strings.Contains(got, "Col"+table.Column()[1:]) {
			t.Errorf("the heading %q lacks the column under the cursor", got)
		}
	}
	after := table.Draw()
	if got := ansi.Strip(after[0]); !strings.Contains(got, "Col8") || !strings.Contains(got, "‹") ||
		strings.Contains(got, "›") {
		t.Errorf("at the last column the heading is %q", got)
	}
	for i := range before {
		if a, b := ansi.Cut(ansi.Strip(before[i]), 0, 12), ansi.Cut(ansi.Strip(after[i]), 0, 12); a != b {
			t.Errorf("line %d began with %q, now with %q", i, a, b)
		}
	}
	if got, want := strings.Fields(ansi.Strip(after[2])), "8.00"; got[len(got)-1] != want {
		t.Errorf("the last figure of row 1 is %q, want %q", got[len(got)-1], want)
	}
	for range 8 {
		table.MoveColumn(-1)
	}
	if got := table.Draw(); strings.Join(got[1:], "\n") != strings.Join(before[1:], "\n") {
		t.Errorf("back at the first column the table looks different:\n%s", strings.Join(got, "\n"))
	}
}

// A move of the cursor must not redraw figures: a changed line is sent again, and on a slow line every byte counts. Two
// marks beside the figures lead the eye along the row.
func TestTableMoveChangesOnlyTheTwoNames(t *testing.T) {
	table := &widget.Table{Theme: theme.ANSI(), Glyphs: theme.Unicode()}
	table.SetSize(160, 11)
	table.SetColumns(columnsOf(16))
	table.SetRows(named{names})
	for at := range len(names) - 1 {
		before := table.Draw()
		table.Move(1)
		after := table.Draw()
		for i := range before {
			if i == at+1 || i == at+2 {
				a, b := afterName(before[i]), afterName(after[i])
				if marks := ansi.Strip(b); i == at+2 && (!strings.HasSuffix(marks, " <") || strings.Count(marks, "|") != 1) {
					t.Errorf("move to row %d: no marks lead along %q", at+1, after[i])
				}
				unmarked := strings.NewReplacer("|", " ", " <", "").Replace
				if unmarked(a) != unmarked(b) {
					t.Errorf("move to row %d: the figures of line %d were %q, now %q", at+1, i, a, b)
				}
				if before[i] == after[i] {
					t.Errorf("move to row %d: line %d does not show it", at+1, i)
				}
			} else if before[i] != after[i] {
				t.Errorf("move to row %d: line %d was %q, now %q", at+1, i, before[i], after[i])
			}
		}
	}
}

// The mark within a long row stands apart from the figures: right before one it would look like its first digit.
func TestTheMarkWithinARowIsNoDigit(t *testing.T) {
	for _, width := range []int{120, 160, 200} {
		for figure := range 7 {
			table := &widget.Table{Theme: theme.None(), Glyphs: theme.Unicode()}
			table.SetSize(width, 11)
			table.SetColumns(columnsOf(22))
			table.SetRows(sameFigure{named{names}, strings.Repeat("1", figure+1)})
			row := ansi.Strip(table.Draw()[1])
			if at := strings.Index(row, "|"); width < 140 && at >= 0 || at >= 0 && row[at-1:at+2] != " | " {
				t.Errorf("%d columns: %q", width, row)
			}
			if want := width >= 140 && figure < 6; strings.Contains(row, "|") != want {
				t.Errorf("%d columns: a mark within %q is not %v", width, row, want)
			}
		}
	}
}

// sameFigure has the same figure in each cell.
type sameFigure struct {
	named
	figure string
}

func (f sameFigure) Cell(row, column int) widget.Cell {
	cell := f.named.Cell(row, column)
	if column > 0 {
		cell.Text = f.figure
	}
	return cell
}

// afterName is a drawn line from its first figure on, with its styles.
func afterName(line string) string { return line[strings.Index(line, "\x1b[31m"):] }

func TestTableMarksTheCursorWithoutColours(t *testing.T) {
	table := wide(120)
	table.Move(1)
	lines := table.Draw()
	if !strings.HasPrefix(lines[2], "> \x1b[7m内蒙古自…\x1b[m") {
		t.Errorf("the row under the cursor is %q", lines[2])
	}
	if !strings.HasPrefix(lines[1], "  广东省") {
		t.Errorf("another row is %q", lines[1])
	}
}

func TestTableHeadingShowsTheOrder(t *testing.T) {
	table := wide(120)
	table.SortID = "c2"
	for up, want := range map[bool]string{false: "Col2↓", true: "Col2↑"} {
		table.SortUp = up
		heading := ansi.Strip(table.Draw()[0])
		if !strings.Contains(heading, want) || strings.Count(heading, "↓")+strings.Count(heading, "↑") != 1 {
			t.Errorf("ascending %v: heading %q", up, heading)
		}
	}
	// A long title must not push the mark out.
	table.SetColumns([]widget.Column{{ID: "c2", Title: "a very long title", Width: 6}})
	if got := strings.TrimSpace(ansi.Strip(table.Draw()[0])); got != "a ve…↑" && got != "a ve…↓" {
		t.Errorf("the cut heading is %q", got)
	}
}

func TestTableDimsOldRows(t *testing.T) {
	table := &widget.Table{Theme: theme.ANSI(), Glyphs: theme.Unicode()}
	table.SetSize(120, 11)
	table.SetColumns(columnsOf(9))
	table.SetRows(named{names})
	if line := table.Draw()[3]; !strings.Contains(line, "\x1b[31m") {
		t.Fatalf("the styles of cells are missing: %q", line)
	}
	table.Dimmed = true
	table.Redraw()
	if line := table.Draw()[3]; strings.Contains(line, "\x1b[31m") || !strings.Contains(line, "\x1b[2m") {
		t.Errorf("old rows look like new ones: %q", line)
	}
}
