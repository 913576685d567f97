package report

import (
	"slices"
	"strings"

	"rtcscope/cells"
)

// A fitted column says how a column of a printed table gives way where the terminal is too narrow for all of them.
type fitted struct {
	title string // names it where it is left out
	left  bool   // its cells are aligned left
	// gives orders the columns that are left out, the largest first. Those with zero stay.
	gives int
	run   bool // it is one of a run, such as of days, which is named by its first and its last
}

// leastName is the least width of a name, in cells, for which other columns are left out.
const leastName = 8

// columnGap stands between two columns.
const columnGap = "  "

// aligned writes lines of cells in columns, each line behind an indent. The first line is the heading. On a terminal
// that is too narrow it leaves out columns, then cuts those that stay, and returns the columns that were left out.
func (w Writer) aligned(out *strings.Builder, lines [][]string, columns []fitted, indent string) (gone []fitted) {
	widths := make([]int, len(columns))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], cells.Width(cell))
		}
	}
	shown := make([]bool, len(columns))
	for i := range shown {
		shown[i] = true
	}
	if room := w.Width - cells.Width(indent); w.Width > 0 {
		narrow(widths, columns, shown, room, max(leastName, w.Width/3))
		for at := next(columns, shown); at >= 0 && overall(widths, shown) > room; at = next(columns, shown) {
			shown[at] = false
		}
		narrow(widths, columns, shown, room, leastName)
	}
	for _, line := range lines {
		out.WriteString(fitLine(w, line, widths, columns, shown, indent) + "\n")
	}
	for i, c := range columns {
		if !shown[i] {
			gone = append(gone, c)
		}
	}
	return gone
}

// next is the index of the shown column that is left out first; -1 if all others stay.
func next(columns []fitted, shown []bool) int {
	at := -1
	for i, c := range columns {
		if shown[i] && c.gives > 0 && (at < 0 || c.gives > columns[at].gives) {
			at = i
		}
	}
	return at
}

// overall is the width of a line of the shown columns.
func overall(widths []int, shown []bool) int {
	sum := -len(columnGap)
	for i, width := range widths {
		if shown[i] {
			sum += width + len(columnGap)
		}
	}
	return sum
}

// narrow makes names narrower until the shown columns fit, the widest first, but none narrower than least.
func narrow(widths []int, columns []fitted, shown []bool, room, least int) {
	for overall(widths, shown) > room {
		widest := -1
		for i, c := range columns {
			if shown[i] && c.left && widths[i] > least && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		widths[widest]--
	}
}

func fitLine(w Writer, line []string, widths []int, columns []fitted, shown []bool, indent string) string {
	const ellipsis = "~" // ASCII, as all but names is
	var parts []string
	for i, cell := range line {
		switch {
		case !shown[i]:
		case columns[i].left:
			parts = append(parts, cells.Left(cell, widths[i], ellipsis))
		default:
			parts = append(parts, cells.Right(cell, widths[i], ellipsis))
		}
	}
	text := indent + strings.TrimRight(strings.Join(parts, columnGap), " ")
	if w.Width > 0 {
		text = cells.Cut(text, w.Width, ellipsis)
	}
	return text
}

// leftOutColumns says which columns have no room on the terminal. It is empty if all have.
func (w Writer) leftOutColumns(gone []fitted) string {
	var names []string
	for at := 0; at < len(gone); at++ {
		first := at
		for gone[at].run && at+1 < len(gone) && gone[at+1].run {
			at++
		}
		name := gone[at].title
		if at > first {
			name = gone[first].title + ".." + name
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return w.Say.T("%d columns wide: no room for %s", w.Width, w.Say.Enumerate(names...))
}

// sentence writes a text for people, in lines that fit the terminal. A line ends between two parts, which two blanks
// are between, unless one alone is wider.
func (w Writer) sentence(out *strings.Builder, text string) {
	lines := []string{text}
	if w.Width > 0 {
		lines = flow(strings.Split(text, "  "), "  ", w.Width, 0)
	}
	printLines(out, lines)
}
