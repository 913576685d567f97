package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// A tightness is what the columns leave out to fit.
type tightness int

// The tightnesses, each with what the ones before it leave out.
const (
	tightNot    tightness = iota
	tightNames            // one of two names of a place
	tightState            // the day on which an incident ended
	tightSeries           // how many other series got worse
)

// leastName is the least width to which a name is cut for other columns, with the mark of its severity.
const leastName = 10

// essential is the number of columns that say what, where, since when, whether it lasts, by how much and for whom: a
// screen of the usual size shows them without a move sideways.
const essential = 6

// The cells of a table before the first column and between two, and of a mark that there are more columns.
const (
	tableGutter = 2
	tableGap    = 2
	tableMore   = 2
)

// arrange lists the incidents, and makes the columns for them and for the width of the screen.
func (v *Triage) arrange() {
	v.sift()
	v.columns = report.ListedIncidentColumns()
	var columns []widget.Column
	for v.tight = tightNot; v.tight <= tightSeries; v.tight++ {
		columns = v.widgetColumns()
		if tableWidth(columns[:essential])+tableMore <= v.w {
			break
		}
	}
	if v.tight > tightSeries {
		v.tight = tightSeries
		over := tableWidth(columns[:essential]) + tableMore - v.w
		columns[0].Width = min(columns[0].Width, max(leastName, columns[0].Width-over))
	}
	v.nameWidth = columns[0].Width
	v.stretch(columns)
	v.table.SortID = v.list.order.field()
	v.table.SetColumns(columns)
	v.table.SetRows(v)
	v.table.Redraw()
}

// tableWidth is the width of a table with columns.
func tableWidth(columns []widget.Column) int {
	w := tableGutter - tableGap
	for _, c := range columns {
		w += tableGap + c.Width
	}
	return w
}

// widgetColumns makes the columns, as wide as their tightness has them.
func (v *Triage) widgetColumns() []widget.Column {
	columns := make([]widget.Column, len(v.columns))
	for at, c := range v.columns {
		title := c.Heading(v.env.Say, report.IncidentStep(v.triage.Incidents))
		if c.Kind == report.IncidentName {
			title = v.env.Say.T("got worse")
		}
		columns[at] = widget.Column{ID: c.Field, Title: title, Width: v.fit(c, title), Right: c.Right}
	}
	return columns
}

// fit returns the width of a column with a title. Most columns have the same width while answers arrive.
func (v *Triage) fit(c report.IncidentColumn, title string) int {
	widest := 0
	for _, i := range v.triage.Incidents {
		widest = max(widest, cells.Width(v.cellText(c, i)))
	}
	w := cells.Width(title) + len("v") // with the mark of the order
	switch c.Kind {
	case report.IncidentName: // with the mark of its severity
		return min(max(widest+len("!! "), w), max(leastName, v.w/3))
	case report.IncidentState:
		if widest = max(widest, cells.Width(v.env.Say.T("ongoing"))); v.tight < tightState {
			widest = max(widest, cells.Width(v.env.Say.T("over %s", "01-02")))
		}
		return max(widest, cells.Width(title))
	case report.IncidentSince:
		return max(widest, w, len("v01-02")) // with the mark of the order
	case report.IncidentUsers:
		return max(widest, w, len("99.9M 99%"))
	case report.IncidentPlaces:
		return max(w, min(widest, mostPlaces))
	}
	return max(c.Width, widest, w)
}

// mostPlaces is the greatest width of a column of places.
const mostPlaces = 40

// cellText is the value of an incident in a column, as tight as the columns are.
func (v *Triage) cellText(c report.IncidentColumn, i quality.Incident) string {
	say, known := v.env.Say, v.env.Catalogue
	if v.tight >= tightNames {
		say = say.Brief()
	}
	switch {
	case c.Kind == report.IncidentState && !i.Lasts && v.tight >= tightState:
		return say.T("over")
	case c.Kind == report.IncidentSeries && v.tight >= tightSeries:
		return report.SeriesWords(say, known.Series(i.Series[0].Series))
	}
	text := c.Cell(say, known, i, v.env.Glyphs.Gap)
	if c.Kind == report.IncidentPlaces && cells.Width(text) > mostPlaces {
		text = c.Cell(say.Brief(), known, i, v.env.Glyphs.Gap)
	}
	return text
}

// stretch gives the series the room that is left beside the columns that fit.
func (v *Triage) stretch(columns []widget.Column) {
	fits := len(columns)
	for fits > 1 && tableWidth(columns[:fits]) > v.w-tableMore {
		fits--
	}
	series := slices.IndexFunc(v.columns, func(c report.IncidentColumn) bool { return c.Kind == report.IncidentSeries })
	if series < 0 {
		return
	}
	widest := columns[series].Width
	for _, i := range v.triage.Incidents {
		widest = max(widest, cells.Width(report.IncidentSeriesWords(v.env.Say, v.env.Catalogue, i, len(i.Series))))
	}
	if spare := v.w - tableMore - tableWidth(columns[:fits]); spare > 0 && fits > series {
		columns[series].Width = min(widest, columns[series].Width+spare)
	}
	v.seriesWidth = columns[series].Width
}

// severityMark is the mark of the severity of an incident, as wide as the widest, or that it is provisional.
func severityMark(i quality.Incident) string {
	switch {
	case i.Provisional:
		return "?  "
	case i.Severity == quality.SeverityHigh:
		return "!! "
	case i.Severity == quality.SeverityMedium:
		return "!  "
	}
	return "   "
}

// severityCell draws a text with a mark and a colour for the severity of an incident.
func severityCell(env *Env, i quality.Incident, text string) widget.Cell {
	c := widget.Cell{Text: severityMark(i) + text}
	switch {
	case i.Provisional:
	case i.Severity == quality.SeverityHigh:
		c.Style = env.Theme.Bad
	case i.Severity == quality.SeverityMedium:
		c.Style = env.Theme.Warn
	}
	return c
}

// seriesCell names as many series of an incident as fit, and counts the others if there is room.
func (v *Triage) seriesCell(i quality.Incident, text string) string {
	for n := 1; n <= len(i.Series); n++ {
		longer := report.IncidentSeriesWords(v.env.Say, v.env.Catalogue, i, n)
		if cells.Width(longer) <= v.seriesWidth {
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
	text := v.cellText(c, i)
	switch c.Kind {
	case report.IncidentName:
		if cells.Width(text)+len("!! ") > v.nameWidth {
			text = c.Cell(v.env.Say.Brief(), v.env.Catalogue, i, v.env.Glyphs.Gap)
		}
		return severityCell(v.env, i, text)
	case report.IncidentChange:
		text, style := changeText(v.env, c.Number(i), v.env.Catalogue.Series(i.Series[0].Series).Better)
		return widget.Cell{Text: text, Style: style}
	case report.IncidentSeries:
		return widget.Cell{Text: v.seriesCell(i, text)}
	case report.IncidentState:
		if !i.Lasts {
			return widget.Cell{Text: text, Style: v.env.Theme.Muted}
		}
	}
	return widget.Cell{Text: text}
}
