package widget

// moments places the moments of a time axis in the cells of a plot, so that the labelled ones are evenly spaced.
type moments struct {
	n     int // number of moments
	width int // cells in use, at most those that there are
	every int // moments from one label to the next; the newest is always labelled
	apart int // cells from one label to the next
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
	for at := m.n - 1; at >= 0; at -= max(1, m.every) {
		list = append(list, at)
	}
	return list
}

// roomy reports whether there are cells between two moments, so that each can have a point of its own.
func (m moments) roomy() bool { return m.n < 2 || m.width-1 >= 2*(m.n-1) }
