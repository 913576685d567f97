package archive_test

import (
	"slices"
	"testing"

	"rtcscope/quality"
)

// What is kept is answered without a call, and what is not is lacking.
func TestKeptTakesNoCalls(t *testing.T) {
	r, s, now := fixture(t)
	q := surveyOf(quality.Last(7, *now))
	none, err := r.Kept(t.Context(), q)
	if err != nil || s.calls() != 0 || none.AnsweredDays() != 0 || len(none.Tables) != 0 ||
		!slices.ContainsFunc(none.Lacks, func(l quality.Lack) bool { return l.Part == quality.PartWhole }) {
		t.Errorf("with nothing kept: %+v after %d calls, %v", none, s.calls(), err)
	}
	if users, err := r.KeptUsers(t.Context(), q); err != nil || len(users) != 0 {
		t.Errorf("with nothing kept, the users are %v, %v", users, err)
	}
	asked, err := r.Survey(t.Context(), q, nil)
	if err != nil {
		t.Fatal(err)
	}
	calls := s.calls()
	kept, err := r.Kept(t.Context(), q)
	if err != nil || s.calls() != calls || kept.AnsweredDays() != 7 || len(kept.Lacks) != 0 ||
		kept.Tables[0].Rows[0].Past[0] != asked.Tables[0].Rows[0].Past[0] || kept.Tables[0].Whole == nil {
		t.Errorf("kept is %+v after %d more calls, %v", kept, s.calls()-calls, err)
	}
	past, _ := q.Past()
	users, err := r.KeptUsers(t.Context(), q)
	if err != nil || len(users) != 2 || users[0].Range != past || users[1].Range != q.Range ||
		users[1].Of["广东"] != (quality.Users{Count: 1000, Share: 60}) {
		t.Errorf("the users are %+v, %v", users, err)
	}
	q.Dimension = "OS"
	if users, err := r.KeptUsers(t.Context(), q); err != nil || len(users) != 0 {
		t.Errorf("by system, the users are %v, %v", users, err)
	}
}
