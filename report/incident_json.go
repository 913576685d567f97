package report

import (
	"rtcscope/quality"
)

// The JSON of an incident. Its shape is a contract. What is not known is null.
type (
	jsonIncident struct {
		ID         string          `json:"id"`
		Severity   string          `json:"severity"` // low, medium, high
		App        bool            `json:"app"`      // it is of the whole app
		Places     []jsonPlace     `json:"places"`   // the first names it; empty where it is of the whole app
		Also       []jsonPlace     `json:"also"`     // of other dimensions, where it is seen, too
		Series     []jsonSeriesNow `json:"series"`   // the one with the most evidence first
		Since      string          `json:"since"`
		Before     bool            `json:"sinceBefore"` // since lies before the range
		Until      string          `json:"until"`       // the last bad day, also while it lasts
		Ongoing    bool            `json:"ongoing"`     // the newest value is bad
		Days       int             `json:"days"`        // that were bad
		Users      figureJSON      `json:"users"`
		UsersShare figureJSON      `json:"usersShare"` // percent of all users
		Explains   *jsonExplained  `json:"explains"`
		Folded     []jsonPlace     `json:"folded"`   // that moved as the app did, and sums of others
		RuledOut   []string        `json:"ruledOut"` // in English
		Open       []string        `json:"open"`     // in English
		Confidence *jsonConfidence `json:"confidence"`
		Now        *struct{}       `json:"now"` // what live figures say; always null so far
		Command    string          `json:"command"`
	}
	jsonPlace struct {
		Dimension string `json:"dimension"`
		Value     string `json:"value"`
	}
	jsonSeriesNow struct {
		Name string     `json:"name"`
		Was  figureJSON `json:"was"`
		Now  figureJSON `json:"now"`
		Unit string     `json:"unit"`
	}
	jsonExplained struct {
		Series string     `json:"series"`
		Part   figureJSON `json:"part"`  // how much of the app's change it makes
		Whole  figureJSON `json:"whole"` // the app's change
	}
	jsonConfidence struct { // how often the same would have been said
		Fired  int `json:"fired"`
		Lasted int `json:"lasted"` // of these, two days
		Days   int `json:"days"`   // that were looked at
	}
)

// incidentJSON is an incident for programs, in English.
func (w Writer) incidentJSON(i quality.Incident, command string) jsonIncident {
	v := w.inEnglish().Verdict(i)
	out := jsonIncident{ID: i.ID, Severity: i.Severity.String(), App: i.OfApp(), Places: jsonPlaces(i.Places),
		Also: jsonPlaces(i.Also), Series: []jsonSeriesNow{}, Since: i.Since.ID(), Before: i.Before, Until: i.Until.ID(),
		Ongoing: i.Lasts, Days: i.Bad, Users: figureJSON(quality.Gap()), UsersShare: figureJSON(quality.Gap()),
		Folded: jsonPlaces(i.Folded), RuledOut: append([]string{}, v.RuledOut...), Open: append([]string{}, v.Open...),
		Command: command}
	for _, m := range i.Series {
		out.Series = append(out.Series, jsonSeriesNow{m.Series, rounded(m.Was, 4), rounded(m.Now, 4), m.Unit})
	}
	if i.HasUsers {
		out.Users, out.UsersShare = figureJSON(i.Users.Count), rounded(i.Users.Share, 2)
	}
	if e := i.Explains; e.Known() {
		out.Explains = &jsonExplained{e.Series, rounded(e.Part, 4), rounded(e.Whole, 4)}
	}
	if c := i.Confidence; c.Days > 0 {
		out.Confidence = &jsonConfidence{c.Fired, c.Lasted, c.Days}
	}
	return out
}

func jsonPlaces(places []quality.Place) []jsonPlace {
	list := []jsonPlace{}
	for _, p := range places {
		list = append(list, jsonPlace(p))
	}
	return list
}

// incidentOf is the ID of the incident that a finding belongs to; nil without one.
func incidentOf(f quality.Finding, list []quality.Incident) *string {
	for at := range list {
		for _, of := range list[at].Findings {
			if of.Query == f.Query && of.Series == f.Series && of.Value == f.Value {
				return &list[at].ID
			}
		}
	}
	return nil
}
