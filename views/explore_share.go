package views

import (
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// share is what the sharing actions do on the explore screen.
func (e *Explore) share(a keys.Action) Intent {
	switch a {
	case keys.Copy:
		return CopyShown{Shown: e.shown(e.shared())}
	case keys.CopyTabs:
		return CopyShown{Shown: e.shown(e.shared()), Tabs: true}
	case keys.CopyRow:
		if row := e.table.Row(); row < e.prepared.Len() {
			return CopyShown{Shown: e.shown([]int{e.prepared.order[row]})}
		}
	case keys.CopyCell:
		row := e.table.Row()
		for _, c := range e.prepared.columns {
			if c.ID == e.table.Column() && row < e.prepared.Len() {
				return Copy{strings.TrimSpace(c.cell(e.prepared, e.prepared.order[row]).Text), e.result.Progress}
			}
		}
	case keys.CopyCommand:
		return Copy{e.command(), e.result.Progress}
	case keys.Export:
		return Export{e.shown(e.withWhole(e.prepared.order))}
	}
	return nil
}

// command prints what is seen: the query, the tab, the filter and the order.
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

// shared are the marked rows or, without any, all that the filter lets through, below the app-wide one.
func (e *Explore) shared() []int {
	var rows []int
	marked := slices.ContainsFunc(e.prepared.Table.Rows, func(row quality.Row) bool { return e.Marked(row.Value) })
	for _, row := range e.prepared.order {
		if !marked || e.Marked(e.prepared.Rows[row].Value) {
			rows = append(rows, row)
		}
	}
	for row := range e.prepared.Table.Rows {
		if marked && e.Marked(e.prepared.Rows[row].Value) && !slices.Contains(rows, row) {
			rows = append(rows, row) // the filter hides it, the mark says that it is wanted
		}
	}
	return e.withWhole(rows)
}

// withWhole puts the app-wide row, which is pinned above the others, before them.
func (e *Explore) withWhole(rows []int) []int {
	if e.prepared.Whole < 0 {
		return rows
	}
	return append([]int{e.prepared.Whole}, rows...)
}

// sharedWidth is a width that has room for every column: what is handed on has the same ones from any terminal.
const sharedWidth = 120

// shown writes rows of the table, with the columns that are not hidden.
func (e *Explore) shown(rows []int) report.Sheet {
	s, say, step := e.prepared, e.env.Say, e.prepared.Table.Axis.Step()
	english := *e.env
	english.Say = lang.Printer{}
	out := report.Sheet{Title: e.sheetTitle(), Name: e.fileName(), Partial: e.result.Progress,
		Notes: answerNotes(e.env, e.result), Warnings: answerNotes(&english, e.result)}
	columns := s.makeColumns(sharedWidth, e.layout)
	for _, c := range columns {
		out.Heading, out.Right = append(out.Heading, c.title), append(out.Right, c.Right)
		out.Fields, out.Titles = append(out.Fields, c.Fields(step)...), append(out.Titles, c.Titles(say, step, c.title)...)
	}
	for _, row := range rows {
		var cells, raw []string
		for _, c := range columns {
			cells = append(cells, strings.TrimSpace(c.cell(s, row).Text))
			if c.Kind == report.KindName && row == s.Whole {
				raw = append(raw, s.name(row)) // the service has no name for it
				continue
			}
			raw = append(raw, c.Raw(s.Figures, row)...)
		}
		out.Rows, out.Raw = append(out.Rows, cells), append(out.Raw, raw)
	}
	return out
}

// sheetTitle says what the table shows.
func (e *Explore) sheetTitle() string {
	s, q, say := e.prepared, e.result.Query, e.env.Say.T
	title := fmt.Sprintf("%s %s  %s %s  %s  %s",
		cells.Safe(q.App), q.Product, cells.Safe(s.Table.Series), s.Series.Unit, say(q.Dimension), s.Table.Axis)
	if past := s.Table.Past; past.Len() > 0 {
		title += " " + say("against %s", past)
	}
	return title
}

// fileName is the name of a file of the table, without its ending. That an answer is incomplete stands in front, for the
// end of a long name is cut.
func (e *Explore) fileName() string {
	q, t := e.result.Query, e.prepared.Table
	name := fmt.Sprintf("rtcscope-%s-%s-%s-%s", q.App, t.Series, q.Dimension, t.Axis.Last().ID())
	if !e.result.Progress.Whole() {
		name = "incomplete-" + name
	}
	return name
}

// answerNotes say what there is to know about a whole answer: whoever is handed it on does not see the screen.
func answerNotes(env *Env, r quality.Result) []string {
	list := report.Writer{Say: env.Say, Now: env.Now()}.Warnings(r)
	for _, lack := range r.Lacks {
		list = append(list, env.Say.T("no %s", env.Say.T(string(lack.Part))))
	}
	if incomplete := report.Incomplete(env.Say, r.Progress); incomplete != "" {
		list = append([]string{incomplete}, list...)
	}
	return list
}
