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

// A liveSource has the minutes of the last hour and the figures in five minutes, as the service would. It notes what
// it was asked for.
type liveSource struct {
	now     func() time.Time
	spacing time.Duration               // of its points; zero for a minute
	ahead   time.Duration               // that it says
	noLine  error                       // of the app-wide line
	noRows  error                       // of the rows
	refused map[string]error            // indicators of the app-wide line and of courses
	hold    chan struct{}               // if set, every call waits for it
	v       func(string, int64) float64 // of a value of the dimension, at a time; nil for 1

	mu    sync.Mutex
	asked []quality.Ask
}

const stallSeries = "80ms_audio_stall_rate"

// Ask implements archive.Source.
func (s *liveSource) Ask(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	s.mu.Lock()
	s.asked = append(s.asked, ask)
	noLine, noRows, hold := s.noLine, s.noRows, s.hold
	s.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return reply, ctx.Err()
		}
	}
	reply.Timely = quality.Timely{Listed: true, Ahead: s.ahead, Refused: s.refused}
	switch ask.Part {
	case quality.PartLive:
		reply.Timely.Points = s.hour("广东", "四川")
		return reply, noRows
	case quality.PartLiveWhole:
		reply.Timely.Points = s.hour("")
		return reply, noLine
	case quality.PartCourse:
		for at := ask.Query.Range.From.Start(); at.Before(ask.Query.Range.To.End()) && at.Before(s.now()); {
			for _, series := range []string{stallSeries, "join_room_success_rate"} {
				reply.Timely.Points = append(reply.Timely.Points, quality.Timed{Series: series, At: at.Unix(), V: 1})
			}
			at = at.Add(5 * time.Minute)
		}
		return reply, noLine
	}
	return reply, errors.New("no such part")
}

// hour is the points of the last hour, a minute late, in no order.
func (s *liveSource) hour(values ...string) []quality.Timed {
	spacing := max(s.spacing, 0)
	if spacing == 0 {
		spacing = time.Minute
	}
	now := s.now().Add(-s.ahead)
	var points []quality.Timed
	for at := now.Add(-time.Minute).Truncate(spacing).Add(-spacing); !at.Before(now.Add(-time.Hour)); at = at.Add(-spacing) {
		for _, value := range values {
			v := 1.0
			if s.v != nil {
				v = s.v(value, at.Unix())
			}
			points = append(points, quality.Timed{Series: stallSeries, Value: value, At: at.Unix(), V: v})
		}
	}
	return points
}

// calls counts those for a part, and forgets them.
func (s *liveSource) calls(part quality.Part) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	s.asked = slices.DeleteFunc(s.asked, func(a quality.Ask) bool {
		if a.Part == part {
			n++
		}
		return a.Part == part
	})
	return n
}

// live is a reader at half past noon of 2026-11-22 with a new archive, and its source and clock.
func live(t *testing.T) (*archive.Reader, *liveSource, *time.Time) {
	t.Helper()
	now := time.Date(2026, 11, 22, 12, 30, 20, 0, quality.Zone)
	s := &liveSource{now: func() time.Time { return now }}
	r := &archive.Reader{Source: s, Catalogue: archive.Catalogue(), Endpoint: "e", Now: s.now,
		Path: filepath.Join(t.TempDir(), "archive.db")}
	t.Cleanup(func() { _ = r.Close() })
	return r, s, &now
}

func liveQuery(span time.Duration) quality.Query {
	q := queryOf(quality.Range{From: 20000, To: 20006})
	q.Live = span
	return q
}

// One call a minute brings a distribution, and one the app's line for all of them.
func TestALiveAnswerIsAskedForOnceAMinute(t *testing.T) {
	r, s, now := live(t)
	other := liveQuery(quality.LiveSpan)
	other.Indicator = "join_room_success_rate"
	for minute := range 3 {
		for run, want := range []int{2, 0} {
			for _, q := range []quality.Query{liveQuery(quality.LiveSpan), other} {
				result := survey(t, r, q)
				table := result.Tables[0]
				if len(table.Rows) != 2 || table.Whole == nil || table.Axis != quality.LiveAxis(quality.LiveSpan, *now) ||
					result.ToCome != 0 || !result.AsOf.Equal(*now) {
					t.Fatalf("%d rows, whole %v on %s, to come %d", len(table.Rows), table.Whole, table.Axis, result.ToCome)
				}
				if cells := table.Rows[0].Cells; len(cells) != 60 || quality.IsGap(cells[59]) {
					t.Errorf("the newest of %d minutes is lacking", len(cells))
				}
				if cost := r.Cost(t.Context(), q); cost.Calls != 0 {
					t.Errorf("it would take %d calls more", cost.Calls)
				}
			}
			if rows, line := s.calls(quality.PartLive), s.calls(quality.PartLiveWhole); rows != want || line != want/2 {
				t.Errorf("minute %d, run %d: %d calls for rows and %d for the line", minute, run, rows, line)
			}
		}
		*now = now.Add(time.Minute)
	}
}
