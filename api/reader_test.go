package api_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/archive"
	"rtcscope/quality"
)

// month is all that the service holds of settled days: 29 of them.
func month() quality.Query {
	q := stalls()
	q.Range = quality.Range{From: quality.Oldest(noon), To: quality.NewestSettled(noon)}
	return q
}

// A month takes five calls, the newest days first, two at a time; what is known so far is shown after each.
func TestReaderAsksForAMonth(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	reader := &archive.Reader{Source: clientOf(t, s), Catalogue: api.Catalogue(), Now: func() time.Time { return noon }}
	q := month()
	var progress []quality.Progress
	answered := 0
	result, err := reader.Read(t.Context(), q, func(r quality.Result, p quality.Progress) {
		progress = append(progress, p)
		if p.Done > 0 && (len(r.Answered) <= answered || r.Query != q || len(r.Tables) != 2) {
			t.Errorf("after %d calls %d days are answered, in %d tables", p.Done, len(r.Answered), len(r.Tables))
		}
		answered = len(r.Answered)
		for _, table := range r.Tables {
			for _, row := range table.Rows {
				for at, v := range row.Cells {
					if d := table.Axis.At(at).Day(); quality.IsGap(v) == r.Answered[d] { // no gaps by operating system
						t.Errorf("after %d calls %s of %s is %g, answered: %t", p.Done, d, row.Value, v, r.Answered[d])
					}
				}
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []quality.Progress{{Total: 5}, {Done: 1, Total: 5}, {Done: 2, Total: 5}, {Done: 3, Total: 5},
		{Done: 4, Total: 5}, {Done: 5, Total: 5}}; !slices.Equal(progress, want) {
		t.Errorf("progress %v", progress)
	}
	var asked []string
	for _, r := range s.Requests() {
		asked = append(asked, r.Body.Start[5:10]+".."+r.Body.End[5:10]+r.Code)
	}
	if want := "11-15..11-21"; len(asked) == 5 && asked[0] != want && asked[1] != want {
		t.Errorf("asked for %v, want %s among the first two", asked, want)
	}
	slices.Sort(asked)
	if want := []string{"10-24..10-24", "10-25..10-31", "11-01..11-07", "11-08..11-14",
		"11-15..11-21"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
	if len(result.Answered) != 29 || len(result.Warnings) != 0 || result.Tables[0].Series != "80ms_audio_stall_rate" ||
		len(result.Tables[0].Rows) != 5 {
		t.Errorf("%d days, warnings %v, %d rows of %s", len(result.Answered), result.Warnings, len(result.Tables[0].Rows),
			result.Tables[0].Series)
	}
}

// A month network answers each call by one value and one odd one for each of its days, until it fails.
func monthNetwork(calls int, broken network) network {
	var done atomic.Int64
	return func(r *http.Request) (*http.Response, error) {
		if done.Add(1) > int64(calls) {
			return broken(r)
		}
		text, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		var asked struct{ StartTime, EndTime time.Time }
		if err := json.Unmarshal(text, &asked); err != nil {
			return nil, err
		}
		var items []byte
		for d := quality.DayOf(asked.StartTime); d <= quality.DayOf(asked.EndTime); d++ {
			items = fmt.Appendf(items, `{"TimeStamp":"%[1]sT00:00:00+08:00","Value":%[2]d,"Dimension":"ios"},{"TimeStamp":"%[1]sT00:00:00+08:00","Value":null,"Dimension":"mac"},`, d, int(d)%100)
		}
		return answer(http.StatusOK, `{"Result":{"Indicators":[{"Name":"80ms_audio_stall_rate","Data":[`+
			string(items[:len(items)-1])+`]}]}}`), nil
	}
}

// A failure in the middle costs what is still to come, not what came before; and what was shown on the way is not
// changed behind the screen's back.
func TestReaderFailsInTheMiddle(t *testing.T) {
	for _, calls := range []int{0, 1, 3} {
		synctest.Test(t, func(t *testing.T) {
			c := clientOn(monthNetwork(calls, always(http.StatusForbidden, refused("AccessDenied", "no"))))
			reader := &archive.Reader{Source: c, Catalogue: api.Catalogue(), Now: func() time.Time { return noon }}
			var shown []quality.Result
			var copies []map[quality.Day]bool
			result, err := reader.Read(t.Context(), month(), func(r quality.Result, _ quality.Progress) {
				shown, copies = append(shown, r), append(copies, maps.Clone(r.Answered))
			})
			// Another call may have been under way when one failed; none was begun after it.
			if failed := failure(t, err); failed.Code != "AccessDenied" || c.Calls() > int64(calls)+2 || len(shown) != calls+1 {
				t.Errorf("%d good calls: %v after %d calls and %d results", calls, failed, c.Calls(), len(shown))
			}
			if result.Query != month() || len(result.Answered) != 7*calls {
				t.Errorf("%d good calls: %d days are answered", calls, len(result.Answered))
			}
			for d := range result.Answered {
				if result.Tables[0].Rows[0].Cells[d-month().Range.From] != float64(d%100) {
					t.Errorf("%d good calls: day %s is missing", calls, d)
				}
			}
			if calls > 0 {
				if w := result.Warnings; len(w) != 1 || w[0] != (quality.Warning{Text: api.WarnOddValue, Count: 7 * calls}) {
					t.Errorf("%d good calls: warnings %v", calls, w)
				}
			}
			for i, r := range shown {
				if !maps.Equal(r.Answered, copies[i]) || len(r.Answered) != 7*i || i > 0 && r.Warnings[0].Count != 7*i {
					t.Errorf("the result of call %d changed to %d days, warnings %v", i, len(r.Answered), r.Warnings)
				}
			}
		})
	}
}

// A range without days needs no call; and nobody has to watch.
func TestReaderWithoutDays(t *testing.T) {
	c := clientOn(always(http.StatusOK, good))
	q := stalls()
	q.Range.To = q.Range.From - 1
	result, err := (&archive.Reader{Source: c, Catalogue: api.Catalogue(), Now: func() time.Time { return noon }}).Read(
		t.Context(), q, nil)
	if err != nil || len(result.Tables) != 0 || len(result.Answered) != 0 || c.Calls() != 0 {
		t.Errorf("%+v by %d calls, %v", result, c.Calls(), err)
	}
	result, err = (&archive.Reader{Source: c, Catalogue: api.Catalogue(), Now: func() time.Time { return noon }}).Read(
		t.Context(), stalls(), nil)
	if err != nil || len(result.Tables) != 1 || len(result.Answered) != 7 {
		t.Errorf("%+v, %v", result, err)
	}
}

// The catalogue and the service agree: every indicator returns series whose names the catalogue reads, those it
// lists by name in its order.
func TestCatalogueFitsTheService(t *testing.T) {
	t.Parallel()
	catalogue := api.Catalogue()
	for _, in := range catalogue.Indicators {
		for _, name := range in.Series {
			if s := catalogue.Series(name); !s.Known || s.Base.Name != in.Name || !s.HasLimits || s.Unit != "%" ||
				s.Better == quality.DirectionUnknown {
				t.Errorf("%s lists the series %s, which reads as %+v", in.Name, name, s)
			}
		}
		s := serve(t, sim.Options{})
		q := stalls()
		q.Indicator, q.Dimension = in.Name, "Access"
		result, err := (&archive.Reader{Source: clientOf(t, s), Catalogue: catalogue,
			Now: func() time.Time { return noon }}).Read(t.Context(), q, nil)
		if err != nil || len(result.Tables) == 0 {
			t.Errorf("%s: %d tables, %v", in.Name, len(result.Tables), err)
		}
		for _, table := range result.Tables {
			if s := catalogue.Series(table.Series); s.Base.Name != in.Name || !s.HasLimits {
				t.Errorf("%s returns the series %s, which reads as %+v", in.Name, table.Series, s)
			}
		}
	}
	for _, d := range catalogue.Dimensions {
		s := serve(t, sim.Options{})
		q := stalls()
		q.Dimension = d.Name
		if points, _, err := parts(clientOf(t, s).Distribution(t.Context(), q)); err != nil || len(points) == 0 {
			t.Errorf("dimension %s: %d points, %v", d.Name, len(points), err)
		}
	}
	if lower := catalogue.Series("80ms_audio_stall_rate").Better; lower != quality.LowerBetter {
		t.Errorf("of stall rates %s is better", lower)
	}
	if rate := catalogue.Series("400ms_audio_network_trans_delay").Better; rate != quality.HigherBetter { // a pass rate
		t.Errorf("of delay pass rates %s is better", rate)
	}
}
