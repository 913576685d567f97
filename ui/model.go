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

// A Failure is a failed call in the parts that the screen shows.
type Failure = views.Failure

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
	layers  []layer // what is open, the last on top; the first is the form or the explore screen

	shownAt    time.Time // when the query was asked whose answer is shown
	generation int       // of the last load; answers of earlier ones are dropped
	load       *load     // under way, nil while idle
	failure    *Failure  // of the last load, until it is dismissed
	stopped    bool      // the last load was stopped before its end
	unreached  bool      // the last load that came to an end of its own failed

	past  []visit // queries that were left, the newest last
	ahead []visit // queries that were come back from, the next last
	mouse bool    // it is turned on: the terminal's own selecting of text is not to be had meanwhile
	note  string  // why the last key did nothing, until the next one

	asked   map[views.View]*asking     // what screens asked for and is under way
	resumed map[keys.Action]views.View // the last screen that an action opened, to come back to

	pricing pricing

	apps     []views.App
	appsNote string
	appsAsk  bool // the list of apps is under way
	appsHave bool // it came
}

// New makes the model. Fetches end when ctx does.
func New(ctx context.Context, opts Options) *Model {
	m := &Model{opts: opts, ctx: ctx, asked: make(map[views.View]*asking), resumed: make(map[keys.Action]views.View),
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
	case answered:
		cmd := m.takeAnswered(msg)
		m.place()
		return m, cmd
	case kept:
		m.takeKept(msg)
		m.place()
	case costAnswer:
		if msg.query != m.pricing.query {
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

// carryOut does what a view wants.
func (m *Model) carryOut(intent views.Intent) tea.Cmd {
	switch intent := intent.(type) {
	case views.Then:
		return tea.Batch(m.carryOut(intent[0]), m.carryOut(intent[1]))
	case views.Open:
		m.note = intent.Note
		m.push(intent.View)
		return m.ask(intent.View, intent.Ask, nil)
	case views.Leave:
		return m.leave()
	case views.Refuse:
		m.note = m.opts.Env.Say.T(intent.Why)
	case views.Say:
		m.note = intent.Words
	case views.Run:
		return tea.Batch(m.leave(), m.perform(intent.Action))
	case views.Arrange:
		m.explore.SetLayout(intent.Layout)
	case views.Toggle:
		m.explore.Toggle(intent.Value)
	case views.Rest:
		return rest(intent.Generation)
	case views.Copy:
		return m.copyText(intent.Text, intent.Partial)
	case views.CopyShown:
		return m.copyShown(intent)
	case views.Export:
		m.push(views.NewFormats(m.opts.Env, intent.Shown))
	case views.ExportAs:
		return m.export(intent.Shown, intent.Format)
	case views.Keep:
		return tea.Batch(m.leave(), m.keep(intent.Name, intent.Query))
	case views.Forget:
		return m.forget(intent.Name)
	default:
		return m.carryOutQuery(intent)
	}
	return nil
}

// carryOutQuery does what a view wants of queries and their answers.
func (m *Model) carryOutQuery(intent views.Intent) tea.Cmd {
	switch intent := intent.(type) {
	case views.Load:
		return m.visit(intent.Query)
	case views.Reload:
		return m.reload()
	case views.Ask:
		return m.askAgain(m.top(), intent.Queries)
	case views.Stop:
		m.stopFor(m.top())
	case views.ListApps:
		m.appsHave, m.appsNote = false, ""
		return m.askApps()
	case views.Choose:
		return m.openChooser(intent.Field)
	case views.Chosen:
		return tea.Batch(m.leave(), m.chosen(intent.Query))
	case views.OpenSaved:
		return tea.Batch(m.leave(), m.openSaved(intent.Query))
	case views.OpenRow:
		return m.openRow(intent)
	case views.OpenDetail:
		m.openDetail(intent)
	}
	return nil
}

// stopFor ends what a screen asked for, and tells it.
func (m *Model) stopFor(v views.View) {
	if screen, is := v.(views.Asking); is && m.stopAsking(v) {
		screen.Ended(nil)
	}
}

// chosen takes a changed query to the screen below the chooser: the form shows it, any other screen gives way to its
// answer.
func (m *Model) chosen(q quality.Query) tea.Cmd {
	m.form.SetQuery(q)
	if m.top() == views.View(m.form) {
		return nil
	}
	return m.visit(q)
}

func (m *Model) openSaved(q quality.Query) tea.Cmd {
	m.form.SetQuery(q)
	return m.visit(q)
}

func (m *Model) openChooser(field quality.Field) tea.Cmd {
	at, _ := m.subject()
	chooser := views.NewChooser(m.opts.Env, field, at.Query, m.apps)
	chooser.SetApps(m.apps, m.appsNote)
	m.push(chooser)
	if field == quality.FieldApp {
		return m.askApps()
	}
	return nil
}

// openDetail shows a row of the result that the view on top is about.
func (m *Model) openDetail(open views.OpenDetail) {
	at, _ := m.subject()
	if detail, ok := views.NewDetail(m.opts.Env, at.Result, open); at.Has && ok {
		m.push(detail)
	}
}

// openRow shows a row on the explore screen, above the screen that it was found on.
func (m *Model) openRow(open views.OpenRow) tea.Cmd {
	place := m.explore.Place()
	place.Series, place.Row, place.Filter = open.Series, open.Value, ""
	shown, has := m.explore.Result()
	if shown.Query.App != open.Query.App || shown.Query.Product != open.Query.Product {
		place.Marks = nil // they are of other people
	}
	m.form.SetQuery(open.Query)
	if has && shown.Query == open.Query && shown.Progress.Whole() && shown.AnsweredDays() == shown.Query.Range.Len() {
		m.drop()
		m.push(m.explore)
		m.explore.Restore(open.Query, place)
		m.explore.SetResult(shown)
		return nil
	}
	m.remember(open.Query)
	m.push(m.explore)
	m.explore.Restore(open.Query, place)
	return m.loadOn(open.Query)
}
