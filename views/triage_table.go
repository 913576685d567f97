package views

import (
	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// arrange lists the incidents, and makes the columns for them and for the width of the screen.
func (v *Triage) arrange() {
	v.sift()
	v.columns = report.ListedIncidentColumns(func(c report.IncidentColumn) int { return c.Screen })
	columns := make([]widget.Column, len(v.columns))
	for at, c := range v.columns {
		title := c.Heading(v.env.Say, report.IncidentStep(v.triage.Incidents))
		if c.Kind == report.IncidentName {
			title = v.env.Say.T("got worse")
		}
		columns[at] = widget.Column{ID: c.Field, Title: title, Width: v.fit(c, title), Right: c.Right}
	}
	v.stretch(columns)
	v.table.SortID = v.list.order.field()
	v.table.SetColumns(columns)
	v.table.SetRows(v)
	v.table.Redraw()
}

// fit returns the width of a column with a title. Most columns have the same width while answers arrive.
func (v *Triage) fit(c report.IncidentColumn, title string) int {
	widest := 0
	for _, i := range v.triage.Incidents {
		widest = max(widest, cells.Width(c.Cell(v.env.Say, v.env.Catalogue, i, v.env.Glyphs.Gap)))
	}
	w := cells.Width(title) + len("v") // with the mark of the order
	switch c.Kind {
	case report.IncidentName: // with the mark of its severity
		return min(max(widest+len("!! "), w), max(12, v.w/5))
	case report.IncidentState:
		return max(widest, w, cells.Width(v.env.Say.T("ongoing")), cells.Width(v.env.Say.T("over %s", "01-02")))
	case report.IncidentSince:
		return max(widest, w, len("<01-02"))
	case report.IncidentUsers:
		return max(widest, w, len("99.9M 99%"))
	case report.IncidentPlaces:
		return max(w, min(widest, mostPlaces))
	}
	return max(c.Width, widest, w)
}

// mostPlaces is the greatest width of a column of places.
const mostPlaces = 40

// stretch gives the series the room that is left beside the columns that fit.
func (v *Triage) stretch(columns []widget.Column) {
	const gutter, between = 2, 2
	used, series := gutter-between, 0
	for at, c := range columns {
		room := v.w
		if at < len(columns)-1 {
			room -= between // for the mark that there are more
		}
		if used+between+c.Width > room {
			used += between
			break
		}
		used += between + c.Width
		if v.columns[at].Kind == report.IncidentSeries {
			series = at
		}
	}
	widest := columns[series].Width
	for _, i := range v.triage.Incidents {
		widest = max(widest, cells.Width(report.IncidentSeriesWords(v.env.Say, v.env.Catalogue, i, len(i.Series))))
	}
	if series > 0 {
		columns[series].Width = min(widest, columns[series].Width+max(0, v.w-used))
		v.seriesWidth = columns[series].Width
	}
}

// severityMark is the mark of a severity, as wide as the widest.
func severityMark(s quality.Severity) string {
	switch s {
	case quality.SeverityHigh:
		return "!! "
	case quality.SeverityMedium:
		return "!  "
	}
	return "   "
}

// severityCell draws a text with a mark and a colour for a severity.
func severityCell(env *Env, s quality.Severity, text string) widget.Cell {
	c := widget.Cell{Text: severityMark(s) + text}
	switch s {
	case quality.SeverityHigh:
		c.Style = env.Theme.Bad
	case quality.SeverityMedium:
		c.Style = env.Theme.Warn
	}
	return c
}

// seriesCell names as many series of an incident as fit, and counts the others.
func (v *Triage) seriesCell(i quality.Incident, width int) string {
	text := ""
	for n := 1; n <= len(i.Series); n++ {
		longer := report.IncidentSeriesWords(v.env.Say, v.env.Catalogue, i, n)
		if n == 1 || cells.Width(longer) <= width {
			text = longer
		}
	}
	return text
}

// Len implements widget.Rows.
func (v *Triage) Len() int { return len(v.list.shown) }

// Key implements widget.Rows.
func (v *Triage) Key(row int) string { return incidentKey(v.triage.Incidents[v.list.shown[row]]) }

// Cell implements widget.Rows.
func (v *Triage) Cell(row, column int) widget.Cell {
	c, i := v.columns[column], v.triage.Incidents[v.list.shown[row]]
	text := c.Cell(v.env.Say, v.env.Catalogue, i, v.env.Glyphs.Gap)
	switch c.Kind {
	case report.IncidentName:
		return severityCell(v.env, i.Severity, text)
	case report.IncidentChange:
		text, style := changeText(v.env, c.Number(i), v.env.Catalogue.Series(i.Series[0].Series).Better)
		return widget.Cell{Text: text, Style: style}
	case report.IncidentSeries:
		return widget.Cell{Text: v.seriesCell(i, v.seriesWidth)}
	case report.IncidentState:
		if !i.Lasts {
			return widget.Cell{Text: text, Style: v.env.Theme.Muted}
		}
	}
	return widget.Cell{Text: text}
}
