package widget

import (
	"slices"
	"testing"
)

// The days with a label are evenly spaced in time and on the screen, the newest is one of them, labels do not touch,
// and little of the width is lost for that.
func TestLabelledDaysAreEvenlySpaced(t *testing.T) {
	for _, n := range []int{1, 2, 3, 7, 14, 28, 90, 400} {
		for w := 11; w <= 200; w++ {
			m := newMoments(n, w, 5)
			list := m.labelled()
			if m.width > w || len(list) == 0 || list[0] != n-1 || m.cell(n-1) != m.width-1 && n > 1 {
				t.Fatalf("%d days in %d cells: %+v, labels at %v", n, w, m, list)
			}
			for i := 1; i < len(list); i++ {
				days, cells := list[i-1]-list[i], m.cell(list[i-1])-m.cell(list[i])
				if days != m.every || cells != m.apart || cells < 5+labelGap {
					t.Fatalf("%d days in %d cells: labels at %v, the cells %d and %d", n, w, list, m.cell(list[i]),
						m.cell(list[i-1]))
				}
			}
			if last := list[len(list)-1]; last >= m.every {
				t.Fatalf("%d days in %d cells: %d days before the first label", n, w, last)
			}
			if w >= 40 && n > 1 && (len(list) < 2 || m.width < w*5/6) {
				t.Errorf("%d days in %d cells: %d labels in %d cells", n, w, len(list), m.width)
			}
		}
	}
}

// Every day has its place, later days further right, from edge to edge.
func TestDaysAscend(t *testing.T) {
	for _, n := range []int{1, 2, 3, 7, 14, 28, 90, 400} {
		for w := 11; w <= 200; w++ {
			m := newMoments(n, w, 5)
			var dots []int
			for at := range n {
				dots = append(dots, m.dot(at))
			}
			if !slices.IsSorted(dots) || dots[0] < 0 || dots[n-1] > dotsAcross*m.width-1 {
				t.Fatalf("%d days in %d cells are at %v", n, w, dots)
			}
			if n > 1 && (dots[0] != 0 || dots[n-1] != dotsAcross*m.width-1) {
				t.Errorf("%d days in %d cells go from %d to %d of %d", n, w, dots[0], dots[n-1], dotsAcross*m.width)
			}
			if unique := len(slices.Compact(dots)); n <= m.width && unique != n {
				t.Errorf("%d days in %d cells share dots", n, w)
			}
		}
	}
}

// Labels of ticks stand at ticks alone, evenly spaced in time and on the screen, and do not touch; every moment has its
// place, later ones further right.
func TestLabelsOfTicksStandAtTicks(t *testing.T) {
	for _, of := range []struct {
		n     int
		ticks Ticks
	}{{288, Ticks{0, 12}}, {288, Ticks{7, 12}}, {60, Ticks{3, 5}}, {72, Ticks{11, 12}}, {864, Ticks{0, 12}}} {
		for w := 30; w <= 220; w++ {
			m := newTicked(of.n, w, 5, of.ticks)
			list := m.labelled()
			if !m.ticked || m.width > w || m.width < w*5/6 || len(list) < 2 {
				t.Fatalf("%+v in %d cells: %+v, labels at %v", of, w, m, list)
			}
			for i, at := range list {
				if (at-of.ticks.First)%of.ticks.Every != 0 || at < 0 || at >= of.n {
					t.Fatalf("%+v in %d cells: %d is labelled", of, w, at)
				}
				if i > 0 && (list[i-1]-at != m.every || m.cell(list[i-1])-m.cell(at) != m.apart || m.apart < 5+labelGap) {
					t.Fatalf("%+v in %d cells: labels at %v, %d cells apart", of, w, list, m.cell(list[i-1])-m.cell(at))
				}
			}
			var dots []int
			for at := range of.n {
				dots = append(dots, m.dot(at))
			}
			if !slices.IsSorted(dots) || dots[0] > 1 || m.cell(of.n-1) != m.width-1 {
				t.Fatalf("%+v in %d cells: dots %v", of, w, dots)
			}
		}
	}
	if m := newTicked(288, 12, 5, Ticks{0, 12}); m.ticked {
		t.Errorf("in 12 cells: %+v", m)
	}
}
