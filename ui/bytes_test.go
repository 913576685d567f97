package ui

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/theme"
)

func width(line string) int { return ansi.StringWidth(line) }

// Keys cost few bytes, on a screen of 120 by 35 without a chart, among Chinese names. The values are made up, and each
// line of them differs from all others.
func TestAKeyCostsFewBytes(t *testing.T) {
	var names []string
	for i := range 60 {
		names = append(names, fmt.Sprintf("第%d地区", i))
	}
	for _, test := range []struct {
		name  string
		rows  int
		start []string // pressed before
		keys  []string // pressed in turn
		most  int      // bytes of each key
	}{
		{"move", 34, nil, []string{"j", "j", "j", "k", "j"}, 85},
		{"half a page", 60, nil, []string{"ctrl+d", "ctrl+d", "ctrl+d", "ctrl+u", "ctrl+u", "ctrl+u"}, 2700},
		{"another series", 34, nil, []string{"tab", "tab"}, 4500},
		{"typing in the filter", 34, []string{"/"}, []string{"3", "第", "backspace", "2"}, 1110},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				e := exhibited(t, setting{language: lang.English, theme: theme.Names()[0], size: [2]int{120, 35},
					environment: newTerminal()}, names[:test.rows])
				press := func(key string) int {
					e.wire.written()
					e.program.Send(keystest.Press(key))
					time.Sleep(time.Second)
					synctest.Wait()
					return len(e.wire.written())
				}
				time.Sleep(time.Second)
				synctest.Wait()
				for _, key := range append([]string{"v"}, test.start...) {
					press(key)
				}
				for _, key := range test.keys {
					n := press(key)
					t.Logf("%s: %d bytes", key, n)
					if n > test.most {
						t.Errorf("%s: %d bytes, more than %d", key, n, test.most)
					}
				}
				e.end()
			})
		})
	}
}
