package views_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// shuffled returns an answer with rows in random order, with random figures and gaps.
func shuffled(r *rand.Rand) quality.Result {
	figures := func() []float64 {
		cells := make([]float64, 7)
		for i := range cells {
			cells[i] = float64(r.IntN(40)) / 10 // with ties
			if r.IntN(6) == 0 {
				cells[i] = gap
			}
		}
		return cells
	}
	tables := map[string][]quality.Row{}
	for _, series := range []string{audio, video} {
		for _, i := range r.Perm(len(provinces)) {
			tables[series] = append(tables[series], quality.Row{Value: provinces[i], Cells: figures(), Past: figures()})
		}
	}
	q := week()
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	out := result(q, tables, audio, video)
	past, _ := q.Past()
	for i := range out.Tables {
		out.Tables[i].Past = quality.DayAxis(past)
	}
	return out
}

// Cursor and marks belong to values, not to lines: they stay on a value as long as it is shown.
func TestTheCursorStaysOnItsValue(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for round := range 60 {
		e := views.NewExplore(english())
		e.SetSize(120, 35)
		e.SetResult(shuffled(r))
		act(e, times(r.IntN(34)+1, keys.Down)...)
		act(e, keys.Mark, keys.Up)
		at, marked := e.Place().Row, e.Place().Marks
		var trail []string
		for range 40 {
			step := r.IntN(8)
			trail = append(trail, fmt.Sprint(step))
			switch step {
			case 0:
				act(e, times(r.IntN(12), keys.Right)...)
				do(e, keys.Sort)
			case 1:
				do(e, keys.Sort)
			case 2: // type a filter that matches the value, and clear it
				do(e, keys.Filter)
				e.Type(tea.PasteMsg{Content: string([]rune(at)[0])})
				do(e, keys.Open)
				do(e, keys.Back)
			case 3: // type a filter, and cancel it
				do(e, keys.Filter)
				e.Type(tea.PasteMsg{Content: "/("})
				do(e, keys.Back)
			case 4:
				e.SetSize(40+r.IntN(200), 6+r.IntN(70))
			case 5:
				e.SetResult(shuffled(r))
			case 6:
				ids := views.ColumnIDs()
				e.SetLayout(views.Layout{Hidden: ids[:r.IntN(4)], Order: ids[r.IntN(len(ids)):]})
			case 7:
				do(e, keys.NextSeries)
			}
			if got := e.Place(); got.Row != at {
				t.Fatalf("round %d: after %v the cursor is on %s, not on %s", round, trail, got.Row, at)
			}
			if got := e.Place().Marks; !slices.Equal(got, marked) {
				t.Fatalf("round %d: after %v the marks are %v, not %v", round, trail, got, marked)
			}
		}
	}
}

// Every order has all rows once. The reverse order is its mirror, except that ties are ordered by name and gaps come
// last.
func TestEveryColumnOrdersAllRows(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 20 {
		e := views.NewExplore(english())
		e.SetSize(250, 60)
		e.SetResult(shuffled(r))
		columns := shownBy(t, e, keys.CopyTable)
		for range len(columns.Heading) + 3 {
			do(e, keys.Right)
			do(e, keys.Sort)
			first := orderOf(t, e)
			do(e, keys.Sort)
			second := orderOf(t, e)
			for _, order := range [][]string{first, second} {
				if sorted := slices.Sorted(slices.Values(order)); !slices.Equal(sorted, slices.Sorted(slices.Values(provinces))) {
					t.Fatalf("by %s the rows are %v", e.Place().SortID, order)
				}
			}
			assertReversed(t, e, first, second)
		}
	}
}

func orderOf(t *testing.T, e *views.Explore) []string {
	t.Helper()
	export, ok := do(e, keys.Export).(views.Export)
	if !ok {
		t.Fatal("nothing is shown")
	}
	var names []string
	for _, row := range export.Shown.Rows {
		names = append(names, row[0])
	}
	return names
}

// assertReversed checks two orders by the figures of the day columns and the mean in the export.
func assertReversed(t *testing.T, e *views.Explore, first, second []string) {
	t.Helper()
	export := do(e, keys.Export).(views.Export).Shown
	column := map[string]string{"mean": "mean", "latest": "latest", "before": "before", "2026-08-14": "08-14",
		"2026-08-19": "08-19"}[e.Place().SortID]
	at := slices.Index(export.Fields, column)
	if column == "" || at < 0 {
		return
	}
	figures := make(map[string]string)
	for i, row := range export.Raw {
		figures[export.Rows[i][0]] = row[at]
	}
	for _, order := range [][]string{first, second} {
		for i := 1; i < len(order); i++ {
			a, b := figures[order[i-1]], figures[order[i]]
			if a == "" && b != "" {
				t.Fatalf("by %s a gap, %s, stands before %s", column, order[i-1], order[i])
			}
			if a == b && order[i-1] > order[i] {
				t.Fatalf("by %s %s and %s have the same figure, and are not in the order of their names", column, order[i-1],
					order[i])
			}
		}
	}
	for i := 1; i < len(first); i++ {
		a, b := first[i-1], first[i]
		if figures[a] != figures[b] && figures[b] != "" && slices.Index(second, a) < slices.Index(second, b) {
			t.Fatalf("by %s %s stands before %s both ways", column, a, b)
		}
	}
}
