package views

import (
	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// Span writes a range with its days in full.
func Span(env *Env, r quality.Range) string {
	if r.Len() == 1 {
		return r.From.String()
	}
	return r.From.String() + env.Glyphs.Dash + r.To.String()
}

// ShortSpan writes a range with its days without the year.
func ShortSpan(env *Env, r quality.Range) string {
	if r.Len() == 1 {
		return r.From.Short()
	}
	return r.From.Short() + env.Glyphs.Dash + r.To.Short()
}

// usualWords says what is usual for a row at an index of the axis.
func usualWords(env *Env, j quality.Judgement, at int) string {
	low, high := j.Band(at)
	return env.Say.T("usual %s (%s to %s)", figureText(j.Usual(at)), figureText(low), figureText(high))
}

// ruleEnds are the cells of a line with a title that are not the title's.
const ruleEnds = 4

// titled is the name of a series. Where there is room, the name in words stands before it, unless it says the same.
func titled(env *Env, s quality.Series, room int) string {
	if named := report.SeriesNamed(env.Say, s); cells.Width(named) <= room {
		return named
	}
	return cells.Safe(s.Name)
}

// packed puts words on lines of at most w cells, at most so many and exactly that, the first words first. Words that
// do not fit are left out.
func packed(words []string, between string, w, lines int) []string {
	list := make([]string, 1, max(1, lines))
	for i, word := range words {
		last := len(list) - 1
		switch longer := list[last] + between + word; {
		case i == 0:
			list[0] = " " + word
		case cells.Width(longer) <= w:
			list[last] = longer
		case len(list) < lines:
			list = append(list, " "+word)
		}
	}
	for len(list) < lines {
		list = append(list, "")
	}
	return list
}

// per translates a text about days into the words of the axis.
func (s *prepared) per(text string, args ...any) string {
	return report.PerStep(s.env.Say, s.Table.Axis.Step(), text, args...)
}

// axisSpan writes the first and the last moment of an axis in short.
func axisSpan(env *Env, a quality.Axis) string {
	if a.Len() == 1 {
		return a.First().Short()
	}
	return a.First().Short() + env.Glyphs.Dash + a.Last().Short()
}

// Against says what changes lead from, with days in short.
func Against(env *Env, a quality.Against) string {
	return report.AgainstWords(env.Say, a, func(days quality.Axis) string { return axisSpan(env, days) })
}

// againstInFull is the same for texts that leave the screen: with days in full, behind a space. It is empty if nothing
// is compared.
func againstInFull(env *Env, a quality.Against) string {
	if words := report.AgainstWords(env.Say, a, quality.Axis.String); words != "" {
		return " " + words
	}
	return ""
}

// momentName writes a moment in full, a day with its weekday.
func momentName(env *Env, m quality.Moment) string {
	if weekday := m.Weekday(); weekday != "" {
		return m.String() + " " + env.Say.T(weekday)
	}
	return m.String()
}

// counterpartName writes a compared moment: a day in short with its weekday, a shorter moment in full.
func counterpartName(env *Env, m quality.Moment) string {
	if weekday := m.Weekday(); weekday != "" {
		return env.Say.T("%s %s", env.Say.T(weekday), m.Short())
	}
	return m.String()
}

func arrow(env *Env) string {
	if env.Glyphs.Braille {
		return "→"
	}
	return "->"
}

// problemText translates a problem.
func problemText(env *Env, p *quality.Problem) string { return env.Say.T(p.Text, p.Args...) }
