package report

import (
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// A Column is one column of the table of an answer, on the screen and in what is handed on.
type Column struct {
	ID     string // in exports, in the configuration, and behind --sort
	Title  string // in English
	Kind   Kind
	Width  int // on the screen, in cells; zero where it depends on what stands in the column
	Right  bool
	From   int // width of the narrowest screen that has the column, in cells; zero for those that every screen has
	Needs  Need
	First  End  // of the rows, when they are ordered by the column
	Sorts  bool // --sort takes the ID
	Number func(f *quality.Figures, row int) float64
	// Rank is what rows are ordered by where that is not the number.
	Rank func(f *quality.Figures, row int) float64
	// Moment is the index of the table's day that a column tells of; negative without one.
	Moment func(f *quality.Figures, row int) int
}

// A Kind is what the values of a column are, and with it how they are written.
type Kind int

// The kinds.
const (
	KindName     Kind = iota + 1 // a value of the dimension
	KindFigure                   // in the unit of the series
	KindGraded                   // the same, with a mark beyond the limits
	KindChange                   // in the unit of the series, from the value before
	KindSince                    // a day
	KindTrend                    // a picture of the newest days
	KindCount                    // of users
	KindShare                    // percent of users
	KindFigureOn                 // a figure with its day
	KindHeld                     // a number of days of the table's
	KindCell                     // the value of one day
)

// A Need is what an answer must have for a column to have something to show.
type Need int

// The needs.
const (
	NeedsNothing Need = iota
	NeedsUsers
	NeedsPast // days to judge by: those that are compared with, or a week of its own
)

// An End is which end of the rows comes first.
type End int

// The ends.
const (
	Largest End = iota
	Smallest
	Worst // by the direction of the series
)

// Columns lists the columns of the table of an answer, in the program's own order. Screens, the list in which columns are
// arranged, the configuration, exports and --sort know columns from here alone: a further one is one more entry, with
// the Chinese of its title in package lang.
func Columns() []Column {
	return []Column{
		{ID: ColumnValue, Title: "value", Kind: KindName, First: Smallest, Sorts: true},
		{ID: "latest", Title: "latest", Kind: KindGraded, Width: 8, Right: true, First: Worst, Sorts: true, Number: latest},
		{ID: ColumnChange, Title: "change", Kind: KindChange, Width: 8, Right: true, Sorts: true, Number: change,
			Rank: (*quality.Figures).Worsening},
		{ID: "since", Title: "since", Kind: KindSince, Width: 6, From: 56, Needs: NeedsPast, First: Smallest, Moment: since},
		{ID: "trend", Title: "trend", Kind: KindTrend, From: 40, Rank: span},
		{ID: "users", Title: "users", Kind: KindCount, Width: 7, Right: true, From: 70, Needs: NeedsUsers, Number: users},
		{ID: "mean", Title: "mean", Kind: KindFigure, Width: 8, Right: true, From: 70, First: Worst, Sorts: true, Number: mean},
		{ID: "before", Title: "before", Kind: KindFigure, Width: 8, Right: true, From: 70, First: Worst, Sorts: true,
			Number: before},
		{ID: "share", Title: "share", Kind: KindShare, Width: 7, Right: true, From: 90, Needs: NeedsUsers, Number: share},
		{ID: "worst", Title: "worst day", Kind: KindFigureOn, Width: 12, Right: true, From: 60, First: Worst, Sorts: true,
			Number: worst, Moment: worstMoment},
		{ID: "held", Title: "days", Kind: KindHeld, Right: true, From: 76, Sorts: true, Number: held},
		{ID: ColumnDays, Title: "a column for each day", Kind: KindCell, Width: 8, Right: true, First: Worst},
	}
}

// The IDs of the columns that something else names.
const (
	ColumnValue  = "value"  // always the first
	ColumnChange = "change" // rows are ordered by it unless something else is asked for
	ColumnDays   = "days"   // stands for the columns of the single days, see Cells
)

func latest(f *quality.Figures, row int) float64  { return f.Sums[row].Latest }
func change(f *quality.Figures, row int) float64  { return f.Sums[row].Change }
func since(f *quality.Figures, row int) int       { return f.Since[row] }
func span(f *quality.Figures, row int) float64    { return f.Sums[row].Max - f.Sums[row].Min }
func mean(f *quality.Figures, row int) float64    { return f.Sums[row].Mean }
func before(f *quality.Figures, row int) float64  { return f.Sums[row].Before }
func worst(f *quality.Figures, row int) float64   { return f.Sums[row].Worst }
func worstMoment(f *quality.Figures, row int) int { return f.Sums[row].WorstAt }
func held(f *quality.Figures, row int) float64    { return float64(f.Sums[row].Held) }

func users(f *quality.Figures, row int) float64 {
	if u, ok := f.Users(row); ok {
		return u.Count
	}
	return quality.Gap()
}

func share(f *quality.Figures, row int) float64 {
	if u, ok := f.Users(row); ok {
		return u.Share
	}
	return quality.Gap()
}

// ColumnOf finds a column by its ID.
func ColumnOf(id string) (Column, bool) {
	for _, c := range Columns() {
		if c.ID == id {
			return c, true
		}
	}
	return Column{}, false
}

// Cells are the columns of a table's single days, oldest first. The title of a day that is not settled ends in a star.
func Cells(f *quality.Figures, now time.Time) []Column {
	each, _ := ColumnOf(ColumnDays)
	columns := make([]Column, f.Table.Axis.Len())
	for at, moment := range f.Table.Axis.Moments() {
		c := each
		c.ID, c.Title = moment.ID(), moment.Short()
		if !f.Table.Axis.Settled(moment, now) {
			c.Title += "*"
		}
		c.Number = func(f *quality.Figures, row int) float64 { return f.Rows[row].Cells[at] }
		c.Moment = func(*quality.Figures, int) int { return at }
		columns[at] = c
	}
	return columns
}

// Shows says whether the figures have what the column needs.
func (c Column) Shows(f *quality.Figures) bool {
	switch c.Needs {
	case NeedsUsers:
		return f.Weighed()
	case NeedsPast:
		return f.HasPast()
	}
	return true
}

// Ascends says whether the smallest comes first, for a series that is better in a direction.
func (c Column) Ascends(better quality.Direction) bool {
	return c.First == Smallest || c.First == Worst && better == quality.HigherBetter
}

// Key orders the rows.
func (c Column) Key(f *quality.Figures, row int) quality.Key {
	switch {
	case c.Kind == KindName:
		return quality.Key{Text: f.Rows[row].Value}
	case c.Rank != nil:
		return quality.Key{Number: c.Rank(f, row)}
	case c.Number != nil:
		return quality.Key{Number: c.Number(f, row)}
	case c.Moment(f, row) < 0:
		return quality.Key{Number: quality.Gap()}
	}
	return quality.Key{Number: float64(c.Moment(f, row))}
}

// Fields name the column in files for programs, and Raw are the values of a row under those names: none of a picture, and
// two of a figure with its day.
func (c Column) Fields(step quality.Step) []string {
	switch c.Kind {
	case KindTrend:
		return nil
	case KindFigureOn:
		return []string{c.ID, c.ID + "_" + step.Key()}
	}
	return []string{c.ID}
}

// Titles are the Fields in the language of a person. Days are in full there: a heading has no year, and a mark.
func (c Column) Titles(say lang.Printer, step quality.Step, title string) []string {
	switch c.Kind {
	case KindTrend:
		return nil
	case KindFigureOn:
		return []string{title, PerStep(say, step, "day")}
	case KindCell:
		return []string{c.ID}
	}
	return []string{title}
}

// Raw are the values of a row for programs, see Fields: the name as it came, figures as Plain writes them, and days in
// full. What is not known is empty.
func (c Column) Raw(f *quality.Figures, row int) []string {
	moment := ""
	if c.Moment != nil {
		if at := c.Moment(f, row); at >= 0 {
			moment = f.Table.Axis.At(at).ID()
		}
	}
	switch c.Kind {
	case KindName:
		return []string{f.Rows[row].Value}
	case KindTrend:
		return nil
	case KindSince:
		return []string{moment}
	case KindFigureOn:
		return []string{Plain(c.Number(f, row)), moment}
	}
	return []string{Plain(c.Number(f, row))}
}

// RankRows returns the indexes of the table's rows, without the app-wide one, as the column orders them.
func (c Column) RankRows(f *quality.Figures, descending bool) []int {
	names, keys := make([]string, len(f.Table.Rows)), make([]quality.Key, len(f.Table.Rows))
	for row := range f.Table.Rows {
		names[row], keys[row] = f.Table.Rows[row].Value, c.Key(f, row)
	}
	return quality.Rank(names, keys, descending)
}
