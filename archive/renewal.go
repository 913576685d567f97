package archive

import (
	"context"
	"sync"

	"rtcscope/quality"
)

// A Renewal answers queries as its reader does, but asks the service again for every day that it still serves, even
// if it is held. It asks for each day once, however many of its queries need it. Held values stay until an answer
// replaces them. It is safe for concurrent use.
type Renewal struct {
	reader *Reader

	mu    sync.Mutex
	asked map[flightKey]bool // by single days, by windows, and by minutes of live figures
}

// Renewal begins a renewal. It asks again also for what the key was refused, which may be permitted now.
func (r *Reader) Renewal() *Renewal {
	r.denied.forget()
	return &Renewal{reader: r, asked: make(map[flightKey]bool)}
}

// Survey is Reader.Survey.
func (n *Renewal) Survey(ctx context.Context, q quality.Query,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	return n.reader.answer(ctx, n.begin(q, everyPart), partial)
}

// Begin is Reader.Begin.
func (n *Renewal) Begin(q quality.Query) func(context.Context, quality.Stage) (quality.Result, error) {
	return inStages(n.begin(q, everyPart))
}

// AskApp is Reader.AskApp.
func (n *Renewal) AskApp(ctx context.Context, q quality.Query) error {
	return n.reader.askApp(ctx, q, n.begin(q, onlyApp))
}

func (n *Renewal) begin(q quality.Query, parts func(quality.PartRule) bool) asking {
	return n.reader.begin(q, parts, n)
}

// wants reports whether something has not been asked for yet. A nil renewal wants nothing.
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
