package archive

import (
	"context"
	"sync"

	"rtcscope/lang"
)

// A file is the archive of a reader. It is opened when it is first needed, so that the first frame of the screen does
// not wait for it.
type file struct {
	mu      sync.Mutex
	opening chan struct{} // closed when the file is open; nil while nobody opens it
	ended   bool          // the file is open, or cannot be opened
	opened  opened
}

// An opened is the result of opening an archive.
type opened struct {
	store *Store        // nil if nothing is kept
	note  *lang.Message // what is wrong with the file; nil for nothing
}

// open opens the archive, or returns what another call has opened. It does not wait longer than its context, neither
// for the file nor for another call that opens it. If it gives up, the next call tries again.
func (f *file) open(ctx context.Context, by func(context.Context) (*Store, *lang.Message, error)) opened {
	for {
		f.mu.Lock()
		if f.ended {
			defer f.mu.Unlock()
			return f.opened
		}
		opening := f.opening
		if opening == nil {
			f.opening = make(chan struct{})
		}
		f.mu.Unlock()
		if opening == nil {
			return f.openNow(ctx, by)
		}
		select {
		case <-opening:
		case <-ctx.Done():
			return opened{}
		}
	}
}

// openNow opens the archive; no other call does meanwhile.
func (f *file) openNow(ctx context.Context, by func(context.Context) (*Store, *lang.Message, error)) opened {
	store, note, err := by(ctx)
	f.mu.Lock()
	defer f.mu.Unlock()
	close(f.opening)
	f.opening = nil
	if givenUp(ctx, err) {
		return opened{}
	}
	if err != nil {
		store, note = nil, &lang.Message{Text: "nothing is kept: %s", Args: []any{err}}
	}
	f.ended, f.opened = true, opened{store, note}
	return f.opened
}

// close closes the archive if it was opened.
func (f *file) close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.opened.store == nil {
		return nil
	}
	return f.opened.store.Close()
}
