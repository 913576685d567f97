package archive

import (
	"testing"
	"time"

	"rtcscope/quality"
)

func TestConclusive(t *testing.T) {
	const day = quality.Day(20780)
	end := (day + 1).Start()
	week := []int{10, 12, 11, 10, 2, 10, 10}
	at := func(after time.Duration, h Held) Held {
		h.Fetched, h.Asked = end.Add(after), end.Add(after)
		return h
	}
	good := Held{Listed: true, Rows: 10}
	for _, tt := range []struct {
		name       string
		held       Held
		neighbours []int
		want       bool
	}{
		{"a second before it is complete", at(8*time.Hour-time.Second, good), week, false},
		{"once it is complete", at(8*time.Hour, good), week, true},
		{"without neighbours", at(8*time.Hour, good), nil, true},
		{"no rows", at(8*time.Hour, Held{Listed: true}), nil, false},
		{"no rows at the end of two days", at(48*time.Hour-time.Second, Held{Listed: true}), week, false},
		{"no rows after two days", at(48*time.Hour, Held{Listed: true}), week, true},
		{"an odd cell", at(9*time.Hour, Held{Listed: true, Rows: 10, Odd: 1}), week, false},
		{"an odd cell after two days", at(48*time.Hour, Held{Listed: true, Rows: 10, Odd: 1}), week, true},
		{"half the rows", at(9*time.Hour, Held{Listed: true, Rows: 5}), week, true},
		{"fewer than half the rows", at(9*time.Hour, Held{Listed: true, Rows: 4}), week, false},
		{"fewer than half the rows after two days", at(48*time.Hour, Held{Listed: true, Rows: 4}), week, true},
		{"no list", at(9*time.Hour, Held{}), nil, false},
		{"no list after two days", at(49*time.Hour, Held{}), nil, false},
		{"a good day of which a later answer had no list",
			Held{Fetched: end.Add(9 * time.Hour), Asked: end.Add(49 * time.Hour), Rows: 10}, week, true},
		{"a short day of which a later answer had an empty list",
			Held{Fetched: end.Add(9 * time.Hour), Asked: end.Add(48 * time.Hour), Rows: 4, Listed: true}, week, true},
		{"a young day of which a later answer had no list",
			Held{Fetched: end.Add(7 * time.Hour), Asked: end.Add(49 * time.Hour), Rows: 10}, week, false},
	} {
		if got := conclusive(day, tt.held, tt.neighbours); got != tt.want {
			t.Errorf("%s: conclusive %t, want %t", tt.name, got, tt.want)
		}
	}
}

func TestADayIsDueOnceAnHour(t *testing.T) {
	const day = quality.Day(20780)
	asked := (day + 1).Start().Add(10 * time.Hour)
	empty := Held{Fetched: asked, Asked: asked, Listed: true}
	for _, tt := range []struct {
		name  string
		held  Held
		after time.Duration
		want  bool
	}{
		{"at once", empty, 0, false},
		{"a second short of an hour", empty, time.Hour - time.Second, false},
		{"an hour later", empty, time.Hour, true},
		{"with a clock that was set back", empty, -time.Second, true},
		{"a day with rows", Held{Fetched: asked, Asked: asked, Listed: true, Rows: 1}, 24 * time.Hour, false},
	} {
		if got := due(day, tt.held, nil, asked.Add(tt.after)); got != tt.want {
			t.Errorf("%s: due %t, want %t", tt.name, got, tt.want)
		}
	}
}

func TestWhatTellsLessReplacesNothing(t *testing.T) {
	const day = quality.Day(20780)
	complete := (day + 1).Start().Add(8 * time.Hour)
	held := Held{Fetched: complete, Listed: true, Rows: 10, Odd: 1}
	young := Held{Fetched: complete.Add(-time.Second), Listed: true, Rows: 10, Odd: 1}
	bare := Held{Fetched: complete}
	for _, tt := range []struct {
		name         string
		held, answer Held
		want         bool
	}{
		{"the first answer", Held{}, Held{}, false},
		{"as much", held, Held{Listed: true, Rows: 10, Odd: 1}, false},
		{"half of the rows", held, Held{Listed: true, Rows: 5}, false},
		{"far fewer rows", held, Held{Listed: true, Rows: 4}, true},
		{"no rows", held, Held{Listed: true}, true},
		{"more that is odd", held, Held{Listed: true, Rows: 10, Odd: 2}, true},
		{"more that is odd, and more rows", held, Held{Listed: true, Rows: 11, Odd: 2}, false},
		{"more that is odd, after a young day", young, Held{Listed: true, Rows: 9, Odd: 2}, false},
		{"far fewer rows after a young day", young, Held{Listed: true, Rows: 4}, true},
		{"no list", held, Held{}, true},
		{"an empty list after nothing", bare, Held{Listed: true}, false},
		{"rows after nothing, odd ones too", bare, Held{Listed: true, Rows: 1, Odd: 9}, false},
		{"nothing after nothing", bare, Held{}, true},
	} {
		if got := tellsLess(day, tt.held, tt.answer); got != tt.want {
			t.Errorf("%s: tells less %t, want %t", tt.name, got, tt.want)
		}
	}
}
