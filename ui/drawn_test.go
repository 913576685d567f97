package ui

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/screen/screentest"
)

var drawnSteps = flag.Int("steps", drawnAtLeast, "how many random steps the screen is compared after")

// walks returns how many walks take the steps.
func walks() int {
	if raced {
		return 2
	}
	return (*drawnSteps + stepsOfWalk - 1) / stepsOfWalk
}

// stepsOfWalk is how many steps the explorer is walked through before it ends and another begins.
const stepsOfWalk = 80

// The terminal shows what the model draws, cell by cell, after any keys, typing, pastes, clicks and sizes, with all
// colours or fewer, on new terminals and old ones. When the explorer has ended, the terminal is as it was before.
func TestTheTerminalShowsWhatWasDrawn(t *testing.T) {
	sizes := [][2]int{{80, 24}, {120, 35}, {200, 50}}
	languages := []lang.Language{lang.English, lang.Chinese}
	terminals := [][]string{newTerminal(), {"TERM=screen-256color"}, newTerminal(), {"TERM=linux"}, {"TERM=vt100"}}
	wrong := 0
	for seed := range walks() {
		in := setting{language: languages[seed/len(sizes)%len(languages)], size: sizes[seed%len(sizes)],
			environment: terminals[seed%len(terminals)]}
		synctest.Test(t, func(t *testing.T) {
			e := exhibited(t, in, chinese())
			w := &walk{Rand: rand.New(rand.NewPCG(24, uint64(seed))), exhibit: e, size: in.size}
			if difference := w.through(stepsOfWalk); difference != "" {
				if wrong++; wrong <= 3 {
					t.Errorf("walk %d, %v, after %q: %s", seed, in, w.done, difference)
				}
			}
			e.end()
		})
	}
	if wrong > 0 {
		t.Errorf("%d screens are wrong", wrong)
	}
}

// A rested screen is what was written until a rest, and what is to be seen then.
type rested struct {
	written string
	want    *screentest.Terminal
}

// tmux shows the same.
func TestTmuxShowsWhatWasDrawn(t *testing.T) {
	tmux := screentest.StartTmux(t)
	for seed, size := range [][2]int{{80, 24}, {120, 35}, {200, 50}, {80, 24}}[:min(4, walks()/2)] {
		var screens []rested
		synctest.Test(t, func(t *testing.T) {
			e := exhibited(t, setting{language: lang.Chinese, size: size, environment: newTerminal()}, chinese())
			w := &walk{Rand: rand.New(rand.NewPCG(25, uint64(seed))), exhibit: e, size: size}
			for range stepsOfWalk {
				w.step()
				w.rest()
				width, height := w.far.Size()
				screens = append(screens, rested{e.wire.written(), e.afresh(e.last(), width, height)})
			}
			e.end()
			screens = append(screens, rested{e.wire.written(), screentest.New(w.far.Size())})
		})
		for _, s := range screens {
			tmux.Resize(s.want.Size())
			tmux.Write(s.written)
			if difference := screentest.Difference(tmux.Shown(s.want), s.want); difference != "" {
				t.Errorf("walk %d: %s", seed, difference)
				break
			}
		}
	}
}

// A walk takes random steps.
type walk struct {
	*rand.Rand
	*exhibit
	size  [2]int
	done  []string // the steps since the screen was compared
	begun bool     // whether the first step was taken
	odd   bool     // whether the terminal has another size
}

// through takes steps and compares the screen after each rest. It returns how the first wrong one is wrong.
func (w *walk) through(steps int) string {
	for range steps {
		w.step()
		if w.IntN(8) == 0 {
			continue // the next key comes before the screen is drawn
		}
		w.rest()
		if difference := w.wrong(); difference != "" {
			return difference
		}
		w.done = nil
	}
	return ""
}

// rest waits until the screen is drawn, and sometimes until the chart has followed the cursor.
func (w *walk) rest() {
	time.Sleep([]time.Duration{80 * time.Millisecond, restTime + 80*time.Millisecond}[w.IntN(2)])
	synctest.Wait()
}

// step takes one step. The first opens a screen, from which many others are not reached by chance.
func (w *walk) step() {
	if !w.begun {
		w.begun = true
		w.rest()
		w.press([]string{"H", "T", "w", "enter", "O", "C", "S", "/", "?", ":", "d", "t", "o", "c", "q", "v"}[w.IntN(16)])
		return
	}
	switch kind := w.IntN(100); {
	case w.odd && kind < 30:
		w.resize()
	case kind < 45:
		w.press(w.binding())
	case kind < 60:
		w.press([]string{"backspace", "left", "right", "home", "end", "delete", "enter", "esc", "j", "tab"}[w.IntN(10)])
	case kind < 85:
		letters := []rune("北京广东内蒙古西海中国移动nabx1/ !。，éが😀")
		r := letters[w.IntN(len(letters))]
		w.send(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}), string(r))
	case kind < 90:
		text := []string{"北京", "广 东", "x", "内蒙古\n黑龙江", "a北b京c", "stall", "（骨干）", "ａｂｃ"}[w.IntN(8)]
		w.send(tea.PasteMsg{Content: text}, "paste "+text)
	case kind < 93:
		w.click()
	case kind < 97:
		w.resize()
	default: // back to where the keys do more
		for range 4 {
			w.press("esc")
		}
	}
}

// binding returns one of the keys of the program.
func (w *walk) binding() string {
	table := keystest.Table()
	b := table[w.IntN(len(table))]
	if w.IntN(3) == 0 || b.Action == keys.End || len(b.Keys) == 0 {
		return []string{"j", "k", "G", "g", "ctrl+d", "tab", "/", "v", ":", "H", "T", "esc", "esc", "enter"}[w.IntN(14)]
	}
	return b.Keys[w.IntN(len(b.Keys))]
}

func (w *walk) press(name string) { w.send(keystest.Press(name), name) }

func (w *walk) send(msg tea.Msg, name string) {
	w.done = append(w.done, name)
	w.program.Send(msg)
}

func (w *walk) click() {
	mouse := tea.Mouse{X: w.IntN(w.size[0]), Y: w.IntN(w.size[1]), Button: tea.MouseLeft}
	if w.IntN(2) == 0 {
		w.send(tea.MouseClickMsg(mouse), fmt.Sprintf("click %d,%d", mouse.X, mouse.Y))
		return
	}
	mouse.Button = []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[w.IntN(2)]
	w.send(tea.MouseWheelMsg(mouse), "wheel")
}

// resize changes the size to an odd one, or back to the usual one.
func (w *walk) resize() {
	w.rest() // what is on the wire is for the old size
	size := w.size
	if w.odd = w.IntN(3) == 0; w.odd {
		size = [2]int{1 + w.IntN(w.size[0]+20), 1 + w.IntN(w.size[1]+10)}
	}
	w.far.Resize(size[0], size[1])
	w.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]}, fmt.Sprintf("%dx%d", size[0], size[1]))
}

// A terminal that was smaller for a moment has lost what was beyond. The explorer sees the last size alone.
func TestASizeThatComesBackIsDrawnAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := exhibited(t, setting{size: [2]int{120, 35}, environment: newTerminal()}, chinese())
		time.Sleep(5 * time.Second)
		synctest.Wait()
		e.far.Resize(20, 5)
		e.far.Resize(120, 35)
		e.program.Send(resized{Width: 120, Height: 35})
		time.Sleep(time.Second)
		synctest.Wait()
		if difference := e.wrong(); difference != "" {
			t.Error(difference)
		}
		e.end()
	})
}
