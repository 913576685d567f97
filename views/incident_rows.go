package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// An incidentRow is a row of an answer, in one series, that shows an incident.
type incidentRow struct {
	quality.Finding
	part  incidentPart
	state quality.State // of a row without a finding of its own
	bare  bool          // it has no finding of its own
}

func (r incidentRow) key() string { return findingKey(r.Finding) }

// An incidentPart is what a row is of an incident.
type incidentPart int

// The parts.
const (
	partNames  incidentPart = iota // it names the incident
	partAlso                       // the incident is seen in it, too
	partFolded                     // it moved as the app did, or is a sum of others
	partOpen                       // it may be another event
)

func (p incidentPart) words(env *Env) string {
	switch p {
	case partAlso:
		return env.Say.T("seen in")
	case partFolded:
		return env.Say.T("folded")
	case partOpen:
		return env.Say.T("in doubt")
	}
	return env.Say.T("names it")
}

// rowsOf lists the rows that show an incident: each finding in each of its series, the leader first, then the places
// that were folded into it without a finding of their own.
func (v *Triage) rowsOf(i quality.Incident) []incidentRow {
	var rows []incidentRow
	add := func(r incidentRow) {
		if !slices.ContainsFunc(rows, func(old incidentRow) bool { return old.key() == r.key() }) {
			rows = append(rows, r)
		}
	}
	for _, f := range i.Findings {
		part := partOf(i, quality.Place{Dimension: f.Query.Dimension, Value: f.Value})
		for _, one := range v.bySeries(f) {
			add(incidentRow{Finding: one, part: part})
		}
	}
	for _, p := range slices.Concat(i.Places, i.Also, doubted(i), i.Folded) {
		listed := slices.ContainsFunc(rows, func(r incidentRow) bool {
			return r.Query.Dimension == p.Dimension && r.Value == p.Value
		})
		if r, ok := v.bareRow(i, p); ok && !listed {
			add(r)
		}
	}
	return rows
}

// partOf says what a place is of an incident.
func partOf(i quality.Incident, p quality.Place) incidentPart {
	switch {
	case i.OfApp() && p.Dimension == "" || slices.Contains(i.Named(), p):
		return partNames
	case slices.Contains(i.Folded, p):
		return partFolded
	case slices.Contains(doubted(i), p):
		return partOpen
	}
	return partAlso
}

// doubted are the places of which it is not known whether they are the same event.
func doubted(i quality.Incident) []quality.Place {
	var list []quality.Place
	for _, o := range i.Open {
		if o.Kind == quality.OpenOneOrTwo {
			list = append(list, o.Places...)
		}
	}
	return list
}

// bySeries is a finding once for each of its series.
func (v *Triage) bySeries(f quality.Finding) []quality.Finding {
	list := []quality.Finding{f}
	list[0].Also = nil
	for _, m := range f.Also {
		other, s := f, v.env.Catalogue.Series(m.Series)
		other.Also, other.Series, other.Was, other.Now, other.Unit = nil, m.Series, m.Was, m.Now, m.Unit
		if other.Better = s.Better; s.Known {
			other.Query.Indicator = s.Base.Name
		}
		list = append(list, other)
	}
	return list
}

// bareRow is the row of a place without a finding, in the series of an incident's leader.
func (v *Triage) bareRow(i quality.Incident, p quality.Place) (incidentRow, bool) {
	f := i.Leader()
	f.Also, f.Value, f.Query.Dimension = nil, p.Value, p.Dimension
	f.HasUsers, f.Was, f.Now, f.Z = false, quality.Gap(), quality.Gap(), quality.Gap()
	s, row, ok := v.preparedOf(f)
	if !ok {
		return incidentRow{}, false
	}
	j := s.Judged[row]
	f.Users, f.HasUsers = s.Users(row)
	if j.HasWindow() {
		f.Since, f.Until, f.Before, f.Lasts, f.Bad = j.From, j.To, j.Before, j.Lasts(), j.Out
		f.Was, f.Now, f.Z = j.Was, j.Now, j.Evidence
	}
	return incidentRow{Finding: f, part: partOf(i, p), state: j.State, bare: !j.HasWindow()}, true
}

// An incidentColumn is a column of the rows of an incident: a column of findings, or what a row is of the incident.
type incidentColumn struct {
	report.FindingColumn
	part bool
}

// arrange makes the columns for the rows and the width of the screen.
func (v *Incident) arrange() {
	v.columns = nil
	for at, c := range report.ListedFindingColumns(func(c report.FindingColumn) int { return c.Screen }) {
		v.columns = append(v.columns, incidentColumn{FindingColumn: c})
		if at == 0 {
			v.columns = append(v.columns, incidentColumn{part: true,
				FindingColumn: report.FindingColumn{Field: "part", Title: "part of it"}})
		}
	}
	columns := make([]widget.Column, len(v.columns))
	for at, c := range v.columns {
		title := c.Heading(v.of.env.Say, report.FindingStep(v.incident.Findings))
		w := max(c.Width, cells.Width(title))
		for row := range v.rows {
			w = max(w, cells.Width(v.Cell(row, at).Text))
		}
		if c.Kind == report.FindingName {
			w = min(w, v.mostName())
		}
		columns[at] = widget.Column{ID: c.Field, Title: title, Width: w, Right: c.Right}
	}
	v.table.SetColumns(columns)
	v.table.SetRows(v)
	v.place()
}

// mostName is the greatest width of the column of names.
func (v *Incident) mostName() int { return max(12, v.w/5) }

// name names a row, with two names of a place if there is room.
func (v *Incident) name(f quality.Finding) string {
	say := v.of.env.Say
	if text := report.FindingPlace(say, f); v.w >= bothNamesFrom && cells.Width(text) <= v.mostName() {
		return text
	}
	return report.FindingPlace(say.Brief(), f)
}

// Len implements widget.Rows.
func (v *Incident) Len() int { return len(v.rows) }

// Key implements widget.Rows.
func (v *Incident) Key(row int) string { return v.rows[row].key() }

// Cell implements widget.Rows.
func (v *Incident) Cell(row, column int) widget.Cell {
	env, c, r := v.of.env, v.columns[column], v.rows[row]
	gap := widget.Cell{Text: env.Glyphs.Gap, Style: env.Theme.Gap}
	switch {
	case c.part:
		return widget.Cell{Text: r.part.words(env), Style: env.Theme.Muted}
	case c.Kind == report.FindingSeries:
		return widget.Cell{Text: report.SeriesWords(env.Say, env.Catalogue.Series(r.Series))}
	case r.bare && c.Kind == report.FindingSince && r.state == quality.StateWithApp:
		return widget.Cell{Text: env.Say.T("with app")}
	case r.bare && (c.Kind == report.FindingSince || c.Kind == report.FindingBad || c.Kind == report.FindingDeviations):
		return gap
	case c.Number != nil && quality.IsGap(c.Number(r.Finding)):
		return gap
	case c.Kind == report.FindingChange:
		text, style := changeText(env, c.Number(r.Finding), r.Better)
		return widget.Cell{Text: text, Style: style}
	case c.Kind == report.FindingName:
		name := widget.Cell{Text: v.name(r.Finding)}
		if r.part == partNames {
			name.Style = env.Theme.Title.UnsetBold()
		}
		return name
	}
	return widget.Cell{Text: c.Cell(env.Say, r.Finding, env.Glyphs.Gap)}
}
