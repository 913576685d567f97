package archive_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// A teller answers as a test has it: so many rows of a day, so many of them odd, or nothing at all.
type teller struct {
	rows  func(quality.Day) int
	odd   func(quality.Day) int
	loose int // entries of no day in every answer
	bare  bool
	err   error
	v     float64

	mu                  sync.Mutex
	asked, whole, users []quality.Range
}

func (s *teller) note(list *[]quality.Range, r quality.Range) {
	s.mu.Lock()
	defer s.mu.Unlock()
	*list = append(*list, r)
}

var names = []string{"广东", "上海", "北京", "浙江", "江苏", "四川", "湖北", "湖南", "河南", "河北"}

func (s *teller) daily(r quality.Range) (quality.Daily, error) {
	if s.err != nil || s.bare {
		return quality.Daily{}, s.err
	}
	answer := quality.Daily{Listed: true}
	for _, day := range r.Days() {
		for _, name := range names[:s.rows(day)] {
			answer.Points = append(answer.Points, quality.Point{Series: "80ms_audio_stall_rate", Value: name, Day: day, V: s.v})
		}
		if n := s.odd(day); n > 0 {
			answer.Odd = append(answer.Odd, quality.Oddity{Warning: quality.Warning{Text: "%d odd", Count: n}, Day: day})
		}
	}
	if s.loose > 0 {
		answer.Odd = append(answer.Odd, quality.Oddity{Warning: quality.Warning{Text: "%d loose", Count: s.loose},
			Loose: true})
	}
	return answer, nil
}

func (s *teller) Distribution(_ context.Context, q quality.Query) (quality.Daily, error) {
	s.note(&s.asked, q.Range)
	return s.daily(q.Range)
}

func (s *teller) Overall(_ context.Context, _, _ string, _ []string, r quality.Range) (quality.Daily, error) {
	s.note(&s.whole, r)
	return s.daily(r)
}

func (s *teller) Users(_ context.Context, _, _ string, r quality.Range) (quality.Counted, error) {
	s.note(&s.users, r)
	counted := quality.Counted{Of: map[string]quality.Users{}, Listed: !s.bare}
	if !s.bare && s.rows(r.To) > 0 {
		counted.Of[names[0]] = quality.Users{Count: 1000, Share: 100}
	}
	return counted, s.err
}

func (s *teller) calls() int { return len(s.asked) + len(s.whole) + len(s.users) }

// well makes it answer in full again.
func (s *teller) well() {
	s.rows, s.odd = func(quality.Day) int { return 10 }, func(quality.Day) int { return 0 }
	s.loose, s.bare = 0, false
}

// tellers is a reader at 09:00 of 2026-11-22 over an archive of its own; the newest complete day is that before.
func tellers(t *testing.T) (*archive.Reader, *teller, *time.Time) {
	t.Helper()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, quality.Zone)
	s := &teller{v: 0.5}
	s.well()
	r := &archive.Reader{Source: asked{s}, Catalogue: archive.Catalogue(), Endpoint: "e",
		Now:  func() time.Time { return now },
		Path: filepath.Join(t.TempDir(), "archive.db")}
	t.Cleanup(func() { _ = r.Close() })
	return r, s, &now
}

func survey(t *testing.T, r *archive.Reader, q quality.Query) quality.Result {
	t.Helper()
	result, err := r.Survey(t.Context(), q, nil)
	if err != nil || result.Trouble != nil {
		t.Fatalf("%v, trouble %v", err, result.Trouble)
	}
	return result
}

// A complete day of which the service told nothing, or not all, is asked for again: once an hour at most, until it has
// rows or two days have passed; and then no more. All that is asked for keeps to that.
func TestADayWithoutAConclusiveAnswerIsAskedForAgain(t *testing.T) {
	for _, tt := range []struct {
		name   string
		spoil  func(s *teller, newest quality.Day)
		after2 bool // the answer is conclusive two days after the end of the day, whatever came
	}{
		{"no list", func(s *teller, _ quality.Day) { s.bare = true }, false},
		{"no rows", func(s *teller, newest quality.Day) {
			s.rows = func(day quality.Day) int { return map[bool]int{true: 0, false: 10}[day == newest] }
		}, true},
		{"odd cells", func(s *teller, newest quality.Day) {
			s.odd = func(day quality.Day) int { return map[bool]int{true: 1, false: 0}[day == newest] }
		}, true},
		{"entries of no day", func(s *teller, _ quality.Day) { s.loose = 1 }, true},
		{"far fewer rows", func(s *teller, newest quality.Day) {
			s.rows = func(day quality.Day) int { return map[bool]int{true: 4, false: 10}[day == newest] }
		}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, s, now := tellers(t)
			q := queryOf(quality.Last(7, *now))
			newest := q.Range.To
			tt.spoil(s, newest)
			if result := survey(t, r, q); !result.Unready[newest] || !result.Asked[newest] {
				t.Errorf("the first answer has the days %v not ready", result.Unready)
			}
			step := func(after time.Duration, want bool) {
				t.Helper()
				*now = now.Add(after)
				before := len(s.asked)
				if cost := r.Cost(t.Context(), q); (cost.Calls > 0) != want {
					t.Errorf("%v later the price is %d calls", after, cost.Calls)
				}
				survey(t, r, q)
				if asked := s.asked[before:]; len(asked) > 0 != want || want && asked[0].To != newest {
					t.Errorf("%v later it asks for %v; want it asked: %t", after, asked, want)
				}
			}
			step(time.Hour-time.Second, false)
			step(time.Second, true)
			step(time.Minute, false)
			// Another question that needs the day asks no more often.
			one := quality.Query{App: q.App, Product: q.Product, Indicator: q.Indicator, Dimension: q.Dimension,
				Range: quality.Range{From: newest, To: newest}}
			if cost := r.Cost(t.Context(), one); cost.Held != 1 {
				t.Errorf("of the day alone %d are held", cost.Held)
			}
			before := len(s.asked)
			if read(t, r, one); len(s.asked) != before {
				t.Error("the day alone is asked for within the hour")
			}
			if !tt.after2 {
				*now = now.Add(72 * time.Hour)
				survey(t, r, q)
				step(time.Hour, true)
			}
			s.well()
			step(time.Hour, true) // the service is well again
			if rows := survey(t, r, q).Tables[0].Rows; len(rows) != 10 || quality.IsGap(rows[9].Cells[6]) {
				t.Errorf("the day has come in full, and %d rows are shown", len(rows))
			}
			step(48*time.Hour, false)

			if !tt.after2 {
				return
			}
			r, s, now = tellers(t)
			tt.spoil(s, newest)
			survey(t, r, q)
			*now = (newest + 1).Start().Add(48*time.Hour - time.Second)
			survey(t, r, q)
			step(time.Hour, true)
			step(time.Hour, false)
			if result := survey(t, r, q); len(result.Unready) > 0 {
				t.Errorf("after two days %v are not ready", result.Unready)
			}
		})
	}
}

// Values of a day that was not over yet give way to those of the whole day, though one of these is odd for good.
func TestAYoungDayGivesWayToAnOddOne(t *testing.T) {
	r, s, now := tellers(t)
	today := quality.DayOf(*now)
	q := queryOf(quality.Range{From: today, To: today})
	survey(t, r, q)
	s.v, s.odd = 0.7, func(quality.Day) int { return 1 }
	*now = (today + 1).Start().Add(48 * time.Hour)
	if result := survey(t, r, q); result.Tables[0].Rows[0].Cells[0] != 0.7 || result.Stayed != 0 {
		t.Errorf("the day has %v, and %d days stayed", result.Tables[0].Rows[0].Cells, result.Stayed)
	}
	calls := s.calls()
	*now = now.Add(24 * time.Hour)
	if again := survey(t, r, q); again.Tables[0].Rows[0].Cells[0] != 0.7 || s.calls() != calls {
		t.Errorf("held is %v, after %d more calls", again.Tables[0].Rows[0].Cells, s.calls()-calls)
	}
}

// What was odd is said whenever its day is shown, from the archive too, and of the days that are shown alone.
func TestWhatWasOddIsSaidAgain(t *testing.T) {
	r, s, now := tellers(t)
	q := queryOf(quality.Last(14, *now))
	s.rows = func(quality.Day) int { return 9 }
	s.odd = func(day quality.Day) int { return int(q.Range.To-day) % 3 }
	s.loose = 2
	first := read(t, r, q)
	want := []quality.Warning{{Text: "%d loose", Count: 4}, {Text: "%d odd", Count: 13}} // two answers, each with two
	if !slices.Equal(first.Warnings, want) {
		t.Errorf("at first %v, want %v", first.Warnings, want)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	r = &archive.Reader{Source: asked{s}, Catalogue: r.Catalogue, Endpoint: "e", Now: r.Now, Path: r.Path}
	defer r.Close()
	calls := s.calls()
	if again := read(t, r, q); !slices.Equal(again.Warnings, want) || s.calls() != calls {
		t.Errorf("from the archive %v after %d more calls, want %v", again.Warnings, s.calls()-calls, want)
	}
	q.Range = quality.Range{From: q.Range.To - 1, To: q.Range.To}
	if again := read(t, r, q); !slices.Equal(again.Warnings,
		[]quality.Warning{{Text: "%d loose", Count: 2}, {Text: "%d odd", Count: 1}}) {
		t.Errorf("of the two newest days %v", again.Warnings)
	}
}

// An empty answer about users, or about the whole app, is not kept for ever either.
func TestEmptyPartsAreAskedForAgain(t *testing.T) {
	for _, bare := range []bool{true, false} {
		r, s, now := tellers(t)
		q := queryOf(quality.Last(7, *now))
		good := s.rows
		s.rows, s.bare = func(quality.Day) int { return 0 }, bare
		survey(t, r, q)
		s.rows, s.bare = good, false
		*now = now.Add(time.Hour - time.Second)
		if survey(t, r, q); len(s.whole)+len(s.users) != 2 {
			t.Errorf("within the hour: whole %v, users %v", s.whole, s.users)
		}
		*now = now.Add(time.Second)
		result := survey(t, r, q)
		if len(s.whole) != 2 || len(s.users) != 2 || len(result.Users.Of) != 1 || result.Tables[0].Whole == nil {
			t.Errorf("an hour later: whole %v, users %v, %d users", s.whole, s.users, len(result.Users.Of))
		}
		*now = now.Add(24 * time.Hour)
		if survey(t, r, q); len(s.whole) != 2 || len(s.users) != 2 {
			t.Errorf("a day later: whole %v, users %v", s.whole, s.users)
		}
	}
}

// A renewal asks for all that the service still serves, whatever is held, and each thing once; what tells less than is
// held does not take its place, nor does a failure.
func TestARenewal(t *testing.T) {
	r, s, now := tellers(t)
	q := surveyOf(quality.Last(14, *now))
	if first := survey(t, r, q); first.Compared != 0 || first.Changed != 0 {
		t.Errorf("with nothing held, %d days are compared and %d values changed", first.Compared, first.Changed)
	}
	calls := s.calls()
	newest := q.Range.To
	s.v = 0.7
	renewed, err := r.Renewal().Survey(t.Context(), q, nil)
	if err != nil || s.calls() != 2*calls || len(renewed.Asked) != 28 || renewed.Compared != 28 ||
		renewed.Changed != 28*10 {
		t.Errorf("%d calls after %d, %d days asked, %d values changed, %v", s.calls()-calls, calls, len(renewed.Asked),
			renewed.Changed, err)
	}
	calls = s.calls()
	held := survey(t, r, q)
	if held.Tables[0].Rows[0].Cells[13] != 0.7 || s.calls() != calls || len(held.Asked) != 0 {
		t.Errorf("the newer value is not held: %v", held.Tables[0].Rows[0].Cells)
	}

	s.rows = func(day quality.Day) int { return map[bool]int{true: 0, false: 10}[day == newest] }
	less, err := r.Renewal().Survey(t.Context(), q, nil)
	if err != nil || less.Stayed != 1 || less.Changed != 0 || less.Tables[0].Rows[0].Cells[13] != 0.7 {
		t.Errorf("an emptier answer: %v, %d stayed, %d changed, %v", err, less.Stayed, less.Changed,
			less.Tables[0].Rows[0].Cells)
	}
	s.bare = true
	if less, err = r.Renewal().Survey(t.Context(), q, nil); err != nil || less.Stayed != 28 || len(less.Users.Of) != 1 {
		t.Errorf("an answer without a list: %v, %d days stayed, %d users", err, less.Stayed, len(less.Users.Of))
	}
	s.err = errors.New("down")
	failed, err := r.Renewal().Survey(t.Context(), q, nil)
	if !errors.Is(err, s.err) || failed.Tables[0].Rows[0].Cells[13] != 0.7 {
		t.Errorf("a failure: %v, %v", err, failed.Tables)
	}
	s.err, s.bare = nil, false
	if after := survey(t, r, q); after.Tables[0].Rows[0].Cells[13] != 0.7 || len(after.Users.Of) != 1 {
		t.Errorf("what was held is gone: %v", after.Tables[0].Rows[0].Cells)
	}

	s.rows = func(quality.Day) int { return 10 }
	calls = s.calls()
	renewal := r.Renewal()
	for _, in := range []string{"stall_rate", "join_room_success_rate", "stall_rate"} {
		q.Indicator = in
		if _, err := renewal.Survey(t.Context(), q, nil); err != nil {
			t.Fatal(err)
		}
	}
	// Two sets of values; the app-wide line and the users once.
	if values := 2 * 4; s.calls()-calls != values+4+2 {
		t.Errorf("three queries of one renewal make %d calls", s.calls()-calls)
	}

	*now = now.Add(20 * 24 * time.Hour)
	q.Indicator = "stall_rate"
	if old, err := r.Renewal().Survey(t.Context(), q, nil); err != nil || len(old.Asked) != 9 || len(old.Answered) != 28 {
		t.Errorf("of 28 days, 9 of them still served, %d were asked for and %d are known, %v", len(old.Asked),
			len(old.Answered), err)
	}
}

func TestPrunedDaysTakeWhatWasOddWithThem(t *testing.T) {
	s := mustOpen(t, filepath.Join(t.TempDir(), "archive.db"))
	first := mustDay(t, "2026-11-01")
	var odd []quality.Oddity
	for n := range quality.Day(4) {
		odd = append(odd, quality.Oddity{Warning: quality.Warning{Text: "%d odd", Count: 1}, Day: first + n})
	}
	if err := s.Keep(t.Context(), key, quality.Range{From: first, To: first + 3}, quality.Daily{Listed: true, Odd: odd},
		time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Prune(t.Context(), first+3); err != nil {
		t.Fatal(err)
	}
	if _, held, err := s.Load(t.Context(), key, quality.Range{From: first, To: first + 3}); err != nil ||
		len(held) != 1 || held[first+3].Odd != 1 {
		t.Errorf("held are %v, %v", held, err)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("it is not sound: %v %v", findings, err)
	}
}

// Days that tell how many rows others should have are looked at without taking their values away, wherever they lie.
func TestComparedDaysRightAfterTheRange(t *testing.T) {
	r, _, now := tellers(t)
	last := quality.Last(7, *now)
	q := queryOf(quality.Range{From: last.From, To: last.From + 2})
	q.Versus = quality.Comparison{Basis: quality.CompareRange, Range: quality.Range{From: last.From + 3, To: last.To}}
	read(t, r, q)
	held := read(t, r, q)
	for _, row := range held.Tables[0].Rows {
		if quality.IsGap(row.Cells[0]) || quality.IsGap(row.Cells[2]) || quality.IsGap(row.Past[0]) {
			t.Fatalf("from the archive: %v and %v", row.Cells, row.Past)
		}
	}
}
