package views

import (
	"fmt"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// A findingColumn is a column of the list of findings.
type findingColumn struct {
	widget.Column
	cell func(v *Triage, f quality.Finding) widget.Cell
}

func (v *Triage) arrange() {
	say := v.env.Say.T
	valueW, dimW, seriesW := 8, cells.Width(say("dimension")), cells.Width(say("series"))
	for _, f := range v.triage.Findings {
		valueW, dimW, seriesW = max(valueW, cells.Width(valueName(v.env, f.Value))+3), max(dimW, cells.Width(say(f.Query.Dimension))), max(seriesW, cells.Width(cells.Safe(f.Series)))
	}
	text := func(id, title string, w int, cell func(f quality.Finding) string) findingColumn {
		return findingColumn{widget.Column{ID: id, Title: say(title), Width: w}, func(_ *Triage, f quality.Finding) widget.Cell { return widget.Cell{Text: cell(f)} }}
	}
	right := func(c findingColumn) findingColumn {
		c.Right = true
		return c
	}
	v.columns = []findingColumn{
		{widget.Column{ID: "value", Title: say("got worse"), Width: min(max(valueW, cells.Width(say("got worse"))+1), max(12, v.w/4))}, (*Triage).nameCell},
		text("dimension", "dimension", dimW, func(f quality.Finding) string { return say(f.Query.Dimension) }),
		right(findingColumn{widget.Column{ID: "change", Title: say("change"), Width: figureWidth}, func(v *Triage, f quality.Finding) widget.Cell {
			text, style := changeText(v.env, f.Change(), f.Better)
			return widget.Cell{Text: text, Style: style}
		}}),
		text("since", "bad since", max(6, cells.Width(say("bad since")), cells.Width(say("was %s", "01-02"))), func(f quality.Finding) string {
			if !f.Lasts {
				return say("was %s", f.Until.Short())
			}
			return f.Since.Short()
		}),
		text("series", "series", min(seriesW, max(20, v.w-50)), func(f quality.Finding) string { return cells.Safe(f.Series) }),
		right(text("was", "usual", figureWidth, func(f quality.Finding) string { return figureText(f.Was) })),
		right(text("now", "bad", figureWidth, func(f quality.Finding) string { return figureText(f.Now) })),
		right(text("z", "z", 6, func(f quality.Finding) string { return report.Figure(f.Z, 1) })),
		right(text("days", "bad days", 8, func(f quality.Finding) string { return fmt.Sprintf("%d/%d", f.Bad, f.Held) })),
		right(text("users", "users", 7, func(f quality.Finding) string {
			if !f.HasUsers {
				return v.env.Glyphs.Gap
			}
			return report.Count(f.Users.Count)
		})),
	}
	columns := make([]widget.Column, len(v.columns))
	for i, c := range v.columns {
		columns[i] = c.Column
	}
	v.table.SetColumns(columns)
	v.table.SetRows(v)
}

// nameCell draws the value with a mark and a colour for the severity.
func (v *Triage) nameCell(f quality.Finding) widget.Cell {
	name := valueName(v.env, f.Value)
	switch f.Severity {
	case quality.SeverityHigh:
		return widget.Cell{Text: "!! " + name, Style: v.env.Theme.Bad}
	case quality.SeverityMedium:
		return widget.Cell{Text: "!  " + name, Style: v.env.Theme.Warn}
	}
	return widget.Cell{Text: "   " + name}
}

// Len implements widget.Rows.
func (v *Triage) Len() int { return len(v.triage.Findings) }

// Key implements widget.Rows.
func (v *Triage) Key(row int) string { return findingKey(v.triage.Findings[row]) }

// Cell implements widget.Rows.
func (v *Triage) Cell(row, column int) widget.Cell {
	return v.columns[column].cell(v, v.triage.Findings[row])
}
