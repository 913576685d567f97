// Package ui is the shell of the terminal explorer. Its Bubble Tea model routes keys to views as actions, carries out
// their intents, fetches answers, and draws header, banner and footer around the view.
package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/guard"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// Service answers queries. Its methods are safe for concurrent use.
type Service interface {
	// Source answers queries. Survey calls partial with each partial answer as it arrives; on an error it returns the
	// answer so far.
	sweep.Source
	// Renewal returns a source that answers queries as the service does, but asks the service again for all days that it
	// still serves, even if they are held.
	Renewal() sweep.Source
	// Explainer answers what a triage asks after its verdict.
	sweep.Explainer
	// Cost returns how many calls and held days the answer to a query takes.
	Cost(ctx context.Context, q quality.Query) quality.Cost
	// Apps lists the account's apps. On an error it returns the apps that are known without asking.
	Apps(ctx context.Context) ([]views.App, error)
	// Calls returns the number of calls that were sent.
	Calls() int64
	// Quota returns what is left of the service's longest limit.
	Quota() quality.Quota
}

// A Failure is a failed call in the parts that the screen shows.
type Failure = views.Failure

// Options configure the explorer.
type Options struct {
	Env       *views.Env
	Bindings  []keys.Binding
	Service   Service
	Copier    Copier
	Keeper    Keeper
	Memory    Memory              // nil remembers no incidents
	Explain   func(error) Failure // splits an error of the Service into parts
	Query     quality.Query       // the first query of the form
	Run       bool                // whether to open on the answer to Query instead of the form
	Place     views.Place         // place on the explore screen for the first answer
	Demo      bool                // whether the service is simulated; the header says so
	Endpoint  string              // the service's address
	Elsewhere bool                // whether Endpoint is not the usual one; the header says so
	Layout    views.Layout        // of the columns
	HideChart bool
	Mouse     bool
	Note      string // the first note in the footer
	KeyFrom   string // where the credentials were found; empty without any
	Guard     *guard.Guard
}

// Model is the explorer's tea.Model. Bubble Tea calls it from one goroutine.
type Model struct {
	opts   Options
	ctx    context.Context // of the session; its end cancels every fetch
	keys   map[string]keys.Action
	typing map[keys.Action]bool // actions whose keys work while text is typed
	names  map[keys.Action]keys.Binding

	shell   map[keys.Action]func() tea.Cmd // what the shell does for actions that the view on top does not handle
	openers []opener

	w, h    int
	form    *views.Form
	explore *views.Explore
	layers  []layer // the open views, the last on top; the first is the form or the explore screen

	shownAt    time.Time // when the shown query was asked
	generation int       // of the last load; answers of earlier loads are dropped
	load       *load     // the load under way; nil while idle
	failure    *Failure  // of the last load, until it is dismissed
	stopped    bool      // whether the last load was stopped before its end
	unreached  bool      // whether the last load that was not stopped failed

	past  []visit // earlier queries, the newest last
	ahead []visit // later queries, the next last
	mouse bool    // whether the mouse is on; the terminal cannot select text meanwhile
	note  string  // outcome of the last key, until the next key

	requests      map[views.View]*request      // requests under way, by screen
	recollections map[views.View]*recollection // the same
	lastOpened    map[keys.Action]views.View   // the last screen that each action opened, to resume

	pricing pricing

	live   liveness
	noLive map[string]*Failure // why the service refuses live figures for good, by app

	apps     []views.App
	appsNote string
	appsAsk  bool // whether the list of apps is under way
	appsHave bool // whether the list of apps arrived
}

// New returns a model. The end of ctx cancels its fetches.
func New(ctx context.Context, opts Options) *Model {
	m := &Model{opts: opts, ctx: ctx, requests: make(map[views.View]*request),
		recollections: make(map[views.View]*recollection), lastOpened: make(map[keys.Action]views.View),
		noLive: make(map[string]*Failure),
		keys:   make(map[string]keys.Action), typing: make(map[keys.Action]bool),
		names: make(map[keys.Action]keys.Binding)}
	for _, b := range opts.Bindings {
		m.names[b.Action], m.typing[b.Action] = b, b.Typing
		for _, key := range b.Keys {
			m.keys[key] = b.Action
		}
	}
	m.shell, m.openers = m.shellActs(), openers()
	opts.Env.Key = func(a keys.Action) string { return keyName(m.names[a], false) }
	m.form = views.NewForm(opts.Env, opts.Query)
	m.explore = views.NewExplore(opts.Env)
	m.explore.SetLayout(opts.Layout)
	m.explore.Begin(opts.Place)
	m.explore.ShowChart(!opts.HideChart)
	m.mouse, m.note = opts.Mouse, opts.Note
	m.form.SetSaved(opts.Keeper.Saved())
	m.explore.Ask(opts.Query)
	m.layers = []layer{{view: m.form}}
	return m
}

// Init implements tea.Model.
func (m *Model) Init() tea.Cmd {
	if m.opts.Run {
		return m.show(m.opts.Query)
	}
	return tea.Batch(m.askApps(), m.price())
}

// Update implements tea.Model.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.update(msg)
	pulse := m.pulse()
	if pulse == nil {
		return m, cmd
	}
	m.place() // the header says how it goes on
	return m, tea.Batch(cmd, pulse)
}

// update handles a message.
func (m *Model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		m.place()
		return nil
	case tea.KeyPressMsg:
		var cmds []tea.Cmd
		for _, press := range m.apart(msg) {
			cmds = append(cmds, m.key(press))
			m.place()
		}
		return tea.Batch(append(cmds, m.price())...)
	case tea.MouseMsg:
		return m.laidOut(m.pointed(msg))
	case tea.PasteMsg:
		// A paste is text, never keys: a view without a text field ignores it.
		return m.laidOut(m.carryOut(m.top().Type(msg)))
	case tea.BackgroundColorMsg:
		m.opts.Env.OnBackground(msg.Color)
		return nil
	case answer:
		cmd := m.takeAnswer(msg)
		m.place()
		return cmd
	case appsLoaded:
		m.takeApps(msg)
		m.place()
		return m.price()
	case copyDone:
		cmd := m.takeCopyDone(msg)
		m.place()
		return cmd
	case requestEvent:
		cmd := m.takeRequestEvent(msg)
		m.place()
		return cmd
	case recollected:
		m.takeRecollected(msg)
		m.place()
	case saveDone:
		m.takeSaveDone(msg)
		m.place()
	case costCounted:
		if msg.query != m.pricing.query {
			return nil // the form shows another query by now
		}
		m.form.SetCost(msg.query, msg.cost)
	case cursorRested:
		m.rested(msg.generation)
	case liveDue:
		if msg.timer == m.live.timer {
			m.endTimer() // a refresh is due
		}
	case refreshed:
		m.takeRefreshed(msg)
		m.place()
	}
	return nil
}
