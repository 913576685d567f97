package views

import (
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// arrange makes the columns for the findings and the width of the screen.
func (v *Triage) arrange() {
	v.columns = report.ListedFindingColumns(func(c report.FindingColumn) int { return c.Screen })
	columns := make([]widget.Column, len(v.columns))
	for i, c := range v.columns {
		title := c.Heading(v.env.Say, report.FindingStep(v.triage.Findings))
		if c.Kind == report.FindingName {
			title = v.env.Say.T("got worse")
		}
		columns[i] = widget.Column{ID: c.Field, Title: title, Width: v.fit(c, title), Right: c.Right}
	}
	v.table.SetColumns(columns)
	v.table.SetRows(v)
}

// fit returns the width of a column with a title.
func (v *Triage) fit(c report.FindingColumn, title string) int {
	widest := 0
	for _, f := range v.triage.Findings {
		widest = max(widest, cells.Width(c.Cell(v.env.Say, f, v.env.Glyphs.Gap)))
	}
	w := cells.Width(title)
	switch c.Kind {
	case report.FindingName: // with the mark of its severity
		return min(max(8, widest+3, w+1), max(12, v.w/4))
	case report.FindingPlain, report.FindingSeries:
		return min(max(widest, w), max(20, v.w-50))
	case report.FindingSince: // the same while answers arrive
		return max(6, w, cells.Width(v.env.Say.T("was %s", "01-02")))
	case report.FindingWord:
		return max(widest, w)
	}
	return max(c.Width, w)
}

// nameCell draws the value with a mark and a colour for the severity.
func (v *Triage) nameCell(f quality.Finding) widget.Cell {
	name := report.FindingPlace(v.env.Say, f)
	switch f.Severity {
	case quality.SeverityHigh:
		return widget.Cell{Text: "!! " + name, Style: v.env.Theme.Bad}
	case quality.SeverityMedium:
		return widget.Cell{Text: "!  " + name, Style: v.env.Theme.Warn}
	}
	return widget.Cell{Text: "   " + name}
}

// seriesCell names the series of a finding, and how many others got worse with it. The name is cut rather than the
// number.
func (v *Triage) seriesCell(c report.FindingColumn, f quality.Finding) string {
	whole := c.Cell(v.env.Say, f, v.env.Glyphs.Gap)
	over := cells.Width(whole) - v.fit(c, c.Heading(v.env.Say, report.FindingStep(v.triage.Findings)))
	name := cells.Safe(f.Series)
	if rest, has := strings.CutPrefix(whole, name); over > 0 && has {
		return cells.Cut(name, max(1, cells.Width(name)-over), v.env.Glyphs.Ellipsis) + rest
	}
	return whole
}

// Len implements widget.Rows.
func (v *Triage) Len() int { return len(v.triage.Findings) }

// Key implements widget.Rows.
func (v *Triage) Key(row int) string { return findingKey(v.triage.Findings[row]) }

// Cell implements widget.Rows.
func (v *Triage) Cell(row, column int) widget.Cell {
	c, f := v.columns[column], v.triage.Findings[row]
	switch c.Kind {
	case report.FindingName:
		return v.nameCell(f)
	case report.FindingChange:
		text, style := changeText(v.env, c.Number(f), f.Better)
		return widget.Cell{Text: text, Style: style}
	case report.FindingSeries:
		return widget.Cell{Text: v.seriesCell(c, f)}
	}
	return widget.Cell{Text: c.Cell(v.env.Say, f, v.env.Glyphs.Gap)}
}
