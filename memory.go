package main

import (
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"rtcscope/quality"
	"rtcscope/state"
	"rtcscope/ui"
	"rtcscope/views"
)

// memory is what the explorer remembers from one run to the next. A demo remembers nothing: its account is another one
// each day.
type memory struct {
	path  string // empty remembers nothing
	state state.State
	note  string // what was wrong with the file
}

func (s *settings) recall(p process) memory {
	m := memory{}
	if !s.demo {
		m.path = state.Path(p.getenv, p.home)
	}
	if m.path != "" {
		m.state, m.note = state.Load(m.path)
	}
	return m
}

// queryFlags are those that say what to ask: one of them given, the last query is not taken up.
var queryFlags = []string{"app", "product", "indicator", "dimension", "from", "to", "last", "vs"}

// last is the query of the last run, if flags leave room for it and it can still be asked.
func (m memory) last(flags *pflag.FlagSet, session *session, kept bool) (quality.Query, bool) {
	if slices.ContainsFunc(queryFlags, flags.Changed) || m.state.Last == (state.Query{}) {
		return quality.Query{}, false
	}
	q, err := m.state.Last.At(session.now())
	if err != nil || len(session.catalogue.Check(q, session.now(), kept)) > 0 {
		return quality.Query{}, false
	}
	return q, true
}

// layout is how the columns were arranged or, without that, how the configuration names them.
func (m memory) layout(configured []string) views.Layout {
	if c := m.state.Columns; !c.IsZero() {
		return views.Layout{Hidden: c.Hidden, Order: c.Order}
	}
	var l views.Layout
	if len(configured) > 0 {
		l.Order = configured
		for _, id := range views.ColumnIDs() {
			if !slices.Contains(configured, id) {
				l.Hidden = append(l.Hidden, id)
			}
		}
	}
	return l
}

// keep remembers how the explorer was left.
func (m memory) keep(left ui.Left, session *session, p process) {
	if m.path == "" {
		return
	}
	if left.Asked {
		m.state.Last = state.Of(left.Query, session.now())
	}
	m.state.Columns.Hidden, m.state.Columns.Order = left.Layout.Hidden, left.Layout.Order
	m.state.Chart = &left.Chart
	if err := state.Save(m.path, m.state); err != nil {
		fmt.Fprintf(p.err, "rtcscope: %s\n", err) // it costs the remembering alone
	}
}
