package views

import (
	"rtcscope/quality"
	"rtcscope/report"
)

// weighed returns the answer with the weights that were asked for.
func (d whyDimension) weighed() quality.Result {
	r := d.result
	if scale := d.triage.Scale(d.name); scale != nil {
		r.Scale = scale
	}
	return r
}

// weightQuestions are the questions whose answers weigh the values of the chosen dimension.
func (y *Why) weightQuestions() []quality.Question {
	d := y.dimensions[y.at]
	if !d.has || y.asking != "" || !quality.CanSubset(y.query.Product, d.name) {
		return nil
	}
	if a, ok := y.attribution(y.at); !ok || a.Weighted {
		return nil
	}
	t := d.asked(y.env.Catalogue)
	return t.WeightQuestions(d.name, d.values()...)
}

// asked is the triage of the answer by a dimension alone.
func (d whyDimension) asked(known quality.Catalogue) quality.Triage {
	if d.triage.Of > 0 {
		return d.triage
	}
	t := quality.NewTriage(d.result.Query, 1)
	t.Add(d.result, known)
	return *t
}

// values are those of the dimension, each once.
func (d whyDimension) values() []string {
	seen := make(map[string]bool)
	var list []string
	for _, t := range d.result.Tables {
		for _, row := range t.Rows {
			if !seen[row.Value] {
				seen[row.Value] = true
				list = append(list, row.Value)
			}
		}
	}
	return list
}

func (y *Why) explain() Intent { return Explain{} }

// noWeights says why no weights can be asked for.
func (y *Why) noWeights() string {
	switch d := y.dimensions[y.at]; {
	case quality.HasUsers(d.name):
		return refuseUsers
	case !d.has || len(y.weightQuestions()) > 0:
		return ""
	}
	return refuseAsked
}

// Questions implements Questioner. Weights are asked for if a person wants them.
func (y *Why) Questions(wanted bool) (*quality.Triage, func(*quality.Triage) []quality.Question) {
	d := &y.dimensions[y.at]
	if !wanted || len(y.weightQuestions()) == 0 {
		return nil, nil
	}
	d.triage, y.parts = d.asked(y.env.Catalogue), nil
	t, name, values := d.triage, d.name, d.values()
	return &t, func(t *quality.Triage) []quality.Question { return t.WeightQuestions(name, values...) }
}

// Asking implements Questioner.
func (y *Why) Asking(q quality.Question, calls quality.Progress) {
	y.drawn = nil
	y.asking = report.QuestionText(y.env.Say, q, calls)
}

// Learnt implements Questioner.
func (y *Why) Learnt(q quality.Question, a quality.Answer) {
	y.drawn, y.parts = nil, nil
	for i := range y.dimensions {
		if d := &y.dimensions[i]; d.name == q.Place.Dimension {
			d.triage.Learn(q, a)
		}
	}
}

// back stops what is asked for, clears the filter, or leaves the screen.
func (y *Why) back() Intent {
	switch {
	case y.asking != "":
		return Stop{}
	case y.list.filter != "":
		y.setFilter("")
		return nil
	}
	return Leave{}
}

// noScale says why the values have no weights, though they were asked for.
func (y *Why) noScale() []string {
	say, scale := y.env.Say.T, y.dimensions[y.at].weighed().Scale
	if scale == nil {
		return nil
	}
	switch scale.State() {
	case quality.ScaleUnpooled, quality.ScaleVoid:
		return []string{say("the service does not add up lists of values, so that there are no weights")}
	case quality.ScaleEmpty:
		return []string{say("the service answers a list of values with nothing")}
	}
	if scale.Failure() != nil { // also of a part of them
		return []string{say("weights could not be had")}
	}
	return nil
}

// weightFigure is the column of weights.
func (y *Why) weightFigure(a quality.Attribution,
	figure func(field, title string, pick func(quality.Contribution) float64) sheetColumn) sheetColumn {
	weight := func(c quality.Contribution) float64 { return 100 * c.WeightNow }
	if a.ByCalls {
		return figure("share_of_calls", y.env.Say.T("of calls"), weight)
	}
	return figure("share_of_users", y.env.Say.T("of users"), weight)
}
