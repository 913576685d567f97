package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// A TriageForm says how a triage is written.
type TriageForm struct {
	Command string                       // shell command that does the triage again
	Finding func(quality.Finding) string // shell command that shows a finding again
	Top     int                          // incidents that are written, the most important first; 0 is all. JSON has all
	Verbose bool                         // with the findings of each incident
}

// Triage writes the result of a triage.
func (w Writer) Triage(out io.Writer, f Format, t *quality.Triage, form TriageForm) error {
	var text strings.Builder
	switch f {
	case JSON:
		line, err := EncodeJSON(w.inEnglish().triageJSON(t, form))
		if err != nil {
			return lang.Errorf("writing the triage as json: %s", err)
		}
		text.Write(line)
	case Markdown:
		w.triageMarkdown(&text, t, form)
	case Table:
		w.triageTable(&text, t, form)
	default:
		return lang.Errorf("%q is no format of a triage: take table, json or md", f)
	}
	if _, err := io.WriteString(out, text.String()); err != nil {
		return lang.Errorf("writing the triage: %s", err)
	}
	return nil
}

// TriageSubject says what was searched.
func (w Writer) TriageSubject(t *quality.Triage) string {
	return fmt.Sprintf("%s %s  %s %s", cells.Safe(t.Query.App), t.Query.Product, t.Query.Range,
		TriageAgainst(w.Say, t, quality.Axis.String))
}

// TriageAgainst says what a triage compares with in a few words. Where too few of the compared days are held, it is
// what else is held of the days before, see TriagePast, or the older half of a long range. write writes days.
func TriageAgainst(say lang.Printer, t *quality.Triage, write func(quality.Axis) string) string {
	a := t.Against()
	if a.FellBack() {
		return againstLacks(say, a, write)
	}
	return AgainstWords(say, a, write)
}

// TriageCount says how many incidents were found in how many rows.
func (w Writer) TriageCount(t *quality.Triage) string {
	return w.Say.T("%d incidents in %d rows", len(t.Incidents), t.Rows)
}

// TriageNothing says what it means that nothing was found: it holds only for the rows that could be judged. What could
// not, and why, is among TriageNotes.
func (w Writer) TriageNothing(t *quality.Triage) string {
	days := t.Query.Range.Len()
	switch say := w.Say.T; {
	case t.Rows == 0:
		return say("no verdict: 0 rows")
	case t.Verdict() == quality.TriageNone:
		return say("no verdict: just %d rows could be judged, most could not", t.Rows)
	case t.Verdict() == quality.TriagePart:
		return say("nothing got worse in %d rows on %d days, which are not all", t.Rows, days)
	default:
		return say("nothing got worse beyond what is usual in %d rows on %d days", t.Rows, days)
	}
}

// TriageNotes say what a triage lacks, then what it left out, and which past it rests on.
func (w Writer) TriageNotes(t *quality.Triage) []string {
	return slices.Concat(w.TriageGaps(t), w.TriageLeftOut(t), w.TriagePast(t))
}

// TriagePast says how many days before the range the rows were judged by, or that it was the older half of a long
// range. It says nothing if there are none: then no row was judged.
func (w Writer) TriagePast(t *quality.Triage) []string {
	switch fewest, most := t.PastDays(); {
	case t.OwnPast() && t.Rows > 0:
		return []string{w.Say.T("judged by the older half of these days")}
	case most == 0:
		return nil
	case fewest < most:
		return []string{w.Say.T("judged by %d to %d past days", fewest, most)}
	default:
		return []string{w.Say.T("judged by %d past days", most)}
	}
}

// TriageLeftOut says which rows were left out on purpose.
func (w Writer) TriageLeftOut(t *quality.Triage) []string {
	if t.FewUsers == 0 {
		return nil
	}
	return []string{w.Say.T("%d rows have too few calls to be judged", t.FewUsers)}
}

// TriageGaps say what a triage lacks: queries, days, and rows that could not be judged.
func (w Writer) TriageGaps(t *quality.Triage) []string {
	var notes []string
	if n := len(t.Failed); n > 0 {
		notes = append(notes, w.Say.T("%d of %d queries were not answered", n, t.Of))
	}
	if t.Done < t.Of {
		notes = append(notes, w.Say.T("stopped after %d of %d queries", t.Done, t.Of))
	}
	if n := t.Provisional(); n > 0 {
		notes = append(notes, w.Say.T("provisional in %d queries, whose days before the range did not come", n))
	}
	if t.Done >= t.Of && !t.Whole() {
		notes = append(notes, w.Say.T("stopped before the users came"))
	}
	if t.NotHeld > 0 {
		notes = append(notes, w.Say.T("%d days are not held", t.NotHeld))
	}
	if len(t.Unready) > 0 {
		notes = append(notes, w.Say.T("not ready yet: %s", quality.DayList(t.Unready)))
	}
	if t.Skipped > 0 {
		notes = append(notes, w.Say.T("%d rows have too few past days to be judged", t.Skipped))
	}
	if t.NoValues > 0 {
		notes = append(notes, w.Say.T("%d rows have no values in these days", t.NoValues))
	}
	if t.NoDirection > 0 {
		notes = append(notes, w.Say.T("%d rows are of series whose direction is unknown", t.NoDirection))
	}
	if t.NoApp > 0 {
		notes = append(notes, w.Say.T("%d rows got worse like all others, and whether the whole app did is not known",
			t.NoApp))
	}
	switch t.StandIn {
	case "Country":
		notes = append(notes, w.Say.T(
			"the app's own figures could not be had: its countries, weighted by users, stand for it"))
	case "Province":
		notes = append(notes, w.Say.T(
			"the app's own figures could not be had: its provinces, weighted by users, stand for it"))
	}
	for _, warning := range t.Warnings {
		notes = append(notes, w.Say.T(warning.Text, warning.Count))
	}
	return notes
}
