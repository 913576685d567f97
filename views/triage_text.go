package views

import (
	"fmt"
	"strconv"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// sheet returns all findings in the order of the list.
func (v *Triage) sheet() report.Sheet {
	q, say, list := v.triage.Query, v.env.Say.T, v.triage.Findings
	text := func(field, title string, pick func(quality.Finding) string) sheetColumn {
		of := func(row int) string { return pick(list[row]) }
		return nameColumn(field, title, of, of)
	}
	named := func(field, title string, pick func(quality.Finding) string) sheetColumn {
		column := text(field, title, pick)
		column.text = func(row int) string { return say(pick(list[row])) }
		return column
	}
	figure := func(field, title string, pick func(quality.Finding) float64) sheetColumn {
		return computedColumn(v.env, field, title, func(row int) float64 { return pick(list[row]) })
	}
	count := func(field, title string, pick func(quality.Finding) int) sheetColumn {
		column := text(field, title, func(f quality.Finding) string { return strconv.Itoa(pick(f)) })
		column.right = true
		return column
	}
	columns := []sheetColumn{
		nameColumn("value", say("value"), func(row int) string { return valueName(v.env, list[row].Value) },
			func(row int) string { return list[row].Value }),
		named("dimension", say("dimension"), func(f quality.Finding) string { return f.Query.Dimension }),
		text("indicator", say("indicator"), func(f quality.Finding) string { return f.Query.Indicator }),
		text("series", say("series"), func(f quality.Finding) string { return f.Series }),
		named("severity", say("severity"), func(f quality.Finding) string { return f.Severity.String() }),
		text("since", say("bad since"), func(f quality.Finding) string { return f.Since.ID() }),
		text("until", say("bad until"), func(f quality.Finding) string {
			if f.Lasts {
				return ""
			}
			return f.Until.ID()
		}),
		figure("was", say("usual"), func(f quality.Finding) float64 { return f.Was }),
		figure("now", say("bad"), func(f quality.Finding) float64 { return f.Now }),
		figure("change", say("change"), func(f quality.Finding) float64 { return f.Change() }),
		figure("z", "z", func(f quality.Finding) float64 { return f.Z }),
		count("bad_days", say("bad days"), func(f quality.Finding) int { return f.Bad }),
		count("days", say("days"), func(f quality.Finding) int { return f.Held }),
		figure("users", say("users"), func(f quality.Finding) float64 {
			if !f.HasUsers {
				return quality.Gap()
			}
			return f.Users.Count
		}),
	}
	return fill(report.Sheet{
		Title:   fmt.Sprintf("%s  %s %s  %s", say("Triage"), cells.Safe(q.App), q.Product, q.Range),
		Name:    fileName(v.triage.Progress(), q.App, "triage", q.Range.To.String()),
		Partial: v.triage.Progress(), Notes: v.notes(v.env), Warnings: v.notes(inEnglish(v.env)),
	}, columns, len(list))
}

// notes say what the findings rest on, and what was left out.
func (v *Triage) notes(env *Env) []string {
	w := report.Writer{Say: env.Say}
	list := append(w.TriageGaps(&v.triage), w.TriageLeftOut(&v.triage)...)
	if incomplete := report.Incomplete(env.Say, v.triage.Progress()); incomplete != "" {
		list = append([]string{incomplete}, list...)
	}
	return list
}

// finding returns a finding as lines for a chat. If not all queries are answered, it says so, since worse findings may
// be missing.
func (v *Triage) finding(f quality.Finding) string {
	lines := report.FindingLines(v.env.Say, f, v.env.Commands.Finding(f))
	if incomplete := report.Incomplete(v.env.Say, v.triage.Progress()); incomplete != "" {
		lines[1] = v.env.Say.List(incomplete, lines[1])
	}
	return strings.Join(lines, "\n")
}
