package ui

import (
	"math/rand/v2"
	"testing"
)

// A step is what was seen before something was opened.
type step struct{ frame, row string }

// However deep one goes, each step back leads to what was there before the step. The key of the triage may close several
// screens at once, or bring the triage to the top: the way back begins there then. What explains a triage changes what is
// said of its rows, but not which of them is under the cursor.
func TestEachStepBackLeadsToTheOneBefore(t *testing.T) {
	t.Parallel()
	for seed := range map[bool]uint64{false: 6, true: 1}[raced] {
		random := rand.New(rand.NewPCG(seed, 15))
		size := sizes()[seed%2]
		d := inWorld(t, size[0], size[1], "T", "esc")
		var left []step
		var pressed []string
		explained := false
		for range 40 {
			key := []string{"enter", "w", "H", "c", "O", "T", "u", "j", "j", "k", "esc", "enter"}[random.IntN(12)]
			if key == "esc" && len(left) == 0 {
				continue
			}
			before, depth := step{d.frame(), d.row()}, len(d.model.layers)
			d.strike(key)
			pressed, explained = append(pressed, key), explained || key == "u"
			now := len(d.model.layers)
			switch {
			case now > depth:
				left = append(left, before)
			case now == depth && key == "T" && d.frame() != before.frame, depth-now > len(left):
				left = nil
			case now < depth:
				at := len(left) - (depth - now)
				want := left[at]
				if d.row() != want.row || !explained && d.frame() != want.frame {
					t.Fatalf("seed %d, after %q: the cursor is on %q, and was on %q; %s", seed, pressed, d.row(), want.row,
						unlike(d.frame(), want.frame))
				}
				left = left[:at]
			}
		}
	}
}
