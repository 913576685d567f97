package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/quality"
)

// A triageOverview is how the app is in all series, above the list of a triage. The service answers it first, so that
// it is there while the rest is asked for.
type triageOverview struct {
	result  quality.Result
	lines   []*quality.Figures
	failure string // why it is missing
}

// The height of a screen from which the series that are worse have lines of their own, and the most lines then; that
// from which all series have; and the lines that an empty list needs.
const (
	briefFrom = 30
	briefMost = 6
	allFrom   = 42
	emptyList = 6
)

// asked returns the queries of a triage, after that for the app.
func (v *Triage) asked(queries []quality.Query) []quality.Query {
	return append([]quality.Query{quality.AppQuery(v.triage.Query)}, queries...)
}

// takesApp takes the answer about the app. It returns false for another one.
func (v *Triage) takesApp(o Outcome) bool {
	if !o.Query.OfApp() {
		return false
	}
	v.app.failure = ""
	if o.Failure != nil {
		v.app.failure = why(v.env, o.Failure)
	}
	if o.Failure == nil || len(o.Result.Tables) > 0 {
		v.app.result = o.Result
		v.judgeApp()
	}
	v.place()
	return true
}

// judgeApp says of the app what the triage found, once all of its indicators are answered.
func (v *Triage) judgeApp() {
	if len(v.app.result.Tables) == 0 {
		return
	}
	r := v.app.result
	r.Verdicts = nil
	if judged := v.Judged(r); judged.Verdicts != nil && !slices.ContainsFunc(r.Tables, func(t quality.Table) bool {
		return !judged.Verdicts.Knows(t.Series)
	}) {
		r = judged
	}
	v.app.lines = quality.NewOverview(r, v.env.Catalogue)
}

// overviewLines are the lines about the app above the list. While the list is empty, they take its room.
func (v *Triage) overviewLines() []string {
	most := 1
	switch {
	case v.low():
		return nil
	case v.h >= allFrom || len(v.triage.Incidents) == 0 && v.h-len(v.progress())-emptyList > len(v.app.lines):
		most = 1 + len(v.app.lines)
	case v.h >= briefFrom:
		most = briefMost
	}
	if v.app.failure != "" && len(v.app.lines) == 0 {
		text := cells.Cut(v.env.Say.Colon(v.env.Say.T("whole app"), v.app.failure), max(1, v.w-2), v.env.Glyphs.Ellipsis)
		return []string{" " + v.env.Theme.Warn.Render(text)}
	}
	return overviewBrief(v.env, v.app.lines, v.w, most)
}
