// Package report writes answers as text: a table for people, and CSV, JSON or Markdown to work with.
package report

import (
	"io"
	"strings"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// A Format is a way to write an answer.
type Format string

// The formats.
const (
	Table    Format = "table"
	CSV      Format = "csv"
	JSON     Format = "json"
	Markdown Format = "md"
)

// FormatNames lists the names of the formats.
func FormatNames() []string {
	return []string{string(Table), string(CSV), string(JSON), string(Markdown)}
}

// A Writer writes answers. Without an Order, rows are in the order of the explore screen: what got worse most is
// first.
type Writer struct {
	Order     Order
	Catalogue quality.Catalogue
	Say       lang.Printer
	Now       time.Time // moments that are not final at this instant are marked
	// ToTerminal makes names in CSV safe to draw. Files and pipes get them as they came.
	ToTerminal bool
	// Width is that of the terminal that plain text is written to, in cells: tables leave out the columns for which it
	// has no room and say which, and sentences are wrapped. Zero, for files and pipes, leaves out nothing.
	Width int
	// AllSeries gives verdicts the figures of all series, in place of the first few.
	AllSeries bool
	// ASCII writes verdicts without signs that a locale may lack. Names stay as they are.
	ASCII bool
}

// Write writes the answer in a format.
func (w Writer) Write(out io.Writer, f Format, r quality.Result) error {
	var text strings.Builder
	var err error
	switch f {
	case CSV:
		err = w.csv(&text, r)
	case JSON:
		err = w.json(&text, r)
	case Markdown:
		w.markdown(&text, r)
	default:
		w.table(&text, r)
	}
	if err != nil {
		return lang.Errorf("writing the answer as %s: %s", f, err)
	}
	if _, err := io.WriteString(out, text.String()); err != nil {
		return lang.Errorf("writing the answer: %s", err)
	}
	return nil
}

// ranked is the figures of a series with the order of its rows.
type ranked struct {
	*quality.Figures
	order []int
}

func (w Writer) rank(r quality.Result, at int) ranked {
	f := quality.NewFigures(r, at, w.Catalogue)
	return ranked{Figures: f, order: w.Order.Rank(f)}
}

// Warnings are the warnings of the answer, and that moments are not held, not ready or not final.
func (w Writer) Warnings(r quality.Result) []string {
	list := []string{}
	for _, warning := range r.Warnings {
		list = append(list, w.Say.T(warning.Text, warning.Count))
	}
	if r.Query.OfLive() {
		list = append(list, w.liveNotes(r)...)
	}
	axis, past := r.Axis(), r.PastAxis()
	if n := r.CountNotHeld(axis); n > 0 && !r.Query.OfLive() {
		list = append(list, PerStep(w.Say, axis.Step(), "%d of %d days are not held", n, axis.Len()))
	}
	if n := r.CountNotHeld(past); n > 0 {
		list = append(list, PerStep(w.Say, axis.Step(), "%d of %d compared days are not held", n, past.Len()))
	}
	if days := r.UnreadyDays(); len(days) > 0 {
		list = append(list, w.Say.T("not ready yet, asked for again in an hour: the answers for %s were empty, odd or short",
			quality.DayList(days)))
	}
	if newest := axis.NewestSettled(w.Now); newest.Before(axis.Last()) {
		list = append(list, notFinal(w.Say, axis, newest))
	}
	return list
}
