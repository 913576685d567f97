package ui

import (
	"errors"
	"strings"
	"testing"
)

// Back leaves a row whose answer has not come at once: nothing of it is there to see, and its list is.
func TestBackFromARowThatIsUnderWay(t *testing.T) {
	d, s := worsened(t, "v Province")
	d.press("T")
	answerAll(d, s, triageQueries)
	d.until(allAnswered)
	d.press("j j enter")
	list := d.frame()
	d.press("enter")
	r := d.read(s)
	d.press("esc")
	<-r.ctx.Done()
	if d.frame() != list || d.model.load != nil {
		t.Errorf("back is at\n%s\nwant\n%s", d.screen(), list)
	}
	d.press("enter")
	d.read(s).end <- ending{err: errors.New("no way there")}
	d.until("no way there")
	d.press("esc")
	if d.frame() != list || d.model.failure != nil {
		t.Errorf("back from the failure is at\n%s\nwant\n%s", d.screen(), list)
	}
	d.press("esc esc")
	d.has("v Province")
	d.press("[")
	d.has("there is no earlier query")
}

// A query that was stopped or failed is no step of the history: the shown one stays current, and the way ahead leads
// to the other.
func TestAStoppedQueryIsAhead(t *testing.T) {
	for _, name := range []string{"stopped", "failed", "failed and left there"} {
		d, s := worsened(t, "v Province")
		d.press("d Country enter")
		r := d.read(s)
		switch {
		case name == "stopped":
			d.press("esc")
		default:
			r.end <- ending{err: errors.New("no way there")}
			d.until("no way there")
		}
		if name == "failed" {
			d.press("esc")
		}
		if name != "failed and left there" {
			d.press("[")
			d.has("there is no earlier query")
		} else {
			d.press("[")
			d.settleWith(s)
		}
		d.has("v Province")
		d.press("]")
		if again := d.read(s); again.query.Dimension != "Country" {
			t.Errorf("%s: the way ahead asks for %+v", name, again.query)
		}
	}
}

// settleWith answers what is under way.
func (d *driver) settleWith(s *stub) {
	d.t.Helper()
	for d.model.load != nil {
		r := d.read(s)
		r.end <- ending{result: worseAnswer(r.query, "v "+r.query.Dimension)}
		for d.model.load != nil {
			d.step()
		}
	}
}

// The first query is a step of the history, too, if it was stopped before its answer: back asks it again.
func TestAFirstQueryThatWasStoppedIsAskedAgain(t *testing.T) {
	for _, path := range []string{"esc d Country enter", "esc esc"} {
		s := newStub()
		s.prompt = true
		d := drive(t, Options{Service: s, Query: comparedQuery(), Run: true})
		d.read(s)
		d.press(path)
		if strings.Contains(path, "Country") {
			r := d.read(s)
			r.end <- ending{result: worseAnswer(r.query, "v Country")}
			d.until("v Country")
		}
		d.press("[")
		if r := d.read(s); r.query != comparedQuery() {
			t.Errorf("%s: it asks for %+v", path, r.query)
		}
	}
}
