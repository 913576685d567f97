package quality

// incidents folds findings, the worst first, into what happened.
func (t *Triage) incidents() []Incident {
	var list []Incident
	for _, f := range t.Findings {
		i := Incident{Severity: f.Severity, Since: f.Since, Before: f.Before, Until: f.Until, Lasts: f.Lasts, Bad: f.Bad,
			Users: f.Users, HasUsers: f.HasUsers, Share: f.Share, Findings: []Finding{f}}
		if !f.OfApp() {
			i.Places = []Place{{f.Query.Dimension, f.Value}}
		}
		i.Series = append([]Moved{{f.Series, f.Was, f.Now, f.Unit}}, f.Also...)
		i.ID = i.NewID(t.Query)
		list = append(list, i)
	}
	return list
}
