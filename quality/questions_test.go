package quality_test

import (
	"errors"
	"slices"
	"testing"

	"rtcscope/quality"
)

// heldAnswers are the answers of an account, as an archive holds them.
func heldAnswers(a *account, w view) []quality.Result {
	list := a.answers(w)
	for i := range list {
		list[i].Kept = true
	}
	return list
}

// kindsOf are the kinds of questions.
func kindsOf(list []quality.Question) []quality.QuestionKind {
	var kinds []quality.QuestionKind
	for _, q := range list {
		kinds = append(kinds, q.Kind)
	}
	return slices.Compact(kinds)
}

// One system of five got worse alone: its weight is asked for first, and older weeks last. What was answered, and what
// failed, is not asked for again.
func TestQuestionsOfAnIncident(t *testing.T) {
	a := ordinary(7, 35)
	for i, r := range a.of("OS") {
		r.share = []float64{85, 9, 3, 2, 1}[i]
	}
	a.row("OS", "v0").worsen(-3, 0, 1.8)
	a.worsen(-3, 0, 1.6, "", "Province")
	tr := triageOf(heldAnswers(a, week)...)
	oldest := tr.Query.Range.From - 28
	first := tr.Questions(oldest)
	if got := kindsOf(first); len(got) < 2 || got[0] != quality.QuestionWeight ||
		got[len(got)-1] != quality.QuestionOlder {
		t.Fatalf("it asks for %v", got)
	}
	if q := first[0]; q.Incident != 1 || q.Place.Dimension != "OS" || q.Query.Range.Len() != quality.SpanDays ||
		len(q.Subset.Systems) != 5 {
		t.Errorf("first it asks %+v", q)
	}
	for n := 0; ; n++ {
		questions := tr.Questions(oldest)
		if len(questions) == 0 {
			break
		}
		if n > len(first)+3 {
			t.Fatalf("it goes on asking: %+v", questions[0])
		}
		tr.Learn(questions[0], quality.Answer{Err: errors.New("no route")})
	}
	if len(tr.Incidents) == 0 {
		t.Error("failures took the incidents away")
	}
}

// Before all queries are answered nothing is asked, and older weeks are not where nothing is held.
func TestWhenNothingIsAsked(t *testing.T) {
	answers := ordinary(7, 35).answers(week)
	tr := quality.NewTriage(answers[0].Query, len(answers))
	for _, r := range answers[1:] {
		tr.Add(r, everything)
	}
	if q := tr.Questions(tr.Query.Range.From - 28); len(q) > 0 {
		t.Errorf("before the end it asks %+v", q[0])
	}
	tr.Add(answers[0], everything)
	if q := tr.Questions(tr.Query.Range.From - 28); len(q) > 0 {
		t.Errorf("of what is not held it asks %+v", q[0])
	}
}

// A subset has one name, whatever the order of its values, and no comma in it.
func TestNamesOfSubsets(t *testing.T) {
	one := quality.SubsetOf("OS", "ios", "android").And("Access", "4g")
	if other := quality.SubsetOf("Access", "4g").And("OS", "android", "ios", "ios"); one.Name() != other.Name() {
		t.Errorf("%s and %s", one.Name(), other.Name())
	}
	seen := make(map[string]bool)
	for _, s := range []quality.Subset{{}, one, quality.SubsetOf("OS", "a,b"), quality.SubsetOf("OS", "a", "b"),
		quality.SubsetOf("OS", "a&OS=b"), quality.SubsetOf("Access", "a,b"), quality.SubsetOf("OS", "")} {
		if seen[s.Name()] || slices.Contains([]byte(s.Name()), ',') {
			t.Errorf("%v is named %q", s, s.Name())
		}
		seen[s.Name()] = true
	}
}
