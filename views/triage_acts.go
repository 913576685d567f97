package views

import (
	"strconv"
	"time"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/widget"
)

// ActionTriage opens the triage.
const ActionTriage keys.Action = "triage"

// TriageScreen describes the triage.
func TriageScreen() Screen {
	return Screen{Name: "the triage", Handles: handles(triageActs), Open: openTriage}
}

// openTriage opens the triage of a subject's app, product and days. A triage needs compared days: if the subject has
// none, it takes the days before.
func openTriage(env *Env, at Subject) Intent {
	if at.Wrong != "" {
		return Refuse{at.Wrong}
	}
	q := triageQuery(at)
	if problems := env.Catalogue.Check(q, env.Now(), env.Kept); len(problems) > 0 {
		return Say{problemText(env, problems[0])}
	}
	queries := quality.TriageQueries(env.Catalogue, q)
	v := newTriage(env, *quality.NewTriage(q, len(queries)))
	v.began, v.dimension = env.Now(), q.Dimension
	return Open{View: v, Ask: v.asked(queries)}
}

func triageQuery(at Subject) quality.Query {
	q := at.Query.Daily()
	if q.Versus.Basis == quality.CompareOff {
		q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	}
	return quality.TriageDays(q)
}

// Resume implements Resumer. A triage that was stopped is not resumed but starts again: held days cost no calls.
func (v *Triage) Resume(at Subject) bool {
	resumes := v.triage.Query == quality.NewTriage(triageQuery(at), 0).Query &&
		(v.running || v.triage.Whole())
	if resumes {
		v.dimension = at.Query.Dimension
	}
	return resumes
}

func triageActs() acts[*Triage] {
	return acts[*Triage]{
		keys.Left:        {do: func(*Triage) Intent { return nil }, why: (*Triage).noFolding},
		keys.Right:       {do: (*Triage).open, why: (*Triage).noRows},
		keys.PrevColumn:  {do: always(func(v *Triage) { v.table.MoveColumn(-1) }).do, why: (*Triage).noRows},
		keys.NextColumn:  {do: always(func(v *Triage) { v.table.MoveColumn(1) }).do, why: (*Triage).noRows},
		keys.Open:        {do: (*Triage).open, why: (*Triage).noRows},
		keys.Mark:        {do: always((*Triage).mark).do, why: (*Triage).noRows},
		keys.Unmark:      {do: (*Triage).unmark, why: (*Triage).nothingMarked},
		keys.Filter:      {do: always((*Triage).openFilter).do, why: (*Triage).noIncidents},
		keys.Sort:        {do: (*Triage).nextOrder, why: (*Triage).noIncidents},
		keys.SortBy:      {do: (*Triage).openOrders, why: (*Triage).noIncidents},
		keys.Copy:        {do: (*Triage).copy, why: (*Triage).noRows},
		keys.CopyCommand: {do: (*Triage).copyCommand},
		keys.Refresh:     {do: (*Triage).again},
		ActionExplain:    {do: (*Triage).explain},
		ActionLive:       {do: (*Triage).openLive, why: (*Triage).noRows},
		keys.Back:        {do: (*Triage).back},
	}.withSheet((*Triage).sheet, (*Triage).noRows).withMoves((*Triage).move, (*Triage).noRows)
}

// Act implements View. While the filter is typed, Open keeps it and Back restores the one before.
func (v *Triage) Act(a keys.Action) (Intent, bool) {
	v.touched = true
	before, had := v.current()
	if undone, ended := v.list.end(v.env, a); ended {
		if undone {
			v.rearranged(before, had)
		}
		return nil, true
	}
	return triageActs().act(v, a)
}

// Refusals implements View.
func (v *Triage) Refusals() Refusals { return triageActs().refusals(v) }

// noIncidents refuses where nothing could be listed.
func (v *Triage) noIncidents() string {
	if len(v.triage.Incidents) == 0 {
		return refuseRows
	}
	return ""
}

// noFolding refuses to fold an incident: in the list, all are.
func (v *Triage) noFolding() string { return refuseFolded }

// noRows refuses where nothing is listed.
func (v *Triage) noRows() string {
	if v.Len() == 0 && v.list.filter != "" {
		return refuseFilter
	}
	return v.noIncidents()
}

func (v *Triage) move(a keys.Action) Intent {
	shown, _ := v.table.Key()
	v.table.Move(scroll(a, v.table.Page(), v.table.Len()))
	return v.resting.moved(shown)
}

// open unfolds the incident under the cursor.
func (v *Triage) open() Intent {
	i, _ := v.current()
	return Open{View: newIncident(v, i)}
}

// openLive shows the last 60 minutes of the row that names the incident under the cursor on the explore screen.
func (v *Triage) openLive() Intent {
	i, _ := v.current()
	return liveRow(v.openFinding(i.Leader(), placesOf(i)))
}

// openFinding shows the row of a finding on the explore screen, with marks.
func (v *Triage) openFinding(f quality.Finding, marks []Mark) OpenRow {
	return OpenRow{Query: v.queryOf(f), Series: f.Series, Value: f.Value, Whole: f.OfApp(), Marks: marks}
}

// nextOrder sorts by the next order.
func (v *Triage) nextOrder() Intent {
	v.setOrder((v.list.order + 1) % incidentOrders)
	return Say{v.list.order.words(v.env.Say)}
}

// openOrders asks for the order.
func (v *Triage) openOrders() Intent {
	var items []widget.Item
	for o := range incidentOrders {
		items = append(items, widget.Item{ID: strconv.Itoa(int(o)), Label: o.words(v.env.Say),
			Also: lang.InEach(o.words)})
	}
	return Open{View: newSortBy(v.env, items, strconv.Itoa(int(v.list.order)), func(id string) Intent {
		for at, item := range items {
			if item.ID == id {
				v.setOrder(incidentOrder(at))
			}
		}
		return nil
	})}
}

// copy copies the marked incidents or, if none is marked, the one under the cursor.
func (v *Triage) copy() Intent { return Copy{v.markdown(v.chosen()...), v.triage.Progress()} }

func (v *Triage) copyCommand() Intent {
	return Copy{v.commands().Triage(v.triage.Query), v.triage.Progress()}
}

// back clears the filter, stops a running triage and keeps what it found, or leaves one that has ended.
func (v *Triage) back() Intent {
	switch {
	case v.list.filter != "":
		v.setFilter("")
		return nil
	case v.running:
		return Stop{}
	}
	return Leave{}
}

// again starts the triage again and asks the service even for held days.
func (v *Triage) again() Intent {
	q := v.triage.Query
	queries := quality.TriageQueries(v.env.Catalogue, q)
	if !v.running {
		fresh := newTriage(v.env, *quality.NewTriage(q, len(queries)))
		fresh.began, fresh.dimension, fresh.w, fresh.h = v.env.Now(), v.dimension, v.w, v.h
		fresh.changes, fresh.list, fresh.app = v.changes+1, v.list, v.app
		fresh.list.shown = nil
		*v = *fresh
		v.table.Marked = v.markedKey // so that the table reads what is of v, not of fresh
		v.arrange()
		v.place()
	}
	return Ask{v.asked(queries)}
}

// Grows implements Growing.
func (v *Triage) Grows() {}

// Answered implements Asker.
func (v *Triage) Answered(o Outcome) string {
	if v.takesApp(o) || v.looksBack(o) {
		return ""
	}
	t := v.triage
	if o.Failure != nil {
		t.Fail(o.Query)
	} else {
		v.learns()
		t.Add(o.Result, v.env.Catalogue)
		if v.answers == nil {
			v.answers = make(map[quality.Query]quality.Result)
		}
		v.answers[o.Query] = o.Result
	}
	v.setTriage(t, v.estimate(t))
	return ""
}

// Ended implements Asker.
func (v *Triage) Ended(failure *Failure) {
	if failure == nil || v.deeper.under {
		v.end("") // what came with older days is as good as it is
		return
	}
	said := failure.Message
	if failure.Advice != "" {
		said = v.env.Say.T(failure.Advice)
	}
	v.end(v.env.Say.Colon(failure.Code, said))
}

// estimate returns how long the rest of the queries takes, assuming the time per query so far. Calls after the verdict
// are counted when a question begins, so that what its answers take comes off the estimate of that moment.
func (v *Triage) estimate(t quality.Triage) time.Duration {
	now, done := v.env.Now(), v.ended(t)
	counted := now
	if v.deeper.under {
		counted = v.deeper.counted
	}
	took := counted.Sub(v.began)
	if done <= 0 || took < estimateFrom {
		return 0
	}
	return max(0, time.Duration(float64(took)*(1-done)/done)-now.Sub(counted))
}

// estimateFrom is the time after which the rest is estimated. The first queries are held, or pass before the service's
// pace slows the others down: what they take says nothing of the rest.
const estimateFrom = 3 * time.Second

// Title implements Titled.
func (v *Triage) Title() string { return "what got worse" }

// Click implements MouseTaker. A click on an incident moves the cursor there, a second one unfolds it; a click on a
// heading sorts if the list can be sorted by that column.
func (v *Triage) Click(x, y int) Intent {
	v.touched = true
	before := v.table.Row()
	column, ok := v.table.Click(x, y-1-len(v.progress())-len(v.overviewLines()))
	for o := range incidentOrders {
		if ok && column != "" && o.field() == column {
			v.setOrder(o)
		}
	}
	return again(v, ok && column == "" && v.table.Row() == before)
}

// Wheel implements MouseTaker.
func (v *Triage) Wheel(notches int) Intent {
	Wheel(v, notches)
	v.resting.key = ""
	return nil
}

// Hints implements View.
func (v *Triage) Hints() []Hint {
	if v.list.input != nil {
		return typingHints()
	}
	back := Hint{keys.Back, "back"}
	switch {
	case v.list.filter != "":
		back.Text = "all"
	case v.running:
		back.Text = "stop"
	}
	if v.Len() == 0 {
		return append([]Hint{back}, hints(keys.Refresh, ActionOverview, keys.CopyCommand)...)
	}
	list := []Hint{{keys.Open, "unfold"}, back}
	return append(list, hints(ActionWhy, ActionCompare, keys.Copy, ActionHeatmap, keys.Export, keys.Mark, keys.Filter,
		keys.Sort, ActionOverview, keys.CopyCommand, keys.SortBy, keys.Refresh, ActionExplain)...)
}
