package views

import (
	"slices"

	"rtcscope/quality"
)

// Subject implements HasSubject. It is the leader of the incident under the cursor or, without incidents, the triage's
// query. Its marks are the places of the marked incidents or, if none is marked, of that one.
func (v *Triage) Subject() Subject {
	i, has := v.current()
	if !has {
		return Subject{Query: v.triage.Query, Wrong: refuseRows}
	}
	return v.subjectOf(i.Leader(), placesOf(v.chosen()...))
}

// subjectOf is a finding as a subject, with marks.
func (v *Triage) subjectOf(f quality.Finding, marks placeMarks) Subject {
	return Subject{Query: v.queryOf(f), Series: f.Series, Value: f.Value, HasRow: true, Whole: f.OfApp(),
		Marking: marks}
}

// placeMarks are places as marks of rows.
type placeMarks []Mark

// placesOf are the places of incidents, those where they are seen, too, and those that may be another event.
func placesOf(list ...quality.Incident) placeMarks {
	var marks placeMarks
	for _, i := range list {
		for _, p := range slices.Concat(i.Places, i.Also, doubted(i)) {
			if m := (Mark{p.Dimension, p.Value}); !slices.Contains(marks, m) {
				marks = append(marks, m)
			}
		}
	}
	return marks
}

// Marks implements Marking.
func (m placeMarks) Marks() []Mark { return m }

// Marked implements Marking.
func (m placeMarks) Marked(value string) bool {
	return slices.ContainsFunc(m, func(mark Mark) bool { return mark.Value == value })
}

// queryOf returns the query whose answer shows a finding. The whole app is shown above the values of any dimension: of
// the one that the explore screen has or, if it has none, of the first.
func (v *Triage) queryOf(f quality.Finding) quality.Query {
	q := f.Query
	if f.OfApp() {
		q.Dimension = v.dimension
		if list := v.env.Catalogue.Dimensions; q.Dimension == "" && len(list) > 0 {
			q.Dimension = list[0].Name
		}
	}
	return q
}
