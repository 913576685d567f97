package views

import (
	"slices"

	"rtcscope/quality"
)

// Judged implements Judge. The table, the details and the heatmap of a result then say what the triage says: it judges
// a row by all indicators together, and by all the days that it knows.
func (v *Triage) Judged(r quality.Result) quality.Result {
	if r.Query == v.triage.Query && v.sameApp(r) {
		if verdicts := v.triage.AppVerdicts(); verdicts != nil {
			r.Verdicts = verdicts
		}
		return r
	}
	if held, ok := v.answers[r.Query]; ok && !held.Provisional() && sameValues(held, r) {
		r.Verdicts, r.Scale = v.triage.Verdicts(r.Query.Dimension), v.triage.Scale(r.Query.Dimension)
		r.Incidents = v.triage.Incidents
	}
	return r
}

// sameApp says whether the answers that the triage rests on have the same values of the app as an answer about it.
func (v *Triage) sameApp(r quality.Result) bool {
	for _, held := range v.answers {
		for _, t := range held.Tables {
			at := slices.IndexFunc(r.Tables, func(own quality.Table) bool { return own.Series == t.Series })
			if at < 0 || t.Whole == nil || r.Tables[at].Whole == nil {
				continue
			}
			if own := r.Tables[at]; own.Axis != t.Axis || !sameRow(*t.Whole, *own.Whole) {
				return false
			}
		}
	}
	return true
}

// sameValues says whether two answers to one query have the same values in the days of the query.
func sameValues(a, b quality.Result) bool {
	return slices.EqualFunc(a.Tables, b.Tables, func(a, b quality.Table) bool {
		return a.Series == b.Series && a.Axis == b.Axis && slices.EqualFunc(a.Rows, b.Rows, sameRow) &&
			(a.Whole == nil) == (b.Whole == nil) && (a.Whole == nil || sameRow(*a.Whole, *b.Whole))
	})
}

func sameRow(a, b quality.Row) bool {
	return a.Value == b.Value && slices.EqualFunc(a.Cells, b.Cells, func(a, b float64) bool {
		return a == b || quality.IsGap(a) && quality.IsGap(b)
	})
}
