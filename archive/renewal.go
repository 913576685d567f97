package archive

import (
	"context"
	"sync"

	"rtcscope/quality"
)

// A Renewal answers queries as its reader does, but asks the service for all days that it still serves, whatever is held:
// for each of them once, however many of its queries need it. What is held stays until an answer takes its place. It is
// safe for concurrent use.
type Renewal struct {
	reader *Reader

	mu    sync.Mutex
	asked map[flightKey]bool // of single days, and of windows of users
}

// Renewal begins one. What the key was once refused is asked for once more, too: it may have been permitted since.
func (r *Reader) Renewal() *Renewal {
	r.denied.forget()
	return &Renewal{reader: r, asked: make(map[flightKey]bool)}
}

// Survey is that of the reader.
func (n *Renewal) Survey(ctx context.Context, q quality.Query, partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	return n.reader.answer(ctx, newAnswer(n.reader, q, true, n), partial)
}

// wants says whether something has not been asked for yet; nothing is wanted without a renewal.
func (n *Renewal) wants(key flightKey) bool {
	if n == nil {
		return false
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	return !n.asked[key]
}

// came notes that a call was answered.
func (n *Renewal) came(keys ...flightKey) {
	if n == nil {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, key := range keys {
		n.asked[key] = true
	}
}
