package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"rtcscope/quality"
)

// columns are those of the printed table. Figures that rest on nothing are written as a dash.
var columns = []struct {
	name string
	of   func(score) string
}{
	{"accounts", func(s score) string { return fmt.Sprint(s.accounts) }},
	{"visible", func(s score) string { return fmt.Sprint(s.visible) }},
	{"recall", func(s score) string { return part(s.found, s.visible) }},
	{"first right", func(s score) string { return part(s.firstRight, s.planted) }},
	{"rank", func(s score) string { return each(s.ranks, s.ranked) }},
	{"lines", func(s score) string { return each(s.findings, s.accounts) }},
	{"per incident", func(s score) string { return each(s.consequences, s.visible) }},
	{"precision", func(s score) string { return part(s.consequences, s.findings) }},
	{"false high", func(s score) string { return each(s.severities[quality.SeverityHigh], s.accounts) }},
	{"medium", func(s score) string { return each(s.severities[quality.SeverityMedium], s.accounts) }},
	{"low", func(s score) string { return each(s.severities[quality.SeverityLow], s.accounts) }},
	{"alarms high", func(s score) string { return part(s.alarmed[quality.SeverityHigh], s.accounts) }},
	{"medium", func(s score) string { return part(s.alarmed[quality.SeverityMedium], s.accounts) }},
	{"onset", func(s score) string { return part(s.exact, s.dated) }},
	{"1 day", func(s score) string { return part(s.within1, s.dated) }},
	{"2 days", func(s score) string { return part(s.within2, s.dated) }},
	{"slopes", func(s score) string { return part(s.slopeRight, s.sloped) }},
	{"incidents", func(s score) string { return each(s.folds.lines, s.accounts) }},
	{"per planted", func(s score) string { return each(s.folds.consequences, s.visible) }},
	{"first right", func(s score) string { return part(s.folds.firstRight, s.planted) }},
	{"purity", func(s score) string { return part(s.folds.own, s.folds.told) }},
	{"app first", func(s score) string { return part(s.appFirst, s.moved) }},
}

// part is a part of a whole in percent.
func part(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f%%", 100*float64(n)/float64(of))
}

// each is the mean of a sum.
func each(sum, n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", float64(sum)/float64(n))
}

// A line is one row of the printed table.
type line struct {
	name string
	score
}

// write prints a table.
func write(w io.Writer, lines []line) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	_, _ = fmt.Fprint(out, "kind\t")
	for _, c := range columns {
		_, _ = fmt.Fprint(out, c.name, "\t")
	}
	_, _ = fmt.Fprintln(out)
	for _, l := range lines {
		_, _ = fmt.Fprint(out, l.name, "\t")
		for _, c := range columns {
			_, _ = fmt.Fprint(out, c.of(l.score), "\t")
		}
		_, _ = fmt.Fprintln(out)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	return nil
}
