package screen

// scrollCost is about how many bytes a scroll takes.
const scrollCost = 24

// leastScrolled is how many lines must be found elsewhere before a scroll is considered.
const leastScrolled = 3

// A scroll moves the lines from top to before bottom up by n, or down where n is negative.
type scroll struct{ top, bottom, n int }

// findScroll returns the scroll after which the fewest bytes are left to write, or none.
func findScroll(old, now []line) (scroll, bool) {
	n, ok := shift(old, now)
	if !ok {
		return scroll{}, false
	}
	// After a scroll, line y shows what line y+n showed. The lines that gain by it are a stretch whose sum is greatest.
	best, sum, begin := 0, 0, 0
	var s scroll
	for y := range now {
		if y+n < 0 || y+n >= len(old) {
			sum, begin = 0, y+1
			continue
		}
		if sum += cost(old[y], now[y]) - cost(old[y+n], now[y]); sum <= 0 {
			sum, begin = 0, y+1
		}
		if sum > best {
			best, s = sum, scroll{top: begin, bottom: y + 1, n: n}
		}
	}
	if best == 0 {
		return scroll{}, false
	}
	// The lines from which the others come scroll, too, and become blank.
	if n > 0 {
		for y := s.bottom; y < s.bottom+n; y++ {
			best += cost(old[y], now[y]) - width(now[y])
		}
		s.bottom += n
	} else {
		for y := s.top + n; y < s.top; y++ {
			best += cost(old[y], now[y]) - width(now[y])
		}
		s.top += n
	}
	return s, best > scrollCost
}

// shift returns by how many lines most of the changed lines moved.
func shift(old, now []line) (int, bool) {
	places := make(map[string]int, len(old)) // of texts that stand on one line
	for y, l := range old {
		if _, twice := places[l.text]; twice {
			y = unknown
		}
		places[l.text] = y
	}
	votes := make(map[int]int)
	best := 0
	for y, l := range now {
		if at, ok := places[l.text]; ok && at != unknown && at != y && !l.same(old[y]) {
			n := at - y
			if votes[n]++; votes[n] > votes[best] || votes[n] == votes[best] && distance(n) < distance(best) {
				best = n
			}
		}
	}
	return best, votes[best] >= leastScrolled
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
