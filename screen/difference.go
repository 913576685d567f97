package screen

// A blank stretch is erased rather than written if it has more cells than the sequences have bytes.
const (
	shortestErase     = 6
	shortestEraseMove = shortestErase + moveCost
)

// update draws what differs between two lines.
func (p *pen) update(y int, old, now line, changed []bool) {
	if !differences(old.cells, now.cells, changed) {
		return
	}
	text := len(now.cells) // where the blank end of the line begins
	for text > 0 && now.cells[text-1] == blank {
		text--
	}
	for from := 0; ; {
		for from < len(changed) && !changed[from] {
			from++
		}
		if from == len(changed) {
			return
		}
		if from >= text && count(changed[from:]) > shortestErase/2 {
			p.to(from, y)
			p.eraseRight()
			return
		}
		to := p.run(now.cells, changed, from)
		if to > text && count(changed[text:]) > shortestErase/2 {
			to = max(text, from)
		}
		p.to(from, y)
		p.write(y, now.cells, from, to)
		from = to
	}
}

// differences marks the cells to write. Neither half of a wide character stays when the other one goes: whatever takes
// the place of one differs from it, and a character as wide in the same place is written as a whole.
func differences(old, now []cell, changed []bool) bool {
	some := false
	for x := range now {
		changed[x] = old[x] != now[x]
		some = some || changed[x]
	}
	return some
}

// run returns the end of the stretch to write from a cell on. Cells that did not change are written, too, where a move
// past them would take more bytes.
func (p *pen) run(now []cell, changed []bool, from int) int {
	to := from
	for {
		for to < len(changed) && changed[to] {
			to++
		}
		next, bytes, style := to, 0, p.style
		if to > 0 {
			style = now[to-1].style
		}
		for next < len(changed) && !changed[next] && bytes <= moveCost {
			c := now[next]
			bytes += len(c.text)
			if c.style != style && (c.text != " " || p.styles.ofBlank(style) != c.style) {
				bytes += len(p.styles.change(style, c.style))
				style = c.style
			}
			next++
		}
		if next == len(changed) || !changed[next] || bytes > moveCost {
			return to
		}
		to = next
	}
}

// write writes the cells from one to before another, at the cursor.
func (p *pen) write(y int, now []cell, from, to int) {
	for x := from; x < to; {
		blanks := x
		for blanks < to && now[blanks] == blank {
			blanks++
		}
		if n := blanks - x; !p.simple && (n >= shortestEraseMove || blanks == to && n >= shortestErase) {
			p.to(x, y)
			p.erase(n)
			x = blanks
			continue
		}
		if now[x].width > 0 {
			p.to(x, y)
			p.put(now[x])
		}
		x++
	}
}

func count(marks []bool) int {
	n := 0
	for _, marked := range marks {
		if marked {
			n++
		}
	}
	return n
}
