package report

import (
	"encoding/csv"
	"io"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// The JSON of an answer. Its shape is a contract.
type (
	jsonAnswer struct {
		Query    jsonQuery    `json:"query"`
		Series   []jsonSeries `json:"series"`
		Warnings []string     `json:"warnings"`
	}
	jsonQuery struct {
		App       string `json:"app"`
		Product   string `json:"product"`
		Indicator string `json:"indicator"`
		Dimension string `json:"dimension"`
		From      string `json:"from"`
		To        string `json:"to"`
		VsFrom    string `json:"vsFrom,omitempty"` // the compared moments, if there are any
		VsTo      string `json:"vsTo,omitempty"`
	}
	jsonSeries struct {
		Name   string    `json:"name"`
		Unit   string    `json:"unit"`
		Better string    `json:"better"`
		Rows   []jsonRow `json:"rows"`
	}
	jsonRow struct {
		Value string      `json:"value"`
		Days  *[]jsonCell `json:"days,omitempty"`  // of an axis of days
		Times *[]jsonCell `json:"times,omitempty"` // of another axis
		Past  []jsonCell  `json:"past,omitempty"`  // the compared moments, if there are any
	}
	jsonCell struct { // it has one of the keys day and time, by the axis
		Day  string   `json:"day,omitempty"`
		Time string   `json:"time,omitempty"`
		V    *float64 `json:"v"` // null for a gap
	}
)

func (w Writer) json(out io.Writer, r quality.Result) error {
	q := r.Query
	answer := jsonAnswer{
		Query: jsonQuery{App: q.App, Product: q.Product, Indicator: q.Indicator, Dimension: q.Dimension,
			From: r.Axis().First().ID(), To: r.Axis().Last().ID()},
		Series: []jsonSeries{}, Warnings: w.inEnglish().Warnings(r),
	}
	if past := r.PastAxis(); past.Len() > 0 {
		answer.Query.VsFrom, answer.Query.VsTo = past.First().ID(), past.Last().ID()
	}
	for at, t := range r.Tables {
		ranked := w.rank(r, at)
		series := jsonSeries{Name: t.Series, Unit: ranked.Series.Unit, Better: ranked.Series.Better.String(),
			Rows: []jsonRow{}}
		for _, i := range ranked.order {
			row := t.Rows[i]
			series.Rows = append(series.Rows, newJSONRow(t, row))
		}
		answer.Series = append(answer.Series, series)
	}
	text, err := EncodeJSON(answer)
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	return err
}

func newJSONRow(t quality.Table, row quality.Row) jsonRow {
	out := jsonRow{Value: row.Value, Past: jsonCells(t.Past, row.Past)}
	cells := jsonCells(t.Axis, row.Cells)
	if t.Axis.Step() == quality.StepDay {
		out.Days = &cells
	} else {
		out.Times = &cells
	}
	return out
}

func jsonCells(axis quality.Axis, cells []float64) []jsonCell {
	list := make([]jsonCell, axis.Len())
	for i := range list {
		if id := axis.At(i).ID(); axis.Step() == quality.StepDay {
			list[i].Day = id
		} else {
			list[i].Time = id
		}
		if v := cells[i]; !quality.IsGap(v) {
			list[i].V = &v
		}
	}
	return list
}

// inEnglish is the writer for programs: what they read must not depend on the language.
func (w Writer) inEnglish() Writer {
	w.Say = lang.Printer{}
	return w
}

func (w Writer) csv(out io.Writer, r quality.Result) error {
	lines := csv.NewWriter(out)
	if err := lines.Write([]string{"series", "value", r.Axis().Step().Key(), "v"}); err != nil {
		return err
	}
	name := func(text string) string { return text }
	if w.ToTerminal {
		name = cells.Safe
	}
	for at, t := range r.Tables {
		for _, i := range w.rank(r, at).order {
			row := t.Rows[i]
			series, value := name(t.Series), name(row.Value)
			for i, moment := range t.Past.Moments() {
				if t.Axis.Index(moment) >= 0 {
					continue // it follows as a moment of the table
				}
				if err := lines.Write([]string{series, value, moment.ID(), Plain(row.Past[i])}); err != nil {
					return err
				}
			}
			for i, moment := range t.Axis.Moments() {
				if err := lines.Write([]string{series, value, moment.ID(), Plain(row.Cells[i])}); err != nil {
					return err
				}
			}
		}
	}
	lines.Flush()
	return lines.Error()
}
