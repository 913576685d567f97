package quality

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// A Question is something to ask the service after the verdict of a triage, because it explains or sharpens what was
// found.
type Question struct {
	Kind     QuestionKind
	Incident int     // number of the incident that it explains, from 1; zero if it is of none
	Place    Place   // QuestionWeight, QuestionPartner: which it is about; QuestionOlder: the dimension
	Partner  Place   // QuestionPartner: that the place may have its incident from
	Query    Query   // app, product and days
	Subset   Subset  // QuestionWeight, QuestionPartner: the calls whose figures are asked for
	Queries  []Query // QuestionOlder: those of the dimension
	Days     int     // QuestionOlder: so many days before their range
}

// A QuestionKind is what a question asks for.
type QuestionKind int

// The kinds of questions, in the order in which they are asked about an incident.
const (
	QuestionWeight  QuestionKind = iota + 1 // what part of the calls a value has
	QuestionPartner                         // whether the incident is there without a value of the other dimension
	QuestionOlder                           // what is usual, from older weeks
	QuestionNow                             // whether the incident goes on now
)

// Key is the same for the same question.
func (q Question) Key() string {
	return strings.Join([]string{q.Place.Dimension, q.Subset.Name(), q.Query.Range.String(),
		Day(q.Days).String()}, " ")
}

// An Answer is what came of a question. Results are those of older weeks, which a triage takes by Add.
type Answer struct {
	Points []Point
	Err    error
}

// Questions lists what is worth asking once all queries are answered, the most useful first: for the incidents in
// their order, their weights and partners; then older weeks, those of the incidents' dimensions first. What was
// learnt of one can change the others: ask the first, Learn, and list again. oldest is the oldest day that the service
// still has.
func (t *Triage) Questions(oldest Day) []Question {
	if t.Done < t.Of || len(t.answers) == 0 {
		return nil
	}
	var list []Question
	for n, i := range t.Incidents {
		for _, q := range append(t.weightQuestions(i), t.partnerQuestions(i, oldest)...) {
			q.Incident = n + 1
			known := slices.ContainsFunc(list, func(o Question) bool { return o.Key() == q.Key() })
			if !known && !t.asked[q.Key()] {
				list = append(list, q)
			}
		}
	}
	return append(list, t.olderQuestions(oldest)...)
}

// weightQuestions ask for the weights of the places of an incident.
func (t *Triage) weightQuestions(i Incident) []Question {
	places := slices.Clone(i.Places)
	for _, open := range i.Open {
		if open.Kind == OpenOneOrTwo {
			places = append(places, open.Places...)
		}
	}
	var list []Question
	for _, p := range places {
		if !CanSubset(t.Query.Product, p.Dimension) || t.answers[p.Dimension] == nil {
			continue
		}
		list = append(list, t.WeightQuestions(p.Dimension, p.Value)...)
	}
	return list
}

// WeightQuestions ask for the weights of some values of OS or Access. There are none where they are known, or cannot
// be told.
func (t *Triage) WeightQuestions(dimension string, values ...string) []Question {
	scale := t.scale(dimension)
	var list []Question
	for _, s := range scale.Asks(values...) {
		q := t.Query
		q.Range, q.Versus = scale.Days(), Comparison{}
		list = append(list, Question{Kind: QuestionWeight, Place: Place{Dimension: dimension}, Query: q, Subset: s})
	}
	return list
}

// partnerQuestions ask for the figures of the place of an incident without those of its partner.
func (t *Triage) partnerQuestions(i Incident, oldest Day) []Question {
	partner, has := t.partner(i)
	if !has {
		return nil
	}
	if s := t.scale(i.Places[0].Dimension).State(); s != ScalePooled && s != ScaleUnasked {
		return nil
	}
	rest, can := t.beside(i.Places[0], partner)
	if !can {
		return nil
	}
	q := t.Query
	q.Range, q.Versus = crossDays(i), Comparison{}
	if q.Range.From = max(q.Range.From, oldest); q.Range.Len() <= 0 {
		return nil
	}
	return []Question{{Kind: QuestionPartner, Place: i.Places[0], Partner: partner, Query: q, Subset: rest}}
}

// olderQuestions ask for the weeks before what is held, week after week. Without values that are held, all that was
// answered would be asked for again.
func (t *Triage) olderQuestions(oldest Day) []Question {
	if len(t.Failed) > 0 {
		return nil
	}
	var dimensions []string
	note := func(dimension string) {
		if dimension != "" && !slices.Contains(dimensions, dimension) {
			dimensions = append(dimensions, dimension)
		}
	}
	for _, i := range t.Incidents {
		for _, p := range i.Places {
			note(p.Dimension)
		}
	}
	for _, d := range byTriage(t.known.Dimensions, func(d Choice) int { return d.Triage }) {
		note(d.Name)
	}
	past, compared := t.Query.Past()
	most := 0
	if from := t.Query.Range.From; from > oldest {
		most = int(from-oldest) / SpanDays * SpanDays
	}
	var list []Question
	for days := SpanDays; days <= most; days += SpanDays {
		if first := t.Query.Range.From - Day(days); compared && past.From <= first && past.To >= t.Query.Range.From-1 {
			continue // the compared days are these
		}
		for _, dimension := range dimensions {
			q := Question{Kind: QuestionOlder, Place: Place{Dimension: dimension}, Query: t.Query, Days: days}
			for _, r := range t.answers[dimension] {
				if !r.Kept {
					return nil
				}
			}
			for _, query := range TriageQueries(t.known, t.Query) {
				if query.Dimension == dimension {
					q.Queries = append(q.Queries, query)
				}
			}
			if t.answers[dimension] != nil && !t.asked[q.Key()] {
				list = append(list, q)
			}
		}
	}
	return list
}

// Learn takes the answer to a question, and folds the incidents again. A question whose answer failed is not asked
// again; one whose values the service refuses is asked without them.
func (t *Triage) Learn(q Question, a Answer) {
	t.asked = held(t.asked)
	t.asked[q.Key()] = true
	var refused *RefusedValue
	if errors.As(a.Err, &refused) {
		t.unnamed = slices.Clone(t.unnamed)
		for _, p := range refused.Places {
			if !slices.Contains(t.unnamed, p) {
				t.unnamed = append(t.unnamed, p)
			}
		}
	}
	switch {
	case q.Kind == QuestionWeight:
		t.scales = held(t.scales)
		t.scales[q.Place.Dimension] = t.scale(q.Place.Dimension).Learn(q.Subset, a.Points, a.Err)
	case q.Kind == QuestionPartner && a.Err == nil:
		t.lines = held(t.lines)
		line := newLine(a.Points)
		maps.Copy(line, t.lines[q.Subset.Name()]) // that of other days, which another incident asked for
		t.lines[q.Subset.Name()] = line
	}
	if len(t.judged) > 0 {
		t.sum()
	}
}

// scale is the scale of a dimension, with what is known of it.
func (t *Triage) scale(dimension string) *Scale {
	s := t.scales[dimension]
	if s == nil {
		s = NewScale(dimension, t.answers[dimension], t.known)
	}
	return s.unnaming(t.unnamed)
}

// Scale is what is known of the weights of the values of a dimension; nil if nothing was asked for.
func (t *Triage) Scale(dimension string) *Scale { return t.scales[dimension] }

// Weight is the weight of a value of OS or Access in the calls that a series counts, once Learn brought it. It is
// false where it is not known.
func (t *Triage) Weight(dimension, value, series string) (Weight, bool) {
	s := t.scales[dimension]
	if s == nil {
		return Weight{}, false
	}
	return s.Weight(value, t.known.Series(series))
}
