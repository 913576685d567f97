package quality

import "slices"

// standIns are the dimensions whose values, weighted by their users, stand for the whole app, the better one first:
// countries are all users, provinces those of one country.
func standIns() []string { return []string{countries, provinces} }

// standIn is the dimension that stands for the whole app, once all queries are answered whole and the app's own
// figures could not be had in any of them; empty where it is not needed, or where users are not known.
func (t *Triage) standIn() string {
	if t.reached() < StageAll {
		return ""
	}
	lacking := false
	for _, answers := range t.answers {
		for _, r := range answers {
			lacking = lacking || slices.ContainsFunc(r.Lacks, func(l Lack) bool { return l.Part == PartWhole })
			if slices.ContainsFunc(r.Tables, func(table Table) bool { return table.Whole != nil }) {
				return ""
			}
		}
	}
	if !lacking {
		return ""
	}
	for _, dimension := range standIns() {
		if slices.ContainsFunc(t.answers[dimension], func(r Result) bool { return len(r.Users.Of) > 0 }) {
			return dimension
		}
	}
	return ""
}

// standing are the answers of a dimension, with what stands for the whole app in their tables.
func (t *Triage) standing(dimension string) []Result {
	if t.StandIn == "" {
		return t.answers[dimension]
	}
	list := slices.Clone(t.answers[dimension])
	for i, r := range list {
		r.Tables = slices.Clone(r.Tables)
		for at, table := range r.Tables {
			for _, source := range t.answers[t.StandIn] {
				from := slices.IndexFunc(source.Tables, func(s Table) bool { return s.Series == table.Series })
				if from >= 0 {
					r.Tables[at].Whole = weightedRow(table, source.Tables[from], source)
				}
			}
		}
		list[i] = r
	}
	return list
}

// weightedRow is the sum of the rows of a table, weighted by their users, for the moments of another one; nil if it is
// not known at any of them.
func weightedRow(of, from Table, source Result) *Row {
	users, past := source.Users.Of, source.PastUsers.Of
	if len(past) == 0 {
		past = users
	}
	sums := make(map[Moment]float64)
	add := func(axis Axis, cells func(Row) []float64, users map[string]Users) {
		for at, m := range axis.Moments() {
			if v := weightedCell(from.Rows, cells, at, users); !IsGap(v) {
				sums[m] = v
			}
		}
	}
	add(from.Before, func(r Row) []float64 { return r.Before }, users)
	add(from.Past, func(r Row) []float64 { return r.Past }, past)
	add(from.Axis, func(r Row) []float64 { return r.Cells }, users)
	line := func(axis Axis) []float64 {
		cells := gaps(axis.Len())
		for at, m := range axis.Moments() {
			if v, known := sums[m]; known {
				cells[at] = v
			}
		}
		return cells
	}
	if len(sums) == 0 {
		return nil
	}
	row := &Row{Cells: line(of.Axis)}
	if of.Past.Len() > 0 {
		row.Past = line(of.Past)
	}
	if of.Before.Len() > 0 {
		row.Before = line(of.Before)
	}
	return row
}

// weightedCell is one cell of that sum. It is a gap unless rows with most of the users have a value.
func weightedCell(rows []Row, cells func(Row) []float64, at int, users map[string]Users) float64 {
	sum, known, all := 0.0, 0.0, 0.0
	for _, r := range rows {
		n := users[r.Value].Count
		all += n
		if list := cells(r); at < len(list) && !IsGap(list[at]) {
			sum, known = sum+n*list[at], known+n
		}
	}
	const most = 0.8
	if known == 0 || known < most*all {
		return Gap()
	}
	return sum / known
}
