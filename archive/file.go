package archive

import (
	"context"
	"sync"

	"rtcscope/lang"
)

// A file is the archive of a reader, opened when it is first needed: the first frame of the screen does not wait for it.
type file struct {
	mu      sync.Mutex
	opening chan struct{} // closed when the one that opens the file is done; nil while nobody opens it
	ended   bool          // the file was opened, or cannot be
	opened  opened
}

// An opened is how the opening of an archive ended.
type opened struct {
	store *Store        // nil keeps nothing
	note  *lang.Message // what is wrong with the file; nil for nothing
}

// open opens the archive, or returns what another call has opened. It waits no longer than its context, whether for the
// file or for another call that opens it; the next call then tries again.
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
