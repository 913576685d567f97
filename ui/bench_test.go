package ui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys/keystest"
)

// frames is what takes time for a person: a key or none, with the drawing of the whole screen, as after every message.
// The model shows an answer of some rows.
var frames = []struct {
	name string
	keys []string
}{
	{"draw", nil},
	{"move", []string{"j", "k"}},
	{"scroll", []string{"ctrl+d", "ctrl+u"}},
	{"sort", []string{"s"}},
	{"chart", []string{"v"}},
}

func framed(m *Model, names []string) func(n int) {
	codes := map[string]tea.Key{"ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}}
	return func(n int) {
		if len(names) > 0 {
			name := names[n%len(names)]
			key, is := codes[name]
			if !is {
				key = tea.Key{Code: rune(name[0]), Text: name}
			}
			m.Update(tea.KeyPressMsg(key))
		}
		_ = m.View()
	}
}

// showing is a model that shows an answer of so many rows.
func showing(t testing.TB, rows int) *Model {
	names := make([]string, rows)
	for i := range names {
		names[i] = fmt.Sprintf("地区%d", i)
	}
	m := New(t.Context(), Options{Env: testEnv(), Bindings: keystest.Table(), Service: newStub(), Query: aQuery(),
		Keeper: &drawer{}, Copier: &desk{}})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 35})
	m.show(aQuery())
	m.takeAnswer(answer{generation: m.generation, result: answerOf(aQuery(), names...), final: true})
	return m
}

func BenchmarkFrame(b *testing.B) {
	for _, rows := range []int{34, 250, 2500, 25000} {
		for _, one := range frames {
			b.Run(fmt.Sprintf("rows=%d/%s", rows, one.name), func(b *testing.B) {
				step, n := framed(showing(b, rows), one.keys), 0
				for b.Loop() {
					step(n)
					n++
				}
			})
		}
	}
}

// The drawing of the screen does not grow with the rows of the answer, and each key of the benchmark changes it.
func TestAFrameIsDrawnOfWhatIsSeen(t *testing.T) {
	small, large := showing(t, 100), showing(t, 1500)
	for _, one := range frames {
		m := showing(t, 100)
		before := m.View().Content
		framed(m, one.keys)(0)
		if changed := m.View().Content != before; changed != (len(one.keys) > 0) {
			t.Errorf("%s: whether the screen changes: %v", one.name, changed)
		}
		count := func(m *Model) float64 {
			step, n := framed(m, one.keys), 0
			return testing.AllocsPerRun(6, func() {
				step(n)
				n++
			})
		}
		if a, b := count(small), count(large); b > 1.5*a+100 {
			t.Errorf("%s takes %v allocations for 100 rows, and %v for 1500", one.name, a, b)
		}
	}
}
