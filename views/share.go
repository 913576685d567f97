package views

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// Intents that hand on what is shown.
type (
	// Copy puts a text where it can be pasted. Partial says how many answers it rests on, of how many.
	Copy struct {
		Text    string
		Partial quality.Progress
	}
	// CopyShown puts a table where it can be pasted, as Markdown or with tabs.
	CopyShown struct {
		Shown report.Sheet
		Tabs  bool
	}
	// Export asks for the format to write a table to a file in.
	Export struct{ Shown report.Sheet }
	// ExportAs writes a table to a file.
	ExportAs struct {
		Shown  report.Sheet
		Format string // csv, json or md
	}
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
			if c.id == e.table.Column() && row < e.prepared.Len() {
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
	s, q := e.prepared, e.result.Query
	title := fmt.Sprintf("%s %s  %s %s  %s  %s", cells.Safe(q.App), q.Product, cells.Safe(s.Table.Series), s.Series.Unit, e.env.Say.T(q.Dimension), s.Table.Axis)
	if past := s.Table.Past; past.Len() > 0 {
		title += " " + e.env.Say.T("against %s", past)
	}
	out := report.Sheet{Title: title, Name: fmt.Sprintf("rtcscope-%s-%s-%s-%s", q.App, s.Table.Series, q.Dimension, s.Table.Axis.Last().ID()),
		Notes: answerNotes(e.env, e.result), Partial: e.result.Progress}
	english := *e.env
	english.Say = lang.Printer{}
	out.Warnings = answerNotes(&english, e.result)
	if !out.Partial.Whole() { // in front: the end of a long name is cut
		out.Name = "incomplete-" + out.Name
	}
	columns := s.makeColumns(sharedWidth, e.layout)
	for _, c := range columns {
		out.Heading, out.Right = append(out.Heading, c.title), append(out.Right, c.right)
		switch c.id {
		case "trend": // a picture
		case "worst":
			out.Fields = append(out.Fields, "worst", "worst_"+s.Table.Axis.Step().Key())
			out.Titles = append(out.Titles, c.title, s.per("day"))
		default:
			out.Fields = append(out.Fields, c.id)
			out.Titles = append(out.Titles, cmp.Or(c.full, c.title))
		}
	}
	for _, row := range rows {
		var cells, raw []string
		for _, c := range columns {
			cells, raw = append(cells, strings.TrimSpace(c.cell(s, row).Text)), append(raw, s.raw(c, row)...)
		}
		out.Rows, out.Raw = append(out.Rows, cells), append(out.Raw, raw)
	}
	return out
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

// raw is a cell for programs: a field, two for the worst moment and its value, none for a picture.
func (s *prepared) raw(c column, row int) []string {
	switch u, known := s.Users(row); {
	case c.id == columnValue:
		if row == s.Whole {
			return []string{s.name(row)}
		}
		return []string{s.Rows[row].Value}
	case c.id == columnChange:
		return []string{report.Plain(s.Sums[row].Change)} // not its key, which is how much worse it is
	case c.id == columnSince && s.Since[row] >= 0:
		return []string{s.Table.Axis.At(s.Since[row]).ID()}
	case c.id == "trend":
		return nil
	case c.id == "worst" && s.Sums[row].WorstAt >= 0:
		return []string{report.Plain(s.Sums[row].Worst), s.Table.Axis.At(s.Sums[row].WorstAt).ID()}
	case c.id == "worst":
		return []string{"", ""}
	case c.id == "users" && known:
		return []string{report.Plain(u.Count)}
	case c.id == "share" && known:
		return []string{report.Plain(u.Share)}
	case c.id == columnSince || c.id == "users" || c.id == "share":
		return []string{""}
	}
	return []string{report.Plain(c.key(s, row).Number)}
}
