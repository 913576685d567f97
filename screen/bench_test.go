package screen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// BenchmarkDraw measures how long the difference of two frames takes: nothing changes, a mark moves by a line, the
// table scrolls by half a page, every line is new.
func BenchmarkDraw(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 50}} {
		width, height := size[0], size[1]
		table := func(first, marked int) *Frame {
			f := &Frame{}
			for y := range height {
				mark := "  "
				if y == marked {
					mark = "> "
				}
				row := fmt.Sprintf("%s第%d地区  %d.%02d  \x1b[31m▲+0.%02d\x1b[m  ▁▂▃▄▅▆▇█  ", mark, first+y, y%9, first+y, y)
				f.Lines = append(f.Lines, row+strings.Repeat("0.54  ", (width-42)/6))
			}
			return f
		}
		for _, step := range []struct {
			name string
			a, b *Frame
		}{
			{"nothing", table(0, 0), table(0, 0)},
			{"move", table(0, 5), table(0, 6)},
			{"scroll", table(0, 5), table(height/2, 5)},
			{"all", table(0, 5), table(1000, 5)},
		} {
			b.Run(fmt.Sprintf("%dx%d/%s", width, height, step.name), func(b *testing.B) {
				c := newCanvas(false, colorprofile.TrueColor)
				c.forget(width, height)
				b.ReportAllocs()
				bytes := 0
				for i := 0; b.Loop(); i++ {
					c.pen.buffer = c.pen.buffer[:0]
					if i%2 == 0 {
						c.draw(step.a, false)
					} else {
						c.draw(step.b, false)
					}
					bytes = len(c.pen.buffer)
				}
				b.ReportMetric(float64(bytes), "B/frame")
			})
		}
	}
}
