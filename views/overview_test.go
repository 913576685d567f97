package views_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
	"rtcscope/views"
)

// ofAll is an environment with the catalogue of the service.
func ofAll(e *views.Env) *views.Env {
	e.Catalogue = api.Catalogue()
	return e
}

// appResult is an answer about the whole app: nine series over 14 days before the range and its seven days, of which
// the given ones got worse for the last four.
func appResult(worse ...string) quality.Result {
	q := week()
	q.Indicator, q.Dimension = "", ""
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	var points []quality.Point
	for _, series := range appSeries() {
		for day := q.Range.From - 14; day <= q.Range.To; day++ {
			r.Answered[day] = true
			off := 0.8 + 0.02*float64(day%3)
			if slices.Contains(worse, series) && day > q.Range.To-4 {
				off += 1.5
			}
			if !strings.Contains(series, "stall") {
				off = 100 - off
			}
			if day != q.Range.To-5 { // a gap
				points = append(points, quality.Point{Series: series, Day: day, V: off})
			}
		}
	}
	r.Tables = quality.BuildApp(q, api.Catalogue().SeriesOf(q), points)
	return r
}

// appSeries are the series of an app, in the order of the catalogue.
func appSeries() []string {
	return []string{join, audio, video, "audio_first_frame_send_success_rate", "video_first_frame_send_success_rate",
		"audio_first_frame_recv_success_rate", "video_first_frame_recv_success_rate", "400ms_audio_network_trans_delay",
		"400ms_video_network_trans_delay"}
}

// overviewOf is the overview of an answer, opened from a table by operating system.
func overviewOf(t *testing.T, e *views.Env, r quality.Result) *views.Overview {
	t.Helper()
	q := week()
	q.Dimension = "OS"
	opened, ok := views.OverviewScreen().Open(e, views.Subject{Query: q}).(views.Open)
	if !ok || len(opened.Ask) != 1 || opened.Ask[0] != appResult().Query {
		t.Fatalf("it opens as %+v", opened)
	}
	o := opened.View.(*views.Overview)
	o.SetSize(80, 20)
	if len(r.Tables) > 0 {
		o.Answered(views.Outcome{Query: r.Query, Result: r})
	}
	return o
}

// The nine series stand in the order of the catalogue, all of them on a screen of 80x24: each with its latest value,
// its change, since when, what is usual and its trend. A worse one has a mark that needs no colours.
func TestOverviewShowsAllSeries(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		e := ofAll(english())
		e.Glyphs = g
		o := overviewOf(t, e, appResult(video, join))
		lines := strings.Split(text(o), "\n")
		wantIn(t, "the title", lines[0], "Overview", "app1 native", "2 of 9 series worse")
		wantIn(t, "the heading", lines[1], "series", "latest", "change", "since", "usual", "trend")
		for i, name := range appSeries() {
			want := report.SeriesWords(e.Say, e.Catalogue.Series(name))
			line := lines[2+i]
			if !strings.HasPrefix(line[2:], want) || strings.Contains(line, g.Ellipsis) {
				t.Errorf("line %d is %q, want %s whole", i, line, want)
			}
			worse := i == 0 || i == 2
			if mark := line[1] == '!'; mark != worse || strings.Contains(line, "08-16 worse") != worse ||
				strings.Contains(line, "as before") == worse {
				t.Errorf("worse is %t in %q", worse, line)
			}
			if !strings.Contains(line, g.Dash) || !strings.Contains(line[len(line)-20:], g.Gap) {
				t.Errorf("no band, or no trend with its gap in %q", line)
			}
		}
	}
}

// The cursor begins on the first series that is worse. From there one goes on to its table by the dimension that one
// came from, to all that is opened for the app in a series, and to the command that prints the same.
func TestOverviewLeadsOn(t *testing.T) {
	o := overviewOf(t, ofAll(english()), appResult(video))
	if line := cursorLine(o); !strings.Contains(line, "video stall") {
		t.Errorf("the cursor is on %q", line)
	}
	q := appResult().Query
	q.Indicator, q.Dimension = "stall_rate", "OS"
	if got := do(o, keys.Open); !reflect.DeepEqual(got, views.OpenRow{Query: q, Series: video, Whole: true}) {
		t.Errorf("enter: %+v", got)
	}
	act(o, keys.Top)
	if at := o.Subject(); at.Query.Indicator != "join_room_success_rate" || at.Series != join || !at.Whole {
		t.Errorf("the subject is %+v", at)
	}
	if open, ok := views.TriageScreen().Open(ofAll(english()), o.Subject()).(views.Open); !ok || len(open.Ask) < 20 {
		t.Errorf("a triage opens as %+v", open)
	}
	copied := do(o, keys.Copy).(views.Copy).Text
	if wantIn(t, "the copy", copied, "1 of 9 series worse; 5 s join mean 99.17 %, -0.01 against 08-06–08-12", "`"+join+"`",
		"| "+video, "08-16 worse",
		"`rtcscope overview --app app1 --product native --from 2026-08-13 --to 2026-08-19 --vs previous"); strings.Count(
		copied, "\n") != 7 {
		t.Errorf("not eight lines: %q", copied)
	}
	command := do(o, keys.CopyCommand).(views.Copy).Text
	wantIn(t, "the command", copied, command)
	sheet := do(o, keys.Export).(views.Export).Shown
	if len(sheet.Rows) != 9 || len(sheet.Raw) != 9 || !slices.Equal(sheet.Fields[:5], []string{"series", "indicator",
		"unit", "latest", "change"}) || sheet.Raw[2][6] != "worse" || sheet.Raw[2][5] != "2026-08-16" {
		t.Errorf("exported are %v, %v", sheet.Fields, sheet.Raw)
	}
	if got := do(o, keys.Refresh).(views.Ask); len(got.Queries) != 1 || !got.Queries[0].OfApp() {
		t.Errorf("fetch asks for %+v", got)
	}
	if do(o, keys.Back) != (views.Leave{}) {
		t.Error("back does not leave")
	}
}

// While nothing is here, when the service refuses, and when it holds nothing, the screen says so. The days of such an
// app can be triaged all the same.
func TestOverviewSaysWhyItIsEmpty(t *testing.T) {
	o := overviewOf(t, ofAll(english()), quality.Result{})
	wantIn(t, "waiting", text(o), "asking the service")
	if refused(o, keys.Open) == "" || refused(o, keys.Export) == "" {
		t.Error("what cannot be done is not refused")
	}
	if open, ok := views.TriageScreen().Open(ofAll(english()), o.Subject()).(views.Open); !ok {
		t.Errorf("a triage opens as %+v", open)
	}
	r := appResult()
	r.Tables = nil
	o.Answered(views.Outcome{Query: r.Query, Result: r,
		Failure: &views.Failure{Code: "AccessDenied", Message: "no", Advice: "Ask for the permission of ListQuality."}})
	wantIn(t, "refused", strings.Join(strings.Fields(text(o)), " "), "AccessDenied: Ask for the permission of ListQuality.")
	o.Answered(views.Outcome{Query: r.Query, Result: r})
	wantIn(t, "nothing", text(o), "holds none for this query")
}

// A part that could not be had is said below the series that are there.
func TestOverviewSaysWhatIsMissing(t *testing.T) {
	r := appResult()
	r.Lacks = []quality.Lack{{Part: quality.PartWhole, Indicator: "network_trans_delay"}}
	r.Tables = r.Tables[:7]
	o := overviewOf(t, ofAll(english()), r)
	wantIn(t, "the notes", text(o), "the service refuses delay pass rate for the whole app", "0 of 7 series worse")
	o.Answered(views.Outcome{Query: r.Query, Result: r, Failure: &views.Failure{Code: "InternalError", Message: "later"}})
	wantIn(t, "the notes", text(o), "InternalError: later", "audio stall")
	o.Answered(views.Outcome{Query: r.Query, Result: appResult()})
	if strings.Contains(text(o), "refuses") || strings.Contains(text(o), "InternalError") {
		t.Errorf("what has come is still missing:\n%s", text(o))
	}
}

func TestOverviewFits(t *testing.T) {
	t.Parallel()
	hostileApp := appResult(audio, video)
	hostileApp.Tables[0].Series = "一个很长的未知指标名称_rate\x1b[2J"
	for name, r := range map[string]quality.Result{"nothing": {}, "worse": appResult(audio, join, video),
		"hostile": hostileApp} {
		everywhere(t, name, func(e *views.Env) views.View {
			o := overviewOf(t, ofAll(e), r)
			if name == "nothing" {
				o.Ended(&views.Failure{Code: "Error", Message: strings.Repeat("it cannot be had ", 30)})
			}
			act(o, times(5, keys.Down)...)
			return o
		})
	}
}
