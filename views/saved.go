package views

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// A SavedQuery is a query with a name.
type SavedQuery struct {
	Name  string
	Query quality.Query
	Wrong error // why the query is invalid, such as unreadable days; nil if it is valid
}

// Saved is the list of saved queries, which are opened or forgotten here.
type Saved struct {
	overlay
	saved      []SavedQuery
	confirming string // the name that the next press of the key forgets
}

// NewSaved returns the list of saved queries.
func NewSaved(env *Env, list []SavedQuery) *Saved {
	s := &Saved{overlay: overlay{env: env}}
	s.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Saved queries"), env.Say.T("find: "), nil, "")
	s.SetSaved(list)
	return s
}

// SetSaved implements SavedLister.
func (s *Saved) SetSaved(list []SavedQuery) {
	s.saved = list
	s.picker.Empty = s.env.Say.T("nothing matches")
	if len(list) == 0 {
		s.picker.Empty = s.env.Say.T("none yet: the shown query can be saved under a name")
	}
	s.picker.SetItems(savedItems(s.env, list))
}

// savedItems returns an item for each saved query, with its content as the note.
func savedItems(env *Env, list []SavedQuery) []widget.Item {
	items := make([]widget.Item, len(list))
	for i, saved := range list {
		items[i] = widget.Item{ID: saved.Name, Label: saved.Name, Note: asks(env, saved)}
	}
	return items
}

// asks describes a saved query, or says why it is invalid.
func asks(env *Env, saved SavedQuery) string {
	if saved.Wrong == nil {
		return queryText(env, saved.Query)
	}
	var p *quality.Problem
	if errors.As(saved.Wrong, &p) {
		return problemText(env, p)
	}
	return env.Say.Error(saved.Wrong)
}

// queryText describes a query on one line. Days that end with the newest complete day are written as their number,
// which is how they are saved.
func queryText(env *Env, q quality.Query) string {
	days := Span(env, q.Range)
	if q.Range.To == quality.NewestSettled(env.Now()) {
		days = env.Say.T("%d days", q.Range.Len())
	}
	if q.OfLive() {
		days = LastSpan(env, q)
	}
	text := cells.Safe(q.App) + "  " + cells.Safe(q.Indicator) + "  " + cells.Safe(env.Say.T(q.Dimension)) + "  " + days
	if q.Product != quality.ProductNative {
		text += "  " + cells.Safe(q.Product)
	}
	for _, item := range comparisonItems(env, q) {
		if item.ID == q.Versus.String() && q.Versus.Basis != quality.CompareOff {
			text += "  " + env.Say.T("against %s", item.Label)
		}
	}
	return text
}

// Type implements View.
func (s *Saved) Type(msg tea.Msg) Intent {
	s.confirm("")
	return s.overlay.Type(msg)
}

// SavedScreen describes the list of the saved queries.
func SavedScreen() Screen { return Screen{Name: "the saved queries", Handles: handles(savedActs)} }

func savedActs() acts[*Saved] {
	list := listActs((*Saved).open)
	list[keys.Forget] = act[*Saved]{do: (*Saved).forget}
	return list
}

// Act implements View. Every key but the one for Forget cancels the confirmation.
func (s *Saved) Act(a keys.Action) (Intent, bool) {
	if a != keys.Forget {
		s.confirm("")
	}
	return savedActs().act(s, a)
}

// Refusals implements View.
func (s *Saved) Refusals() Refusals { return savedActs().refusals(s) }

func (s *Saved) open(item widget.Item) Intent {
	at := slices.IndexFunc(s.saved, func(q SavedQuery) bool { return q.Name == item.ID })
	if at < 0 {
		return s.nothing()
	}
	if s.saved[at].Wrong != nil {
		return Say{s.env.Say.Colon(cells.Safe(item.ID), asks(s.env, s.saved[at]))}
	}
	return OpenSaved{s.saved[at].Query}
}

func (s *Saved) forget() Intent {
	item, ok := s.picker.Current()
	if !ok {
		return s.nothing()
	}
	if s.confirming != item.ID {
		s.confirm(item.ID)
		return nil
	}
	s.confirm("")
	return Forget{item.ID}
}

// confirm asks to press the key again to forget a name. An empty name cancels this.
func (s *Saved) confirm(name string) {
	s.confirming, s.picker.Notice = name, ""
	if name != "" {
		s.picker.Notice = s.env.Say.T("again: forget %q", name)
	}
}

// Hints implements View.
func (s *Saved) Hints() []Hint {
	return []Hint{{keys.Open, "open"}, {keys.Forget, "forget"}, {keys.Back, ""}, {keys.Up, ""}, {keys.Down, ""}}
}
