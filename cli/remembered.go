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

// remembered is what the explorer remembers from one run to the next. A demo remembers nothing: each day it is another
// account.
type remembered struct {
	path   string // of the state file; empty remembers nothing
	demo   bool
	now    func() time.Time
	check  func(quality.Query) []*quality.Problem
	note   *lang.Message // what is wrong with the file; nil if nothing is
	layout views.Layout  // of the columns at the start

	writing sync.Mutex // held while the file is changed
	mu      sync.Mutex // guards state
	state   state.State
}

// remember reads what an explorer with these flags remembers.
func remember(given settings, p Process, known quality.Catalogue) *remembered {
	r := &remembered{demo: given.demo, now: p.Now}
	r.check = func(q quality.Query) []*quality.Problem { return known.Check(q, p.Now(), given.keeps()) }
	if !given.demo {
		r.path = state.Path(p.Getenv, p.Home)
	}
	if r.path != "" {
		r.state, r.note = state.Load(r.path)
	}
	return r
}

// said is the note for the start of the explorer, in words.
func (r *remembered) said(say lang.Printer) string {
	if r.note == nil {
		return ""
	}
	return say.Message(r.note)
}

// Saved implements ui.Keeper.
func (r *remembered) Saved() []views.SavedQuery {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]views.SavedQuery, len(r.state.Saved))
	for i, saved := range r.state.Saved {
		q, err := saved.Query.At(r.now())
		if problems := r.check(q); err == nil && len(problems) > 0 {
			err = problems[0] // anybody may have edited the file
		}
		list[i] = views.SavedQuery{Name: saved.Name, Query: q, Wrong: err}
	}
	return list
}

// Keep implements ui.Keeper.
func (r *remembered) Keep(name string, q quality.Query, asked time.Time) error {
	return r.change(func(s *state.State) error { return s.Keep(name, state.Of(q, asked)) })
}

// Forget implements ui.Keeper.
func (r *remembered) Forget(name string) error {
	return r.change(func(s *state.State) error {
		s.Remove(name)
		return nil
	})
}

// forThisRun says that a change could not be written and lasts for this run.
func forThisRun(err error) error {
	return &lang.Message{Text: "for this run alone: %s", Args: []any{err}}
}

// change changes what is remembered and writes it. A change that cannot be written lasts for this run.
func (r *remembered) change(how func(*state.State) error) error {
	r.writing.Lock()
	defer r.writing.Unlock()
	r.mu.Lock()
	changed := r.state
	r.mu.Unlock()
	if err := how(&changed); err != nil {
		return err
	}
	r.replace(changed) // before writing, which may wait for another process
	if r.demo {
		return forThisRun(&lang.Message{Text: "a demo remembers nothing"})
	}
	written, err := state.Save(r.path, changed)
	if err != nil {
		return forThisRun(err)
	}
	r.replace(written)
	return nil
}

func (r *remembered) replace(s state.State) {
	r.mu.Lock()
	r.state = s
	r.mu.Unlock()
}

// last returns the query of the last run, if no flag says what to ask and the query can still be asked.
func (r *remembered) last(flags *pflag.FlagSet, session *session) (quality.Query, bool) {
	if asks(flags) || r.state.Last == (state.Query{}) || r.state.Last.Endpoint != session.elsewhereAt() {
		return quality.Query{}, false
	}
	q, err := r.state.Last.At(session.now())
	if err != nil || len(session.catalogue.Check(q, session.now(), session.given.keeps())) > 0 {
		return quality.Query{}, false
	}
	return q, true
}

// arrangement returns the columns as they were arranged in the explorer, or else as the configuration lists them.
func (r *remembered) arrangement(configured []string) views.Layout {
	var l views.Layout
	if c := r.state.Columns; !c.IsZero() {
		r.layout = views.Layout{Hidden: c.Hidden, Order: c.Order}
		return r.layout
	}
	if len(configured) > 0 {
		l.Order = configured
		for _, id := range views.ColumnIDs() {
			if !slices.Contains(configured, id) {
				l.Hidden = append(l.Hidden, id)
			}
		}
	}
	r.layout = l
	return l
}

// leave remembers how the explorer was left. Trouble with that is printed, and costs nothing else.
func (r *remembered) leave(left ui.LastState, session *session, p Process) {
	if r.demo || r.path == "" {
		return
	}
	err := r.change(func(s *state.State) error {
		if left.Asked {
			s.Last = state.Of(left.Query, left.At)
			s.Last.Endpoint = session.elsewhereAt()
		}
		// Columns that were not moved keep following the configuration.
		if !slices.Equal(left.Layout.Hidden, r.layout.Hidden) || !slices.Equal(left.Layout.Order, r.layout.Order) {
			s.Columns.Hidden, s.Columns.Order = left.Layout.Hidden, left.Layout.Order
		}
		s.Chart = &left.Chart
		return nil
	})
	if err != nil {
		p.tell(session.say.Error(err))
	}
}
