package views

import (
	"strconv"

	"rtcscope/cells"
	"rtcscope/quality"
)

// scale returns the legend: the shades with the bounds between them, what the bounds mean, and the glyphs for cells
// without a shade.
func (m *Heatmap) scale() []string {
	line := " "
	if bound, ok := m.heat.Better(); ok {
		line += m.drawnKind(heatKind(quality.HeatBetter)) + " " + m.bound(bound) + " "
	}
	line += m.drawnKind(0)
	for i, bound := range m.heat.Bounds() {
		line += " " + m.bound(bound) + " " + m.drawnKind(heatKind(i+1))
	}
	lines := []string{m.addFitting(line, m.env.Theme.Muted.Render(m.meaningWords()))}
	if m.scaleHeight() < 2 {
		return lines
	}
	line = ""
	if m.meaning != quality.HeatValue {
		line = m.addFitting(line, m.drawnKind(heatKind(quality.HeatUnjudged))+" "+m.unjudgedWords())
	}
	for _, k := range legendKinds {
		line = m.addFitting(line, m.drawnKind(k.kind)+" "+m.env.Say.T(k.name))
	}
	return append(lines, line)
}

// addFitting appends a part to a line if the whole part fits.
func (m *Heatmap) addFitting(line, part string) string {
	longer := line + "  " + part
	if line == "" {
		longer = part
	}
	if cells.Width(longer) > m.w {
		return line
	}
	return longer
}

// bound writes the bound between two shades.
func (m *Heatmap) bound(v float64) string {
	if m.meaning == quality.HeatValue {
		return figureText(v)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// meaningWords says what the bounds of the scale mean.
func (m *Heatmap) meaningWords() string {
	say, judges, step := m.env.Say.T, m.heat.Judges(), figureText(m.prepared.Series.Step())
	switch {
	case m.meaning == quality.HeatValue && judges:
		return say("value, by its limits")
	case m.meaning == quality.HeatValue:
		return say("value, by quintiles")
	case m.meaning == quality.HeatChange && judges:
		return m.prepared.per("steps of %s worse than the day before", step)
	case m.meaning == quality.HeatChange:
		return m.prepared.per("steps of %s off the day before", step)
	case judges:
		return say("ordinary deviations worse than usual")
	}
	return say("ordinary deviations off usual")
}

// unjudgedWords says why a value has no shade.
func (m *Heatmap) unjudgedWords() string {
	if m.meaning == quality.HeatChange {
		return m.prepared.per("no day before")
	}
	return m.prepared.per("few days")
}
