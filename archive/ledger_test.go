package archive_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestTheLedgerCountsOverRuns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	start := time.UnixMilli(1_790_000_000_123)
	spend := func(endpoint string, offsets ...time.Duration) {
		t.Helper()
		s := mustOpen(t, path)
		defer s.Close()
		for _, offset := range offsets {
			if err := s.Ledger(endpoint).Spend(t.Context(), start.Add(offset)); err != nil {
				t.Fatal(err)
			}
		}
	}
	spent := func(endpoint string, since time.Duration) (offsets []time.Duration) {
		t.Helper()
		list, err := mustOpen(t, path).Ledger(endpoint).Spent(t.Context(), start.Add(since))
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range list {
			offsets = append(offsets, at.Sub(start))
		}
		return offsets
	}
	spend("a", 0, time.Hour, time.Minute, time.Minute) // two at one instant are two
	spend("b", time.Second)
	if got := spent("a", 0); !slices.Equal(got, []time.Duration{0, time.Minute, time.Minute, time.Hour}) {
		t.Errorf("a spent at %v", got)
	}
	if got := spent("a", time.Minute+time.Millisecond); !slices.Equal(got, []time.Duration{time.Hour}) {
		t.Errorf("a spent at %v after the first minute", got)
	}
	if got := spent("c", 0); got != nil {
		t.Errorf("c spent at %v", got)
	}
	spend("a", 49*time.Hour+30*time.Second)
	if got := spent("a", -time.Hour); !slices.Equal(got,
		[]time.Duration{time.Minute, time.Minute, time.Hour, 49*time.Hour + 30*time.Second}) {
		t.Errorf("two days later a spent at %v", got)
	}
	if got := spent("b", -time.Hour); got != nil {
		t.Errorf("two days later b spent at %v", got)
	}
}
