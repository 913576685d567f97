package ui

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/views"
)

// Back and forward restore a query with its order, filter, marks and row.
func TestBackAndForward(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东", "上海", "北京")
	d.press("j") // to the second row
	d.send(keyPress("space"))
	d.has("1 marked")
	first := d.model.explore.Place()
	d.press("d Country enter")
	q := aQuery()
	q.Dimension = "Country"
	d.read(s).end <- ending{result: answerOf(q, "中国", "丹麦")}
	d.until("丹麦")
	d.has("1 mark is of Province")

	d.press("[")
	back := d.read(s)
	if back.query != aQuery() {
		t.Fatalf("back asks for %+v", back.query)
	}
	back.end <- ending{result: answerOf(aQuery(), "广东", "上海", "北京")}
	for strings.Contains(d.screen(), "1 mark is of") {
		d.step()
	}
	d.has("1 marked")
	if got := d.model.explore.Place(); got.Row != first.Row || got.SortID != first.SortID ||
		!slices.Equal(got.Marks, first.Marks) || len(first.Marks) != 1 {
		t.Errorf("back at %+v, want %+v", got, first)
	}

	d.press("]")
	forward := d.read(s)
	if forward.query != q {
		t.Errorf("forward asks for %+v", forward.query)
	}
	forward.end <- ending{result: answerOf(q, "中国", "丹麦")}
	d.until("丹麦")
	d.press("]")
	d.has("there is no later query")
	d.press("j")
	d.hasNot("there is no later query")
}

func TestThereIsNothingBeforeTheFirstQuery(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东")
	d.press("[")
	d.has("there is no earlier query")
	if !strings.Contains(d.screen(), "广东") || d.model.top() != views.View(d.model.explore) {
		t.Errorf("the rows are gone:\n%s", d.screen())
	}
}
