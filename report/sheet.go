package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// A Sheet is a table that is handed on, in the order, under the filter and with the columns of the screen: once for
// people and once for programs. A row that is shorter than its heading ends in empty cells; cells beyond the heading
// have no column and are left out.
type Sheet struct {
	Title   string
	Source  Source           // what a file says of its figures
	Name    string           // of a file, without its ending
	Partial quality.Progress // how many answers it rests on, of how many

	// For people: Markdown.
	Heading []string
	Rows    [][]string // as on the screen
	Right   []bool     // the columns whose cells are aligned right; those beyond it are aligned left
	Notes   []string   // what to know about the whole table, below it

	// For programs and spreadsheets: CSV, JSON and TSV.
	Fields   []string   // the heading in CSV and JSON: the same in every language, days in full
	Titles   []string   // the heading in TSV: the same columns in the language of the person
	Raw      [][]string // names as they came, plain figures, days in full, nothing for what is missing
	Numbers  []bool     // the fields that are figures; those beyond it are texts
	Tabs     [][]string // Raw for TSV where that differs: the app-wide row is called in the language of the person
	Warnings []string   // the notes in English, in JSON; TSV has Notes, and CSV has no place for them
}

// Markdown is the sheet for people, as a table that can be read before it is rendered: its columns are aligned.
func (s Sheet) Markdown() string {
	var out strings.Builder
	if s.Title != "" {
		fmt.Fprintf(&out, "**%s**\n\n", EscapeMarkdown(oneLine(s.Title)))
	}
	if len(s.Heading) == 0 {
		return out.String()
	}
	s.body(&out)
	return out.String()
}

// MarkdownFile is the sheet as a file for people: below its heading stands what its figures are of.
func (s Sheet) MarkdownFile(say lang.Printer) string {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n\n", escapeChat(s.Title))
	lines := s.Source.lines(say)
	for _, line := range lines {
		fmt.Fprintf(&out, "- %s\n", escapeChat(line))
	}
	if len(lines) > 0 {
		out.WriteString("\n")
	}
	s.body(&out)
	return out.String()
}

// body writes the table and the notes.
func (s Sheet) body(out *strings.Builder) {
	escape := func(text string) string { return EscapeMarkdown(oneLine(text)) }
	s.markdownTable(out, escape)
	for _, note := range s.Notes {
		fmt.Fprintf(out, "\n%s\n", escape(note))
	}
}

// markdownTable writes the heading and the rows.
func (s Sheet) markdownTable(out *strings.Builder, escape func(string) string) {
	lines := linesOf(s.Heading, s.Rows, escape)
	widths, rule := make([]int, len(s.Heading)), make([]string, len(s.Heading))
	for i := range widths {
		widths[i] = len("---")
		for _, line := range lines {
			widths[i] = max(widths[i], cells.Width(line[i]))
		}
		rule[i] = strings.Repeat("-", widths[i])
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
		fmt.Fprintf(out, "| %s |\n", strings.Join(line, " | "))
	}
}

// TSV is the sheet to paste into a spreadsheet: cells are separated by tabs, and the notes are below them. Names are
// made safe to draw, and no cell is a formula.
func (s Sheet) TSV() string {
	var out strings.Builder
	rows := s.Tabs
	if rows == nil {
		rows = s.Raw
	}
	for _, line := range linesOf(s.Titles, rows, pasted) {
		out.WriteString(strings.Join(line, "\t") + "\n")
	}
	for _, note := range s.Notes {
		out.WriteString(pasted(note) + "\n")
	}
	return out.String()
}

// CSV is the sheet as a file for spreadsheets: it begins with the byte order mark of UTF-8, and no cell is a formula.
// Its source is in columns of its own, since lines of another form would break what reads it.
func (s Sheet) CSV() string {
	var out strings.Builder
	out.WriteString(byteOrderMark)
	// Writing to memory does not fail.
	_ = csv.NewWriter(&out).WriteAll(s.Source.columned(linesOf(s.Fields, s.Raw, Defused)))
	return out.String()
}

// JSON is the sheet for programs: an object with its source under query, an array with an object for each row under
// rows, one a line, its keys in the order of the fields, and the warnings. A figure is a number; null if it is
// missing.
func (s Sheet) JSON() string {
	keys := jsonKeys(s.Fields)
	lines := make([]string, len(s.Raw))
	for at, row := range s.Raw {
		pairs := make([]string, len(keys))
		for i, cell := range lineOf(row, len(keys)) {
			pairs[i] = quoted(keys[i]) + ":" + s.jsonCell(i, cell)
		}
		lines[at] = "\n{" + strings.Join(pairs, ",") + "}"
	}
	warnings := make([]string, len(s.Warnings))
	for i, warning := range s.Warnings {
		warnings[i] = quoted(warning)
	}
	return `{"query":` + s.Source.json() + `,"rows":[` + strings.Join(lines, ",") + "\n" + `],"warnings":[` +
		strings.Join(warnings, ",") + "]}\n"
}

// jsonCell is a cell of a field as JSON.
func (s Sheet) jsonCell(field int, cell string) string {
	if field >= len(s.Numbers) || !s.Numbers[field] {
		return quoted(cell)
	}
	switch _, err := strconv.ParseFloat(cell, 64); {
	case cell == "":
		return "null"
	case err != nil || !json.Valid([]byte(cell)):
		return quoted(cell)
	}
	return cell
}

// jsonKeys are the fields as keys of an object. A field that repeats an earlier one gets a number: a reader would keep
// only the last of them.
func jsonKeys(fields []string) []string {
	var keys []string
	for _, field := range fields {
		key := field
		for n := 2; slices.Contains(keys, key); n++ {
			key = fmt.Sprintf("%s %d", field, n)
		}
		keys = append(keys, key)
	}
	return keys
}

// linesOf are a heading and rows, with every cell changed.
func linesOf(heading []string, rows [][]string, change func(string) string) [][]string {
	lines := make([][]string, 0, len(rows)+2)
	for _, row := range append([][]string{heading}, rows...) {
		line := lineOf(row, len(heading))
		for i, cell := range line {
			line[i] = change(cell)
		}
		lines = append(lines, line)
	}
	return lines
}

// lineOf is a row with as many cells as there are columns.
func lineOf(row []string, columns int) []string {
	line := make([]string, columns)
	copy(line, row)
	return line
}

func (s Sheet) right(column int) bool { return column < len(s.Right) && s.Right[column] }

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ", "\v", " ", "\f", " ",
	"\u0085", " ", "\u2028", " ", "\u2029", " ")

// oneLine is a text without what would end its cell or line.
func oneLine(text string) string { return lineBreaks.Replace(text) }

// quoted is a text as JSON, with its angle brackets as they are.
func quoted(text string) string {
	out, _ := EncodeJSON(text) // a text can always be encoded
	return strings.TrimSuffix(string(out), "\n")
}
