package archive_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"rtcscope/archive"
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

// A result of 15 000 values is read in groups, not by a row of SQLite for each of them, which takes four objects a
// value, and its points are copied once.
func TestReadingAllocatesLittle(t *testing.T) {
	s := sized{250, 30}
	path := filepath.Join(t.TempDir(), "archive.db")
	if err := s.fill(t.Context(), mustOpen(t, path)); err != nil {
		t.Fatal(err)
	}
	r := s.reader(path)
	defer func() { _ = r.Close() }()
	bytes, objects := allocated(func() {
		if result, err := r.Kept(t.Context(), queryOf(s.span())); err != nil || len(result.Tables) != 2 {
			t.Fatalf("%d tables, %v", len(result.Tables), err)
		}
	})
	t.Logf("%d bytes in %d objects", bytes, objects)
	n := uint64(s.values())
	mostBytes, mostObjects := 250*n, n*3/2+4000
	if raced { // the driver takes the arguments of each call from a pool
		mostBytes, mostObjects = 400*n, n*5/2+4000
	}
	if bytes > mostBytes || objects > mostObjects {
		t.Errorf("reading %d values allocates %d bytes in %d objects", n, bytes, objects)
	}
}

// reader reads what is held some days later.
func (s sized) reader(path string) *archive.Reader {
	now := s.last().SettledAt().AddDate(0, 0, 3)
	return &archive.Reader{Catalogue: archive.Catalogue(), Endpoint: "e", Path: path,
		Now: func() time.Time { return now }}
}
