package report

import (
	"cmp"
	"slices"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// A Column is one column of the explore table: on the screen, in what is copied and exported, and for --sort. Its
// functions return the value of a row, as an index of quality.Figures.Rows.
type Column struct {
	ID    string // in exports, in the configuration, and after --sort
	Title string // in English; the column of names is titled with the dimension instead
	Kind  Kind
	Width int  // on the screen, in cells; zero where it depends on the values
	Right bool // values are aligned right
	From  int  // width of the narrowest screen with this column, in cells; zero for every screen
	Needs Need
	First End  // which rows come first when the column is sorted by
	Sorts bool // --sort takes the ID

	// Printed is the column's place in the printed table, from 1; zero if it is not printed.
	Printed int
	// PrintNeeds is what an answer must have for the column to be printed. It replaces Needs there.
	PrintNeeds Need
	// Gives orders the columns that are left out of a printed table on a narrow terminal, the largest first. Those with
	// zero stay.
	Gives int

	// Number is the value for programs, by which rows are also sorted. A gap is an unknown value.
	Number func(f *quality.Figures, row int) float64
	// Rank is what rows are sorted by, where that is not Number.
	Rank func(f *quality.Figures, row int) float64
	// Base is what Number goes with, for the kinds that have one: the figure that a change is from, and the number of
	// users that a share stands for.
	Base func(f *quality.Figures, row int) float64
	// Moment is an index of the table's axis, for the kinds that have one; negative where there is none.
	Moment func(f *quality.Figures, row int) int
}

// A Kind says what the values of a column are, and so how they are written: on the screen by column.cell of package
// views, in the printed table by Writer.cell, and for programs by Column.Raw.
type Kind int

// The kinds.
const (
	KindName     Kind = iota + 1 // a value of the dimension
	KindFigure                   // a figure in the unit of the series
	KindGraded                   // a figure with a mark where it is beyond the limits
	KindChange                   // a change from the value before
	KindSince                    // the moment since which the row is out of what is usual
	KindTrend                    // a sparkline of the newest values
	KindCount                    // a number of users
	KindShare                    // a percentage of users
	KindFigureOn                 // a figure with its moment
	KindHeld                     // a number of the table's moments
	KindCell                     // the value of one moment
)

// A Need is what an answer must have for a column to have values.
type Need int

// The needs.
const (
	NeedsNothing Need = iota
	NeedsUsers
	NeedsPast     // see quality.Figures.HasPast
	NeedsCompared // compared days
	NeedsSeveral  // more than one moment: of one, mean and worst are the latest value again
)

// An End says which rows come first.
type End int

// The ends.
const (
	Largest End = iota
	Smallest
	Worst // by the direction of the series
)

// figureWidth holds 100.00 and the mark of its grade.
const figureWidth = 8

// Columns lists the columns of the explore table in their default order. It is the only list of them: a new column is
// one entry here and the Chinese of its title in package lang.
func Columns() []Column {
	return []Column{
		{ID: ColumnValue, Title: "value", Kind: KindName, First: Smallest, Sorts: true, Printed: 1},
		{ID: "latest", Title: "latest", Kind: KindGraded, Width: figureWidth, Right: true,
			First: Worst, Sorts: true, Printed: 2, Number: latest},
		{ID: ColumnChange, Title: "change", Kind: KindChange, Width: figureWidth, Right: true,
			Sorts: true, Printed: 3, Number: change, Rank: (*quality.Figures).Worsening, Base: before},
		{ID: "since", Title: "since", Kind: KindSince, Width: 6, From: 56, Needs: NeedsPast,
			First: Smallest, Printed: 6, PrintNeeds: NeedsCompared, Gives: 1, Rank: since},
		{ID: "trend", Title: "trend", Kind: KindTrend, From: 40, Needs: NeedsSeveral, Rank: span},
		{ID: "users", Title: "users", Kind: KindCount, Width: 7, Right: true, From: 70, Needs: NeedsUsers, Number: users},
		{ID: "mean", Title: "mean", Kind: KindFigure, Width: figureWidth, Right: true, From: 70, Needs: NeedsSeveral,
			PrintNeeds: NeedsSeveral,
			First:      Worst, Sorts: true, Printed: 4, Gives: 3, Number: mean},
		{ID: "before", Title: "before", Kind: KindFigure, Width: figureWidth, Right: true, From: 70,
			First: Worst, Sorts: true, Printed: 5, PrintNeeds: NeedsCompared, Gives: 2,
			Number: before},
		{ID: "share", Title: "share", Kind: KindShare, Width: 7, Right: true, From: 90, Needs: NeedsUsers,
			Number: share, Base: users},
		{ID: "worst", Title: "worst day", Kind: KindFigureOn, Width: 12, Right: true, From: 60, Needs: NeedsSeveral,
			First: Worst, Sorts: true, Number: worst, Moment: worstAt},
		{ID: "held", Title: "days", Kind: KindHeld, Right: true, From: 76, Needs: NeedsSeveral, Sorts: true, Number: held},
		{ID: ColumnDays, Title: "a column for each day", Kind: KindCell, Width: figureWidth, Right: true,
			First: Worst, Printed: 7, Gives: 4},
	}
}

// The IDs of the columns that something else names.
const (
	ColumnValue  = "value"  // always the first column
	ColumnChange = "change" // the default to sort by
	ColumnDays   = "days"   // stands for one column for each moment of the table's axis, see Cells
)

func latest(f *quality.Figures, row int) float64 { return f.Sums[row].Latest }
func change(f *quality.Figures, row int) float64 { return f.Sums[row].Change }
func span(f *quality.Figures, row int) float64   { return f.Sums[row].Max - f.Sums[row].Min }
func mean(f *quality.Figures, row int) float64   { return f.Sums[row].Mean }
func before(f *quality.Figures, row int) float64 { return f.Sums[row].Before }
func worst(f *quality.Figures, row int) float64  { return f.Sums[row].Worst }
func worstAt(f *quality.Figures, row int) int    { return f.Sums[row].WorstAt }
func held(f *quality.Figures, row int) float64   { return float64(f.Sums[row].Held) }

// since orders rows by the moment since which they are out of what is usual. It may lie before the table's first.
func since(f *quality.Figures, row int) float64 {
	if j := f.Judged[row]; j.Lasts() {
		return float64(j.From.Start().Unix())
	}
	return quality.Gap()
}

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

// MomentTitle is the title of a column of values at an index of an axis. It ends in an asterisk if they are not final.
func MomentTitle(axis quality.Axis, at int, now time.Time) string {
	moment := axis.At(at)
	if !axis.Settled(moment, now) {
		return moment.Short() + "*"
	}
	return moment.Short()
}

// Cells returns a column for each moment of the table's axis, oldest first.
func Cells(f *quality.Figures, now time.Time) []Column {
	each, _ := ColumnOf(ColumnDays)
	columns := make([]Column, f.Table.Axis.Len())
	for at, moment := range f.Table.Axis.Moments() {
		c := each
		c.ID, c.Title = moment.ID(), MomentTitle(f.Table.Axis, at, now)
		c.Number = func(f *quality.Figures, row int) float64 { return f.Rows[row].Cells[at] }
		c.Moment = func(*quality.Figures, int) int { return at }
		columns[at] = c
	}
	return columns
}

// Shows says whether the column has values.
func (c Column) Shows(f *quality.Figures) bool { return c.Needs.met(f) }

// met says whether an answer has what is needed.
func (n Need) met(f *quality.Figures) bool {
	switch n {
	case NeedsUsers:
		return f.Weighed()
	case NeedsPast:
		return f.HasPast()
	case NeedsCompared:
		return f.Table.Compared()
	case NeedsSeveral:
		return f.Table.Axis.Len() > 1
	}
	return true
}

// PrintedColumns are the columns of the printed table in their order, one for each moment among them.
func PrintedColumns(f *quality.Figures, now time.Time) []Column {
	var columns []Column
	for _, c := range Columns() {
		if c.Printed > 0 && c.PrintNeeds.met(f) {
			columns = append(columns, c)
		}
	}
	slices.SortStableFunc(columns, func(a, b Column) int { return cmp.Compare(a.Printed, b.Printed) })
	if at := slices.IndexFunc(columns, func(c Column) bool { return c.ID == ColumnDays }); at >= 0 {
		columns = slices.Replace(columns, at, at+1, Cells(f, now)...)
	}
	return columns
}

// Ascends says whether the column sorts the smallest first, in a series with this direction.
func (c Column) Ascends(better quality.Direction) bool {
	return c.First == Smallest || c.First == Worst && better == quality.HigherBetter
}

// Key is what a row is sorted by.
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

// Fields returns the names of the column in files for programs, one for each value of Raw: none for a sparkline, and
// two for a figure with its moment.
func (c Column) Fields(step quality.Step) []string {
	switch c.Kind {
	case KindTrend:
		return nil
	case KindFigureOn:
		return []string{c.ID, c.ID + "_" + step.Key()}
	}
	return []string{c.ID}
}

// Numbers says which values of Raw are figures.
func (c Column) Numbers() []bool {
	switch c.Kind {
	case KindTrend:
		return nil
	case KindFigureOn:
		return []bool{true, false}
	}
	return []bool{c.Kind != KindName && c.Kind != KindSince}
}

// Titles returns the names of the column in a spreadsheet, one for each value of Raw. title is the one on the screen,
// which is too short for a moment: it has no year.
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

// RawName returns the name of a row for programs: as the service returned it, or quality.WholeApp.
func RawName(f *quality.Figures, row int) string {
	if row == f.Whole {
		return quality.WholeApp
	}
	return f.Rows[row].Value
}

// Raw returns the values of a row for programs: names as the service returned them, figures as Plain writes them,
// moments in full, and an empty text for an unknown value.
func (c Column) Raw(f *quality.Figures, row int) []string {
	moment := ""
	if c.Moment != nil {
		if at := c.Moment(f, row); at >= 0 {
			moment = f.Table.Axis.At(at).ID()
		}
	}
	switch c.Kind {
	case KindName:
		return []string{RawName(f, row)}
	case KindTrend:
		return nil
	case KindSince:
		if j := f.Judged[row]; j.Lasts() {
			return []string{j.From.ID()}
		}
		return []string{""}
	case KindFigureOn:
		return []string{Plain(c.Number(f, row)), moment}
	}
	return []string{Plain(c.Number(f, row))}
}

// RankRows returns the indexes of the table's rows, sorted by the column. The app-wide row is not among them.
func (c Column) RankRows(f *quality.Figures, descending bool) []int {
	names, keys := make([]string, len(f.Table.Rows)), make([]quality.Key, len(f.Table.Rows))
	for row := range f.Table.Rows {
		names[row], keys[row] = f.Table.Rows[row].Value, c.Key(f, row)
	}
	return quality.Rank(names, keys, descending)
}
