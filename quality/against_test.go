package quality_test

import (
	"testing"

	"rtcscope/quality"
)

// against is the answer to a range of so many days against those before it, of which the newest so many have values.
// Row a rises by 1 a day; row b has a value at the newest day alone.
func against(days, compared int) quality.Result {
	q := quality.Query{Range: quality.Range{From: 20000, To: 20000 + quality.Day(days) - 1},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	past, _ := q.Past()
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool), NotHeld: make(map[quality.Day]bool)}
	var points, whole []quality.Point
	for _, day := range q.AllDays() {
		if day < past.To-quality.Day(compared)+1 {
			r.NotHeld[day] = true
			continue
		}
		r.Answered[day] = true
		p := quality.Point{Series: "s", Value: "a", Day: day, V: float64(day - 20000)}
		points, whole = append(points, p), append(whole, p)
	}
	points = append(points, quality.Point{Series: "s", Value: "b", Day: q.Range.To, V: 1})
	r.Tables = quality.Build(q, nil, points, whole)
	return r
}

func TestWhatChangesLeadFrom(t *testing.T) {
	for _, test := range []struct {
		days, compared int
		compares       bool
		before, change float64 // of row a
	}{
		{7, 7, true, -4, 7},     // days 0 to 6 against -7 to -1
		{7, 4, true, -2.5, 5.5}, // against -4 to -1, those that have values
		{7, 3, false, 2.5, 3.5}, // the latest against the days before
		{7, 0, false, 2.5, 3.5},
		{28, 2, false, 13, 14},
		{2, 1, true, -1, 1.5},
		{1, 1, true, -1, 1},
		{1, 0, false, quality.Gap(), quality.Gap()}, // nothing is known before
	} {
		r := against(test.days, test.compared)
		f := quality.NewFigures(r, 0, quality.Catalogue{})
		same := func(got, want float64) bool { return got == want || quality.IsGap(got) && quality.IsGap(want) }
		if a := r.Against(); a.Compares() != test.compares || a.FellBack() == test.compares || a.Held != test.compared {
			t.Errorf("%d of %d days: %+v", test.compared, test.days, a)
		}
		if sum := f.Sums[0]; !same(sum.Before, test.before) || !same(sum.Change, test.change) {
			t.Errorf("%d of %d days: before %v, change %v, want %v and %v", test.compared, test.days, sum.Before, sum.Change,
				test.before, test.change)
		}
		if f.Table.Compared() != test.compares || f.Given().Past.Len() != test.days {
			t.Errorf("%d of %d days: compared %v, given %s", test.compared, test.days, f.Table.Compared(), f.Given().Past)
		}
		a, ok := quality.Attribute(r, 0, f.Series)
		if got := a.WholeNow - a.WholeWas; test.days > 1 && (!ok || !same(got, test.change) || !same(a.WholeWas, test.before)) {
			t.Errorf("%d of %d days: the attribution is of %v from %v, want %v from %v", test.compared, test.days, got,
				a.WholeWas, test.change, test.before)
		}
	}
}

// Compared days that are still to come are no reason to fall back, and a new app has none though all were answered.
func TestWhatIsStillToComeIsNoReasonToFallBack(t *testing.T) {
	r := against(7, 0)
	r.NotHeld, r.ToCome = nil, quality.StageRows
	if r.Against().FellBack() {
		t.Error("falls back while compared days are to come")
	}
	r.ToCome = 0
	for day := range 7 {
		r.Answered[quality.Day(19993+day)] = true
	}
	if a := r.Against(); !a.FellBack() || a.NotHeld != 0 {
		t.Errorf("days that were answered without values: %+v", a)
	}
}

// A single day whose compared day is not held, or that is compared with nothing, is measured by the days before it, as
// far as they are held.
func TestASingleDayIsMeasuredByTheDaysBefore(t *testing.T) {
	for _, test := range []struct {
		basis       quality.Basis
		known, days int
		before      float64
	}{
		{quality.CompareOff, 5, 5, -3}, {quality.CompareWeek, 5, 5, -3},
		{quality.CompareOff, 20, quality.SpanDays, -4}, // the newest of them
	} {
		q := quality.Query{Range: quality.Range{From: 20000, To: 20000}, Versus: quality.Comparison{Basis: test.basis}}
		var points []quality.Point
		for day := 20000 - quality.Day(test.known); day <= 20000; day++ {
			points = append(points, quality.Point{Series: "s", Value: "a", Day: day, V: float64(day - 20000)})
		}
		r := quality.Result{Query: q, Tables: quality.Build(q, nil, points, nil)}
		f := quality.NewFigures(r, 0, quality.Catalogue{})
		if sum := f.Sums[0]; sum.Before != test.before || sum.Change != -test.before ||
			f.Against.Before.Len() != test.days {
			t.Errorf("%+v: before %v, change %v, against %s", test, sum.Before, sum.Change, f.Against.Before)
		}
	}
}
