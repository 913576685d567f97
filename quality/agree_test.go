package quality_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

// A row is the same thing wherever it is shown: the table's since, the heatmap's shades and the finding of a triage
// over the same answers are of one judgement.
func TestFiguresAgree(t *testing.T) {
	a := ordinary(7, 35)
	a.row("Province", "v3").worsen(-3, 0, 2)
	a.row("Province", "v5").worsen(-8, 0, 1.8)
	a.row("OS", "v1").worsen(-2, 0, 1.5)
	answers := a.answers(weeks)
	tr := triageOf(answers...)
	if len(tr.Findings) < 3 {
		t.Fatalf("found %v", names(tr.Findings))
	}
	for _, f := range tr.Findings {
		list := []quality.Moved{{Series: f.Series, Was: f.Was, Now: f.Now}}
		for _, moved := range append(list, f.Also...) {
			r, table := answerWith(answers, f.Query.Dimension, moved.Series)
			r.Verdicts = tr.Verdicts(f.Query.Dimension)
			figures := quality.NewFigures(r, table, everything)
			row := slices.IndexFunc(figures.Rows, func(r quality.Row) bool { return r.Value == f.Value })
			j := figures.Judged[row]
			if j.Was != moved.Was || j.Now != moved.Now || j.From != f.Since || j.To != f.Until || j.Lasts() != f.Lasts ||
				j.Before != f.Before || j.Evidence != f.Z {
				t.Errorf("%s of %s: the table says %+v, the triage %+v", moved.Series, f.Value, j, f)
			}
			heat := quality.NewHeat(figures, quality.HeatPast)
			bad := 0.0
			for at := range weeks.days {
				c := heat.Cell(row, at)
				if c.Figure != j.Off(at) {
					t.Errorf("%s of %s, day %d: the heatmap says %v, the judgement %v", moved.Series, f.Value, at, c.Figure,
						j.Off(at))
				}
				if m := figures.Table.Axis.At(at); !m.Before(f.Since) {
					bad += c.Figure / float64(weeks.days)
				}
			}
			if bad <= 0 {
				t.Errorf("%s of %s: the bad days are off by %v", moved.Series, f.Value, bad)
			}
		}
	}
}

// answerWith is the answer with a series by a dimension, and the index of its table.
func answerWith(answers []quality.Result, dimension, series string) (quality.Result, int) {
	for _, r := range answers {
		for i, table := range r.Tables {
			if r.Query.Dimension == dimension && table.Series == series {
				return r, i
			}
		}
	}
	panic("no answer with " + series)
}

// A table alone judges its rows as a triage of that one answer does.
func TestATableAloneJudgesItself(t *testing.T) {
	a := ordinary(7, 35)
	a.row("Province", "v3").worsen(-3, 0, 2.5)
	r, at := answerWith(a.answers(weeks), "Province", audioStall)
	figures := quality.NewFigures(r, at, everything)
	f := theOne(t, "alone", triageOf(r), "Province", "v3")
	row := slices.IndexFunc(figures.Rows, func(r quality.Row) bool { return r.Value == "v3" })
	if j := figures.Judged[row]; j.From != f.Since || !j.Lasts() || !lastDays(f, 4) {
		t.Errorf("the table says since %s, the triage %s", j.From, f.Since)
	}
	if figures.Whole < 0 || len(figures.Judged) != len(figures.Rows) || figures.Judged[figures.Whole].State.Out() {
		t.Errorf("the app is row %d of %d, and %+v", figures.Whole, len(figures.Judged), figures.Judged[figures.Whole])
	}
}

// fewCalls are the losses of a row of so many calls a day, of which so many percent go wrong.
func fewCalls(r *rand.Rand, days int, calls int, loss float64) []float64 {
	list := make([]float64, days)
	for i := range list {
		bad := 0
		for range calls {
			if 100*r.Float64() < loss {
				bad++
			}
		}
		list[i] = math.Round(100*100*float64(bad)/float64(calls)) / 100
	}
	return list
}

// tiny makes a row one of so many calls a day.
func (r *accountRow) tiny(random *rand.Rand, calls int) {
	for i, s := range accountSeries {
		r.loss[i] = fewCalls(random, len(r.loss[i]), calls, s.loss)
	}
}

// A row of a handful of calls is counted as such, and a single bad call of it is no incident, however bad the rate.
func TestASingleBadCallIsNoFinding(t *testing.T) {
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 3))
		a := ordinary(7, 35)
		row := a.row("Province", "v9")
		row.tiny(random, 3)
		row.loss[random.IntN(9)][34] = 33.33
		tr := a.triage(weeks)
		if len(tr.Findings) > 0 {
			t.Errorf("account %d: found %+v", seed, tr.Findings[0])
		}
		if tr.FewUsers == 0 || tr.FewUsers > 9 {
			t.Errorf("account %d: %d rows of few calls", seed, tr.FewUsers)
		}
	}
}

// One day on which a system of few calls went from 100 to 97.3 is not what to look at while Android is worse.
func TestASmallSystemIsNotFirst(t *testing.T) {
	for seed := range uint64(20) {
		a := ordinary(7, 35)
		linux := a.row("OS", "v4")
		linux.tiny(rand.New(rand.NewPCG(seed, 4)), 37)
		linux.loss[2][34] = 2.7
		if tr := a.triage(weeks); tr.Worst() > quality.SeverityLow {
			t.Errorf("account %d: it alone is %+v", seed, tr.Findings[0])
		}
		a.row("OS", "v0").worsen(-2, 0, 1.5)
		list := a.triage(weeks).Findings
		if len(list) == 0 || list[0].Value != "v0" {
			t.Errorf("account %d: found %v", seed, names(list))
		}
	}
}

// A later answer to a query takes the place of the earlier one; and what was known before stays as it was for who
// holds a copy.
func TestALaterAnswerReplacesTheEarlier(t *testing.T) {
	a := ordinary(7, 35)
	a.row("Province", "v3").worsen(-11, 0, 2)
	calm := ordinary(7, 35)
	first, later := calm.answers(weeks), a.answers(weeks)
	tr := triageOf(first...)
	copied := *tr
	if len(tr.Findings) > 0 || tr.Done != len(first) {
		t.Fatalf("%d of %d, found %v", tr.Done, tr.Of, names(tr.Findings))
	}
	for _, r := range later {
		tr.Add(r, everything)
	}
	f := theOne(t, "later", tr, "Province", "v3")
	if tr.Done != len(first) || tr.Rows+tr.FewUsers != copied.Rows+copied.FewUsers || !f.Before {
		t.Errorf("%d ended, %d rows are judged, %d before; since %s", tr.Done, tr.Rows, copied.Rows, f.Since)
	}
	if len(copied.Findings) > 0 || copied.Verdict() != quality.TriageClear {
		t.Errorf("the copy found %v", names(copied.Findings))
	}
	if j := copied.Verdicts("Province").Of(audioStall, "v3"); j.State.Out() {
		t.Errorf("the copy judges the row as %+v", weeks.seen(j))
	}
	found := *tr
	for _, r := range first {
		tr.Add(r, everything)
	}
	theOne(t, "the second copy", &found, "Province", "v3")
	if len(tr.Findings) > 0 {
		t.Errorf("in the end %v", names(tr.Findings))
	}
}

// Answers may come in any order: the findings are the same.
func TestTheOrderOfAnswersDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	a := ordinary(7, 35)
	a.row("Province", "v3").worsen(-3, 0, 2)
	a.row("OS", "v2").worsen(-8, 0, 1.5)
	for i, row := range a.rows {
		row.share = float64(1 + i%9)
	}
	answers := a.answers(weeks)
	want := a.triage(weeks)
	for range 5 {
		r.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		for _, answer := range answers {
			for _, t := range answer.Tables {
				r.Shuffle(len(t.Rows), func(i, j int) { t.Rows[i], t.Rows[j] = t.Rows[j], t.Rows[i] })
			}
		}
		got := triageOf(answers...)
		if len(got.Findings) != len(want.Findings) || got.Rows != want.Rows || got.FewUsers != want.FewUsers {
			t.Fatalf("found %v of %d rows, want %v of %d", names(got.Findings), got.Rows, names(want.Findings), want.Rows)
		}
		for i, f := range got.Findings {
			w := want.Findings[i]
			if f.Value != w.Value || f.Series != w.Series || f.Since != w.Since || f.Severity != w.Severity ||
				!near(f.Z, w.Z) {
				t.Errorf("in another order %s %s since %s, z %v, %s; want %s %s since %s, z %v, %s",
					f.Value, f.Series, f.Since, f.Z, f.Severity, w.Value, w.Series, w.Since, w.Z, w.Severity)
			}
		}
	}
}
