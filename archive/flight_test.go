package archive

import (
	"context"
	"testing"
	"time"

	"rtcscope/quality"
)

// A query that was planned before a shared call came back takes what that brought; one that was planned afterwards, as
// when a day that is not final is asked for again, makes its own.
func TestSharedCallsAreMadeOnce(t *testing.T) {
	var f flights
	made := 0
	ask := func(part quality.Part, since uint64) {
		t.Helper()
		_, err := f.do(t.Context(), nil, flightKey{part: part}, since, func() {}, func(context.Context) (fetched, error) {
			made++
			return fetched{at: time.Unix(int64(made), 0)}, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	planned := f.mark()
	ask(quality.PartWhole, planned)
	ask(quality.PartWhole, planned)
	if made != 1 {
		t.Errorf("two that were planned together made %d calls", made)
	}
	ask(quality.PartWhole, f.mark())
	if made != 2 {
		t.Errorf("one that was planned later made %d calls, want a second", made)
	}
	ask(quality.PartRows, f.mark())
	ask(quality.PartRows, 0)
	if made != 4 {
		t.Errorf("rows are shared: %d calls", made)
	}
	for i := range 3 * mostLandings {
		key := flightKey{part: quality.PartUsers, days: quality.Range{From: quality.Day(i), To: quality.Day(i)}}
		if _, err := f.do(t.Context(), nil, key, f.mark(), func() {},
			func(context.Context) (fetched, error) { return fetched{}, nil }); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(f.landed); n > mostLandings {
		t.Errorf("%d calls are remembered", n)
	}
	late := f.mark()
	ask(quality.PartWhole, late)
	ask(quality.PartWhole, late)
	if made != 5 {
		t.Errorf("after many calls, one that was planned together is made again: %d calls, want 5", made)
	}
}
