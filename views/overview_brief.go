package views

import (
	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// overviewBrief returns an overview in at most so many lines of w cells: how the app is, and then each series, with
// its latest value, its change, its quiet band, since when it is worse, and its trend. Where there is no room for all
// series, it has those that are worse.
func overviewBrief(env *Env, list []*quality.Figures, w, most int) []string {
	if most < 1 || len(list) == 0 {
		return nil
	}
	ellipsis := env.Glyphs.Ellipsis
	var series []string
	for _, f := range list {
		if worse := f.Judged[f.Whole].State == quality.StateWorse; most > 1 && (worse || len(list) < most) {
			series = append(series, briefLine(env, f, w, worse))
		}
	}
	style := env.Theme.Muted
	if countWorse(list) > 0 {
		style = env.Theme.Worse
	}
	text := report.OverviewNaming(env.Say, list, 0) // those below have their names
	if len(series) == 0 || len(series) > most-1 {
		text = overviewNaming(env, list, w-2)
	}
	lines := []string{" " + style.Render(cells.Cut(text, max(1, w-2), ellipsis))}
	return append(lines, series[:min(len(series), most-1)]...)
}

// overviewNaming says in w cells how the app is, and names as many of the series that are worse as there is room for.
func overviewNaming(env *Env, list []*quality.Figures, w int) string {
	for n := countWorse(list); n > 0; n-- {
		if text := report.OverviewNaming(env.Say, list, n); cells.Width(text) <= w {
			return text
		}
	}
	return report.OverviewNaming(env.Say, list, 0)
}

// The widths of a line about one series.
const (
	briefName   = 28
	briefFigure = 9
	briefSince  = 14
	briefBand   = 15
	bandFrom    = 100 // cells of a line that has the quiet band
)

func briefLine(env *Env, f *quality.Figures, w int, worse bool) string {
	s := &prepared{env: env, Figures: f, span: bandHeight(f)}
	g := env.Glyphs
	latest, change := s.graded(s.Sums[s.Whole].Latest), s.change(s.Whole)
	mark := " "
	if worse {
		mark = env.Theme.Worse.Render("!")
	}
	line := " " + mark + " " + cells.Left(report.SeriesWords(env.Say, f.Series), briefName,
		g.Ellipsis) + latest.Style.Render(cells.Right(latest.Text, briefFigure, g.Ellipsis)) +
		change.Style.Render(cells.Right(change.Text, briefFigure, g.Ellipsis))
	if w >= bandFrom {
		line += env.Theme.Muted.Render(cells.Right(s.bandCell().Text, briefBand, g.Ellipsis))
	}
	line += "  " + cells.Left(report.OverviewSince(env.Say, f), briefSince, g.Ellipsis)
	room := min(w-cells.Width(line)-2, overviewDays)
	return line + env.Theme.Spark.Render(widget.Spark(newest(f, max(0, room)), s.span, g))
}
