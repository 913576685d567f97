package cli

import (
	"slices"
	"sync"
	"time"

	"github.com/spf13/pflag"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/state"
	"rtcscope/ui"
	"rtcscope/views"
)

// memory is what the explorer remembers from one run to the next. A demo remembers nothing: its account is another one
// each day.
type memory struct {
	path   string // empty remembers nothing
	demo   bool
	now    func() time.Time
	check  func(quality.Query) []*quality.Problem
	note   *lang.Message // what was wrong with the file
	layout views.Layout  // of the columns at the start

	writing sync.Mutex // held by the one that changes the file
	mu      sync.Mutex // guards state
	state   state.State
}

func (s *settings) recall(p Process, known quality.Catalogue) *memory {
	m := &memory{demo: s.demo, now: p.Now}
	m.check = func(q quality.Query) []*quality.Problem { return known.Check(q, p.Now(), s.keeps()) }
	if !s.demo {
		m.path = state.Path(p.Getenv, p.Home)
	}
	if m.path != "" {
		m.state, m.note = state.Load(m.path)
	}
	return m
}

// said is what there is to say at the start, in words.
func (m *memory) said(say lang.Printer) string {
	if m.note == nil {
		return ""
	}
	return say.Message(m.note)
}

// Saved implements ui.Keeper.
func (m *memory) Saved() []views.SavedQuery {
	m.mu.Lock()
	defer m.mu.Unlock()
	list := make([]views.SavedQuery, len(m.state.Saved))
	for i, saved := range m.state.Saved {
		q, err := saved.Query.At(m.now())
		if problems := m.check(q); err == nil && len(problems) > 0 {
			err = problems[0] // the file may have been written by anybody
		}
		list[i] = views.SavedQuery{Name: saved.Name, Query: q, Wrong: err}
	}
	return list
}

// Keep implements ui.Keeper.
func (m *memory) Keep(name string, q quality.Query, asked time.Time) error {
	return m.change(func(s *state.State) error { return s.Keep(name, state.Of(q, asked)) })
}

// Forget implements ui.Keeper.
func (m *memory) Forget(name string) error {
	return m.change(func(s *state.State) error {
		s.Remove(name)
		return nil
	})
}

// forThisRun says how far a change went that could not be written.
func forThisRun(err error) error {
	return &lang.Message{Text: "for this run alone: %s", Args: []any{err}}
}

// change changes what is remembered and writes it. What cannot be written is remembered for this run.
func (m *memory) change(how func(*state.State) error) error {
	m.writing.Lock()
	defer m.writing.Unlock()
	m.mu.Lock()
	changed := m.state
	m.mu.Unlock()
	if err := how(&changed); err != nil {
		return err
	}
	m.replace(changed) // at once: writing may have to wait for another program
	if m.demo {
		return forThisRun(&lang.Message{Text: "a demo remembers nothing"})
	}
	written, err := state.Save(m.path, changed)
	if err != nil {
		return forThisRun(err)
	}
	m.replace(written)
	return nil
}

func (m *memory) replace(s state.State) {
	m.mu.Lock()
	m.state = s
	m.mu.Unlock()
}

// queryFlags are those that say what to ask: one of them given, the last query is not taken up.
var queryFlags = []string{"app", "product", "indicator", "dimension", "from", "to", "last", "vs"}

// last is the query of the last run, if flags leave room for it and it can still be asked.
func (m *memory) last(flags *pflag.FlagSet, session *session, kept bool) (quality.Query, bool) {
	if slices.ContainsFunc(queryFlags, flags.Changed) || m.state.Last == (state.Query{}) || m.state.Last.Endpoint != session.elsewhereAt() {
		return quality.Query{}, false
	}
	q, err := m.state.Last.At(session.now())
	if err != nil || len(session.catalogue.Check(q, session.now(), kept)) > 0 {
		return quality.Query{}, false
	}
	return q, true
}

// elsewhereAt is the service's address where that is not the usual one: its apps are others.
func (s *session) elsewhereAt() string {
	if s.elsewhere {
		return s.endpoint
	}
	return ""
}

// arrangement is how the columns were arranged or, without that, how the configuration names them.
func (m *memory) arrangement(configured []string) views.Layout {
	var l views.Layout
	if c := m.state.Columns; !c.IsZero() {
		m.layout = views.Layout{Hidden: c.Hidden, Order: c.Order}
		return m.layout
	}
	if len(configured) > 0 {
		l.Order = configured
		for _, id := range views.ColumnIDs() {
			if !slices.Contains(configured, id) {
				l.Hidden = append(l.Hidden, id)
			}
		}
	}
	m.layout = l
	return l
}

// leave remembers how the explorer was left.
func (m *memory) leave(left ui.Left, session *session, p Process) {
	if m.demo || m.path == "" {
		return
	}
	err := m.change(func(s *state.State) error {
		if left.Asked {
			s.Last = state.Of(left.Query, left.At)
			s.Last.Endpoint = session.elsewhereAt()
		}
		// As the configuration has them they stay the configuration's.
		if !slices.Equal(left.Layout.Hidden, m.layout.Hidden) || !slices.Equal(left.Layout.Order, m.layout.Order) {
			s.Columns.Hidden, s.Columns.Order = left.Layout.Hidden, left.Layout.Order
		}
		s.Chart = &left.Chart
		return nil
	})
	if err != nil {
		p.tell(session.say.Error(err)) // it costs the remembering alone
	}
}
