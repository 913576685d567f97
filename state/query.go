package state

import (
	"fmt"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// A Query is a quality.Query as it is written in the file. Its days are either a number of days that end with the
// newest settled day at the time of reading, or two days of the calendar.
type Query struct {
	App       string `json:"app,omitempty"`
	Product   string `json:"product,omitempty"`
	Indicator string `json:"indicator,omitempty"`
	Dimension string `json:"dimension,omitempty"`
	Last      string `json:"last,omitempty"` // like 7d
	From      string `json:"from,omitempty"` // like 2006-01-02
	To        string `json:"to,omitempty"`
	Endpoint  string `json:"endpoint,omitempty"` // of the last query: the endpoint that was asked, if not the default
	Versus    string `json:"versus,omitempty"`   // as quality.ParseComparison reads it; empty for no comparison

	more object
}

// mostRelative is the largest number of days that quality.ParseLast reads.
const mostRelative = 9999

// Of turns a query into one for the file. If its days end with the settled day that is the newest at the time now,
// they are written as a number of days: tomorrow they will end with tomorrow's newest settled day.
func Of(q quality.Query, now time.Time) Query {
	out := Query{App: q.App, Product: q.Product, Indicator: q.Indicator, Dimension: q.Dimension,
		Versus: q.Versus.String()}
	if n := q.Range.Len(); 1 <= n && n <= mostRelative && q.Range.To == quality.NewestSettled(now) {
		out.Last = fmt.Sprintf("%dd", n)
		return out
	}
	out.From, out.To = q.Range.From.String(), q.Range.To.String()
	return out
}

// At turns a query of the file into one to run at the time now. The error says which part cannot be read. At does not
// check the query against the catalogue.
func (q Query) At(now time.Time) (quality.Query, error) {
	out := quality.Query{App: q.App, Product: q.Product, Indicator: q.Indicator, Dimension: q.Dimension}
	var err error
	if out.Range, err = q.days(now); err != nil {
		return out, &lang.Message{Text: "its days cannot be read: %s", Args: []any{err}}
	}
	if q.Versus != "" {
		if out.Versus, err = quality.ParseComparison(q.Versus, now); err != nil {
			return out, &lang.Message{Text: "its comparison cannot be read: %s", Args: []any{err}}
		}
	}
	return out, nil
}

func (q Query) days(now time.Time) (quality.Range, error) {
	switch {
	case q.Last != "" && (q.From != "" || q.To != ""):
		return quality.Range{}, &quality.Problem{Field: quality.FieldRange,
			Text: "last and from/to exclude each other: give one of them"}
	case q.Last != "":
		return quality.ParseLast(q.Last, now)
	case q.From == "" || q.To == "":
		return quality.Range{}, &quality.Problem{Field: quality.FieldRange,
			Text: "there are no days: give last, or both from and to"}
	}
	from, err := quality.ParseDay(q.From)
	if err != nil {
		return quality.Range{}, err
	}
	to, err := quality.ParseDay(q.To)
	return quality.Range{From: from, To: to}, err
}
