package screentest

import (
	"fmt"
	"strings"
)

// Difference names the first cell that looks different on two terminals of the same size, with its line on both. It
// returns "" if all cells look alike.
func Difference(got, want *Terminal) string {
	if got.width != want.width || got.height != want.height {
		return fmt.Sprintf("the size is %dx%d, want %dx%d", got.width, got.height, want.width, want.height)
	}
	for y := range got.height {
		for x := range got.width {
			a, b := got.Cell(x, y).Look(), want.Cell(x, y).Look()
			if a == b {
				continue
			}
			what := fmt.Sprintf("column %d of line %d is %q, want %q", x, y, a.Text, b.Text)
			if a.Text == b.Text {
				what = fmt.Sprintf("the style of %q in column %d of line %d is %+v, want %+v", a.Text, x, y, a.Style, b.Style)
			}
			return fmt.Sprintf("%s; the line is\n%s\nwant\n%s", what, got.marked(y), want.marked(y))
		}
	}
	return ""
}

// marked returns the text of a line between bars.
func (t *Terminal) marked(y int) string {
	var text strings.Builder
	for _, cell := range t.cells()[y] {
		text.WriteString(cell.Text)
	}
	return "|" + text.String() + "|"
}
