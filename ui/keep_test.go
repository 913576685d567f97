package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/quality"
	"rtcscope/views"
)

// A drawer is a Keeper that keeps queries in memory.
type drawer struct {
	saved []views.SavedQuery
	err   error
}

func (d *drawer) Saved() []views.SavedQuery { return slices.Clone(d.saved) }

func (d *drawer) Keep(name string, q quality.Query, _ time.Time) error {
	d.saved = append(d.saved, views.SavedQuery{Name: name, Query: q})
	return d.err
}

func (d *drawer) Forget(name string) error {
	d.saved = slices.DeleteFunc(d.saved, func(q views.SavedQuery) bool { return q.Name == name })
	return d.err
}

func keepDriver(t *testing.T, in *drawer) (*driver, *stub) {
	t.Helper()
	s := newStub()
	d := drive(t, Options{Service: s, Keeper: in, Query: aQuery(), Run: true})
	d.read(s).end <- ending{result: answerOf(aQuery(), "广东", "上海")}
	d.until("广东")
	return d, s
}

func TestAQueryIsSavedUnderAName(t *testing.T) {
	in := &drawer{}
	d, _ := keepDriver(t, in)
	d.press("n evening enter")
	d.until(`saved as "evening"`)
	if len(in.saved) != 1 || in.saved[0].Name != "evening" || in.saved[0].Query != aQuery() {
		t.Errorf("saved is %+v", in.saved)
	}
	d.press("esc")
	d.until("New query")
	if screen := d.screen(); !strings.Contains(screen, "Saved") || !strings.Contains(screen, "evening") {
		t.Errorf("the form does not name it:\n%s", screen)
	}
}

// If a query cannot be written, the note says so, and the query is kept until the program ends.
func TestAQueryThatCannotBeWritten(t *testing.T) {
	in := &drawer{err: errors.New("the disk is full")}
	d, _ := keepDriver(t, in)
	d.press("n enter")
	d.until(`saved as "stall_rate Province": the disk is full`)
}

func TestASavedQueryIsOpened(t *testing.T) {
	other := aQuery()
	other.Dimension = "OS"
	in := &drawer{saved: []views.SavedQuery{{Name: "by system", Query: other}}}
	for _, keys := range []string{"o enter", ": system enter"} {
		d, s := keepDriver(t, in)
		d.press(keys)
		read := d.read(s)
		if read.query != other {
			t.Errorf("%q asks for %+v", keys, read.query)
		}
		read.end <- ending{result: answerOf(other, "ios")}
		d.until("ios")
	}
}

func TestASavedQueryIsForgottenByTheSecondPress(t *testing.T) {
	in := &drawer{saved: []views.SavedQuery{{Name: "one", Query: aQuery()}, {Name: "two", Query: aQuery()}}}
	d, _ := keepDriver(t, in)
	d.press("o ctrl+r")
	d.until(`again: forget "one"`)
	d.press("down ctrl+r")
	d.until(`again: forget "two"`)
	if len(in.saved) != 2 {
		t.Fatalf("one press forgot: %+v", in.saved)
	}
	d.press("ctrl+r")
	d.until(`forgot "two"`)
	if len(in.saved) != 1 || in.saved[0].Name != "one" {
		t.Errorf("saved is %+v", in.saved)
	}
	if screen := d.screen(); strings.Contains(screen, "two  ") {
		t.Errorf("the list still has it:\n%s", screen)
	}
}
