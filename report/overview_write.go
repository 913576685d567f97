package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// The JSON of an overview. Its shape is a contract.
type (
	jsonOverview struct {
		Query    jsonTriageQuery `json:"query"`
		Series   []jsonAppSeries `json:"series"`
		Warnings []string        `json:"warnings"`
	}
	jsonAppSeries struct {
		Name      string     `json:"name"`
		Indicator string     `json:"indicator"`
		Unit      string     `json:"unit"`
		Better    string     `json:"better"`
		Latest    figureJSON `json:"latest"`
		Mean      figureJSON `json:"mean"`
		Before    figureJSON `json:"before"` // mean of the compared days
		Change    figureJSON `json:"change"`
		State     string     `json:"state"`       // worse, wasWorse, better, moved, asBefore, fewCalls, fewDays or noValues
		Since     string     `json:"since"`       // empty where nothing lasts
		Earlier   bool       `json:"sinceBefore"` // since lies before the range
		Usual     jsonBand   `json:"usual"`
		Days      []jsonCell `json:"days"`
		Past      []jsonCell `json:"past"` // the compared days
	}
	jsonBand struct { // what is quiet at the latest value
		Low  figureJSON `json:"low"`
		High figureJSON `json:"high"`
	}
)

// Overview writes how an app is in all series. lines are those of the answer, see quality.NewOverview.
func (w Writer) Overview(out io.Writer, f Format, r quality.Result, lines []*quality.Figures) error {
	var text strings.Builder
	var err error
	switch f {
	case JSON:
		var line []byte
		line, err = EncodeJSON(w.inEnglish().overviewJSON(r, lines))
		text.Write(line)
	case CSV:
		err = w.overviewCSV(&text, lines)
	case Markdown:
		text.WriteString(w.OverviewSheet(r, lines).Markdown())
	default:
		w.overviewTable(&text, r, lines)
	}
	if err != nil {
		return lang.Errorf("writing the overview as %s: %s", f, err)
	}
	if _, err := io.WriteString(out, text.String()); err != nil {
		return lang.Errorf("writing the overview: %s", err)
	}
	return nil
}

func (w Writer) overviewJSON(r quality.Result, lines []*quality.Figures) jsonOverview {
	out := jsonOverview{Series: []jsonAppSeries{}, Warnings: w.OverviewNotes(r),
		Query: jsonTriageQuery{App: r.Query.App, Product: r.Query.Product, From: r.Query.Range.From.String(),
			To: r.Query.Range.To.String()}}
	if past, compared := r.Query.Past(); compared {
		out.Query.VsFrom, out.Query.VsTo = past.From.String(), past.To.String()
	}
	for _, f := range lines {
		sum, row, given := f.Sums[f.Whole], f.Rows[f.Whole], f.Given()
		low, high := OverviewBand(f)
		out.Series = append(out.Series, jsonAppSeries{Name: f.Table.Series, Indicator: f.Series.Base.Name,
			Unit: f.Series.Unit, Better: f.Series.Better.String(), Latest: rounded(sum.Latest, 4), Mean: rounded(sum.Mean, 4),
			Before: rounded(sum.Before, 4), Change: rounded(sum.Change, 4), State: stateField(f), Since: sinceID(f),
			Earlier: f.Judged[f.Whole].Lasts() && f.Judged[f.Whole].Before,
			Usual:   jsonBand{rounded(low, 4), rounded(high, 4)},
			Days:    jsonCells(f.Table.Axis, row.Cells), Past: jsonCells(given.Past, given.Whole.Past)})
	}
	return out
}

func (w Writer) overviewCSV(out io.Writer, lines []*quality.Figures) error {
	all := [][]string{{}}
	for _, c := range OverviewColumns() {
		all[0] = append(all[0], c.Field)
	}
	for _, f := range lines {
		var line []string
		for _, c := range OverviewColumns() {
			cell := c.Plain(f)
			if w.ToTerminal {
				cell = cells.Safe(cell)
			}
			line = append(line, cell)
		}
		all = append(all, line)
	}
	return csv.NewWriter(out).WriteAll(all)
}

// OverviewSheet is an overview to hand on.
func (w Writer) OverviewSheet(r quality.Result, lines []*quality.Figures) Sheet {
	s := Sheet{Title: OverviewSubject(w.Say, r),
		Source: SourceOf(r.Query, r.Axis(), r.Against()), Partial: r.Progress,
		Notes: w.OverviewNotes(r), Warnings: w.inEnglish().OverviewNotes(r)}
	for _, c := range OverviewColumns() {
		s.Heading, s.Titles = append(s.Heading, w.Say.T(c.Title)), append(s.Titles, w.Say.T(c.Title))
		s.Fields, s.Right = append(s.Fields, c.Field), append(s.Right, c.Right)
		s.Numbers = append(s.Numbers, c.Number != nil)
	}
	for _, f := range lines {
		var row, raw []string
		for _, c := range OverviewColumns() {
			text, plain := c.Cell(w.Say, f, ""), c.Plain(f)
			if c.Field == "since" { // how it is has a column of its own
				text = plain
			}
			row, raw = append(row, text), append(raw, plain)
		}
		s.Rows, s.Raw = append(s.Rows, row), append(s.Raw, raw)
	}
	return s
}

// OverviewNotes are the warnings of an overview, and which indicators the service refuses for the whole app.
func (w Writer) OverviewNotes(r quality.Result) []string {
	list := w.Warnings(r)
	for _, lack := range r.Lacks {
		switch in, known := w.Catalogue.Indicator(lack.Indicator); {
		case lack.Indicator == "":
			list = append(list, w.Say.T("no %s", w.Say.T(string(lack.Part))))
		case known:
			list = append(list, w.Say.T("the service refuses %s for the whole app", w.Say.T(in.Label)))
		}
	}
	if incomplete := Incomplete(w.Say, r.Progress); incomplete != "" {
		list = append([]string{incomplete}, list...)
	}
	return list
}

func (w Writer) overviewTable(out *strings.Builder, r quality.Result, lines []*quality.Figures) {
	w.sentence(out, OverviewSubject(w.Say, r))
	fmt.Fprintln(out)
	var notes []string
	if len(lines) == 0 {
		w.sentence(out, w.none(r))
	} else {
		columns := slices.DeleteFunc(OverviewColumns(), func(c OverviewColumn) bool { return !c.Printed })
		grid, fit := make([][]string, 1+len(lines)), make([]fitted, len(columns))
		for i, c := range columns {
			fit[i] = fitted{title: w.Say.T(c.Title), left: i == 0, gives: c.Gives}
			grid[0] = append(grid[0], fit[i].title)
			for at, f := range lines {
				cell := c.Cell(w.Say, f, ".")
				if c.Field == "series" && w.cutsNames(lines) {
					cell = SeriesWords(w.Say, f.Series)
				}
				grid[1+at] = append(grid[1+at], cell)
			}
		}
		notes = w.leftOutNotes(w.aligned(out, grid, fit, ""))
		fmt.Fprintln(out)
		w.sentence(out, OverviewText(w.Say, lines))
	}
	for _, note := range append(notes, w.OverviewNotes(r)...) {
		fmt.Fprintln(out)
		w.sentence(out, note)
	}
}

// cutsNames says whether the terminal is so narrow that a name of a series would be cut. Words for them are shorter.
func (w Writer) cutsNames(lines []*quality.Figures) bool {
	return w.Width > 0 && slices.ContainsFunc(lines, func(f *quality.Figures) bool {
		return cells.Width(f.Table.Series) > w.Width/3
	})
}
