package archive

import (
	"context"
	"database/sql"
	"slices"
	"testing"
	"time"

	"rtcscope/quality"
)

// atNoon is a reader at noon of a day, with no archive.
func atNoon(today quality.Day) *Reader {
	now := today.Start().Add(12 * time.Hour)
	return &Reader{Catalogue: Catalogue(), Endpoint: "e", Now: func() time.Time { return now }}
}

// surveyed is what a survey of some provinces knows before it asked for anything.
func surveyed(r *Reader, days, past quality.Range) *answer {
	q := quality.Query{App: "live", Product: "native", Indicator: "stall_rate", Dimension: "Province", Range: days}
	if past != (quality.Range{}) {
		q.Versus = quality.Comparison{Basis: quality.CompareRange, Range: past}
	}
	return newAnswer(r, q, everyPart)
}

func span(from, to quality.Day) quality.Range { return quality.Range{From: from, To: to} }

// A call for rows belongs to the range if it brings a single day of it; what stands beside the rows comes after all of
// them, unless there is nothing else.
func TestStages(t *testing.T) {
	r, of := atNoon(20000), span(100, 106)
	rows, whole := quality.PartRule{Part: quality.PartRows}, quality.PartRule{Part: quality.PartWhole, Beside: true}
	known, app := surveyed(r, of, quality.Range{}), surveyed(r, of, quality.Range{})
	app.query = quality.AppQuery(app.query)
	for days, want := range map[quality.Range]quality.Stage{
		of: quality.StageNewest, span(90, 120): quality.StageNewest, span(102, 103): quality.StageNewest,
		span(94, 100): quality.StageNewest, span(93, 99): quality.StageRows, span(106, 112): quality.StageNewest,
		span(107, 113): quality.StageRows,
	} {
		got, beside := known.stage(call{rule: rows, days: days}), known.stage(call{rule: whole, days: days})
		if alone := app.stage(call{rule: whole, days: days}); got != want || beside != quality.StageAll || alone != want {
			t.Errorf("the stages of %s are %d, beside %d, alone %d; want %d", days, got, beside, alone, want)
		}
	}
}

type partOf struct {
	part quality.Part
	days quality.Range
}

// What matters most comes first: the rows of the range and of the compared days, by which a table is sorted, then the
// users, then the line of the app.
func TestTheRowsAreAskedForFirst(t *testing.T) {
	const today = quality.Day(20000)
	r := atNoon(today)
	days, past := span(today-5, today-2), span(today-20, today-17)
	got := surveyed(r, days, past).calls(r.Now())
	var order []partOf
	for _, c := range got {
		order = append(order, partOf{c.rule.Part, c.days})
	}
	want := []partOf{{quality.PartRows, days}, {quality.PartRows, past}, {quality.PartUsers, days},
		{quality.PartUsers, past}, {quality.PartWhole, days}, {quality.PartWhole, past}}
	if !slices.Equal(order, want) {
		t.Errorf("the calls are %v, want %v", got, want)
	}
}

// Users are asked for of days that the service holds, all of them; those of a range that it does not are lacked, while
// nobody misses those of compared days.
func TestUsersOfDaysThatTheServiceHolds(t *testing.T) {
	const today = quality.Day(20000)
	r := atNoon(today)
	oldest := quality.Oldest(r.Now())
	for _, tc := range []struct {
		name       string
		days, past quality.Range
		asked      []quality.Range
		lacked     int
	}{
		{"the oldest days", span(oldest, oldest+6), quality.Range{}, []quality.Range{span(oldest, oldest+6)}, 0},
		{"a day too many", span(oldest-1, oldest+5), quality.Range{}, nil, 1},
		{"up to today", span(today-6, today), quality.Range{}, []quality.Range{span(today-6, today)}, 0},
		{"a day to come", span(today-5, today+1), quality.Range{}, nil, 0},
		{"old days to compare with", span(today-6, today-1), span(oldest-1, oldest+5),
			[]quality.Range{span(today-6, today-1)}, 0},
	} {
		known := surveyed(r, tc.days, tc.past)
		var asked []quality.Range
		for _, c := range known.calls(r.Now()) {
			if c.rule.Part == quality.PartUsers {
				asked = append(asked, c.days)
			}
		}
		if !slices.Equal(asked, tc.asked) {
			t.Errorf("%s: users are asked for of %v, want %v", tc.name, asked, tc.asked)
		}
		if want := []quality.Lack{{Part: quality.PartUsers, Err: errNotHeld}}; !slices.Equal(known.lacks, want[:tc.lacked]) {
			t.Errorf("%s: lacks %v, want %d", tc.name, known.lacks, tc.lacked)
		}
	}
}

// Users that were counted before their last day was complete are asked for again, and others are not. Old ones that
// are held are no lack.
func TestUnsettledUsersAreAskedForAgain(t *testing.T) {
	const today = quality.Day(20000)
	r := atNoon(today)
	days := span(today-7, today-1)
	for _, tc := range []struct {
		name  string
		days  quality.Range
		held  Held
		again bool
	}{
		{"never", days, Held{}, true},
		{"before the last day was complete", days, heldAt(days.To.SettledAt().Add(-time.Second)), true},
		{"when it was", days, heldAt(days.To.SettledAt()), false},
		{"old and held", span(today-60, today-54), heldAt((today - 50).Start()), false},
	} {
		known := surveyed(r, tc.days, quality.Range{})
		known.windows[0].held = tc.held
		again := slices.ContainsFunc(known.calls(r.Now()), func(c call) bool { return c.rule.Part == quality.PartUsers })
		if again != tc.again || len(known.lacks) > 0 {
			t.Errorf("asked for %s: again is %t, want %t; lacks %v", tc.name, again, tc.again, known.lacks)
		}
	}
}

// heldAt is what is held of an answer that was asked for at an instant.
func heldAt(at time.Time) Held { return Held{Fetched: at, Asked: at, Listed: true, Rows: 3} }

// What is committed is safe from the program's end and from that of the power but for the newest: every connection
// says so to SQLite.
func TestEveryConnectionWritesThrough(t *testing.T) {
	s, _, err := Open(t.Context(), t.TempDir()+"/archive.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 3 { // a transaction keeps its connection, so that the next one has another
		tx, err := s.db.BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = tx.Rollback() }()
		var level int
		if err := tx.QueryRowContext(t.Context(), `SELECT synchronous FROM pragma_synchronous`).Scan(&level); err != nil {
			t.Fatal(err)
		}
		if level != 1 {
			t.Errorf("synchronous is %d, want 1 (normal)", level)
		}
	}
}

// A read waits for another one that opens the file, but not when nobody waits for it any more.
func TestAReadGivesUpWaitingForAnOpening(t *testing.T) {
	r := &Reader{file: file{opening: make(chan struct{})}} // another one opens the file, and never ends
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	ended := make(chan opened, 1)
	go func() { ended <- r.open(ctx) }()
	select {
	case got := <-ended:
		if got != (opened{}) || r.file.ended {
			t.Errorf("it has %v, ended %t", got, r.file.ended)
		}
	case <-time.After(20 * time.Second):
		t.Error("it waits on")
	}
}
