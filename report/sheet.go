package report

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
)

// A Sheet is a table exactly as a screen shows it, to be copied or kept. A row that is shorter than the heading ends
// in empty cells; what is beyond the heading has no column and is left out.
type Sheet struct {
	Title   string
	Heading []string
	Rows    [][]string
	Right   []bool   // the columns whose cells stand on the right; those beyond it stand on the left
	Notes   []string // what there is to know about the whole of it; CSV has no place for them
}

// Markdown is the sheet as a table that reads as one before it is rendered too: its columns are aligned by cells.
func (s Sheet) Markdown() string {
	lines := s.lines(func(cell string) string { return EscapeMarkdown(oneLine(cell)) })
	widths := make([]int, len(s.Heading))
	for i := range widths {
		widths[i] = len("---")
		for _, line := range lines {
			widths[i] = max(widths[i], cells.Width(line[i]))
		}
	}
	var out strings.Builder
	if s.Title != "" {
		fmt.Fprintf(&out, "**%s**\n\n", EscapeMarkdown(oneLine(s.Title)))
	}
	if len(s.Heading) == 0 {
		return out.String()
	}
	rule := make([]string, len(widths))
	for i, w := range widths {
		rule[i] = strings.Repeat("-", w)
		if s.right(i) {
			rule[i] = rule[i][1:] + ":"
		}
	}
	for _, line := range slices.Insert(lines, 1, rule) {
		for i, cell := range line {
			if s.right(i) {
				line[i] = cells.Right(cell, widths[i], "")
			} else {
				line[i] = cells.Left(cell, widths[i], "")
			}
		}
		fmt.Fprintf(&out, "| %s |\n", strings.Join(line, " | "))
	}
	for _, note := range s.Notes {
		fmt.Fprintf(&out, "\n%s\n", EscapeMarkdown(oneLine(note)))
	}
	return out.String()
}

// TSV is the sheet with its cells apart by tabs, as a spreadsheet pastes it, and the notes below it. Names are made safe,
// and no cell is a formula.
func (s Sheet) TSV() string {
	var out strings.Builder
	for _, line := range s.lines(pasted) {
		out.WriteString(strings.Join(line, "\t") + "\n")
	}
	for _, note := range s.Notes {
		out.WriteString(pasted(note) + "\n")
	}
	return out.String()
}

// CSV is the sheet as a file for spreadsheets: it begins with the mark of UTF-8, and no cell is a formula.
func (s Sheet) CSV() string {
	var out strings.Builder
	out.WriteString(byteOrderMark)
	// Writing into memory fails for no cell.
	_ = csv.NewWriter(&out).WriteAll(s.lines(Defused))
	return out.String()
}

// JSON is an array of one object a row, one a line, with the keys in the order of the heading. The notes, where there are
// any, are one more object at its end, with the key warnings alone.
func (s Sheet) JSON() string {
	keys := s.keys()
	var out strings.Builder
	for at, row := range s.Rows {
		start := ",\n{"
		if at == 0 {
			start = "\n{"
		}
		out.WriteString(start)
		for i, cell := range s.line(row) {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteString(quoted(keys[i]) + ":" + quoted(cell))
		}
		out.WriteByte('}')
	}
	if len(s.Notes) > 0 {
		start := ",\n"
		if len(s.Rows) == 0 {
			start = "\n"
		}
		quotedNotes := make([]string, len(s.Notes))
		for i, note := range s.Notes {
			quotedNotes[i] = quoted(note)
		}
		out.WriteString(start + `{"warnings":[` + strings.Join(quotedNotes, ",") + "]}")
	}
	if len(s.Rows)+len(s.Notes) > 0 {
		out.WriteByte('\n')
	}
	return "[" + out.String() + "]\n"
}

// keys are the titles of the columns; one that stood before gets a number, since a reader would keep the last alone.
func (s Sheet) keys() []string {
	var keys []string
	for _, title := range s.Heading {
		key := title
		for n := 2; slices.Contains(keys, key); n++ {
			key = fmt.Sprintf("%s %d", title, n)
		}
		keys = append(keys, key)
	}
	return keys
}

// lines are the heading and the rows, every cell put through a change.
func (s Sheet) lines(change func(string) string) [][]string {
	lines := make([][]string, 0, len(s.Rows)+2)
	for _, row := range append([][]string{s.Heading}, s.Rows...) {
		line := s.line(row)
		for i, cell := range line {
			line[i] = change(cell)
		}
		lines = append(lines, line)
	}
	return lines
}

// line is a row with as many cells as there are columns.
func (s Sheet) line(row []string) []string {
	line := make([]string, len(s.Heading))
	copy(line, row)
	return line
}

func (s Sheet) right(column int) bool { return column < len(s.Right) && s.Right[column] }

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ", "\v", " ", "\f", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")

// oneLine is a text without what would end its cell or line.
func oneLine(text string) string { return lineBreaks.Replace(text) }

// quoted is a text as JSON, with its angle brackets as they are.
func quoted(text string) string {
	out, _ := EncodeJSON(text) // a text can always be encoded
	return strings.TrimSuffix(string(out), "\n")
}
