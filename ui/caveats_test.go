package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/lang"
	"rtcscope/quality"
)

// The caveats are on every screen, at every width and height: DEMO, that there are no credentials, how old the values
// are, and that they are incomplete. The rest of the header gives way.
func TestWhatMustBeKnownIsOnEveryScreen(t *testing.T) {
	part := answerOf(aQuery(), "广东", "上海")
	part.Progress, part.AsOf = quality.Progress{Done: 4, Total: 11}, now.Add(-25*24*time.Hour)
	words := map[lang.Language]struct{ key, age, part [2]string }{
		lang.English: {[2]string{"no credentials: only what is held", "no key"},
			[2]string{"fetched 10-28 12:00+08:00, 25d ago", "25d old"},
			[2]string{"incomplete: 4 of 11 answers", "incomplete 4/11"}},
		lang.Chinese: {[2]string{"无凭证：仅显示本地留存", "无凭证"}, [2]string{"获取于 10-28 12:00+08:00，25 天前", "25 天前获取"},
			[2]string{"不完整：4 / 11 个结果", "不完整 4/11"}},
	}
	for _, demo := range []bool{false, true} {
		s := newStub()
		d := drive(t, Options{Service: s, Query: aQuery(), Run: true, Demo: demo,
			KeyFrom: map[bool]string{true: "the demo"}[demo]})
		d.read(s).end <- ending{result: part, err: errors.New("no route to host")}
		d.until("no route to host")
		for l, words := range words {
			d.model.opts.Env.Say = lang.Printer{Language: l}
			for w := minWidth; w <= 130; w++ {
				for _, h := range []int{minHeight, 14, 16, 24, 35} {
					d.send(tea.WindowSizeMsg{Width: w, Height: h})
					top := strings.Join(strings.Split(d.screen(), "\n")[:2], "\n")
					where := fmt.Sprintf("%s, %dx%d:\n%s", l, w, h, top)
					for _, is := range [][2]string{words.age, words.part} {
						if !strings.Contains(top, is[0]) && !strings.Contains(top, is[1]) {
							t.Fatalf("neither %q nor %q is in the header, %s", is[0], is[1], where)
						}
					}
					if demo && !strings.Contains(top, (lang.Printer{Language: l}).T("DEMO")) {
						t.Fatalf("the header does not say DEMO, %s", where)
					}
					if !demo && !strings.Contains(top, words.key[0]) && !strings.Contains(top, words.key[1]) {
						t.Fatalf("the header does not say that there are no credentials, %s", where)
					}
					for _, line := range strings.Split(d.screen(), "\n") {
						if width(line) > w {
							t.Fatalf("a line is %d cells wide, %s", width(line), where)
						}
					}
				}
			}
		}
	}
}

// The progress of a load does not take the place of a caveat.
func TestALoadLeavesTheEssentials(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true, Demo: true})
	d.read(s).partial(answerOf(aQuery(), "广东"), quality.Progress{Done: 10, Total: 11})
	d.until("10 of 11")
	for w := minWidth; w <= 100; w++ {
		for _, h := range []int{minHeight, 24} {
			d.send(tea.WindowSizeMsg{Width: w, Height: h})
			if top := strings.Join(strings.Split(d.screen(), "\n")[:2], "\n"); !strings.Contains(top, "DEMO") ||
				!strings.Contains(top, "loading 10 of 11") {
				t.Fatalf("%dx%d:\n%s", w, h, top)
			}
		}
	}
}

// An incomplete answer is called so until it is complete, even after the banner of the failure was dismissed.
func TestTheHeaderSaysWhatIsLacking(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true, KeyFrom: "the environment"})
	part := answerOf(aQuery(), "广东")
	part.Progress = quality.Progress{Done: 4, Total: 11}
	d.read(s).end <- ending{result: part, err: errors.New("no route to host")}
	d.until("no route to host")
	d.press("esc")
	d.hasNot("no route to host")
	d.has("incomplete: 4 of 11 answers")
	d.press("r")
	r := d.read(s)
	d.hasNot("incomplete") // the load is under way
	r.end <- ending{result: answerOf(aQuery(), "广东")}
	for d.model.load != nil {
		d.step()
	}
	d.hasNot("incomplete")
}

// A change of a field on the form sends nothing, on any other screen it does. The key q goes back on every screen but
// the first.
func TestChangesAndQuitAreWhatTheHelpSays(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery()})
	d.press("d Country enter")
	if q := d.model.form.Query(); q.Dimension != "Country" || d.model.load != nil || len(s.reads) != 0 {
		t.Errorf("on the form, the dimension is %s, and it is run: %v", q.Dimension, d.model.load != nil)
	}
	d = opened(t, newStub(), "广东", "上海")
	for _, keys := range []string{"H", "c", "w", "T", "?", "enter"} {
		before := len(d.model.layers)
		d.press(keys)
		if len(d.model.layers) != before+1 {
			t.Fatalf("%s opens nothing", keys)
		}
		if d.press("q"); len(d.model.layers) != before || d.quit {
			t.Errorf("q on what %s opens leaves %d screens", keys, len(d.model.layers))
		}
	}
}

// The age of the values is shown until the service answers again, even after the banner was dismissed.
func TestTheAgeStaysUntilTheServiceAnswers(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true, KeyFrom: "the environment"})
	held := answerOf(aQuery(), "广东")
	held.AsOf = now.Add(-3 * time.Hour)
	d.read(s).end <- ending{result: held, err: errors.New("no route to host")}
	d.until("no route to host")
	d.press("esc")
	d.hasNot("no route to host")
	d.has("fetched 3h ago")
	d.press("r")
	d.read(s).end <- ending{result: held}
	for d.model.load != nil {
		d.step()
	}
	d.hasNot("ago")
}
