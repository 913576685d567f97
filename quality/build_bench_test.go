package quality_test

import (
	"fmt"
	"testing"
	"time"

	"rtcscope/quality"
)

// BenchmarkBuild arranges the values of two series, of which all but those of a week lie before the range.
func BenchmarkBuild(b *testing.B) {
	last := quality.DayOf(time.Date(2026, 11, 21, 0, 0, 0, 0, quality.Zone))
	known := []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"}
	for _, size := range []struct{ rows, days int }{{34, 7}, {34, 30}, {34, 400}, {250, 7}, {250, 30}, {250, 400}, {2500, 7},
		{2500, 30}, {25000, 7}} {
		b.Run(fmt.Sprintf("rows=%d/days=%d", size.rows, size.days), func(b *testing.B) {
			names := make([]string, size.rows)
			for i := range names {
				names[i] = fmt.Sprintf("国家或地区%05d", i)
			}
			var points []quality.Point
			for day := last - quality.Day(size.days) + 1; day <= last; day++ {
				for _, series := range known {
					for i, name := range names {
						points = append(points, quality.Point{Series: series, Value: name, Day: day, V: float64(i % 100)})
					}
				}
			}
			q := quality.Query{App: "live", Range: quality.Range{From: last - 6, To: last}}
			b.ReportAllocs()
			for b.Loop() {
				if tables := quality.Build(q, known, points, nil); len(tables) != 2 || len(tables[1].Rows) != size.rows {
					b.Fatalf("%d tables", len(tables))
				}
			}
		})
	}
}
