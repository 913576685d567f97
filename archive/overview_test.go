package archive_test

import (
	"errors"
	"math"
	"path/filepath"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// The app in all indicators takes a call for the range and one for the compared days. What another answer brought of
// the app is taken from the archive, and so are older days.
func TestTheAppTakesTwoCalls(t *testing.T) {
	r, s, now := fixture(t)
	q := quality.AppQuery(surveyOf(quality.Last(7, *now)))
	if cost := r.Cost(t.Context(), q); cost.Calls != 2 {
		t.Errorf("it would take %d calls, want 2", cost.Calls)
	}
	for run := range 2 {
		result, err := r.Survey(t.Context(), q, nil)
		if err != nil || len(result.Lacks) != 0 || !result.Progress.Whole() || result.AnsweredDays() != 7 {
			t.Fatalf("run %d: %v, lacks %v, %d days", run, err, result.Lacks, result.AnsweredDays())
		}
		if len(result.Tables) != 1 || len(result.Tables[0].Rows) != 0 || result.Tables[0].Whole.Cells[6] != 0.5 ||
			result.Tables[0].Whole.Past[0] != 0.5 {
			t.Fatalf("run %d: the tables are %+v", run, result.Tables)
		}
		if s.calls() != 2 || len(s.whole) != 2 {
			t.Errorf("run %d: %d calls, %d of them for the app, want 2", run, s.calls(), len(s.whole))
		}
	}
	later := surveyOf(quality.Range{From: q.Range.From - 7, To: q.Range.To - 7})
	if _, err := r.Survey(t.Context(), later, nil); err != nil || len(s.whole) != 3 {
		t.Errorf("%v; an answer of the older days asked for the app %d times, want once", err, len(s.whole)-2)
	}
	result, err := r.Survey(t.Context(), q, nil)
	if err != nil || result.Tables[0].Before.Len() != 14 || math.IsNaN(result.Tables[0].Whole.Before[0]) ||
		len(s.whole) != 3 {
		t.Errorf("%v; %d older days are the past, want 14", err, result.Tables[0].Before.Len())
	}
}

// Asking again takes the two calls again, once for all that share them.
func TestTheAppIsRenewedOnce(t *testing.T) {
	r, s, now := fixture(t)
	q := quality.AppQuery(surveyOf(quality.Last(7, *now)))
	if _, err := r.Survey(t.Context(), q, nil); err != nil {
		t.Fatal(err)
	}
	s.v = 0.75
	again := r.Renewal()
	if err := again.AskApp(t.Context(), q); err != nil {
		t.Fatal(err)
	}
	result, err := again.Survey(t.Context(), q, nil)
	if err != nil || len(s.whole) != 4 || result.Tables[0].Whole.Cells[0] != 0.75 {
		t.Errorf("%v; %d calls, want 4; the answer is %+v", err, len(s.whole), result.Tables)
	}
}

// A refusal that will not pass is a lack, so that a sweep goes on; any other failure is an error.
func TestTheAppCannotBeHad(t *testing.T) {
	r, s, now := fixture(t)
	q := quality.AppQuery(surveyOf(quality.Last(7, *now)))
	s.wholeErr = passing{}
	if result, err := r.Survey(t.Context(), q, nil); !errors.Is(err, passing{}) || len(result.Tables) != 0 {
		t.Errorf("busy: %v, %v", result.Tables, err)
	}
	s.wholeErr = lasting{}
	for range 2 {
		result, err := r.Survey(t.Context(), q, nil)
		if err != nil || len(result.Lacks) != 1 || !errors.Is(result.Lacks[0].Err, lasting{}) {
			t.Errorf("refused: %v, lacks %v", err, result.Lacks)
		}
	}
}

// Of a refused indicator the answer says so, in every run; the others are there.
func TestTheAppWithoutAnIndicator(t *testing.T) {
	const refused = "stall_rate"
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	s, err := sim.Start(t.Context(), sim.Options{Now: func() time.Time { return now }, PerSecond: 1000,
		Indicators: api.Catalogue().Indicators, NoOverall: []string{refused}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	path := filepath.Join(t.TempDir(), "archive.db")
	q := quality.Query{App: "demo-live", Product: quality.ProductNative, Range: quality.Last(7, now)}
	for run := range 2 {
		r := onSim(t, s, path, now)
		for again, calls := range []int{2, 0} {
			before := overallCalls(s)
			result, err := r.Survey(t.Context(), q, nil)
			if err != nil || len(result.Lacks) != 1 || result.Lacks[0].Indicator != refused {
				t.Fatalf("run %d: %v, lacks %v", run, err, result.Lacks)
			}
			if n := overallCalls(s) - before; n != calls {
				t.Errorf("run %d, read %d: %d calls, want %d", run, again, n, calls)
			}
			for _, table := range result.Tables {
				if in := r.Catalogue.Series(table.Series).Base.Name; in == refused || len(table.Rows) != 0 {
					t.Errorf("run %d: %s of %s with %d rows", run, table.Series, in, len(table.Rows))
				}
			}
			if len(result.Tables) != 7 {
				t.Errorf("run %d: %d series, want 7", run, len(result.Tables))
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
