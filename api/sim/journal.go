package sim

import (
	"context"
	"sync"
	"time"
)

// Request is one request that reached the service.
type Request struct {
	Action    string // as sent, also an unknown one
	Version   string
	RequestID string // the id that the answer carries
	At        time.Time
	Body      RequestBody
	Status    int    // HTTP status answered; 0 when nothing was answered (yet)
	Code      string // error code answered, "" for a good answer
}

// RequestBody holds the body's fields as they were sent, unchecked. Where
// Indicator, OS or Access was an array, its names are joined with commas.
type RequestBody struct {
	AppID, Start, End, Indicator, Dimension, ProductType, OS, Access string
}

// journalSize bounds the memory of a demo that runs for weeks.
const journalSize = 10_000

// journal remembers the latest requests, in order of arrival.
type journal struct {
	mu      sync.Mutex
	entries []*Request
	total   int
	more    chan struct{} // closed at the next arrival
}

func (j *journal) arrive(r Request) *Request {
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.entries) >= journalSize {
		j.entries = append(j.entries[:0:0], j.entries[journalSize/2:]...)
	}
	entry := &r
	j.entries = append(j.entries, entry)
	j.total++
	if j.more != nil {
		close(j.more)
		j.more = nil
	}
	return entry
}

func (j *journal) parsed(entry *Request, b RequestBody) {
	j.mu.Lock()
	defer j.mu.Unlock()
	entry.Body = b
}

func (j *journal) answered(entry *Request, status int, code string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	entry.Status, entry.Code = status, code
}

// Requests lists every request that arrived, in order of arrival. After some
// ten thousand requests the oldest are forgotten.
func (s *Server) Requests() []Request {
	j := &s.journal
	j.mu.Lock()
	defer j.mu.Unlock()
	list := make([]Request, len(j.entries))
	for i, entry := range j.entries {
		list[i] = *entry
	}
	return list
}

// Await returns when n requests have arrived since Start, or ctx ends. It lets
// a test act while a request hangs, without sleeping.
func (s *Server) Await(ctx context.Context, n int) error {
	j := &s.journal
	for {
		j.mu.Lock()
		if j.total >= n {
			j.mu.Unlock()
			return nil
		}
		if j.more == nil {
			j.more = make(chan struct{})
		}
		more := j.more
		j.mu.Unlock()
		select {
		case <-more:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
