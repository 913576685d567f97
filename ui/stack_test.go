package ui

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"rtcscope/keys/keystest"
	"rtcscope/views"
)

// Back leads from an opened row to its list, with the cursor on the row, and from an incident to the triage, with the
// cursor on the incident.
func TestBackGoesThroughWhatIsOpen(t *testing.T) {
	for _, from := range []string{"T", "w"} {
		d := reach(t, from+" j")
		var lists []string
		if from == "T" {
			lists = append(lists, d.screen())
			d.send(keystest.Press("enter"))
		}
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
		for _, list := range lists {
			d.send(keystest.Press("esc"))
			if d.screen() != list {
				t.Errorf("%s: back from the incident shows\n%s\nbefore it was\n%s", from, d.screen(), list)
			}
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
	d.press("j j enter enter")
	late := d.read(s)
	d.press("esc esc esc")
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
	d.press("j j enter enter")
	r := d.read(s)
	d.press("q")
	<-r.ctx.Done()
	d.press("esc esc")
	if d.has("New query"); d.model.load != nil || d.model.form.Query() != before {
		t.Errorf("under way is %v, the form shows %+v", d.model.load, d.model.form.Query())
	}
}
