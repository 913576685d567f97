package views

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/report"
)

// sift lists the rows that match the filter.
func (v *Incident) sift() {
	v.rows = v.all
	if !v.list.match.All() {
		v.rows = slices.DeleteFunc(slices.Clone(v.all), func(r incidentRow) bool {
			return !v.list.match.MatchAny(v.named(r)...)
		})
	}
	v.arrange()
}

// named is all that a row can be found by: its place, also by its other names, its dimension, its series, and what it
// is of the incident.
func (v *Incident) named(r incidentRow) []string {
	say := v.of.env.Say
	words := []string{report.FindingPlace(say, r.Finding), r.Query.Dimension, say.T(r.Query.Dimension), r.Series,
		report.SeriesWords(say, v.of.env.Catalogue.Series(r.Series)), r.part.words(v.of.env)}
	return []string{r.Value, strings.Join(words, " ")}
}

// setFilter sets the filter. The cursor stays on a row if that is listed.
func (v *Incident) setFilter(text, row string) {
	v.list.set(v.of.env, text)
	v.relist(row)
}

// relist lists the rows anew, with the cursor on one of them if it is listed.
func (v *Incident) relist(row string) {
	v.sift()
	v.table.Select(row)
}

// Capturing implements View.
func (v *Incident) Capturing() bool { return v.list.input != nil }

// Type implements View.
func (v *Incident) Type(msg tea.Msg) Intent {
	if row := v.current().key(); v.list.take(v.of.env, msg) {
		v.relist(row)
	}
	return nil
}

// endTyping keeps the typed filter or, by the key back, restores the one before with its row.
func (v *Incident) endTyping(a keys.Action) bool {
	undone, ended := v.list.end(v.of.env, a)
	if undone {
		v.relist(v.list.row)
	}
	return ended
}

// back clears the filter or, without one, folds the incident.
func (v *Incident) back() Intent {
	if v.list.filter == "" {
		return Leave{}
	}
	v.setFilter("", v.current().key())
	return nil
}

// noRows refuses where no row is listed.
func (v *Incident) noRows() string {
	if len(v.rows) == 0 {
		return refuseFilter
	}
	return ""
}
