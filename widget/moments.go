package widget

// moments places the moments of a time axis in the cells of a plot, so that the labelled ones are evenly spaced.
type moments struct {
	n     int // number of moments
	width int // cells in use, at most those that there are
	every int // moments from one label to the next; the newest is always labelled, unless there are ticks
	apart int // cells from one label to the next

	ticked bool // the labelled moments are ticks
	first  int  // the oldest of these
	shift  int  // dots before it
}

// Ticks are the moments that may have a label: every so many, from the one at index First on, such as whole hours
// among minutes. The zero Ticks let any have one, and the newest always has.
type Ticks struct{ First, Every int }

// tickSteps are the numbers of ticks that may lie between two labels: with hours, what divides a day.
var tickSteps = [...]int{1, 2, 3, 4, 6, 8, 12, 24}

// newTicked places n moments in at most w cells, with labels of so many cells at ticks alone. Where these have no
// room, it places them as newMoments does.
func newTicked(n, w, label int, ticks Ticks) moments {
	for _, step := range tickSteps {
		every := step * ticks.Every
		apart := 0
		if n > 1 {
			apart = (w - 1) * every / (n - 1)
		}
		if every <= 0 || every >= n {
			break
		}
		for ; apart >= label+labelGap; apart-- {
			m := moments{n: n, width: w, every: every, apart: apart, ticked: true, first: ticks.First % every}
			before := m.ticksDot(0)
			m.shift = -before + before&1 // labels stand at the left dots of their cells
			if m.width = m.ticksDot(n-1)/dotsAcross + 1; m.width <= w {
				return m
			}
		}
	}
	return newMoments(n, w, label)
}

// ticksDot is dot where the labelled moments are ticks.
func (m moments) ticksDot(at int) int {
	by := dotsAcross*(at-m.first)*m.apart + m.every/2
	dot := by / m.every
	if by < 0 && by%m.every != 0 {
		dot-- // rounded down, on both sides of the first tick
	}
	return m.shift + dot
}

// labelGap is the number of cells between two labels of the time axis.
const labelGap = 2

// newMoments places n moments in at most w cells, with labels of so many cells.
func newMoments(n, w, label int) moments {
	m := moments{n: n, width: w, every: n, apart: w}
	if n < 2 || w < 2 {
		return m
	}
	fits := func(every int) bool { return (w-1)*every/(n-1) >= label+labelGap }
	least := 0
	for every := 1; every < n; every = nextEvery(every) {
		if fits(every) {
			least = every
			break
		}
	}
	switch {
	case least == 0 && fits(n-1):
		m.every = n - 1 // the first and the last
	case least == 0:
		m.every = n // the last alone
		return m
	default:
		m.every = least
		// With a little more room between the labels, the first may have one, too.
		for every := least; every < n && 2*every <= 3*least; every = nextEvery(every) {
			if (n-1)%every == 0 {
				m.every = every
				break
			}
		}
	}
	m.apart = (w - 1) * m.every / (n - 1)
	m.width = 1 + ((n-1)*m.apart+m.every-1)/m.every
	return m
}

// nextEvery is the next greater number of moments that may lie between two labels: of days, beyond a week whole weeks.
func nextEvery(every int) int {
	if every < 7 {
		return every + 1
	}
	return every + 7
}

// dot is the column of dots of a moment. A single moment stands in the middle.
func (m moments) dot(at int) int {
	last := dotsAcross*m.width - 1
	switch {
	case m.ticked:
		return max(0, min(m.ticksDot(at), last))
	case m.n == 1:
		return last / 2
	case at <= 0:
		return 0
	case at >= m.n-1:
		return last
	case m.every >= m.n || m.every == 0:
		return at * last / (m.n - 1)
	}
	back := (dotsAcross*(m.n-1-at)*m.apart + m.every/2) / m.every
	dot := dotsAcross*(m.width-1) - back
	if 2*at >= m.n-1 {
		dot++ // so that the line reaches from edge to edge, in the same cells
	}
	return max(0, min(dot, last))
}

// cell is the column of cells of a moment.
func (m moments) cell(at int) int { return m.dot(at) / dotsAcross }

// labelled lists the moments with a label, the newest first.
func (m moments) labelled() []int {
	var list []int
	newest := m.n - 1
	if m.ticked {
		newest -= (newest - m.first) % m.every
	}
	for at := newest; at >= 0; at -= max(1, m.every) {
		list = append(list, at)
	}
	return list
}

// roomy reports whether there are cells between two moments, so that each can have a point of its own.
func (m moments) roomy() bool { return m.n < 2 || m.width-1 >= 2*(m.n-1) }
