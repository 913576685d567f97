package archive_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// A wide table: places of an app with many users, held for a month.
const (
	wideRows = 5000
	wideDays = 30
)

// BenchmarkReadAWideTable answers a query of a week against the week before it, all of it held.
func BenchmarkReadAWideTable(b *testing.B) {
	last := largeFirst + wideDays - 1
	month := quality.Range{From: largeFirst, To: last}
	path := filepath.Join(b.TempDir(), "archive.db")
	s := mustOpen(b, path)
	random := rand.New(rand.NewPCG(1, 2))
	var points []quality.Point
	for v := range wideRows {
		for _, series := range []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"} {
			for _, day := range month.Days() {
				points = append(points, quality.Point{Series: series, Value: fmt.Sprintf("国家或地区%04d", v), Day: day,
					V: float64(random.IntN(1000)) / 100})
			}
		}
	}
	key := archive.Key{Endpoint: "e", App: "live", Product: "native", Indicator: "stall_rate", Dimension: "Province"}
	now := last.SettledAt().AddDate(0, 0, 3)
	if err := s.Put(b.Context(), key, month, points, now); err != nil {
		b.Fatal(err)
	}
	r := &archive.Reader{Catalogue: archive.Catalogue(), Endpoint: "e", Path: path, Now: func() time.Time { return now }}
	b.Cleanup(func() { _ = r.Close() })
	q := queryOf(quality.Range{From: last - 6, To: last})
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		result, err := r.Read(b.Context(), q, nil)
		if err != nil || len(result.Answered) != 14 || len(result.Tables[0].Rows) != wideRows {
			b.Fatalf("%d days of %d tables: %v", len(result.Answered), len(result.Tables), err)
		}
	}
}
