package views

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// Triage lists what got worse in an app, worst first, while the answers come in.
type Triage struct {
	env     *Env
	triage  quality.Triage
	running bool
	left    time.Duration // about how long the rest takes; zero while nobody knows
	began   time.Time
	failure string // why it ended early
	table   widget.Table
	columns []findingColumn
	touched bool // the cursor was moved: until then it stays on the worst finding
	w, h    int
}

// NewTriage makes the screen of a triage that has just begun.
func NewTriage(env *Env, t quality.Triage) *Triage {
	v := &Triage{env: env, table: widget.Table{Theme: env.Theme, Glyphs: env.Glyphs}, running: true}
	v.table.SortID = "severity"
	v.SetTriage(t, 0)
	return v
}

// SetTriage shows how far it has come; left is about how long the rest takes.
func (v *Triage) SetTriage(t quality.Triage, left time.Duration) {
	key, had := v.table.Key() // before the findings change under the table
	v.triage, v.left = t, left
	v.arrange()
	v.place()
	if !v.touched && len(t.Findings) > 0 {
		key, had = findingKey(t.Findings[0]), true
	}
	if had {
		v.table.Select(key)
	}
}

// End says that nothing more comes; failure says why, where it came to no end of its own.
func (v *Triage) End(failure string) {
	v.running, v.left, v.failure = false, 0, failure
	v.place()
}

func findingKey(f quality.Finding) string {
	return strings.Join([]string{f.Query.Dimension, f.Series, f.Value}, "\x00")
}

// A findingColumn is one column of the list.
type findingColumn struct {
	widget.Column
	cell func(v *Triage, f quality.Finding) widget.Cell
}

func (v *Triage) arrange() {
	say := v.env.Say.T
	valueW, dimW, seriesW := 8, cells.Width(say("dimension")), cells.Width(say("series"))
	for _, f := range v.triage.Findings {
		valueW, dimW, seriesW = max(valueW, cells.Width(valueName(v.env, f.Value))+3), max(dimW, cells.Width(say(f.Query.Dimension))), max(seriesW, cells.Width(cells.Safe(f.Series)))
	}
	text := func(id, title string, w int, cell func(f quality.Finding) string) findingColumn {
		return findingColumn{widget.Column{ID: id, Title: say(title), Width: w}, func(_ *Triage, f quality.Finding) widget.Cell { return widget.Cell{Text: cell(f)} }}
	}
	right := func(c findingColumn) findingColumn {
		c.Right = true
		return c
	}
	v.columns = []findingColumn{
		{widget.Column{ID: "value", Title: say("got worse"), Width: min(max(valueW, cells.Width(say("got worse"))+1), max(12, v.w/4))}, (*Triage).nameCell},
		text("dimension", "dimension", dimW, func(f quality.Finding) string { return say(f.Query.Dimension) }),
		right(findingColumn{widget.Column{ID: "change", Title: say("change"), Width: figureWidth}, func(v *Triage, f quality.Finding) widget.Cell {
			text, style := changeText(v.env, f.Change(), f.Better)
			return widget.Cell{Text: text, Style: style}
		}}),
		text("since", "bad since", max(6, cells.Width(say("bad since")), cells.Width(say("was %s", "01-02"))), func(f quality.Finding) string {
			if !f.Lasts {
				return say("was %s", f.Until.Short())
			}
			return f.Since.Short()
		}),
		text("series", "series", min(seriesW, max(20, v.w-50)), func(f quality.Finding) string { return cells.Safe(f.Series) }),
		right(text("was", "usual", figureWidth, func(f quality.Finding) string { return figureText(f.Was) })),
		right(text("now", "bad", figureWidth, func(f quality.Finding) string { return figureText(f.Now) })),
		right(text("z", "z", 6, func(f quality.Finding) string { return report.Figure(f.Z, 1) })),
		right(text("days", "bad days", 8, func(f quality.Finding) string { return fmt.Sprintf("%d/%d", f.BadDays, f.Days) })),
		right(text("users", "users", 7, func(f quality.Finding) string {
			if !f.HasUsers {
				return v.env.Glyphs.Gap
			}
			return report.Count(f.Users.Count)
		})),
	}
	columns := make([]widget.Column, len(v.columns))
	for i, c := range v.columns {
		columns[i] = c.Column
	}
	v.table.SetColumns(columns)
	v.table.SetRows(v)
}

// nameCell is the value with a mark for the severity, which the colour repeats.
func (v *Triage) nameCell(f quality.Finding) widget.Cell {
	name := valueName(v.env, f.Value)
	switch f.Severity {
	case quality.SeverityHigh:
		return widget.Cell{Text: "!! " + name, Style: v.env.Theme.Bad}
	case quality.SeverityMedium:
		return widget.Cell{Text: "!  " + name, Style: v.env.Theme.Warn}
	}
	return widget.Cell{Text: "   " + name}
}

// Len implements widget.Rows.
func (v *Triage) Len() int { return len(v.triage.Findings) }

// Key implements widget.Rows.
func (v *Triage) Key(row int) string { return findingKey(v.triage.Findings[row]) }

// Cell implements widget.Rows.
func (v *Triage) Cell(row, column int) widget.Cell {
	return v.columns[column].cell(v, v.triage.Findings[row])
}

// factHeight is the number of lines that say what the finding under the cursor rests on.
const factHeight = 4

// SetSize implements View.
func (v *Triage) SetSize(w, h int) {
	if w == v.w && h == v.h {
		return
	}
	v.w, v.h = w, h
	v.arrange()
	v.place()
}

// place gives the table what the other lines leave.
func (v *Triage) place() {
	v.table.SetSize(v.w, max(2, v.h-1-len(v.progress())-v.factHeight()))
}

func (v *Triage) factHeight() int {
	if v.h < 12 {
		return 0
	}
	return factHeight + 1
}

// Capturing implements View.
func (v *Triage) Capturing() bool { return false }

// Type implements View.
func (v *Triage) Type(tea.Msg) Intent { return nil }

func (v *Triage) current() (quality.Finding, bool) {
	if at := v.table.Row(); at < len(v.triage.Findings) {
		return v.triage.Findings[at], true
	}
	return quality.Finding{}, false
}

// finding is a finding for a chat. Where not all queries were answered, worse ones may be still unknown.
func (v *Triage) finding(f quality.Finding) string {
	lines := report.FindingLines(v.env.Say, f, v.env.Commands.Finding(f))
	if incomplete := report.Incomplete(v.env.Say, v.triage.Progress()); incomplete != "" {
		lines[1] = v.env.Say.List(incomplete, lines[1])
	}
	return strings.Join(lines, "\n")
}

// Lines implements View.
func (v *Triage) Lines() []string {
	t, g := v.env.Theme, v.env.Glyphs
	lines := append([]string{v.status()}, v.progress()...)
	table := v.table.Draw()
	switch empty := v.Len() == 0; {
	case empty && v.failure != "":
		for i, part := range cells.Wrap(cells.Visible(v.failure), v.w-4, len(table)-1, g.Ellipsis) {
			table[i+1] = "  " + t.Error.Render(part)
		}
	case empty:
		for i, part := range cells.Wrap(v.none(), v.w-4, len(table)-1, g.Ellipsis) {
			table[i+1] = "  " + t.Muted.Render(part)
		}
	}
	lines = append(lines, table...)
	if f, has := v.current(); has && v.factHeight() > 0 {
		title := valueName(v.env, f.Value) + " " + cells.Safe(f.Series)
		lines = append(lines, t.Rule.Render(cells.Rule(title, v.w, g.HLine, g.Ellipsis)))
		change := strings.ReplaceAll(report.FindingText(v.env.Say, f), "→", arrow(v.env))
		facts := append(cells.Wrap(change, v.w-2, 1, g.Ellipsis), cells.Wrap(report.FindingCaveat(v.env.Say, f), v.w-2, 3, g.Ellipsis)...)
		for _, fact := range facts {
			lines = append(lines, " "+fact)
		}
	}
	return cells.Fit(lines, v.w, v.h, g.Ellipsis)
}

// none says why the list is empty.
func (v *Triage) none() string {
	if v.running {
		return v.env.Say.T("nothing so far")
	}
	return report.Writer{Say: v.env.Say}.TriageNothing(&v.triage)
}

// status says what is looked through and what came of it.
func (v *Triage) status() string {
	q, say, ellipsis := v.triage.Query, v.env.Say.T, v.env.Glyphs.Ellipsis
	parts := []string{" " + v.env.Theme.Title.Render(say("Triage")), cells.Safe(q.App) + " " + q.Product, shortSpan(v.env, q.Range)}
	if past, ok := q.Past(); ok {
		parts = append(parts, say("against %s", shortSpan(v.env, past)))
	}
	right := say("%d findings in %d rows", v.Len(), v.triage.Rows)
	return cells.Ends(cells.Fitting(parts, "  ", v.w-1-cells.Width(right), ellipsis), right, v.w, ellipsis)
}

// noteLines bounds what a triage rests on; a screen of few lines has one for it.
const noteLines = 3

// progress is a bar of the queries that were answered, or what the whole rests on once it is over.
func (v *Triage) progress() []string {
	g, say, t := v.env.Glyphs, v.env.Say.T, v.triage
	if !v.running {
		w := report.Writer{Say: v.env.Say}
		notes := w.TriageGaps(&t)
		if v.failure != "" && v.Len() > 0 {
			notes = append([]string{cells.Visible(v.failure)}, notes...)
		}
		style := v.env.Theme.Warn
		if len(notes) == 0 {
			notes, style = []string{say("all %d queries are answered", t.Of)}, v.env.Theme.Muted
		}
		most := 1
		if v.factHeight() > 0 {
			most = noteLines
		}
		lines := cells.Wrap(v.env.Say.Join(append(notes, w.TriageLeftOut(&t)...)...), max(1, v.w-2), most, g.Ellipsis)
		for i := range lines {
			lines[i] = " " + style.Render(lines[i])
		}
		return lines
	}
	note := say("%d of %d queries", t.Done, t.Of)
	if v.left > 0 {
		note += "  " + say("about %d s left", int(v.left.Round(time.Second)/time.Second))
	}
	width := max(4, min(40, v.w-cells.Width(note)-6))
	done := 0
	if t.Of > 0 {
		done = width * t.Done / t.Of
	}
	full := g.Sparks[len(g.Sparks)-1]
	return []string{" " + v.env.Theme.Accent.UnsetBold().Render(strings.Repeat(full, done)) + v.env.Theme.Muted.Render(strings.Repeat(g.Gap, width-done)) + " " + note}
}
