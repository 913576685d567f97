package ui

import (
	"slices"
	"strings"
	"testing"
)

// rowsBelow are the values under the cursor from the top of a list down to its end.
func (d *driver) rowsBelow() []string {
	d.t.Helper()
	d.strike("g")
	list := []string{d.row()}
	for range 60 {
		if d.strike("j"); d.row() == list[len(list)-1] {
			break
		}
		list = append(list, d.row())
	}
	return list
}

// A heatmap of an answer of its own keeps marks, which the comparison and the copy take.
func TestAHeatmapOfItsOwnAnswerIsMarked(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"w H", "w l H", "T j H U", "c H"} {
		d := inWorld(t, 120, 35, strings.Fields(path)...)
		d.strike("g", "space", "space")
		d.has("2 marked")
		at, _ := d.model.subject()
		marks := at.Marking.Marks()
		if len(marks) != 2 || marks[0] == marks[1] {
			t.Fatalf("%s: marked are %v:\n%s", path, marks, d.screen())
		}
		if d.strike("c"); !strings.Contains(d.screen(), "Comparison") {
			t.Fatalf("%s: it is not compared:\n%s", path, d.screen())
		}
		for _, m := range marks {
			d.has(m.Value)
		}
		d.strike("esc", "k", "space")
		d.has("1 marked")
		if d.strike("U"); !strings.Contains(d.screen(), "1 marks cleared") && !strings.Contains(d.screen(), "1 mark cleared") {
			t.Errorf("%s: the marks are not cleared:\n%s", path, d.screen())
		}
	}
}

// A filter of the heatmap takes the names of places that the table's takes, the heading says how many rows it leaves,
// and back leads to all of them.
func TestAHeatmapIsFiltered(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"H", "w H"} {
		for _, typed := range []string{"guangdong", "GD", "廣東", "广东", "guang dong"} {
			d := inWorld(t, 120, 35, strings.Fields(path)...)
			d.strike("j", "j", "j")
			row, list := d.row(), d.frame()
			d.strike("/")
			d.typed(typed)
			d.strike("esc")
			if d.frame() != list {
				t.Errorf("%s, %s: undone, it differs: %s", path, typed, unlike(d.frame(), list))
			}
			d.strike("/")
			d.typed(typed)
			d.strike("enter")
			d.has(": 1 of 34")
			if !strings.HasSuffix(d.row(), " 广东") {
				t.Errorf("%s, %s: the cursor is on %q", path, typed, d.row())
			}
			if d.strike("tab"); !strings.Contains(d.screen(), ": 1 of 34") {
				t.Errorf("%s: another series drops the filter:\n%s", path, d.screen())
			}
			d.strike("esc")
			if d.hasNot(": 1 of 34"); d.row() == row {
				t.Errorf("%s: the cursor did not stay on the row that was found", path)
			}
			d.strike("/", "q", "x", "enter")
			d.has("nothing matches the filter")
			d.strike("enter", "y", "space")
			d.has("nothing matches the filter")
			d.strike("esc")
			d.has("1 of 34")
		}
	}
}

// typed types a text.
func (d *driver) typed(text string) {
	d.t.Helper()
	for _, r := range text {
		if r == ' ' {
			d.strike("space")
		} else {
			d.strike(string(r))
		}
	}
}

// The orders of the heatmap and of the attribution are said in the heading, leave the cursor on its row, and list the
// same rows.
func TestListsAreSorted(t *testing.T) {
	t.Parallel()
	for path, orders := range map[string][]string{
		"H": {"worst on 11-", "by name", "worst first"}, "w": {"by change", "by name", "largest first"},
	} {
		d := inWorld(t, 120, 35, path, "j", "j")
		row, all := d.row(), d.rowsBelow()
		slices.Sort(all)
		for d.row() != row {
			d.strike("k")
		}
		for _, order := range orders {
			d.strike("s")
			d.has(order)
			if d.row() != row {
				t.Errorf("%s, %s: the cursor is on %q, and was on %q", path, order, d.row(), row)
			}
			if sorted := d.rowsBelow(); len(sorted) != 34 || !slices.Equal(slices.Sorted(slices.Values(sorted)), all) {
				t.Errorf("%s, %s: it lists %q", path, order, sorted)
			}
			for d.row() != row {
				d.strike("k")
			}
		}
		d.strike("S")
		d.typed("name")
		d.strike("enter", "g")
		d.has("by name")
		if !strings.HasSuffix(d.row(), " 上海") {
			t.Errorf("%s: by name, %q is first:\n%s", path, d.row(), d.screen())
		}
	}
}

// Every value of an attribution is reached and seen.
func TestAnAttributionScrolls(t *testing.T) {
	t.Parallel()
	for _, size := range sizes() {
		d := inWorld(t, size[0], size[1], "w")
		if rows := d.rowsBelow(); len(rows) != 34 {
			t.Errorf("%d values are reached: %q", len(rows), rows)
		}
		d.strike("g")
		for range 34 {
			at, _ := d.model.subject()
			if !slices.ContainsFunc(strings.Split(d.screen(), "\n"), func(line string) bool {
				return strings.HasPrefix(line, " > "+at.Value)
			}) {
				t.Errorf("%s is not seen:\n%s", at.Value, d.screen())
			}
			d.strike("j")
		}
		full := strings.Repeat("▁", 10)
		if d.strike("g"); !strings.Contains(d.screen(), full) {
			t.Errorf("the largest has no long bar:\n%s", d.screen())
		}
		if d.strike("G"); strings.Contains(d.screen(), full) {
			t.Errorf("the smallest has a long bar:\n%s", d.screen())
		}
		last := d.row()
		if d.strike("pgup"); d.row() == last {
			t.Error("a page up does not move")
		}
	}
}

// The series of the overview are found by their names in words and as the service has them, sorted, and marked to be
// copied and exported. A comparison says that it takes rows, and where they are.
func TestSeriesOfTheOverviewAreFoundSortedAndMarked(t *testing.T) {
	t.Parallel()
	for _, size := range sizes() {
		d := inWorld(t, size[0], size[1], "O")
		for typed, n := range map[string]string{"delay": "3 of 10", "400ms_n": "1 of 10", "STALL": "2 of 10", "!stall": "8 of 10"} {
			d.strike("/")
			d.typed(typed)
			d.strike("enter")
			d.has("filter \"" + typed + "\": " + n)
			d.strike("esc")
			d.hasNot("filter \"")
		}
		d.strike("/", "q", "x", "enter", "enter", "space", "y")
		d.has("nothing matches the filter")
		d.strike("esc")
		all := d.rowsBelow()
		for _, order := range []string{"worse first", "by change", "by name"} {
			if d.strike("s"); !strings.Contains(strings.Join(strings.Split(d.screen(), "\n")[:6], " "), order) {
				t.Errorf("the heading lacks %q:\n%s", order, d.screen())
			}
			if sorted := d.rowsBelow(); !slices.Equal(slices.Sorted(slices.Values(sorted)), slices.Sorted(slices.Values(all))) {
				t.Errorf("%s lists %q, want %q", order, sorted, all)
			}
		}
		d.strike("g", "space", "space")
		d.has("2 marked")
		d.strike("c")
		d.has("mark rows on the table")
		d.strike("U")
		d.hasNot("2 marked")
	}
}

// The rows of an incident are found by the names of places and by what they are, and back shows all of them again.
func TestRowsOfAnIncidentAreFiltered(t *testing.T) {
	t.Parallel()
	for _, size := range sizes() {
		d := inWorld(t, size[0], size[1], "T", "enter")
		d.strike("j", "j")
		row, all := d.row(), d.rowsBelow()
		value := strings.Fields(row)[1]
		for d.row() != row {
			d.strike("k")
		}
		list := d.frame()
		d.strike("/")
		d.typed("qx")
		d.has("nothing matches the filter")
		if d.strike("esc"); d.frame() != list {
			t.Errorf("undone, it differs: %s", unlike(d.frame(), list))
		}
		d.strike("/")
		d.typed(value)
		d.strike("enter")
		d.has("filter \"" + value + "\": ")
		if d.row() != row {
			t.Errorf("the cursor is on %q, and was on %q", d.row(), row)
		}
		for _, found := range d.rowsBelow() {
			if !strings.Contains(found, value) {
				t.Errorf("%q is listed", found)
			}
		}
		d.strike("esc")
		if again := d.rowsBelow(); !slices.Equal(again, all) {
			t.Errorf("all are %q, and were %q", again, all)
		}
		d.strike("/")
		d.typed("names it")
		d.strike("enter", "enter", "esc")
		d.has("filter \"names it\"")
		d.strike("/")
		d.typed("qx")
		d.strike("enter", "enter", "space", "w")
	}
}
