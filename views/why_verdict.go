package views

import (
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

// whyVerdictLines is the most lines of a triage's verdict above the dimensions.
const whyVerdictLines = 2

// incident finds what a triage says of the shown series: the incident of the value under the cursor or, without one,
// the most important one that is among the rows of an answer.
func (y *Why) incident() (found quality.Incident, ok bool) {
	cursor := quality.Place{Dimension: y.dimensions[y.at].name, Value: y.value}
	for _, d := range y.dimensions {
		for _, i := range d.result.Incidents {
			if !slices.ContainsFunc(i.Series, func(m quality.Moved) bool { return m.Series == y.series }) {
				continue
			}
			places := slices.Concat(i.Places, i.Also)
			if y.value != "" && slices.Contains(places, cursor) {
				return i, true
			}
			if !ok && (i.OfApp() || slices.ContainsFunc(places, y.shows)) {
				found, ok = i, true
			}
		}
	}
	return found, ok
}

// shows says whether a place is among the rows of an answer.
func (y *Why) shows(p quality.Place) bool {
	for _, d := range y.dimensions {
		if d.name != p.Dimension {
			continue
		}
		for _, t := range d.result.Tables {
			if t.Series == y.series && slices.ContainsFunc(t.Rows, func(r quality.Row) bool { return r.Value == p.Value }) {
				return true
			}
		}
	}
	return false
}

// verdictText is what the triage says of the shown series, in its words; empty without a triage, or if it found
// nothing. What it says of the app's change in another series is left out.
func (y *Why) verdictText() string {
	i, ok := y.incident()
	if !ok {
		return ""
	}
	v := writerOf(y.env).Verdict(i)
	if i.Explains.Series != y.series { // the words below the table say it of the shown one
		return v.Title
	}
	return y.env.Say.Join(v.Title, v.Explains)
}

// verdict are the lines of that text.
func (y *Why) verdict() []string {
	text := y.verdictText()
	if text == "" || y.h < lowFrom {
		return nil
	}
	lines := cells.Wrap(strings.ReplaceAll(text, "→", arrow(y.env)), max(1, y.w-2), whyVerdictLines,
		y.env.Glyphs.Ellipsis)
	for at := range lines {
		lines[at] = " " + y.env.Theme.Accent.UnsetBold().Render(lines[at])
	}
	return lines
}
