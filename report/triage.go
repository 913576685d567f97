package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

// The JSON of a triage. Its shape is a contract.
type (
	jsonTriage struct {
		Query    jsonTriageQuery `json:"query"`
		Findings []jsonFinding   `json:"findings"`
		Queries  jsonQueries     `json:"queries"`
		Rows     int             `json:"rows"`     // that were judged
		Skipped  int             `json:"skipped"`  // with too few past values
		NotHeld  int             `json:"notHeld"`  // days that are not held
		PastDays int             `json:"pastDays"` // days before the range that every answer with rows tells of
		LeftOut  jsonLeftOut     `json:"leftOut"`
		Verdict  string          `json:"verdict"` // found, clear, part or none
		Warnings []string        `json:"warnings"`
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
	}
)

// Triage writes the result of a triage. command returns the shell command that shows a finding again.
func (w Writer) Triage(out io.Writer, f Format, t *quality.Triage, command func(quality.Finding) string) error {
	var text strings.Builder
	switch f {
	case JSON:
		line, err := EncodeJSON(w.inEnglish().triageJSON(t, command))
		if err != nil {
			return fmt.Errorf("writing the triage as json: %w", err)
		}
		text.Write(line)
	case Markdown:
		w.triageMarkdown(&text, t, command)
	case Table:
		w.triageTable(&text, t)
	default:
		return fmt.Errorf("%q is no format of a triage: take table, json or md", f)
	}
	if _, err := io.WriteString(out, text.String()); err != nil {
		return fmt.Errorf("writing the triage: %w", err)
	}
	return nil
}

func (w Writer) triageJSON(t *quality.Triage, command func(quality.Finding) string) jsonTriage {
	past, _ := t.Query.Past()
	days, _ := t.PastDays()
	out := jsonTriage{
		Query: jsonTriageQuery{App: t.Query.App, Product: t.Query.Product, From: t.Query.Range.From.String(),
			To:     t.Query.Range.To.String(),
			VsFrom: past.From.String(), VsTo: past.To.String()},
		Findings: []jsonFinding{}, Queries: jsonQueries{Done: t.Done, Of: t.Of, Failed: len(t.Failed)}, Rows: t.Rows,
		Skipped: t.Skipped, NotHeld: t.NotHeld, PastDays: days,
		LeftOut: jsonLeftOut{FewUsers: t.FewUsers, NoValues: t.NoValues, NoDirection: t.NoDirection},
		Verdict: string(t.Verdict()), Warnings: []string{},
	}
	if v := t.Verdict(); v == quality.TriageNone || v == quality.TriagePart {
		out.Warnings = append(out.Warnings, w.TriageNothing(t))
	}
	out.Warnings = append(append(out.Warnings, w.TriageGaps(t)...), w.TriageLeftOut(t)...)
	for _, f := range t.Findings {
		one := jsonFinding{Severity: f.Severity.String(), Dimension: f.Query.Dimension, Value: f.Value,
			Indicator: f.Query.Indicator, Series: f.Series,
			Also: []jsonMoved{}, Since: f.Since.ID(), Before: f.Before, Until: f.Until.ID(), Lasts: f.Lasts,
			Was: rounded(f.Was, 4), Now: rounded(f.Now, 4),
			Change: rounded(f.Change(), 4), Unit: f.Unit, Better: f.Better.String(),
			Z: rounded(f.Z, 2), BadDays: f.Bad, Days: f.Held, PastDays: f.Past, Command: command(f)}
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

// TriageSubject says what was searched, and what was found in how many rows.
func (w Writer) TriageSubject(t *quality.Triage) string {
	past, _ := t.Query.Past()
	text := fmt.Sprintf("%s %s  %s %s", cells.Safe(t.Query.App), t.Query.Product, t.Query.Range,
		w.Say.T("against %s", past))
	return text + "  " + w.Say.T("%d findings in %d rows", len(t.Findings), t.Rows)
}

// TriageNothing says what it means that nothing was found: it holds only for the rows that could be judged.
func (w Writer) TriageNothing(t *quality.Triage) string {
	switch say := w.Say.T; {
	case t.Rows == 0:
		return say("no verdict: 0 rows")
	case t.Verdict() == quality.TriageNone:
		return say("no verdict: just %d rows could be judged, most could not", t.Rows)
	case t.Verdict() == quality.TriagePart:
		return say("nothing got worse in the %d rows that could be judged, which are not all", t.Rows)
	default:
		return say("nothing got worse beyond what is usual")
	}
}

// TriageNotes say what a triage lacks, then what it left out, and which past it rests on.
func (w Writer) TriageNotes(t *quality.Triage) []string {
	return slices.Concat(w.TriageGaps(t), w.TriageLeftOut(t), w.TriagePast(t))
}

// TriagePast says how many days before the range the rows were judged by. It says nothing if there are none: then no
// row was judged.
func (w Writer) TriagePast(t *quality.Triage) []string {
	switch fewest, most := t.PastDays(); {
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
	for _, warning := range t.Warnings {
		notes = append(notes, w.Say.T(warning.Text, warning.Count))
	}
	return notes
}

func (w Writer) triageTable(out *strings.Builder, t *quality.Triage) {
	fmt.Fprintf(out, "%s\n", w.TriageSubject(t))
	columns := ListedFindingColumns(func(c FindingColumn) int { return c.Printed })
	lines := make([][]string, 1+len(t.Findings))
	for _, c := range columns {
		lines[0] = append(lines[0], c.Heading(w.Say, FindingStep(t.Findings)))
		for at, f := range t.Findings {
			lines[1+at] = append(lines[1+at], c.Cell(w.Say, f, "."))
		}
	}
	// What says what a finding is of is aligned left.
	names := slices.IndexFunc(columns, func(c FindingColumn) bool { return c.Kind > FindingSeries })
	if len(t.Findings) == 0 {
		fmt.Fprintf(out, "\n%s\n", w.TriageNothing(t))
	} else {
		fmt.Fprintln(out)
		writeAligned(out, lines, names)
	}
	for _, note := range w.TriageNotes(t) {
		fmt.Fprintf(out, "\n%s\n", note)
	}
}

func (w Writer) triageMarkdown(out *strings.Builder, t *quality.Triage, command func(quality.Finding) string) {
	fmt.Fprintf(out, "%s\n", EscapeMarkdown(w.TriageSubject(t)))
	for _, f := range t.Findings {
		lines := FindingLines(w.Say, f, command(f))
		fmt.Fprintf(out, "\n- %s\n  %s\n  %s\n", lines[0], lines[1], lines[2])
	}
	if len(t.Findings) == 0 {
		fmt.Fprintf(out, "\n%s\n", w.TriageNothing(t))
	}
	for _, note := range w.TriageNotes(t) {
		fmt.Fprintf(out, "\n%s\n", note)
	}
}
