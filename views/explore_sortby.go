package views

import (
	"rtcscope/keys"
	"rtcscope/widget"
)

// A SortBy is the list of columns to sort by.
type SortBy struct {
	overlay
	take func(id string) Intent
}

func newSortBy(env *Env, items []widget.Item, current string, take func(id string) Intent) *SortBy {
	s := &SortBy{overlay: overlay{env: env}, take: take}
	s.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Sort by"), env.Say.T("find: "), items, current)
	s.picker.Empty = env.Say.T("nothing matches")
	return s
}

func sortByActs() acts[*SortBy] {
	return listActs(func(s *SortBy, item widget.Item) Intent { return Then{Leave{}, s.take(item.ID)} })
}

// Act implements View.
func (s *SortBy) Act(a keys.Action) (Intent, bool) { return sortByActs().act(s, a) }

// Refusals implements View.
func (s *SortBy) Refusals() Refusals { return sortByActs().refusals(s) }

// Hints implements View.
func (s *SortBy) Hints() []Hint { return pickerHints() }
