package widget_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/theme"
	"rtcscope/widget"
)

type clickRows struct{}

func (clickRows) Len() int           { return 30 }
func (clickRows) Key(row int) string { return string(rune('A' + row)) }
func (r clickRows) Cell(row, column int) widget.Cell {
	return widget.Cell{Text: r.Key(row) + string(rune('0'+column))}
}

// A click acts on what is drawn under it: a row or a heading.
func TestClickHitsWhatIsDrawn(t *testing.T) {
	for _, pinned := range []bool{false, true} {
		table := widget.Table{Theme: theme.None(), Glyphs: theme.Unicode()}
		table.SetColumns([]widget.Column{{ID: "name", Title: "Name", Width: 6},
			{ID: "a", Title: "aaa", Width: 5, Right: true}, {ID: "b", Title: "bbb", Width: 5},
			{ID: "c", Title: "ccc", Width: 40}})
		table.SetRows(clickRows{})
		if pinned {
			table.SetPinned(func(int) widget.Cell { return widget.Cell{Text: "all"} })
		}
		table.SetSize(40, 10)
		table.Move(12)
		lines := table.Draw()
		for y, line := range lines {
			before, _ := table.Key()
			column, ok := table.Click(3, y)
			key, _ := table.Key()
			seen := strings.TrimLeft(ansi.Strip(line), " >")
			switch {
			case y == 0:
				if !ok || column != "name" {
					t.Errorf("a click on the name's heading gives %q, %t", column, ok)
				}
			case strings.HasPrefix(seen, "all"):
				if ok || key != before {
					t.Errorf("a click on the row that stays moves to %s", key)
				}
			case !ok || !strings.HasPrefix(seen, key):
				t.Errorf("line %d %q: the cursor is on %s", y, seen, key)
			}
		}
		heading := ansi.Strip(table.Draw()[0])
		for _, id := range []string{"a", "b"} {
			at := strings.Index(heading, strings.Repeat(id, 3))
			if column, ok := table.Click(at, 0); !ok || column != id {
				t.Errorf("a click on %s of %q gives %q, %t", id, heading, column, ok)
			}
		}
		if _, ok := table.Click(3, 99); ok {
			t.Error("a click below the table hits something")
		}
	}
}
