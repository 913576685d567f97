package archive

import (
	"context"
	"slices"
	"sync"
	"time"

	"rtcscope/quality"
)

// liveFlight is the name of the call for a part of live answers, the same for every query that needs it within a
// minute of the clock: the service has no newer figures until then.
func (r *Reader) liveFlight(q quality.Query, part quality.Part) flightKey {
	key := flightKey{key: r.liveKey(q), part: part, minute: r.Now().Unix() / 60}
	if part == quality.PartLiveWhole {
		key.key = r.liveKey(quality.AppQuery(q))
	}
	return key
}

// liveKey names the live figures of a query. Those of the whole app are of all indicators together.
func (r *Reader) liveKey(q quality.Query) Key { return KeyOf(r.Endpoint, q) }

// askLive makes the call for a part of live answers, or shares that of another read, and keeps what it brings. What it
// brings serves the rest of the minute, except for a read that asks anew.
func (r *Reader) askLive(ctx context.Context, key flightKey, q quality.Query, anew bool) (fetched, error) {
	return r.flights.do(ctx, r.Guard, key, alwaysAsk, func() {}, func(ctx context.Context) (fetched, error) {
		if got, has := r.minute.of(key); has && !anew {
			return got, nil // it came after this read looked
		}
		ask := quality.Ask{Part: key.part, Query: q}
		if key.part == quality.PartLiveWhole {
			ask.Query, ask.Indicators = quality.AppQuery(q), r.taken(q, key.part)
		}
		got := fetched{at: r.Now()}
		var err error
		if got.Reply, err = r.Source.Ask(ctx, ask); err != nil {
			return got, err
		}
		r.denied.addIndicators(q, key.part, got.Timely.Refused)
		got.Timely = r.tidied(got.Timely, got.at)
		r.minute.put(key, got)
		return got, nil
	})
}

// alwaysAsk is a mark that no landing comes after.
const alwaysAsk = ^uint64(0)

// tidied is an answer without values that cannot be, which it counts, and without points of the future.
func (r *Reader) tidied(t quality.Timely, at time.Time) quality.Timely {
	now := at.Add(-t.Ahead).Unix()
	var impossible int
	t.Points, impossible = r.Catalogue.PossibleTimed(t.Points)
	if impossible > 0 {
		t.Notes = quality.AddWarnings(t.Notes, []quality.Warning{{Text: quality.WarnImpossible, Count: impossible}})
	}
	if slices.ContainsFunc(t.Points, func(p quality.Timed) bool { return p.At > now }) {
		t.Points = slices.DeleteFunc(slices.Clone(t.Points), func(p quality.Timed) bool { return p.At > now })
	}
	return t
}

// A minute remembers what live calls brought, as long as the service has nothing newer.
type minute struct {
	mu     sync.Mutex
	newest int64 // of which something is remembered
	got    map[flightKey]fetched
	rows   []flightKey // in the order in which they came
}

// mostRowsOfMinute bounds the answers with rows that are remembered: those of a few screens.
const mostRowsOfMinute = 8

func (m *minute) of(key flightKey) (fetched, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	got, has := m.got[key]
	return got, has
}

// put remembers an answer, and forgets those of other minutes.
func (m *minute) put(key flightKey, got fetched) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if key.minute < m.newest {
		return // the call took long
	}
	m.newest = key.minute
	if m.got == nil {
		m.got = make(map[flightKey]fetched)
	}
	for old := range m.got {
		if old.minute != key.minute {
			delete(m.got, old)
		}
	}
	m.rows = slices.DeleteFunc(m.rows, func(old flightKey) bool { return old.minute != key.minute || old == key })
	if key.part == quality.PartLive {
		if len(m.rows) == mostRowsOfMinute {
			delete(m.got, m.rows[0])
			m.rows = m.rows[1:]
		}
		m.rows = append(m.rows, key)
	}
	m.got[key] = got
}
