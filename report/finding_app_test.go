package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// appFinding is a finding of the whole app in three series, which began before the range.
func appFinding() quality.Finding {
	q := quality.NewTriage(week(), 0).Query
	q.Indicator, q.Versus = "stall_rate", quality.Comparison{Basis: quality.ComparePrevious}
	return quality.Finding{Query: q, Series: "80ms_audio_stall_rate", Unit: "%", Better: quality.LowerBetter,
		Since: moment(q.Range.From - 2), Until: moment(q.Range.To), Before: true, Lasts: true, Was: 0.4, Now: 2, Z: 12.34,
		Bad: 9, Held: 7, Of: 7, Past: 21, Severity: quality.SeverityHigh,
		Also: []quality.Moved{{Series: "500ms_video_stall_rate", Was: 1.1, Now: 3.25, Unit: "%"},
			{Series: "5s_join_room_success_rate", Was: 99.5, Now: 97, Unit: "%"}}}
}

// The whole app has a name in both languages, and no dimension. What else got worse is counted in the list, and named
// in full in Markdown.
func TestAFindingOfTheWholeApp(t *testing.T) {
	of := looked(quality.Tally{Rows: 90, Findings: []quality.Finding{appFinding()}}, 20)
	table := triageAs(t, lang.English, report.Table, of)
	if want := "high - whole app 80ms_audio_stall_rate +2 series (08-11) 0.40 2.00 +1.60 12.3 9 ."; !strings.Contains(
		strings.Join(strings.Fields(table), " "), want) {
		t.Errorf("%q is not in\n%s", want, table)
	}
	if zh := triageAs(t, lang.Chinese, report.Table, of); !strings.Contains(zh, "应用整体") || !strings.Contains(zh, "+2 项") {
		t.Errorf("the Chinese table is\n%s", zh)
	}
	md := triageAs(t, lang.English, report.Markdown, of)
	for _, want := range []string{`**whole app** · 80ms\_audio\_stall\_rate · 0.40 → 2.00 % (+1.60), bad since 2026-08-11, ` +
		`began before these days; with it: 500ms\_video\_stall\_rate 1.10 → 3.25 %, 5s\_join\_room\_success\_rate 99.50 → 97.00 %`,
		"bad on 9 days; 7 of 7 days have values"} {
		if !strings.Contains(md, want) {
			t.Errorf("%q is not in\n%s", want, md)
		}
	}
}

// Where users are not counted, a finding says what part of the calls was worked out.
func TestAFindingSaysWhatPartOfTheCallsItHas(t *testing.T) {
	f := appFinding()
	f.Query.Dimension, f.Value, f.Share = "OS", "ios", 0.318
	if got := report.FindingCaveat(lang.Printer{}, f); !strings.Contains(got, "; about 32% of the calls; ") {
		t.Errorf("it says %q", got)
	}
	f.Share = 0.004
	if got := report.FindingCaveat(lang.Printer{}, f); !strings.Contains(got, "; unweighted; ") {
		t.Errorf("of what may be nothing it says %q", got)
	}
	f.Share = quality.Gap()
	if got := report.FindingCaveat(lang.Printer{}, f); !strings.Contains(got, "; unweighted; ") {
		t.Errorf("it says %q", got)
	}
	f.Share, f.HasUsers, f.Users = 0.1, true, quality.Users{Count: 9_960_000, Share: 10}
	if got := report.FindingCaveat(lang.Printer{}, f); !strings.Contains(got, "; users 9.96M (10.00%); ") {
		t.Errorf("it says %q", got)
	}
}

// Programs get the app with an empty dimension and value, and the other series with their figures.
func TestTheJSONOfAFindingOfTheWholeApp(t *testing.T) {
	place := appFinding()
	place.Query.Dimension, place.Value, place.Also, place.Before = "OS", "ios", nil, false
	of := looked(quality.Tally{Rows: 90, Findings: []quality.Finding{appFinding(), place}}, 20)
	var got struct {
		Findings []struct {
			Dimension, Value *string
			SinceBefore      bool
			Since            string
			Also             []struct {
				Series, Unit string
				Was, Now     float64
			}
		}
	}
	text := triageAs(t, lang.Chinese, report.JSON, of)
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	app, other := got.Findings[0], got.Findings[1]
	if app.Dimension == nil || *app.Dimension != "" || app.Value == nil || *app.Value != "" || !app.SinceBefore ||
		app.Since != "2026-08-11" {
		t.Errorf("the app is %s", text)
	}
	if also := app.Also; len(also) != 2 || also[0].Series != "500ms_video_stall_rate" || also[0].Was != 1.1 ||
		also[0].Now != 3.25 || also[1].Unit != "%" {
		t.Errorf("with it: %+v", also)
	}
	if other.SinceBefore || other.Also == nil || len(other.Also) != 0 {
		t.Errorf("one alone is %+v", other)
	}
}

// The whole app is no row of a table: the command of its finding is that of the triage, which runs.
func TestTheCommandOfTheWholeAppIsATriage(t *testing.T) {
	got := report.Commands{Flags: "--demo"}.Finding(appFinding())
	if want := "rtcscope triage --app app1 --product native --from 2026-08-13 --to 2026-08-19 --vs previous --demo"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
