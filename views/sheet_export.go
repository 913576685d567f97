package views

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// A sheetColumn is a column of a sheet that a screen other than the table exports.
type sheetColumn struct {
	field  string               // its name for programs
	title  string               // translated
	right  bool                 // it is aligned right
	number bool                 // raw is a figure
	text   func(row int) string // for people, as on the screen
	raw    func(row int) string // for programs
}

// tab returns the value for a spreadsheet. That is the one for programs, but the whole app, which the service has no
// name for, is called as on the screen.
func (c sheetColumn) tab(row int) string {
	if raw := c.raw(row); c.number || raw != quality.WholeApp && !c.nameless(row) {
		return raw
	}
	return c.text(row)
}

// nameless reports whether a name is empty for programs, as that of the whole app is in a triage.
func (c sheetColumn) nameless(row int) bool { return c.field == report.ColumnValue && c.raw(row) == "" }

// figureColumn returns a column of figures.
func figureColumn(env *Env, field, title string, figure func(row int) float64) sheetColumn {
	return sheetColumn{field: field, title: title, right: true, number: true,
		text: func(row int) string {
			if quality.IsGap(figure(row)) {
				return env.Glyphs.Gap
			}
			return figureText(figure(row))
		},
		raw: func(row int) string { return report.Plain(figure(row)) },
	}
}

// computedColumn returns a column of figures that are worked out here: programs get them without the noise of binary
// fractions, in 12 digits.
func computedColumn(env *Env, field, title string, figure func(row int) float64) sheetColumn {
	return figureColumn(env, field, title, func(row int) float64 { return report.Computed(figure(row)) })
}

// nameColumn returns a column of names: text is for people, raw for programs.
func nameColumn(field, title string, text, raw func(row int) string) sheetColumn {
	return sheetColumn{field: field, title: title, text: text, raw: raw}
}

// momentColumns returns the columns of an axis, the newest moment first, as in the table.
func momentColumns(env *Env, axis quality.Axis, value func(row, at int) float64) []sheetColumn {
	columns := make([]sheetColumn, 0, axis.Len())
	for at := axis.Len() - 1; at >= 0; at-- {
		title := report.MomentTitle(axis, at, env.Now())
		columns = append(columns, figureColumn(env, axis.At(at).ID(), title,
			func(row int) float64 { return value(row, at) }))
	}
	return columns
}

// fill adds columns with a number of rows to a sheet.
func fill(s report.Sheet, columns []sheetColumn, rows int) report.Sheet {
	for _, c := range columns {
		s.Heading, s.Right = append(s.Heading, c.title), append(s.Right, c.right)
		s.Fields, s.Titles = append(s.Fields, c.field), append(s.Titles, c.title)
		s.Numbers = append(s.Numbers, c.number)
	}
	for row := range rows {
		var texts, raw, tabs []string
		for _, c := range columns {
			texts, raw = append(texts, strings.TrimSpace(c.text(row))), append(raw, c.raw(row))
			tabs = append(tabs, c.tab(row))
		}
		s.Rows, s.Raw, s.Tabs = append(s.Rows, texts), append(s.Raw, raw), append(s.Tabs, tabs)
	}
	return s
}

// sheetOf returns a sheet without columns for a series. The words of more distinguish its file name from the table's.
func sheetOf(s *prepared, more ...string) report.Sheet {
	q, r := s.Result.Query, s.Result
	name := append([]string{q.App, s.Table.Series, q.Dimension}, more...)
	return report.Sheet{
		Title: seriesTitle(s), Source: sourceOf(s), Name: fileName(r.Progress, append(name, s.Table.Axis.Last().ID())...),
		Partial: r.Progress, Notes: answerNotes(s.env, r), Warnings: answerNotes(inEnglish(s.env), r),
	}
}

// sourceOf returns what the figures of a series are of.
func sourceOf(s *prepared) report.Source {
	of := report.SourceOf(s.Result.Query, s.Table.Axis, s.Against)
	of.Series, of.Unit, of.Better = s.Table.Series, s.Series.Unit, s.Series.Better.String()
	return of
}

// seriesTitle describes a series and its compared moments.
func seriesTitle(s *prepared) string {
	q, say := s.Result.Query, s.env.Say.T
	title := fmt.Sprintf("%s %s  %s %s  %s  %s",
		cells.Safe(q.App), q.Product, cells.Safe(s.Table.Series), s.Series.Unit, say(q.Dimension), s.Table.Axis)
	return title + againstInFull(s.env, s.Against)
}

// fileName returns a file name without extension. For an incomplete answer it begins with that word, since the end of
// a long name is cut.
func fileName(partial quality.Progress, parts ...string) string {
	name := "rtcscope-" + strings.Join(parts, "-")
	if !partial.Whole() {
		name = "incomplete-" + name
	}
	return name
}

// withSheet adds the acts that hand on a screen's sheet: to a file, or to the clipboard as Markdown or for a
// spreadsheet.
func (t acts[S]) withSheet(sheet func(S) report.Sheet, why func(S) string) acts[S] {
	t[keys.Export] = act[S]{do: func(screen S) Intent { return Export{sheet(screen)} }, why: why}
	t[keys.CopyTable] = act[S]{do: func(screen S) Intent { return CopyShown{Shown: sheet(screen)} }, why: why}
	t[keys.CopyTabs] = act[S]{do: func(screen S) Intent { return CopyShown{sheet(screen), true} }, why: why}
	return t
}

// answerNotes returns the warnings about an answer. A reader of an export does not see them on the screen.
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

// inEnglish returns the environment with English words, for what programs read.
func inEnglish(env *Env) *Env {
	english := *env
	english.Say = lang.Printer{}
	return &english
}
