package screen

import (
	"slices"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// leastSynchronized is the number of bytes from which on a frame is shown in one step. What is shorter comes in one
// piece anyway.
const leastSynchronized = 256

// A canvas knows what a terminal shows, and writes what leads from there to the next frame.
type canvas struct {
	pen           pen
	styles        *styles
	width, height int
	unknown       bool   // whether it is not known what the terminal shows
	shown         []line // height of them
	frame         Frame  // the last one
	known         map[string]line
	changed       []bool
	mouse         bool
}

func newCanvas(simple bool, profile colorprofile.Profile) canvas {
	styles := newStyles(profile)
	return canvas{pen: pen{styles: styles, simple: simple}, styles: styles}
}

// forget begins a screen of a size, of which nothing is known.
func (c *canvas) forget(width, height int) {
	c.width, c.height = width, height
	c.pen.width = width
	c.unknown = true
	c.shown = make([]line, height)
	c.changed = make([]bool, width)
	c.known = nil
}

// draw writes what leads from what is shown to a frame, or to the last one where it is nil.
func (c *canvas) draw(frame *Frame, synchronized bool) {
	begin := len(c.pen.buffer)
	if frame != nil {
		c.frame = *frame
	}
	now := c.lines(c.frame.Lines)
	c.switchMouse(c.frame.Mouse)
	at := len(c.pen.buffer)
	if c.unknown {
		c.pen.clear()
		for y := range c.shown {
			c.shown[y] = blankLine(c.width)
		}
		c.unknown = false
	} else {
		c.scroll(now)
	}
	for y, l := range now {
		if !l.same(c.shown[y]) {
			c.pen.update(y, c.shown[y], l, c.changed)
		}
	}
	copy(c.shown, now)
	if synchronized && len(c.pen.buffer)-at >= leastSynchronized {
		c.pen.buffer = slices.Insert(c.pen.buffer, begin, []byte(ansi.SetModeSynchronizedOutput)...)
		c.pen.sequence(ansi.ResetModeSynchronizedOutput)
	}
}

// scroll moves lines that stand elsewhere in the next frame.
func (c *canvas) scroll(now []line) {
	for range mostScrolls {
		s, ok := findScroll(c.shown, now)
		if !ok {
			return
		}
		c.pen.scroll(s.top, s.bottom, s.n)
		s.apply(c.shown, c.width)
	}
}

// lines turns the lines of a frame into cells. It does so once for a text, as long as that is shown.
func (c *canvas) lines(texts []string) []line {
	now := make([]line, c.height)
	known := make(map[string]line, c.height)
	for y := range now {
		text := ""
		if y < len(texts) {
			text = texts[y]
		}
		l, ok := known[text]
		if !ok {
			if l, ok = c.known[text]; !ok {
				l = newLine(text, c.width, c.styles)
			}
			known[text] = l
		}
		now[y] = l
	}
	c.known = known
	return now
}

func (c *canvas) switchMouse(on bool) {
	if on == c.mouse {
		return
	}
	c.mouse = on
	if on {
		c.pen.sequence(mouseOn)
	} else {
		c.pen.sequence(mouseOff)
	}
}
