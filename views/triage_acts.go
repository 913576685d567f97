package views

import (
	"time"

	"rtcscope/keys"
	"rtcscope/quality"
)

// ActionTriage opens the triage.
const ActionTriage keys.Action = "triage"

// TriageScreen describes the triage.
func TriageScreen() Screen {
	return Screen{Name: "the triage", Handles: triageActs().has, Open: openTriage}
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
	return Open{View: v, Ask: queries}
}

func triageQuery(at Subject) quality.Query {
	q := at.Query
	if q.Versus.Basis == quality.CompareOff {
		q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	}
	return quality.TriageDays(q)
}

// Resume implements Resumer. A triage that was stopped is not resumed but starts again: held days cost no calls.
func (v *Triage) Resume(at Subject) bool {
	resumes := v.triage.Query == quality.NewTriage(triageQuery(at), 0).Query &&
		(v.running || v.triage.Done == v.triage.Of)
	if resumes {
		v.dimension = at.Query.Dimension
	}
	return resumes
}

func triageActs() acts[*Triage] {
	return acts[*Triage]{
		keys.Left:        always(func(v *Triage) { v.table.MoveColumn(-1) }),
		keys.Right:       always(func(v *Triage) { v.table.MoveColumn(1) }),
		keys.Open:        {do: (*Triage).open, why: (*Triage).noRows},
		keys.Copy:        {do: (*Triage).copy, why: (*Triage).noRows},
		keys.CopyCommand: {do: (*Triage).copyCommand},
		keys.Export:      exporting((*Triage).sheet, (*Triage).noRows),
		keys.Refresh:     {do: (*Triage).again},
		keys.Back:        {do: (*Triage).back},
	}.withMoves((*Triage).move, nil)
}

// Act implements View.
func (v *Triage) Act(a keys.Action) (Intent, bool) {
	v.touched = true
	return triageActs().act(v, a)
}

// Can implements View.
func (v *Triage) Can(a keys.Action) bool { return triageActs().can(v, a) }

func (v *Triage) noRows() string {
	if v.Len() == 0 {
		return refuseRows
	}
	return ""
}

func (v *Triage) move(a keys.Action) Intent {
	v.table.Move(scroll(a, v.table.Page(), v.table.Len()))
	return nil
}

func (v *Triage) open() Intent {
	f, _ := v.current()
	return OpenRow{Query: v.queryOf(f), Series: f.Series, Value: f.Value, Whole: f.OfApp()}
}

// queryOf returns the query whose answer shows a finding. The whole app is shown above the values of any dimension: of
// the one that the explore screen has or, if it has none, of the first.
func (v *Triage) queryOf(f quality.Finding) quality.Query {
	q := f.Query
	if f.OfApp() {
		q.Dimension = v.dimension
		if list := v.env.Catalogue.Dimensions; q.Dimension == "" && len(list) > 0 {
			q.Dimension = list[0].Name
		}
	}
	return q
}

func (v *Triage) copy() Intent {
	f, _ := v.current()
	return Copy{v.finding(f), v.triage.Progress()}
}

func (v *Triage) copyCommand() Intent {
	return Copy{v.env.Commands.Triage(v.triage.Query), v.triage.Progress()}
}

// back stops a running triage and keeps its findings, or leaves one that has ended.
func (v *Triage) back() Intent {
	if v.running {
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
		*v = *fresh
		v.arrange() // so that the table reads the findings of v, not fresh
		v.place()
	}
	return Ask{queries}
}

// Answered implements Asker.
func (v *Triage) Answered(o Outcome) string {
	if v.looksBack(o) {
		return ""
	}
	t := v.triage
	if o.Failure != nil {
		t.Fail(o.Query)
	} else {
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

// estimate returns how long the rest of the queries takes, assuming the time per query so far.
func (v *Triage) estimate(t quality.Triage) time.Duration {
	took, done := v.env.Now().Sub(v.began), v.ended(t)
	if done == 0 || took < estimateFrom {
		return 0
	}
	return took * time.Duration(t.Of-done) / time.Duration(done)
}

// estimateFrom is the time after which the rest is estimated. The first queries are held, or pass before the service's
// pace slows the others down: what they take says nothing of the rest.
const estimateFrom = 3 * time.Second

// Subject implements HasSubject. It is the finding under the cursor or, without findings, the triage's query.
func (v *Triage) Subject() Subject {
	f, has := v.current()
	if !has {
		return Subject{Query: v.triage.Query, Wrong: refuseRows}
	}
	return Subject{Query: v.queryOf(f), Series: f.Series, Value: f.Value, HasRow: true, Whole: f.OfApp()}
}

// Title implements Titled.
func (v *Triage) Title() string { return "what got worse" }

// Click implements MouseTaker. A click on a finding moves the cursor there.
func (v *Triage) Click(x, y int) Intent {
	v.touched = true
	v.table.Click(x, y-1-len(v.progress()))
	return nil
}

// Wheel implements MouseTaker.
func (v *Triage) Wheel(notches int) Intent { return wheel(v, notches) }

// Hints implements View.
func (v *Triage) Hints() []Hint {
	back := Hint{keys.Back, "back"}
	if v.running {
		back.Text = "stop"
	}
	return append([]Hint{{keys.Open, "explore"}, back},
		hints(keys.Down, keys.Up, keys.Copy, keys.CopyCommand, keys.Refresh, keys.Export)...)
}
