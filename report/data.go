package report

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"rtcscope/lang"
	"rtcscope/quality"
)

// The JSON shape; it is a contract with whatever reads it.
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
	}
	jsonSeries struct {
		Name   string    `json:"name"`
		Unit   string    `json:"unit"`
		Better string    `json:"better"`
		Rows   []jsonRow `json:"rows"`
	}
	jsonRow struct {
		Value string    `json:"value"`
		Days  []jsonDay `json:"days"`
	}
	jsonDay struct {
		Day string   `json:"day"`
		V   *float64 `json:"v"` // null for a gap
	}
)

func (w Writer) json(out io.Writer, r quality.Result) error {
	q := r.Query
	answer := jsonAnswer{
		Query: jsonQuery{App: q.App, Product: q.Product, Indicator: q.Indicator, Dimension: q.Dimension,
			From: q.Range.From.String(), To: q.Range.To.String()},
		Series: []jsonSeries{}, Warnings: w.inEnglish().Warnings(r),
	}
	for _, t := range r.Tables {
		t := w.rank(t)
		series := jsonSeries{Name: t.Series, Unit: t.series.Unit, Better: t.series.Better.String(), Rows: []jsonRow{}}
		for _, row := range t.Rows {
			days := make([]jsonDay, len(t.Days))
			for i, day := range t.Days {
				days[i] = jsonDay{Day: day.String()}
				if v := row.Cells[i]; !quality.IsGap(v) {
					days[i].V = &v
				}
			}
			series.Rows = append(series.Rows, jsonRow{Value: row.Value, Days: days})
		}
		answer.Series = append(answer.Series, series)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(answer)
}

// inEnglish is the writer for what programs read: its words must not depend on who runs it.
func (w Writer) inEnglish() Writer {
	w.Say = lang.Printer{}
	return w
}

func (w Writer) csv(out io.Writer, r quality.Result) error {
	lines := csv.NewWriter(out)
	if err := lines.Write([]string{"series", "value", "day", "v"}); err != nil {
		return err
	}
	for _, t := range r.Tables {
		t := w.rank(t)
		for _, row := range t.Rows {
			for i, day := range t.Days {
				if err := lines.Write([]string{t.Series, row.Value, day.String(), plain(row.Cells[i])}); err != nil {
					return err
				}
			}
		}
	}
	lines.Flush()
	return lines.Error()
}

// plain is a figure as exactly as it came, a gap as nothing.
func plain(v float64) string {
	if quality.IsGap(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
