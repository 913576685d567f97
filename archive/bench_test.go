package archive_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/archive"
	"rtcscope/quality"
)

// The large archive: what an account with one app gathers in more than a year.
const (
	largeDays   = 400
	largeSeries = 9
	largeValues = 250
)

var (
	largeFirst = quality.DayOf(time.Date(2025, 10, 18, 0, 0, 0, 0, quality.Zone))
	largeKey   = archive.Key{Endpoint: "https://rtc.volcengineapi.com", App: "5f0c1d2e3b4a596878695a4b",
		Product:   quality.ProductNative,
		Indicator: "stall_rate", Dimension: "Country"}
)

// large is made by the first benchmark that needs it, for all of them.
var large struct {
	once sync.Once
	dir  string
	path string
	err  error
}

func largeArchive(b *testing.B) string {
	b.Helper()
	if testing.Short() {
		b.Skip("the archive takes seconds to make")
	}
	large.once.Do(func() {
		if large.dir, large.err = os.MkdirTemp("", "rtcscope-archive"); large.err == nil {
			large.path = filepath.Join(large.dir, "archive.db")
			large.err = generate(context.Background(), large.path)
		}
	})
	if large.err != nil {
		b.Fatal(large.err)
	}
	b.Cleanup(func() {
		info, err := os.Stat(large.path)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/1e6, "MB")
	})
	return large.path
}

// generate fills an archive as time does: week by week, each with all indicators, a transaction for each call.
func generate(ctx context.Context, path string) (err error) {
	s, _, err := archive.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	random := rand.New(rand.NewPCG(1, 2))
	last := largeFirst + largeDays - 1
	for from := largeFirst; from <= last; from += quality.SpanDays {
		week := quality.Range{From: from, To: min(from+quality.SpanDays-1, last)}
		left := largeSeries // the catalogue has one more
		for _, indicator := range api.Catalogue().Indicators {
			var points []quality.Point
			for _, series := range indicator.Series[:min(left, len(indicator.Series))] {
				left--
				for v := range largeValues {
					for _, day := range week.Days() {
						points = append(points, quality.Point{Series: series, Value: fmt.Sprintf("国家或地区%03d", v), Day: day,
							V: float64(random.IntN(10000)) / 100})
					}
				}
			}
			key := largeKey
			key.Indicator = indicator.Name
			if err := s.Put(ctx, key, week, points, week.To.SettledAt()); err != nil {
				return err
			}
		}
	}
	return nil
}

func benchmarkLoad(b *testing.B, days quality.Day) {
	path := largeArchive(b)
	s := mustOpen(b, path)
	b.ResetTimer()
	for b.Loop() {
		load(b, s, days)
	}
}

func load(b *testing.B, s *archive.Store, days quality.Day) {
	last := largeFirst + largeDays - 1
	points, _, err := s.Load(b.Context(), largeKey, quality.Range{From: last - days + 1, To: last})
	if err != nil || len(points) != int(days)*2*largeValues {
		b.Fatalf("%d values, %v", len(points), err)
	}
}

// The way from the start of the program to the values of a month: it should stay below 100 ms.
func BenchmarkOpenAndLoad30Days(b *testing.B) {
	path := largeArchive(b)
	b.ResetTimer()
	for b.Loop() {
		s, _, err := archive.Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		load(b, s, 30)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad7Days(b *testing.B)   { benchmarkLoad(b, 7) }
func BenchmarkLoad400Days(b *testing.B) { benchmarkLoad(b, 400) }

func BenchmarkInfo(b *testing.B) {
	s := mustOpen(b, largeArchive(b))
	b.ResetTimer()
	for b.Loop() {
		if info, err := s.Info(b.Context()); err != nil || info.Cells != largeDays*largeSeries*largeValues {
			b.Fatalf("%d values, %v", info.Cells, err)
		}
	}
}

func BenchmarkExport(b *testing.B) {
	s := mustOpen(b, largeArchive(b))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		n := 0
		if err := s.Export(b.Context(), archive.Filter{}, func(archive.Cell) error { n++; return nil }); err != nil ||
			n != largeDays*largeSeries*largeValues {
			b.Fatalf("%d values, %v", n, err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	s := mustOpen(b, largeArchive(b))
	b.ResetTimer()
	for b.Loop() {
		if list, err := s.Check(b.Context()); err != nil || len(list) > 0 {
			b.Fatalf("%v, %v", list, err)
		}
	}
}
