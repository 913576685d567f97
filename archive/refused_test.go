package archive_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/archive"
	"rtcscope/quality"
)

// onSim is a reader of a file over a simulated service, and what that was asked for by ListQuality.
func onSim(t *testing.T, s *sim.Server, path string, now time.Time) *archive.Reader {
	t.Helper()
	endpoint, err := api.ResolveEndpoint(s.URL(), "")
	if err != nil {
		t.Fatal(err)
	}
	r := &archive.Reader{Catalogue: api.Catalogue(), Endpoint: "e", Now: func() time.Time { return now }, Path: path}
	r.Source = api.New(api.Config{Endpoint: endpoint, Limits: []quality.Limit{{Calls: 1000, Per: time.Second}},
		Now:         r.Now,
		Credentials: api.Credentials{AccessKey: s.AccessKey(), SecretKey: s.SecretKey()}})
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// overallCalls counts the calls of ListQuality.
func overallCalls(s *sim.Server) int {
	return len(slices.DeleteFunc(s.Requests(), func(r sim.Request) bool { return r.Action != "ListQuality" }))
}

// An indicator that the service refuses for the whole app lacks its own line, and no other does. The reader does not
// ask for it again, and takes the lines of the others from the archive in the next run, too.
func TestOnlyTheRefusedIndicatorLacksItsLine(t *testing.T) {
	const refused = "network_trans_delay"
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	s, err := sim.Start(t.Context(), sim.Options{Now: func() time.Time { return now }, PerSecond: 1000,
		Indicators: api.Catalogue().Indicators, NoOverall: []string{refused}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	path := filepath.Join(t.TempDir(), "archive.db")
	q := quality.Query{App: "demo-live", Product: quality.ProductNative, Dimension: "OS", Range: quality.Last(7, now)}
	for run, calls := range []struct{ other, refused, again int }{{2, 0, 0}, {0, 2, 0}} {
		r := onSim(t, s, path, now)
		for _, step := range []struct {
			indicator string
			calls     int
			lacks     bool
		}{{"stall_rate", calls.other, false}, {refused, calls.refused, true}, {refused, calls.again, true},
			{"join_room_success_rate", 0, false}} {
			before := overallCalls(s)
			q.Indicator = step.indicator
			result, err := r.Survey(t.Context(), q, nil)
			if err != nil || len(result.Tables) == 0 {
				t.Fatalf("run %d, %s: %v, %d tables", run, step.indicator, err, len(result.Tables))
			}
			lacked := len(result.Lacks) == 1 && result.Lacks[0].Part == quality.PartWhole
			if lacked != step.lacks || len(result.Lacks) > 1 || (result.Tables[0].Whole == nil) != step.lacks {
				t.Errorf("run %d, %s: lacks %v, the line is %v", run, step.indicator, result.Lacks, result.Tables[0].Whole)
			}
			if step.lacks && result.Lacks[0].Indicator != refused {
				t.Errorf("run %d: lacking is the line of %q", run, result.Lacks[0].Indicator)
			}
			var failed *api.Error
			if step.lacks && !(errors.As(result.Lacks[0].Err, &failed) && failed.Code == "InvalidParameter") {
				t.Errorf("run %d: it is lacking because of %v", run, result.Lacks[0].Err)
			}
			if n := overallCalls(s) - before; n != step.calls {
				t.Errorf("run %d, %s: %d calls of ListQuality, want %d", run, step.indicator, n, step.calls)
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Lines that an older catalogue had asked for are taken for its indicators, though the newest asks for more at once.
func TestLinesOfAnOlderCatalogueAreHeld(t *testing.T) {
	r, s, now := fixture(t)
	all := r.Catalogue.Indicators
	r.Catalogue.Indicators = all[:2]
	q := queryOf(quality.Last(7, *now))
	if _, err := r.Survey(t.Context(), q, nil); err != nil || len(s.whole) != 1 {
		t.Fatalf("%v after %d calls", err, len(s.whole))
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	later := &archive.Reader{Source: asked{s}, Catalogue: api.Catalogue(), Endpoint: "e", Now: r.Now, Path: r.Path}
	defer later.Close()
	result, err := later.Survey(t.Context(), q, nil)
	if err != nil || result.Tables[0].Whole == nil || len(s.whole) != 1 {
		t.Errorf("%v, the line is %v, and was asked for %d times", err, result.Tables[0].Whole, len(s.whole))
	}
	q.Indicator = all[4].Name
	if _, err := later.Survey(t.Context(), q, nil); err != nil || len(s.whole) != 2 {
		t.Errorf("%v; the line of another indicator was asked for %d times", err, len(s.whole)-1)
	}
}
