package quality

import "slices"

// Figures are one series of an answer, with the figures of its rows worked out once for all that shows, writes or
// orders them. Sums and Judged have an entry for each of Rows.
type Figures struct {
	Result   Result
	Against  Against // what changes lead from
	Table    Table   // without compared moments if changes do not lead from them
	Series   Series
	Rows     []Row       // those of the table and, at the index Whole, the app-wide one
	Whole    int         // index of the app-wide row; -1 where it is not known
	Latest   int         // see Table.Latest
	Sums     []Summary   // figures of a row
	Judged   []Judgement // of a row
	Compared bool        // some row has a change; the app-wide one counts where it is alone
	given    Table
}

// Given is the table as it is in the answer, with all compared moments that were asked for.
func (f *Figures) Given() Table { return f.given }

// NewFigures works out the figures of the series at an index of a result's tables.
func NewFigures(r Result, at int, known Catalogue) *Figures {
	f := &Figures{Result: r, Against: r.Against(), Whole: -1, given: r.Tables[at]}
	f.Table = f.Against.table(f.given)
	f.Series = known.Series(f.Table.Series)
	f.Latest = f.Table.Latest()
	f.Rows = f.Table.Rows
	if f.Table.Whole != nil {
		f.Whole = len(f.Rows)
		f.Rows = append(slices.Clip(f.Rows), *f.Table.Whole)
	}
	for at, row := range f.Rows {
		sum := Summarise(f.Against.row(row), f.Latest, f.Series.Better)
		f.Sums = append(f.Sums, sum)
		counts := at != f.Whole || len(f.Table.Rows) == 0
		f.Compared = f.Compared || counts && !IsGap(sum.Change)
	}
	f.judge(known)
	return f
}

// judge takes the judgements that came with the answer, if they are of its series, or judges its rows.
func (f *Figures) judge(known Catalogue) {
	v := f.Result.Verdicts
	if v == nil || !v.Knows(f.Table.Series) {
		v = Judge([]Result{f.Result}, known)
	}
	for _, row := range f.Table.Rows {
		f.Judged = append(f.Judged, v.Of(f.Table.Series, row.Value))
	}
	if f.Whole >= 0 {
		f.Judged = append(f.Judged, v.Whole(f.Table.Series))
	}
}

// Worsening is how much worse a row got. If no row has a change, it is how bad the row's latest value is.
func (f *Figures) Worsening(row int) float64 {
	if !f.Compared {
		return f.Series.Better.Worsening(f.Sums[row].Latest)
	}
	return f.Series.Better.Worsening(f.Sums[row].Change)
}

// Users are the users of a row; false if they are not known.
func (f *Figures) Users(row int) (Users, bool) {
	if row == f.Whole {
		return Users{}, false
	}
	u, ok := f.Result.Users.Of[f.Rows[row].Value]
	return u, ok
}

// Weighed says whether the users of rows are known or may still come.
func (f *Figures) Weighed() bool {
	lacking := slices.ContainsFunc(f.Result.Lacks, func(l Lack) bool { return l.Part == PartUsers })
	return f.Result.Users.Range != (Range{}) && (f.Result.Users.Of != nil || !lacking)
}

// pastFrom is the number of moments from which a table has a past of its own.
const pastFrom = 8

// HasPast says whether rows can be judged by a past: what is held before the range, the compared values, or the older
// half of a long table's own. Where too few of the compared values are known, the judgements say so.
func (f *Figures) HasPast() bool {
	return f.Table.Compared() || f.Against.FellBack() || f.Table.Before.Len() > 0 || f.Table.Axis.Len() >= pastFrom
}
