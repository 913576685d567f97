package api_test

import (
	"runtime"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/quality"
)

// allocated is how many bytes one run of a function allocates, on average of a few. Other tests that run beside this
// one would count, too, so the test that asks must not be parallel.
func allocated(run func()) (bytes, objects uint64) {
	const runs = 4
	run() // what is made once
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		run()
	}
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) / runs, (after.Mallocs - before.Mallocs) / runs
}

// Decoding 20 000 values takes less memory than three times their points, and no object for each of them: a sweep
// decodes dozens of such answers. So does the whole way of a call, which reads 1.6 MB first, and an answer with odd
// values here and there. The race detector allocates a little more, for which there is room.
func TestDecodingAllocatesLittle(t *testing.T) {
	s := twentyThousand
	body, odd := s.body(0), s.body(100)
	c := clientOn(served(body), func(cfg *api.Config) {
		cfg.Limits = []quality.Limit{{Calls: 1 << 30,
			Per: time.Second}}
	})
	for _, tt := range []struct {
		name           string
		bytes, objects uint64
		run            func() (quality.Daily, error)
	}{
		{"decoding", 3_000_000, 4000, func() (quality.Daily, error) { return api.Decode(body, s.query().Range) }},
		{"decoding with odd values", 3_200_000, 9000, func() (quality.Daily, error) {
			return api.Decode(odd,
				s.query().Range)
		}},
		{"a call", 5_000_000, 5000, func() (quality.Daily, error) { return c.Distribution(t.Context(), s.query()) }},
	} {
		bytes, objects := allocated(func() {
			if answer, err := tt.run(); err != nil || len(answer.Points) != s.values() {
				t.Fatalf("%d values, %v", len(answer.Points), err)
			}
		})
		t.Logf("%s: %d bytes in %d objects", tt.name, bytes, objects)
		if bytes > tt.bytes || objects > tt.objects {
			t.Errorf("%s allocates %d bytes in %d objects, more than %d in %d", tt.name, bytes, objects, tt.bytes,
				tt.objects)
		}
	}
}
