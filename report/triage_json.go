package report

import "rtcscope/quality"

// The JSON of a triage. Its shape is a contract.
type (
	jsonTriage struct {
		Query     jsonTriageQuery `json:"query"`
		Incidents []jsonIncident  `json:"incidents"` // the most important first
		Findings  []jsonFinding   `json:"findings"`
		Queries   jsonQueries     `json:"queries"`
		Rows      int             `json:"rows"`     // that were judged
		Skipped   int             `json:"skipped"`  // with too few past values
		NotHeld   int             `json:"notHeld"`  // days that are not held
		PastDays  int             `json:"pastDays"` // days before the range that every answer with rows tells of
		LeftOut   jsonLeftOut     `json:"leftOut"`
		Verdict   string          `json:"verdict"` // found, clear, part or none
		Warnings  []string        `json:"warnings"`
	}
	jsonLeftOut struct { // rows that were neither judged nor skipped
		FewUsers    int `json:"fewUsers"` // with too few calls to be judged
		NoValues    int `json:"noValues"`
		NoDirection int `json:"noDirection"`
	}
	jsonTriageQuery struct {
		App     string `json:"app"`
		Product string `json:"product"`
		From    string `json:"from"`
		To      string `json:"to"`
		VsFrom  string `json:"vsFrom"`
		VsTo    string `json:"vsTo"`
	}
	jsonQueries struct {
		Done   int `json:"done"`
		Of     int `json:"of"`
		Failed int `json:"failed"`
	}
	jsonMoved struct {
		Series string     `json:"series"`
		Was    figureJSON `json:"was"`
		Now    figureJSON `json:"now"`
		Unit   string     `json:"unit"`
	}
	jsonFinding struct {
		Severity  string      `json:"severity"`  // low, medium, high
		Dimension string      `json:"dimension"` // empty, as value is, of the whole app
		Value     string      `json:"value"`
		Indicator string      `json:"indicator"`
		Series    string      `json:"series"`
		Also      []jsonMoved `json:"also"` // other series that got worse with it
		Since     string      `json:"since"`
		Before    bool        `json:"sinceBefore"` // since lies before the range
		Until     string      `json:"until"`
		Lasts     bool        `json:"lasts"` // the newest value is bad
		Was       figureJSON  `json:"was"`   // what would be usual on the bad days
		Now       figureJSON  `json:"now"`   // mean of the bad days
		Change    figureJSON  `json:"change"`
		Unit      string      `json:"unit"`
		Better    string      `json:"better"`
		Z         figureJSON  `json:"z"`
		BadDays   int         `json:"badDays"`
		Days      int         `json:"days"`     // of the range, with values
		PastDays  int         `json:"pastDays"` // with values
		Users     *float64    `json:"users"`    // null if not known
		Command   string      `json:"command"`
		Incident  *string     `json:"incident"` // the ID of the incident that it shows
	}
)

func (w Writer) triageJSON(t *quality.Triage, form TriageForm) jsonTriage {
	past, _ := t.Query.Past()
	days, _ := t.PastDays()
	out := jsonTriage{
		Query: jsonTriageQuery{App: t.Query.App, Product: t.Query.Product, From: t.Query.Range.From.String(),
			To:     t.Query.Range.To.String(),
			VsFrom: past.From.String(), VsTo: past.To.String()},
		Incidents: []jsonIncident{}, Findings: []jsonFinding{},
		Queries: jsonQueries{Done: t.Done, Of: t.Of, Failed: len(t.Failed)}, Rows: t.Rows,
		Skipped: t.Skipped, NotHeld: t.NotHeld, PastDays: days,
		LeftOut: jsonLeftOut{FewUsers: t.FewUsers, NoValues: t.NoValues, NoDirection: t.NoDirection},
		Verdict: string(t.Verdict()), Warnings: []string{},
	}
	if v := t.Verdict(); v == quality.TriageNone || v == quality.TriagePart {
		out.Warnings = append(out.Warnings, w.TriageNothing(t))
	}
	out.Warnings = append(append(out.Warnings, w.TriageGaps(t)...), w.TriageLeftOut(t)...)
	for _, i := range t.Incidents {
		out.Incidents = append(out.Incidents, w.incidentJSON(i, form.Finding(i.Leader())))
	}
	for _, f := range t.Findings {
		one := jsonFinding{Severity: f.Severity.String(), Dimension: f.Query.Dimension, Value: f.Value,
			Indicator: f.Query.Indicator, Series: f.Series,
			Also: []jsonMoved{}, Since: f.Since.ID(), Before: f.Before, Until: f.Until.ID(), Lasts: f.Lasts,
			Was: rounded(f.Was, 4), Now: rounded(f.Now, 4),
			Change: rounded(f.Change(), 4), Unit: f.Unit, Better: f.Better.String(),
			Z: rounded(f.Z, 2), BadDays: f.Bad, Days: f.Held, PastDays: f.Past, Command: form.Finding(f),
			Incident: incidentOf(f, t.Incidents)}
		for _, other := range f.Also {
			one.Also = append(one.Also, jsonMoved{other.Series, rounded(other.Was, 4), rounded(other.Now, 4), other.Unit})
		}
		if f.HasUsers {
			one.Users = &f.Users.Count
		}
		out.Findings = append(out.Findings, one)
	}
	return out
}
