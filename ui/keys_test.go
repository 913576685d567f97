package ui

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
	"rtcscope/quality"
	"rtcscope/views"
)

// answering answers all further queries.
func answering(t *testing.T, s *stub) {
	t.Helper()
	go func() {
		for {
			select {
			case r := <-s.reads:
				r.end <- ending{result: worseAnswer(r.query, "v "+r.query.Dimension)}
			case <-t.Context().Done():
				return
			}
		}
	}()
}

// places are the keys from the table to every screen and every list.
func places() map[string]string {
	return map[string]string{
		"form": "esc j j", "first field": "esc", "table": "", "filter": "/", "nothing": "/ z z z enter", "details": "enter",
		"comparison": "c", "heatmap": "H", "attribution": "w",
		"triage": "T", "a finding": "T enter", "help": "?", "filter of the help": "? /", "palette": ":", "columns": "C",
		"order": "S",
		"app":   "a", "days": "t", "formats": "e", "saved": "o", "name": "n", "help over columns": "C ?",
		"heatmap of a finding": "T H", "attribution of a finding": "T w", "comparison of a finding": "T c",
	}
}

// reach returns the explorer at a place, with all queries on the way answered.
func reach(t *testing.T, path string) *driver {
	t.Helper()
	d, s := worsened(t, "v Province")
	answering(t, s)
	for _, name := range strings.Fields(path) {
		d.send(keystest.Press(name))
		d.settle()
	}
	return d
}

// settle gives the model messages until no load or request is under way.
func (d *driver) settle() {
	d.t.Helper()
	for d.model.load != nil || len(d.model.requests) > 0 {
		d.step()
	}
}

// moves pairs each action that moves a cursor with the one that moves it back.
func moves() map[keys.Action]keys.Action {
	there := map[keys.Action]keys.Action{keys.Up: keys.Down, keys.Left: keys.Right, keys.Top: keys.Bottom,
		keys.HalfUp: keys.HalfDown, keys.PageUp: keys.PageDown, keys.PrevSeries: keys.NextSeries}
	for a, back := range maps.Clone(there) {
		there[back] = a
	}
	return there
}

// unmoved says where a cursor has nowhere to go, with the actions that move it, and why.
func unmoved() map[string]map[keys.Action]string {
	up := func(why string) map[keys.Action]string {
		return map[keys.Action]string{keys.Up: why, keys.PageUp: why, keys.HalfUp: why, keys.Top: why}
	}
	details := up("all days are on the screen")
	details[keys.Left] = details[keys.Up]
	return map[string]map[keys.Action]string{
		"first field": {keys.Left: "there is one app"}, "app": up("there is one app"),
		"saved": up("there is no saved query"), "name": up("there is one name"),
		"details":                 details,
		"comparison":              {keys.Up: "there is one line"},
		"comparison of a finding": {keys.Up: "there is one line"},
	}
}

// Every key changes the screen, starts something, or says why it does not. A cursor at an edge stays there without a
// word, if it moves the other way. Only ctrl+c, and q if one view is open, end the program.
func TestEveryKeyActsOrRefusesEverywhere(t *testing.T) {
	for name, path := range places() {
		t.Run(name, func(t *testing.T) {
			for _, b := range keystest.Table() {
				d := reach(t, path)
				root, capturing := d.model.atRoot(), d.model.top().Capturing()
				key := b.Keys[0]
				if capturing {
					at := slices.IndexFunc(b.Keys, func(key string) bool { return keystest.Press(key).Text == "" })
					if at < 0 || !b.Typing {
						continue // there it is text
					}
					key = b.Keys[at]
				}
				cmd, acts := d.acts(func() tea.Cmd {
					_, cmd := d.model.Update(keystest.Press(key))
					return cmd
				})
				if ends := quits(cmd); ends != (b.Action == keys.End || b.Action == keys.Quit && root) {
					t.Errorf("%s: the program ends: %v", key, ends)
				}
				if !acts && !d.atAnEdge(name, b.Action) {
					t.Errorf("%s (%s) does nothing, and does not say why", key, b.Action)
				}
				checkLayers(t, d, key)
			}
		})
	}
}

// acts presses a key, and reports whether that did something: it changed the screen or the mouse, returned a command,
// or left a note.
func (d *driver) acts(press func() tea.Cmd) (tea.Cmd, bool) {
	d.model.note = ""
	before, mouse := d.model.View().Content, d.model.mouse
	cmd := press()
	return cmd, cmd != nil || d.model.note != "" || d.model.View().Content != before || d.model.mouse != mouse
}

// atAnEdge reports whether an action that did nothing moves a cursor that can only move the other way, or not at all.
func (d *driver) atAnEdge(place string, a keys.Action) bool {
	back, moves := moves()[a]
	if !moves {
		return false
	}
	stays := unmoved()[place]
	if stays[a] != "" || stays[back] != "" {
		return true
	}
	_, acts := d.acts(func() tea.Cmd { return d.model.perform(back) })
	return acts
}

// quits reports whether a command ends the program.
func quits(cmd tea.Cmd) bool {
	return cmd != nil && reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(tea.Cmd(tea.Quit)).Pointer()
}

// checkLayers finds a view that is open twice, and a list below a screen, which could not be closed.
func checkLayers(t *testing.T, d *driver, key string) {
	t.Helper()
	open := make(map[views.View]int)
	helps := 0
	for _, l := range d.model.layers {
		open[l.view]++
		if _, is := l.view.(*views.Help); is {
			helps++
		}
	}
	for view, n := range open {
		if n > 1 && view != views.View(d.model.explore) {
			t.Errorf("%s: %T is open %d times", key, view, n)
		}
	}
	if helps > 1 {
		t.Errorf("%s: the help is open %d times", key, helps)
	}
}

// A refusal names the screens where the key works.
func TestARefusalNamesTheScreensWhereTheKeyWorks(t *testing.T) {
	for path, want := range map[string]string{
		"esc s": "s does nothing here: it works on the table",
		"T m":   "m does nothing here: it works on the comparison, the heatmap",
		"? d":   "d does nothing here: it works on the form, the table",
	} {
		if d := reach(t, path); !strings.Contains(d.model.note, want) {
			t.Errorf("%s: %q lacks %q", path, d.model.note, want)
		}
	}
}

// Back leads from an opened finding to its list, with the cursor on the finding.
func TestBackGoesThroughWhatIsOpen(t *testing.T) {
	for _, from := range []string{"T", "w"} {
		d := reach(t, from+" j")
		list := d.screen()
		where := d.model.top()
		d.send(keystest.Press("enter"))
		d.settle()
		if d.model.top() != views.View(d.model.explore) {
			t.Fatalf("%s: enter opens %T", from, d.model.top())
		}
		opened := d.model.explore.Asked()
		d.send(keystest.Press("esc"))
		d.settle()
		if d.model.top() != where || d.screen() != list {
			t.Errorf("%s: back from the row shows\n%s\nbefore it was\n%s", from, d.screen(), list)
		}
		d.send(keystest.Press("esc"))
		d.settle()
		if shown, _ := d.model.explore.Result(); d.model.top() != views.View(d.model.explore) ||
			shown.Query != comparedQuery() {
			t.Errorf("%s: the table shows %+v, opened was %+v", from, shown.Query, opened)
		}
	}
}

// What a screen above the table changes in it stays changed; an answer that was on its way for a row that was left
// does not come over the table's own.
func TestBackKeepsWhatWasDone(t *testing.T) {
	d := reach(t, "H space esc")
	d.has("1 marked")
	d, s := worsened(t, "v Province")
	d.press("T")
	answerAll(d, s, triageQueries)
	d.until(allAnswered)
	d.press("j j enter")
	late := d.read(s)
	d.press("esc esc")
	<-late.ctx.Done()
	if shown, _ := d.model.explore.Result(); shown.Query != comparedQuery() ||
		d.model.explore.Asked() != comparedQuery() || d.model.load != nil {
		t.Errorf("the table shows %+v and waits for %+v", shown.Query, d.model.explore.Asked())
	}
	d.has("v Province")
	d.press("[")
	d.has("there is no earlier query")
}

// The key of a triage comes back to it from whatever was opened from it. The key q then closes the triage, instead of
// opening the others again.
func TestTheKeyOfATriageComesBackToIt(t *testing.T) {
	d := reach(t, "T w H")
	d.send(keystest.Press("T"))
	d.settle()
	if _, is := d.model.top().(*views.Triage); !is || len(d.model.layers) != 2 {
		t.Fatalf("T shows %T, of %d views", d.model.top(), len(d.model.layers))
	}
	if d.press("q"); d.model.top() != views.View(d.model.explore) {
		t.Errorf("then q shows %T", d.model.top())
	}
}

// The key q closes the list of columns, and closing the help over it leads back to it.
func TestTheListOfColumnsIsLeft(t *testing.T) {
	d := reach(t, "C q")
	if d.quit || len(d.model.layers) != 1 {
		t.Errorf("after q, %d views are open", len(d.model.layers))
	}
	d = reach(t, "C ? ? ? esc")
	if _, is := d.model.top().(*views.Columns); !is || len(d.model.layers) != 2 {
		t.Errorf("back from the help is %T, of %d views", d.model.top(), len(d.model.layers))
	}
}

// On the form, the previous query is the one that was shown last.
func TestTheFormKnowsTheQueryBefore(t *testing.T) {
	d := reach(t, "j esc")
	d.has("New query")
	d.send(keystest.Press("["))
	d.settle()
	if d.has("[80ms_audio_stall_rate]"); strings.Contains(d.screen(), "there is no earlier query") {
		t.Errorf("it says that there is none:\n%s", d.screen())
	}
}

// Copying, exporting, saving and opening other screens work on every screen that has a row or a query.
func TestHandingOnWorksOnEveryScreen(t *testing.T) {
	actions := []keys.Action{keys.Copy, keys.CopyCommand, keys.Save, keys.Saved, keys.Export,
		views.ActionTriage, views.ActionWhy, views.ActionCompare, views.ActionHeatmap}
	all := places()
	for _, name := range []string{"table", "details", "comparison", "heatmap", "attribution", "triage", "a finding",
		"heatmap of a finding", "attribution of a finding", "comparison of a finding"} {
		for _, a := range actions {
			d := reach(t, all[name])
			if m := d.model; m.layers[m.screenAt()].action == a {
				m.perform(a)
				d.has("this is the ", " already")
				continue
			}
			before, screen := len(d.model.layers), d.screen()
			cmd := d.model.perform(a)
			if refused := d.model.note != "" && cmd == nil && len(d.model.layers) == before; refused || cmd == nil &&
				d.screen() == screen {
				t.Errorf("%s: %s is refused: %q", name, a, d.model.note)
			}
		}
	}
	for _, a := range []keys.Action{keys.CopyCommand, keys.Save, keys.Saved, views.ActionTriage} {
		d := reach(t, "esc")
		if cmd, before := d.model.perform(a), len(d.model.layers); cmd == nil && before == 1 {
			t.Errorf("form: %s is refused: %q", a, d.model.note)
		}
	}
}

// Leaving a screen cancels its request, and no other.
func TestLeavingAScreenEndsItsQueries(t *testing.T) {
	d, s := worsened(t, "v Province")
	d.press("T")
	triage := d.read(s)
	d.press("j")
	d.send(keystest.Press("?"))
	if triage.ctx.Err() != nil {
		t.Error("the help ends the triage below it")
	}
	d.press("esc esc")
	<-triage.ctx.Done()
	if len(d.model.requests) != 0 {
		t.Errorf("under way are %v", slices.Collect(maps.Keys(d.model.requests)))
	}
}

// A costing is a service whose computations of costs the test ends.
type costing struct {
	*stub
	counts chan count
}

type count struct {
	ctx   context.Context
	query quality.Query
}

func (s *costing) Cost(ctx context.Context, q quality.Query) quality.Cost {
	s.counts <- count{ctx, q}
	<-ctx.Done()
	return quality.Cost{}
}

// next waits for the next computation of a cost.
func (s *costing) next(d *driver) count {
	d.t.Helper()
	for {
		select {
		case c := <-s.counts:
			return c
		case msg := <-d.msgs:
			d.handle(msg)
		case <-time.After(10 * time.Second):
			d.t.Fatalf("no cost was asked for; the screen is\n%s", d.screen())
		}
	}
}

// The next computation of a cost cancels the one before.
func TestANewerCostEndsTheOlder(t *testing.T) {
	s := &costing{stub: newStub(), counts: make(chan count, 8)}
	d := drive(t, Options{Service: s, Query: aQuery()})
	first := s.next(d)
	d.press("t 14d enter")
	second := s.next(d)
	<-first.ctx.Done()
	if second.ctx.Err() != nil || second.query.Range.Len() != 14 {
		t.Errorf("the second count is of %v, %v", second.query.Range, second.ctx.Err())
	}
}

// A triage that is left while it runs ends. Opening it again starts a new one, which does not wait for the old
// queries.
func TestATriageThatWasLeftBeginsAnew(t *testing.T) {
	d, s := worsened(t, "v Province")
	d.press("T")
	r := d.read(s)
	d.press("q")
	<-r.ctx.Done()
	d.press("T")
	answerAll(d, s, triageQueries)
	d.until(allAnswered)
}

// A screen with an answer of its own is about that: it is asked again, it marks nothing on the table, the header names
// its query, and the table's answers do not close it.
func TestScreensOfOtherAnswersKeepTheirOwn(t *testing.T) {
	d, s := worsened(t, "v Province")
	d.press("w")
	answerAll(d, s, 4)
	d.settle()
	d.press("l l H") // the heatmap of the third dimension
	other := comparedQuery()
	other.Dimension = "OS"
	if at, _ := d.model.subject(); at.Shown() != other {
		t.Fatalf("the heatmap is of %+v", at.Shown())
	}
	if head := strings.Split(d.screen(), "\n")[0]; !strings.Contains(head, "OS") || strings.Contains(head, "Province") {
		t.Errorf("the header says %q", head)
	}
	d.send(keyPress("space"))
	if marks := d.model.explore.Marks(); len(marks) != 0 {
		t.Errorf("marked is %v", marks)
	}
	d.press("r")
	if r := d.read(s); r.query != other {
		t.Errorf("r asks for %+v", r.query)
	} else {
		r.end <- ending{result: worseAnswer(other, "v OS")}
	}
	d.settle()
	if _, is := d.model.top().(*views.Heatmap); !is {
		t.Errorf("then %T is on top", d.model.top())
	}

	d, s = worsened(t, "v Province")
	d.press("r")
	renewed := d.read(s)
	d.press("T")
	answerAll(d, s, 20)
	d.press("j j c")
	if _, is := d.model.top().(*views.Compare); !is {
		t.Fatalf("c opens %T", d.model.top())
	}
	renewed.end <- ending{result: worseAnswer(comparedQuery(), "v Province")}
	for d.model.load != nil {
		d.step()
	}
	if _, is := d.model.top().(*views.Compare); !is {
		t.Errorf("the table's answer leaves %T on top", d.model.top())
	}
}

// A finding that is left before its answer came is not waited for, and the form keeps what a person wrote.
func TestLeavingAFindingOverTheForm(t *testing.T) {
	s := newStub()
	s.prompt = true
	d := drive(t, Options{Service: s, Query: comparedQuery()})
	before := d.model.form.Query()
	d.press("T")
	answerAll(d, s, 20)
	d.until("all 20 queries are answered")
	d.press("j j enter")
	r := d.read(s)
	d.press("q")
	<-r.ctx.Done()
	d.press("esc")
	if d.has("New query"); d.model.load != nil || d.model.form.Query() != before {
		t.Errorf("under way is %v, the form shows %+v", d.model.load, d.model.form.Query())
	}
}

// Where the filter hides every row, what needs one says so, and a list without a choice says that.
func TestKeysSayWhatTheyLack(t *testing.T) {
	for path, want := range map[string]string{
		"/ z z z enter enter":  "nothing matches the filter",
		"/ z z z enter y":      "nothing matches the filter",
		"/ z z z enter ctrl+x": "nothing matches the filter",
		"o enter":              "none yet",
		"esc esc":              "there is nothing to go back to: q quits",
	} {
		if d := reach(t, path); !strings.Contains(d.model.note, want) {
			t.Errorf("%s: %q lacks %q", path, d.model.note, want)
		}
	}
}
