package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/lang"
	"rtcscope/quality"
)

func TestFormOpensOnTheResult(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Demo: true})
	d.until("直播")
	d.has("DEMO", "New query", "2026-11-21")
	d.press("enter")
	r := d.read(s)
	if r.query != aQuery() {
		t.Errorf("asked for %+v, want %+v", r.query, aQuery())
	}
	d.has("reading what is held")
	r.partial(quality.Result{Query: aQuery()}, quality.Progress{Total: 2})
	d.until("asking the service: request 1 of 2")
	r.end <- ending{result: answerOf(aQuery(), "广东", "上海")}
	d.until("广东")
	d.has("Province", "80ms_audio_stall_rate", "1 of 2", "DEMO")
}

func TestASupersededAnswerNeverAppears(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东")
	d.press("d Country enter")
	slow := d.read(s)
	d.press("d Access enter")
	fast := d.read(s)
	if err := slow.ctx.Err(); !errors.Is(err, context.Canceled) {
		t.Errorf("the superseded fetch goes on: its context says %v", err)
	}
	// The old fetch still gives partial answers and a complete one.
	old := answerOf(slow.query, "丹麦")
	slow.partial(old, quality.Progress{Done: 1, Total: 1})
	slow.end <- ending{result: old}
	fast.end <- ending{result: answerOf(fast.query, "wifi")}
	for !strings.Contains(d.screen(), "wifi") {
		d.hasNot("丹麦")
		d.step()
	}
	d.hasNot("丹麦")
}

func TestRowsStayWhileLoadingAndAfterAFailure(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东")
	d.press("d Country enter")
	r := d.read(s)
	d.has("广东", "loading Country")
	r.end <- ending{err: errors.New("no luck")}
	d.until("Mend it.")
	d.has("广东", "Broken", "no luck", "rows are those of the query above")
	d.press("d") // the chooser begins at the query that is shown, not at the one that failed
	d.has("> Province")
	d.press("esc r")
	again := d.read(s)
	if again.query.Dimension != "Country" {
		t.Errorf("r asks for %s, want the failed Country again", again.query.Dimension)
	}
	again.end <- ending{err: errors.New("no luck")}
	d.until("Mend it.")
	d.press("esc")
	d.has("广东")
	d.hasNot("Mend it.")
	d.press("r") // the banner was dismissed, and the failed query with it
	if shown := d.read(s); shown.query.Dimension != "Province" {
		t.Errorf("r asks for %s, want the shown Province", shown.query.Dimension)
	}
}

func TestAnAnswerComesInParts(t *testing.T) {
	s := newStub()
	q := aQuery()
	q.Range = quality.Last(14, now)
	d := drive(t, Options{Service: s, Query: q, Run: true})
	r := d.read(s)
	part := answerOf(q, "广东")
	part.Answered = map[quality.Day]bool{q.Range.To: true}
	r.partial(part, quality.Progress{Done: 1, Total: 2})
	d.until("广东")
	d.has("1 of 2")
	d.press("esc") // stops, and keeps the partial answer
	if r.ctx.Err() == nil {
		t.Error("esc did not stop the fetch")
	}
	d.has("广东", "stopped: 1 of 14")
	d.hasNot("loading")
}

// The compared days alone say nothing: the rows on the screen stay until days of the range are there.
func TestTheComparedDaysAloneAreNotShown(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东")
	d.press("d OS enter")
	r := d.read(s)
	q := comparedQuery()
	q.Dimension = "OS"
	past, _ := q.Past()
	part := answerOf(q, "android")
	part.Answered = map[quality.Day]bool{past.From: true, past.To: true}
	r.partial(part, quality.Progress{Done: 1, Total: 2})
	d.until("1 of 2")
	d.has("广东")
	d.hasNot("android")
	part = answerOf(q, "ios")
	part.Answered = map[quality.Day]bool{past.To: true, q.Range.To: true}
	r.partial(part, quality.Progress{Done: 1, Total: 2})
	d.until("ios")
	r.end <- ending{result: part}
}

func TestARefreshThatBringsLessKeepsTheWholeAnswer(t *testing.T) {
	s := newStub()
	q := aQuery()
	d := opened(t, s, "广东")
	d.press("r")
	r := d.read(s)
	less := answerOf(q, "上海")
	less.Answered = map[quality.Day]bool{q.Range.To: true}
	r.partial(less, quality.Progress{Done: 1, Total: 2})
	r.end <- ending{result: less, err: errors.New("cut")}
	d.until("Mend it.")
	d.has("广东")
	d.hasNot("上海")
}

func TestEqualQueriesUnderWayAreOne(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东")
	d.press("r")
	r := d.read(s)
	d.press("rrrrrr")
	r.end <- ending{result: answerOf(r.query, "上海")}
	d.until("上海")
	if n := len(s.reads); n != 0 {
		t.Errorf("%d more fetches were started for the query under way", n)
	}
}

func TestAFailureWithoutDataSaysWhatToDo(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true})
	d.read(s).end <- ending{err: errors.New("no luck")}
	d.until("Mend it.")
	d.has("nothing was answered", "ask again")
	d.press("esc") // nothing is shown: leaves
	d.has("New query")
}

func TestAppsThatCannotBeListedCanBeTyped(t *testing.T) {
	s := newStub()
	s.apps, s.err = nil, errors.New("refused")
	q := aQuery()
	q.App = ""
	d := drive(t, Options{Service: s, Query: q})
	d.until("Broken")
	d.press("enter") // without an app, opens the chooser instead of sending
	d.press("my-app enter enter")
	if r := d.read(s); r.query.App != "my-app" {
		t.Errorf("asked for app %q, want the typed one", r.query.App)
	}
}

func TestQuitAndBack(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东")
	d.press("?")
	d.has("Keys")
	d.press("q")
	d.has("广东")
	d.press("/ qq") // q is text while a filter is typed
	d.has("/ qq")
	d.press("esc esc")
	d.has("New query")
	d.press("q")
	for !d.quit {
		d.step()
	}
}

func TestAPasteIsNeverKeys(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东", "上海")
	d.send(tea.PasteMsg{Content: "q\r?d"})
	d.has("广东", "上海")
	d.hasNot("Keys")
	d.press("/")
	d.send(tea.PasteMsg{Content: "上"})
	d.has("上海")
	d.hasNot("广东 ")
}

func TestEveryScreenFitsEverySize(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东", "内蒙古自治区", "a name far too long for any column of any table on any terminal")
	for _, keys := range []string{"", "d", "esc ? ", "esc /", "esc enter", "esc t", "esc esc"} {
		d.press(keys)
		for _, size := range [][2]int{{1, 1}, {2, 1}, {39, 9}, {40, 10}, {41, 11}, {60, 14}, {80, 24}, {120, 35}, {200, 50},
			{0, 0}, {250, 80}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			lines := strings.Split(d.screen(), "\n")
			if d.screen() != "" && len(lines) != size[1] {
				t.Errorf("after %q at %v the screen has %d lines", keys, size, len(lines))
			}
			for _, line := range lines {
				if w := width(line); w > size[0] {
					t.Errorf("after %q at %v a line is %d wide: %q", keys, size, w, line)
				}
			}
		}
		d.send(tea.WindowSizeMsg{Width: 120, Height: 35})
	}
}

func TestAStoppedQueryThatBroughtNothingIsForgotten(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东")
	d.press("d Country enter")
	d.read(s)
	d.press("esc")
	d.has("广东")
	d.hasNot("stopped")
	d.press("r")
	if again := d.read(s); again.query.Dimension != "Province" {
		t.Errorf("r asks for %s, want the Province that is shown", again.query.Dimension)
	}
}

func TestAQueryThatGrewTooOldIsNotSent(t *testing.T) {
	s := newStub()
	q := aQuery()
	d := drive(t, Options{Service: s, Query: q, Run: true})
	d.read(s).end <- ending{result: answerOf(q, "广东")}
	d.until("广东")
	d.model.opts.Env.Now = func() time.Time { return now.Add(60 * 24 * time.Hour) }
	d.press("r")
	d.has("not sent", "too old", "广东")
	if n := len(s.reads); n != 0 {
		t.Errorf("%d queries were sent", n)
	}
}

func TestTheDetailFollowsTheLoad(t *testing.T) {
	s := newStub()
	q := aQuery()
	q.Range = quality.Last(14, now)
	d := drive(t, Options{Service: s, Query: q, Run: true})
	r := d.read(s)
	part := answerOf(q, "广东")
	part.Answered = map[quality.Day]bool{q.Range.From: true}
	part.Tables[0].Rows[0].Cells[13] = quality.Gap() // the newest day is pending
	r.partial(part, quality.Progress{Done: 1, Total: 2})
	d.until("广东")
	d.press("enter")
	d.has("2026-11-21 Sat           …")
	r.end <- ending{result: answerOf(q, "广东")}
	for d.model.load != nil {
		d.step()
	}
	d.has("2026-11-21 Sat        0.50")
}

// In Chinese, the header says the indicator in words where that leaves room for the rest.
func TestTheHeaderSaysTheIndicatorInWords(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true, Demo: true})
	d.model.opts.Env.Say = lang.Printer{Language: lang.Chinese}
	d.read(s).end <- ending{result: answerOf(aQuery(), "广东")}
	d.until("广东")
	for w, want := range map[int]string{120: "卡顿率 stall_rate  2026-11-15", 80: "卡顿率 stall_rate  11-15",
		62: "一级行政区  stall_rate"} {
		d.send(tea.WindowSizeMsg{Width: w, Height: 35})
		if line, _, _ := strings.Cut(d.screen(), "\n"); !strings.Contains(line, want) || !strings.Contains(line, "演示") {
			t.Errorf("%d cells: %q, want %q in it", w, line, want)
		}
	}
}

func TestTheHeaderWritesDaysAsWidthAllows(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true, Endpoint: "https://rtc.example.com", Elsewhere: true,
		KeyFrom: "VOLC_ACCESSKEY"})
	d.read(s).end <- ending{result: answerOf(aQuery(), "广东")}
	d.until("广东")
	for w, want := range map[int]string{120: "stall_rate  2026-11-15–2026-11-21",
		100: "stall_rate  2026-11-15–2026-11-21", 99: "stall_rate  11-15–11-21", 80: "stall_rate  11-15–11-21"} {
		d.send(tea.WindowSizeMsg{Width: w, Height: 35})
		lines := strings.Split(d.screen(), "\n")
		if !strings.Contains(lines[0], want) || strings.Contains(lines[0], "example.com") {
			t.Errorf("%d cells: the first line is %q, want %q in it", w, lines[0], want)
		}
		if !strings.Contains(lines[1], "requests 3") || !strings.Contains(lines[1], "https://rtc.example.com") {
			t.Errorf("%d cells: the second line is %q", w, lines[1])
		}
	}
}
