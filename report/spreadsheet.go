package report

import (
	"regexp"
	"strings"

	"rtcscope/cells"
)

// byteOrderMark begins a file of which a spreadsheet has to know that it is UTF-8: else Excel takes it for the text of
// the system's own code page.
const byteOrderMark = "\ufeff"

var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// Defused is a cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before
// it, unless it is a number.
func Defused(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r\n＝＋－＠") != 0 || plainNumber.MatchString(cell) {
		return cell
	}
	return "'" + cell
}

// pasted is a cell of a table that is pasted into a spreadsheet, on one line.
func pasted(cell string) string { return Defused(cells.Safe(oneLine(cell))) }
