package views

import (
	"slices"
	"strings"

	"rtcscope/keys"
	"rtcscope/report"
)

// copyOrExport carries out an action that copies or exports.
func (e *Explore) copyOrExport(a keys.Action) Intent {
	row := e.table.Row()
	switch a {
	case keys.CopyTable:
		if rows := e.withWhole(e.prepared.order); len(rows) > 0 {
			return CopyShown{Shown: e.sheet(rows)}
		}
	case keys.Copy:
		if rows := e.handedRows(); len(rows) > 0 {
			return handing(e.env, e.prepared.handout(rows...), e.result.Progress)
		}
	case keys.CopyTabs:
		if rows := e.copiedRows(); len(rows) > 0 {
			return CopyShown{Shown: e.sheet(rows), Tabs: true}
		}
	case keys.CopyRow:
		if row < e.prepared.Len() {
			return CopyShown{Shown: e.sheet([]int{e.prepared.order[row]})}
		}
	case keys.CopyCell:
		for _, c := range e.prepared.columns {
			if c.ID == e.table.Column() && row < e.prepared.Len() {
				return Copy{strings.TrimSpace(c.cell(e.prepared, e.prepared.order[row]).Text), e.result.Progress}
			}
		}
	case keys.CopyCommand:
		return Copy{e.command(), e.result.Progress}
	case keys.Export:
		if rows := e.withWhole(e.prepared.order); len(rows) > 0 {
			return Export{e.sheet(rows)}
		}
	}
	if why := e.noRow(); why != "" {
		return Refuse{why}
	}
	return Refuse{refuseCursor}
}

// command returns the shell command that prints what is shown: query, tab, filter and order.
func (e *Explore) command() string {
	words := e.env.Commands.Query(e.result.Query)
	if len(e.result.Tables) > 1 {
		words += " --series " + report.Quote(e.series)
	}
	if e.filter != "" {
		words += " --filter " + report.Quote(e.filter)
	}
	if o, named := e.order(); named {
		words += " --sort " + o.String()
	}
	return words
}

// handedRows returns the rows of a finding: the marked rows or, if none are marked, the row under the cursor. While
// the chart shows the whole app, because the table was opened for it, that is the row.
func (e *Explore) handedRows() []int {
	at := e.table.Row()
	switch marked := e.markedRows(); {
	case len(marked) > 0:
		return marked
	case e.whole && e.prepared.Whole >= 0:
		return []int{e.prepared.Whole}
	case at < e.prepared.Len():
		return []int{e.prepared.order[at]}
	}
	return nil
}

// markedRows returns the marked rows in their order. Those that the filter hides come last.
func (e *Explore) markedRows() (rows []int) {
	marked := func(row int) bool { return e.Marked(e.prepared.Table.Rows[row].Value) }
	for _, row := range e.prepared.order {
		if marked(row) {
			rows = append(rows, row)
		}
	}
	for row := range e.prepared.Table.Rows {
		if marked(row) && !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// copiedRows returns the app-wide row and the marked rows or, if none are marked, all rows that match the filter.
func (e *Explore) copiedRows() []int {
	if marked := e.markedRows(); len(marked) > 0 {
		return e.withWhole(marked)
	}
	return e.withWhole(e.prepared.order)
}

// withWhole puts the app-wide row before the others.
func (e *Explore) withWhole(rows []int) []int {
	if e.prepared.Whole < 0 {
		return rows
	}
	return append([]int{e.prepared.Whole}, rows...)
}

// copyWidth is a width with room for every column, so that copies have the same columns from any terminal.
const copyWidth = 120

// sheet returns rows of the table, with the columns that are not hidden.
func (e *Explore) sheet(rows []int) report.Sheet {
	s, say, step := e.prepared, e.env.Say, e.prepared.Table.Axis.Step()
	out := sheetOf(s)
	columns := s.makeColumns(copyWidth, e.layout)
	for _, c := range columns {
		out.Heading, out.Right = append(out.Heading, c.title), append(out.Right, c.Right)
		out.Fields, out.Titles = append(out.Fields, c.Fields(step)...), append(out.Titles, c.Titles(say, step, c.title)...)
		out.Numbers = append(out.Numbers, c.Numbers()...)
	}
	for _, row := range rows {
		var cells, raw []string
		for _, c := range columns {
			cells = append(cells, strings.TrimSpace(c.cell(s, row).Text))
			raw = append(raw, c.Raw(s.Figures, row)...)
		}
		tabs := slices.Clone(raw)
		if row == s.Whole {
			tabs[0] = s.name(row)
		}
		out.Rows, out.Raw, out.Tabs = append(out.Rows, cells), append(out.Raw, raw), append(out.Tabs, tabs)
	}
	return out
}
