package quality

import "slices"

// incidents folds findings, the worst first, into what happened. It is a function of what is known alone: findings
// that come later, or that older days replace, fold as if they had been there from the beginning.
func (t *Triage) incidents() []Incident {
	f := t.newFold()
	for _, s := range f.byStrength() {
		if !f.join(s) {
			f.events = append(f.events, &event{spots: []*spot{s}})
		}
	}
	f.placeParents()
	f.placeApp()
	list := make([]Incident, 0, len(f.events))
	for _, e := range f.events {
		list = append(list, f.incident(e))
	}
	sortIncidents(list)
	return list
}

// An event is an incident while it is put together.
type event struct {
	spots    []*spot // the first names it, the others are of other dimensions
	shadows  []*spot
	question []Place // places of which it is open whether they are one event
}

// lead is the spot that names the event.
func (e *event) lead() *spot { return e.spots[0] }

// incident puts an incident together.
func (f *fold) incident(e *event) Incident {
	lead := e.lead()
	first := lead.findings[0]
	i := Incident{Lasts: first.Lasts, Until: first.Until, Users: first.Users, HasUsers: first.HasUsers,
		Share: lead.share, Provisional: true}
	if !lead.ofApp() {
		i.Places = append([]Place{lead.place}, f.within(e)...)
	}
	for _, s := range e.spots {
		for _, found := range s.findings {
			i.Severity = max(i.Severity, found.Severity)
			i.Provisional = i.Provisional && found.Provisional
		}
		i.Findings = append(i.Findings, s.findings...)
		if s != lead && !slices.Contains(i.Places, s.place) && !slices.Contains(i.Also, s.place) {
			i.Also = append(i.Also, s.place)
		}
	}
	for _, found := range lead.findings {
		i.Lasts = i.Lasts || found.Lasts
		if i.Until.Before(found.Until) {
			i.Until = found.Until
		}
		i.addSeries(Moved{found.Series, found.Was, found.Now, found.Unit})
		for _, m := range found.Also {
			i.addSeries(m)
		}
	}
	i.Since, i.Before, i.Bad = f.onset(e)
	i.Explains = f.explains(e)
	i.Folded = f.folded(e, &i)
	i.RuledOut = f.ruledOut(e, i)
	i.Open = f.open(e, i)
	i.ID = i.NewID(f.triage.Query)
	return i
}

// addSeries adds a series that got worse, once.
func (i *Incident) addSeries(m Moved) {
	if !slices.ContainsFunc(i.Series, func(old Moved) bool { return old.Series == m.Series }) {
		i.Series = append(i.Series, m)
	}
}
