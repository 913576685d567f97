package archive_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
)

// allocated is how many bytes one run of a function allocates, and in how many objects, on average of a few. Other
// tests that run beside this one would count, too, so the test that asks must not be parallel.
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

// Keeping 3 500 values takes statements for many of them at once: a statement for each takes 15 objects a value. The
// race detector allocates a little more, for which there is room.
func TestStoringAllocatesLittle(t *testing.T) {
	s := sized{250, 7}
	store := mustOpen(t, filepath.Join(t.TempDir(), "archive.db"))
	answer, n := s.answer(s.span(), 1), 0
	bytes, objects := allocated(func() {
		n++
		key := sizedKey
		key.Indicator = fmt.Sprint("indicator", n)
		if err := store.Keep(t.Context(), key, s.span(), answer, s.last().SettledAt()); err != nil {
			t.Fatal(err)
		}
	})
	t.Logf("%d bytes in %d objects", bytes, objects)
	if bytes > 1_000_000 || objects > 9000 {
		t.Errorf("keeping %d values allocates %d bytes in %d objects", s.values(), bytes, objects)
	}
}
