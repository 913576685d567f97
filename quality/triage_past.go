package quality

import "slices"

// DaysBefore counts the days before the range that the rows are judged by: those on which a row has a value, and no
// more than a row is judged by. The app-wide row does not count.
func (r Result) DaysBefore() int {
	if len(r.Tables) == 0 {
		return 0
	}
	n, axis, first := 0, r.Tables[0].pastAxis(), r.Tables[0].Axis.First()
	for at := range axis.Len() {
		if axis.At(at).Before(first) && slices.ContainsFunc(r.Tables, func(t Table) bool { return t.anyPast(at) }) {
			n++
		}
	}
	return min(n, MostPast)
}

// A triagePast is how many days before the range the answer to a query of a triage tells of.
type triagePast struct {
	query Query
	days  int
}

// notePast notes the days before the range of an answer with rows, in place of those of an earlier answer to its
// query.
func (t *Triage) notePast(r Result) {
	if len(r.Tables) == 0 {
		return
	}
	pasts := slices.DeleteFunc(slices.Clone(t.pasts), func(p triagePast) bool { return p.query == r.Query })
	t.pasts = append(pasts, triagePast{r.Query, r.DaysBefore()})
}

// OwnPast says whether the older half of a long range is what its rows are judged by, because too few of the days
// before it are known.
func (t *Triage) OwnPast() bool {
	_, most := t.PastDays()
	return most < fewestPast && t.Query.Range.Len() >= pastFrom
}

// PastDays are the fewest and the most days before the range that the answers with rows tell of: the verdict rests on
// them. Both are 0 without such an answer.
func (t *Triage) PastDays() (fewest, most int) {
	for i, p := range t.pasts {
		if i == 0 {
			fewest = p.days
		}
		fewest, most = min(fewest, p.days), max(most, p.days)
	}
	return fewest, most
}
