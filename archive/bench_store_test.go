package archive_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// A sized archive holds two series of so many rows over so many days.
type sized struct{ rows, days int }

func (s sized) String() string { return fmt.Sprintf("rows=%d/days=%d", s.rows, s.days) }

func (s sized) values() int { return 2 * s.rows * s.days }

func (s sized) last() quality.Day {
	return quality.DayOf(time.Date(2026, 11, 21, 0, 0, 0, 0, quality.Zone))
}

func (s sized) span() quality.Range {
	return quality.Range{From: s.last() - quality.Day(s.days) + 1, To: s.last()}
}

var sizedKey = archive.Key{Endpoint: "e", App: "live", Product: "native", Indicator: "stall_rate", Dimension: "Province"}

// answer is what the service says of a range, in the order in which it says it.
func (s sized) answer(days quality.Range, seed uint64) quality.Daily {
	random := rand.New(rand.NewPCG(seed, 2))
	answer := quality.Daily{Listed: true}
	for _, series := range []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"} {
		for _, day := range days.Days() {
			for row := range s.rows {
				answer.Points = append(answer.Points, quality.Point{Series: series, Value: fmt.Sprintf("国家或地区%05d", row),
					Day: day, V: float64(random.IntN(10000)) / 100})
			}
		}
	}
	return answer
}

// fill keeps the answers of all days, a week at a time.
func (s sized) fill(ctx context.Context, store *archive.Store) error {
	all := s.span()
	for from := all.From; from <= all.To; from += quality.SpanDays {
		week := quality.Range{From: from, To: min(from+quality.SpanDays-1, all.To)}
		if err := store.Keep(ctx, sizedKey, week, s.answer(week, uint64(from)), week.To.SettledAt()); err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkStore keeps the answer of a week of an indicator that was never asked for.
func BenchmarkStore(b *testing.B) {
	for _, s := range []sized{{34, 7}, {250, 7}, {2500, 7}} {
		b.Run(s.String(), func(b *testing.B) {
			store := mustOpen(b, filepath.Join(b.TempDir(), "archive.db"))
			answer := s.answer(s.span(), 1)
			b.ReportAllocs()
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				key := sizedKey
				key.Indicator = fmt.Sprint("indicator", i)
				if err := store.Keep(b.Context(), key, s.span(), answer, s.last().SettledAt()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStoreAgain keeps answers that replace the ones of the same days.
func BenchmarkStoreAgain(b *testing.B) {
	s := sized{250, 7}
	b.Run(s.String(), func(b *testing.B) {
		store := mustOpen(b, filepath.Join(b.TempDir(), "archive.db"))
		answers := []quality.Daily{s.answer(s.span(), 1), s.answer(s.span(), 2)}
		b.ReportAllocs()
		b.ResetTimer()
		for i := 0; b.Loop(); i++ {
			if err := store.Keep(b.Context(), sizedKey, s.span(), answers[i%2], s.last().SettledAt()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkRead reads a result from what is held, all of it and the past of its rows.
func BenchmarkRead(b *testing.B) {
	for _, s := range []sized{{34, 7}, {34, 30}, {34, 400}, {250, 7}, {250, 30}, {250, 400}, {2500, 30}, {25000, 7}} {
		b.Run(s.String(), func(b *testing.B) {
			if testing.Short() && s.values() > 100_000 {
				b.Skip("the archive takes seconds to make")
			}
			path := filepath.Join(b.TempDir(), "archive.db")
			if err := s.fill(b.Context(), mustOpen(b, path)); err != nil {
				b.Fatal(err)
			}
			r, q := s.reader(path), queryOf(s.span())
			b.Cleanup(func() { _ = r.Close() })
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				result, err := r.Kept(b.Context(), q)
				if err != nil || len(result.Tables) != 2 || len(result.Tables[0].Rows) != s.rows {
					b.Fatalf("%d tables: %v", len(result.Tables), err)
				}
			}
		})
	}
}
