package views

import (
	"fmt"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// sheet is every contribution of the chosen dimension, the largest first.
func (y *Why) sheet() report.Sheet {
	say := y.env.Say.T
	a, _ := y.attribution(y.at)
	q := y.of[y.at].result.Query
	rows, _, _ := a.Top(len(a.Rows))
	of := func(pick func(quality.Contribution) float64) func(int) float64 {
		return func(row int) float64 { return pick(rows[row]) }
	}
	figure := func(field, title string, pick func(quality.Contribution) float64) sheetColumn {
		return figureColumn(y.env, field, say(title), of(pick))
	}
	columns := []sheetColumn{
		nameColumn("value", say(q.Dimension), func(row int) string { return valueName(y.env, rows[row].Value) },
			func(row int) string { return rows[row].Value }),
		figure("was", "was", func(c quality.Contribution) float64 { return c.Was }),
		figure("now", "now", func(c quality.Contribution) float64 { return c.Now }),
		figure("change", "change", func(c quality.Contribution) float64 { return c.Now - c.Was }),
	}
	if a.Weighted {
		columns = append(columns,
			figure("share_of_users", "of users", func(c quality.Contribution) float64 { return 100 * c.WeightNow }),
			figure("rate", "rate", func(c quality.Contribution) float64 { return c.Rate }),
			figure("mix", "mix", func(c quality.Contribution) float64 { return c.Mix }))
	}
	columns = append(columns,
		figure("total", "total", func(c quality.Contribution) float64 { return c.Total }),
		figure("share", "share", func(c quality.Contribution) float64 { return c.Share }))
	past, _ := q.Past()
	caveat := y.wholeText(a)
	return fill(report.Sheet{
		Title: fmt.Sprintf("%s %s  %s  %s  %s %s", cells.Safe(q.App), q.Product, cells.Safe(y.series), say(q.Dimension), q.Range,
			say("against %s", past)),
		Name:    fileName(y.partial(), q.App, y.series, q.Dimension, "why", q.Range.To.String()),
		Partial: y.partial(), Notes: []string{caveat},
	}, columns, len(rows))
}
