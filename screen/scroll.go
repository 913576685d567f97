package screen

import "slices"

// scrollCost is about how many bytes a scroll takes.
const scrollCost = 24

// A frame takes at most mostScrolls scrolls, each the best of the mostShifts shifts that most lines have.
const (
	mostScrolls = 4
	mostShifts  = 4
)

// A scroll moves the lines from top to before bottom up by n, or down where n is negative.
type scroll struct{ top, bottom, n int }

// findScroll returns the scroll after which the fewest bytes are left to write, or none.
func findScroll(old, now []line) (scroll, bool) {
	best := scrollCost
	var found scroll
	for _, n := range shifts(old, now) {
		if s, gain := bestOf(n, old, now); gain > best {
			best, found = gain, s
		}
	}
	return found, best > scrollCost
}

// bestOf returns the scroll by n lines that saves the most bytes, and how many these are.
func bestOf(n int, old, now []line) (s scroll, gain int) {
	// After the scroll, line y shows what line y+n showed. The lines that gain by it are a stretch whose sum is greatest.
	sum, begin := 0, 0
	for y := range now {
		if y+n < 0 || y+n >= len(old) {
			sum, begin = 0, y+1
			continue
		}
		if sum += cost(old[y], now[y]) - cost(old[y+n], now[y]); sum <= 0 {
			sum, begin = 0, y+1
		}
		if sum > gain {
			gain, s = sum, scroll{top: begin, bottom: y + 1, n: n}
		}
	}
	if gain == 0 {
		return scroll{}, 0
	}
	// The lines from which the others come scroll, too, and become blank.
	from, to := s.bottom, s.bottom+n
	if n > 0 {
		s.bottom += n
	} else {
		from, to = s.top+n, s.top
		s.top += n
	}
	for y := from; y < to; y++ {
		gain += cost(old[y], now[y]) - width(now[y])
	}
	return s, gain
}

// shifts returns by how many lines most of the changed lines moved, the most frequent first.
func shifts(old, now []line) []int {
	places := make(map[string]int, len(old)) // of texts that stand on one line
	for y, l := range old {
		if _, twice := places[l.text]; twice {
			y = unknown
		}
		places[l.text] = y
	}
	votes := make(map[int]int)
	var shifts []int
	for y, l := range now {
		if at, ok := places[l.text]; ok && at != unknown && at != y && !l.same(old[y]) {
			if votes[at-y]++; votes[at-y] == 1 {
				shifts = append(shifts, at-y)
			}
		}
	}
	slices.SortStableFunc(shifts, func(a, b int) int { return votes[b] - votes[a] })
	return shifts[:min(len(shifts), mostShifts)]
}

func distance(n int) int { return max(n, -n) }

// cost is about how many bytes it takes to turn one line into another.
func cost(old, now line) int {
	if old.same(now) {
		return 0
	}
	bytes := moveCost
	for x, c := range now.cells {
		if c != old.cells[x] {
			bytes += max(1, len(c.text))
		}
	}
	return bytes
}

// width is about how many bytes it takes to draw a line on blanks.
func width(l line) int {
	bytes := moveCost
	for _, c := range l.cells {
		if c != blank {
			bytes += len(c.text)
		}
	}
	return bytes
}

// apply moves lines as the terminal does.
func (s scroll) apply(lines []line, width int) {
	part := lines[s.top:s.bottom]
	n := distance(s.n)
	if s.n > 0 {
		copy(part, part[n:])
		part = part[len(part)-n:]
	} else {
		copy(part[n:], part)
		part = part[:n]
	}
	for i := range part {
		part[i] = blankLine(width)
	}
}
