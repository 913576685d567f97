package report

import (
	"regexp"
	"strings"

	"rtcscope/cells"
)

// byteOrderMark begins a file to tell a spreadsheet that it is UTF-8. Without it, Excel reads the code page of the
// system.
const byteOrderMark = "\ufeff"

var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// Defused is a cell that no spreadsheet takes for a formula: an apostrophe is put before a text that begins like one
// and is no number.
func Defused(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r\n＝＋－＠") != 0 || plainNumber.MatchString(cell) {
		return cell
	}
	return "'" + cell
}

// pasted is a cell for pasting into a spreadsheet, on one line.
func pasted(cell string) string { return Defused(cells.Safe(oneLine(cell))) }
