// Package ui is the shell of the terminal explorer: the one Bubble Tea model, which routes keys to views as actions,
// carries out their intents, runs the fetches, and draws header, banner and footer around the view.
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

// Service is what the explorer needs of the service.
type Service interface {
	// Survey answers a query with all that stands beside its rows, handing what is known so far to partial as it
	// comes. On an error it returns what came before it.
	Survey(ctx context.Context, q quality.Query, partial func(quality.Result, quality.Progress)) (quality.Result, error)
	// Renewal answers queries as Survey does, but asks the service for all days that it still serves, whatever is held.
	Renewal() sweep.Source
	// Cost works out what the answer to a query takes.
	Cost(ctx context.Context, q quality.Query) quality.Cost
	// Apps lists the account's apps; with an error, those that are known without asking.
	Apps(ctx context.Context) ([]views.App, error)
	// Calls is the number of calls that were sent.
	Calls() int64
	// Quota is what is left of the service's longest limit.
	Quota() quality.Quota
}

// A Failure is a failed call in the parts that the screen shows. All text is safe to draw.
type Failure struct {
	Code, Message, Advice, RequestID string
	Status                           int // of the HTTP answer; zero without one
}

// Options are what the explorer starts with.
type Options struct {
	Env       *views.Env
	Bindings  []keys.Binding
	Service   Service
	Sharer    Sharer
	Keeper    Keeper
	Explain   func(error) Failure // puts an error of the Service into parts
	Query     quality.Query       // what the form shows first
	Run       bool                // open on the answer to Query instead of the form
	Place     views.Place         // where the first answer to Query is looked at
	Demo      bool                // the service is simulated, and the header says so
	Endpoint  string              // the service's address
	Elsewhere bool                // Endpoint is not the usual one, and the header says so
	Layout    views.Layout        // of the columns
	HideChart bool
	Mouse     bool
	Note      string // what there is to say at the start
	KeyFrom   string // where the credentials were found; empty without any
	Guard     *guard.Guard
}

// Model is the program's only tea.Model. It is used by pointer: Bubble Tea calls it from one goroutine.
type Model struct {
	opts   Options
	ctx    context.Context // of the session: ends every fetch
	keys   map[string]keys.Action
	typing map[keys.Action]bool // actions that stay actions while text is typed
	names  map[keys.Action]keys.Binding

	w, h    int
	wide    bool // a wide character was drawn
	form    *views.Form
	explore *views.Explore
	screens []views.View // what is open, the last on top; the first is the form or the explore screen
	overlay views.View   // a list drawn over the lower part of the screen below it, nil while closed

	wanted     quality.Query // what was asked for last
	shownAt    time.Time     // when the query was asked whose answer is shown
	generation int           // of the last load; answers of earlier ones are dropped
	load       *load         // under way, nil while idle
	failure    *Failure      // of the last load, until it is dismissed
	stopped    bool          // the last load was stopped before its end
	unreached  bool          // the last load that came to an end of its own failed

	past  []visit // queries that were left, the newest last
	ahead []visit // queries that were come back from, the next last
	mouse bool    // it is turned on: the terminal's own selecting of text is not to be had meanwhile
	note  string  // why the last key did nothing, until the next one

	triaging   *sweeping // the triage under way, nil while idle
	triage     *quality.Triage
	triageView *views.Triage // the last one, to come back to

	asking    *sweeping // the queries of the screen above the explore screen, nil while idle
	askedFor  func(swept)
	why       *views.Why
	comparing *comparing

	priced quality.Query // what the form's cost was asked for last

	apps     []views.App
	appsNote string
	appsAsk  bool // the list of apps is under way
	appsHave bool // it came
}

// New makes the model. Fetches end when ctx does.
func New(ctx context.Context, opts Options) *Model {
	m := &Model{opts: opts, ctx: ctx, wanted: opts.Query,
		keys: make(map[string]keys.Action), typing: make(map[keys.Action]bool), names: make(map[keys.Action]keys.Binding)}
	for _, b := range opts.Bindings {
		m.names[b.Action], m.typing[b.Action] = b, b.Typing
		for _, key := range b.Keys {
			m.keys[key] = b.Action
		}
	}
	m.form = views.NewForm(opts.Env, opts.Query)
	m.explore = views.NewExplore(opts.Env)
	m.explore.SetLayout(opts.Layout)
	m.explore.Begin(opts.Place)
	m.explore.ShowChart(!opts.HideChart)
	m.mouse, m.note = opts.Mouse, opts.Note
	m.form.SetSaved(opts.Keeper.Saved())
	m.screens = []views.View{m.form}
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
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		tiny := m.tooSmall()
		m.w, m.h = msg.Width, msg.Height
		m.place()
		if tiny {
			// Coming back from a size of a few cells, the renderer takes the screen for drawn and leaves it blank.
			return m, tea.ClearScreen
		}
		return m, nil
	case tea.KeyPressMsg:
		cmd := m.key(msg)
		m.place()
		return m, tea.Batch(cmd, m.price())
	case tea.MouseClickMsg:
		if msg.Button != tea.MouseLeft {
			return m, nil
		}
		return m, m.point(func(v views.Pointed) views.Intent { return v.Click(msg.X, msg.Y-len(m.header())) })
	case tea.MouseWheelMsg:
		notches := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button]
		return m, m.point(func(v views.Pointed) views.Intent { return v.Wheel(notches) })
	case tea.PasteMsg:
		// A paste is text, never keys: into a field that takes typing, or nowhere.
		return m, tea.Batch(m.carryOut(m.top().Type(msg)), m.price())
	case answer:
		cmd := m.take(msg)
		m.place()
		return m, cmd
	case appsAnswer:
		m.takeApps(msg)
		m.place()
		return m, m.price()
	case shared:
		cmd := m.takeShared(msg)
		m.place()
		return m, cmd
	case swept:
		cmd := m.takeSwept(msg)
		m.place()
		return m, cmd
	case kept:
		m.takeKept(msg)
		m.place()
	case costAnswer:
		if msg.query != m.priced {
			return m, nil // of a query that the form showed before
		}
		m.form.SetCost(msg.query, msg.cost)
	case rested:
		m.explore.Rested(msg.generation)
	}
	return m, nil
}

// point gives the mouse to the view on top, if that takes it.
func (m *Model) point(at func(views.Pointed) views.Intent) tea.Cmd {
	view, ok := m.top().(views.Pointed)
	if !ok || !m.mouse {
		return nil
	}
	cmd := m.carryOut(at(view))
	m.place()
	return cmd
}

// top is the view that has the keys.
func (m *Model) top() views.View {
	if m.overlay != nil {
		return m.overlay
	}
	return m.screens[len(m.screens)-1]
}

func (m *Model) carryOut(intent views.Intent) tea.Cmd {
	switch intent := intent.(type) {
	case views.Load:
		return m.visit(intent.Query)
	case views.Choose:
		return m.openChooser(intent.Field)
	case views.Chosen:
		m.overlay = nil
		m.form.SetQuery(intent.Query)
		if m.top() == views.View(m.form) {
			return nil
		}
		return m.visit(intent.Query)
	case views.Copy:
		return m.copyText(intent.Text, intent.Partial)
	case views.CopyShown:
		format := "md"
		if intent.Tabs {
			format = "tsv"
		}
		return m.copyText(m.opts.Sharer.Text(intent.Shown, format), intent.Shown.Partial)
	case views.Export:
		m.overlay = views.NewFormats(m.opts.Env, intent.Shown)
	case views.ExportAs:
		m.overlay = nil
		return m.export(intent.Shown, intent.Format)
	case views.Arrange:
		m.explore.SetLayout(intent.Layout)
	case views.Run:
		m.overlay = nil
		if _, help := m.top().(*views.Help); help {
			m.leave()
		}
		return m.perform(intent.Action)
	case views.Toggle:
		m.explore.Toggle(intent.Value)
	case views.OpenRow:
		return m.openRow(intent)
	case views.Keep:
		m.overlay = nil
		return m.keep(intent.Name, intent.Query)
	case views.Forget:
		return m.forget(intent.Name)
	case views.OpenSaved:
		m.overlay = nil
		m.form.SetQuery(intent.Query)
		return m.visit(intent.Query)
	case views.Leave:
		return m.leave()
	case views.OpenDetail:
		if result, ok := m.explore.Result(); ok {
			if detail, ok := views.NewDetail(m.opts.Env, result, intent); ok {
				m.screens = append(m.screens, detail)
			}
		}
	case views.Rest:
		return rest(intent.Generation)
	}
	return nil
}

// shownQuery is the query that a change is made to, or that is saved: the form's or that of the shown answer.
func (m *Model) shownQuery() quality.Query {
	if m.screens[len(m.screens)-1] == views.View(m.form) {
		return m.form.Query()
	}
	if shown, has := m.explore.Result(); has && m.load == nil {
		return shown.Query // what failed is not built on
	}
	return m.wanted
}

func (m *Model) openChooser(field quality.Field) tea.Cmd {
	q := m.shownQuery()
	chooser := views.NewChooser(m.opts.Env, field, q, m.apps)
	chooser.SetApps(m.apps, m.appsNote)
	m.overlay = chooser
	if field == quality.FieldApp {
		return m.askApps()
	}
	return nil
}

// leave closes the view on top; below the explore screen there is the form.
func (m *Model) leave() tea.Cmd {
	switch {
	case m.overlay != nil:
		m.overlay = nil
	case len(m.screens) > 1:
		switch m.top().(type) {
		case *views.Why, *views.Compare:
			m.stopAsking() // nobody waits for the rest
		}
		m.screens = m.screens[:len(m.screens)-1]
	case m.top() == views.View(m.explore):
		m.form.SetQuery(m.wanted)
		m.screens, m.priced = []views.View{m.form}, quality.Query{} // a query that was answered costs less by now
		return m.askApps()
	}
	return nil
}
