package widget_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/theme"
	"rtcscope/widget"
)

// grid is rows of a key and some figures.
type grid struct {
	keys    []string
	columns int
}

func (g grid) Len() int           { return len(g.keys) }
func (g grid) Key(row int) string { return g.keys[row] }
func (g grid) Cell(row, column int) widget.Cell {
	if column == 0 {
		return widget.Cell{Text: g.keys[row]}
	}
	return widget.Cell{Text: fmt.Sprintf("%s/%d", g.keys[row][:1], column)}
}

// columnsOf makes the columns of a name and n-1 figures.
func columnsOf(n int) []widget.Column {
	list := make([]widget.Column, n)
	for i := range list {
		list[i] = widget.Column{ID: fmt.Sprintf("c%d", i), Title: fmt.Sprintf("Col%d", i), Width: 7, Right: true}
	}
	if n > 0 {
		list[0] = widget.Column{ID: "c0", Title: "Name", Width: 10}
	}
	return list
}

func keys(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("row%03d", i)
	}
	return list
}

// newTable makes a table of six columns on 120 cells, with room for ten rows.
func newTable(rows []string) *widget.Table {
	t := &widget.Table{Theme: theme.None(), Glyphs: theme.Unicode()}
	t.SetSize(120, 11)
	t.SetColumns(columnsOf(6))
	t.SetRows(grid{rows, 6})
	return t
}

func key(t *testing.T, table *widget.Table) string {
	t.Helper()
	got, ok := table.Key()
	if !ok {
		t.Fatal("the cursor is on no row")
	}
	return got
}

func TestTableCursorStaysOnItsRow(t *testing.T) {
	table := newTable([]string{"a", "b", "c", "d"})
	table.Move(2)
	for _, order := range [][]string{{"d", "c", "b", "a"}, {"c", "a"}, {"a", "b", "x", "y", "c"}, {"c"}} {
		table.SetRows(grid{order, 6})
		if got := key(t, table); got != "c" {
			t.Errorf("after %q the cursor is on %q", order, got)
		}
		if want := slices.Index(order, "c"); table.Row() != want {
			t.Errorf("after %q the cursor is on row %d, want %d", order, table.Row(), want)
		}
	}
}

func TestTableCursorStaysAtItsPlaceWhenItsRowIsGone(t *testing.T) {
	table := newTable([]string{"a", "b", "c", "d"})
	table.Move(2)
	table.SetRows(grid{[]string{"a", "b", "x", "d"}, 6})
	if got := key(t, table); got != "x" {
		t.Errorf("the cursor is on %q, want the row that took the place", got)
	}
	table.SetRows(grid{[]string{"a"}, 6})
	if got := key(t, table); got != "a" {
		t.Errorf("with one row left the cursor is on %q", got)
	}
	table.SetRows(grid{nil, 6})
	if got, ok := table.Key(); ok {
		t.Errorf("without rows the cursor is on %q", got)
	}
	table.Move(1)
	table.SetRows(grid{[]string{"a", "b"}, 6})
	if got := key(t, table); got != "a" {
		t.Errorf("when rows come back the cursor is on %q", got)
	}
}

func TestTableSelect(t *testing.T) {
	table := newTable(keys(250))
	table.Select("row100")
	if got := key(t, table); got != "row100" {
		t.Errorf("the cursor is on %q", got)
	}
	table.Select("no such row")
	if got := key(t, table); got != "row100" {
		t.Errorf("after an unknown key the cursor is on %q", got)
	}
}

func TestTableColumnCursorStaysOnItsColumn(t *testing.T) {
	table := newTable(keys(3))
	table.MoveColumn(4)
	columns := columnsOf(6)
	table.SetColumns([]widget.Column{columns[0], columns[4], columns[5]})
	if got := table.Column(); got != "c4" {
		t.Errorf("the column cursor is on %q", got)
	}
	table.SetColumns(columnsOf(2)) // c4 is gone
	if got := table.Column(); got != "c1" {
		t.Errorf("with c4 gone the column cursor is on %q", got)
	}
	table.SetColumns(nil)
	if got := table.Column(); got != "" {
		t.Errorf("without columns the column cursor is on %q", got)
	}
}

func TestTableCursorsStopAtTheEdges(t *testing.T) {
	table := newTable(keys(5))
	for _, test := range []struct {
		rows, columns int
		row           int
		column        string
	}{{-1, -1, 0, "c0"}, {99, 99, 4, "c5"}, {1, 1, 4, "c5"}, {-99, -99, 0, "c0"}} {
		table.Move(test.rows)
		table.MoveColumn(test.columns)
		if table.Row() != test.row || table.Column() != test.column {
			t.Errorf("after %d, %d: row %d, column %s", test.rows, test.columns, table.Row(), table.Column())
		}
	}
}

// firstRow is the index of the topmost row that is drawn.
func firstRow(t *testing.T, table *widget.Table) int {
	t.Helper()
	var at int
	if _, err := fmt.Sscanf(ansi.Strip(table.Draw()[1])[2:], "row%d", &at); err != nil {
		t.Fatalf("no row in %q", table.Draw()[1])
	}
	return at
}

// Scrolling redraws the whole table over a slow line, so the window moves seldom, by half a page.
func TestTableScrollsByHalfAPage(t *testing.T) {
	table := newTable(keys(250))
	previous, scrolls := 0, 0
	for range 100 {
		table.Move(1)
		if top := firstRow(t, table); top != previous {
			if top-previous < table.Page()/2 {
				t.Fatalf("the window moved from row %d to row %d", previous, top)
			}
			previous = top
			scrolls++
		}
	}
	if scrolls == 0 || scrolls > 100/(table.Page()/2) {
		t.Errorf("100 moves scrolled %d times", scrolls)
	}
	table.Move(250)
	if top := firstRow(t, table); top != 240 {
		t.Errorf("at the end the window begins at row %d, want a full last page", top)
	}
	table.Move(-250)
	if top := firstRow(t, table); top != 0 {
		t.Errorf("back at the start the window begins at row %d", top)
	}
}

func TestTableKeepsTheCursorVisible(t *testing.T) {
	table := newTable(keys(250))
	for i, n := range []int{3, 40, -1, 120, -77, 7, 500, -13, -500, 11} {
		table.Move(n)
		table.SetSize(120, 3+i*2)
		if top := firstRow(t, table); table.Row() < top || table.Row() >= top+table.Page() {
			t.Errorf("row %d is not among the %d from %d", table.Row(), table.Page(), top)
		}
	}
}

// A wider screen shows as many of the columns that were scrolled away as there is room for.
func TestTableScrollsBackWhenThereIsRoom(t *testing.T) {
	table := newTable(keys(3))
	table.SetSize(30, 11)
	table.MoveColumn(5)
	if heading := ansi.Strip(table.Draw()[0]); strings.Contains(heading, "Col1") {
		t.Fatalf("nothing is scrolled away: %q", heading)
	}
	table.SetSize(120, 11)
	if heading := ansi.Strip(table.Draw()[0]); !strings.Contains(heading, "Col1") {
		t.Errorf("the heading is %q", heading)
	}
}

func TestTableSaysThatThereAreRowsAbove(t *testing.T) {
	table := newTable(keys(40))
	if heading := ansi.Strip(table.Draw()[0]); !strings.HasPrefix(heading, "  ") {
		t.Errorf("at the top it is %q", heading)
	}
	table.Move(39)
	if heading := ansi.Strip(table.Draw()[0]); !strings.HasPrefix(heading, theme.Unicode().Above) {
		t.Errorf("below it is %q", heading)
	}
}
