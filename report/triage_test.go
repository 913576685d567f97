package report_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

func looked(j quality.Tally, done int) *quality.Triage {
	_, r := compared()
	t := quality.NewTriage(r.Query, 20)
	t.Done, t.Tally = done, j
	for _, f := range j.Findings {
		i := quality.Incident{Severity: f.Severity, Series: append([]quality.Moved{{Series: f.Series, Was: f.Was, Now: f.Now,
			Unit: f.Unit}}, f.Also...), Since: f.Since, Before: f.Before, Until: f.Until, Lasts: f.Lasts, Bad: f.Bad,
			Users: f.Users, HasUsers: f.HasUsers, Share: f.Share, Findings: []quality.Finding{f}}
		if !f.OfApp() {
			i.Places = places(f.Query.Dimension, f.Value)
		}
		i.ID = i.NewID(r.Query)
		t.Incidents = append(t.Incidents, i)
	}
	return t
}

// The words of a triage that found nothing, in every format: an all-clear is said only where everything was judged,
// and rows that are left out are counted.
func TestATriageThatFoundNothingSaysWhatThatIsWorth(t *testing.T) {
	for name, tt := range map[string]struct {
		of          *quality.Triage
		verdict     string
		says, zh    []string
		saysNothing bool // got worse
	}{
		"all judged": {looked(quality.Tally{Rows: 90, FewUsers: 34}, 20), "clear",
			[]string{"nothing got worse beyond what is usual in 90 rows on 2 days", "34 rows have too few calls to be judged"},
			[]string{"行，均未超出基线", "34 行通话量太少，无法判断"}, true},
		"nothing judged": {looked(quality.Tally{FewUsers: 34}, 20), "none",
			[]string{"no verdict: 0 rows", "34 rows have too few calls to be judged"}, []string{"无结论：0 行"},
			false},
		"nothing at all": {looked(quality.Tally{}, 20), "none", []string{"no verdict: 0 rows"}, []string{"无结论：0 行"}, false},
		"too short a past": {looked(quality.Tally{Rows: 3, Skipped: 9, NoValues: 2}, 20), "none",
			[]string{"no verdict: just 3 rows could be judged", "9 rows have too few past days",
				"2 rows have no values in these days"}, []string{"仅 3 行可判断"}, false},
		"a part": {looked(quality.Tally{Rows: 30, Skipped: 9, NoDirection: 1}, 14), "part",
			[]string{"nothing got worse in 30 rows on 2 days, which are not all",
				"stopped after 14 of 20 queries", "9 rows have too few past days",
				"1 row is of a series whose direction is unknown"}, []string{"可判断的 30 行均未恶化"}, false},
	} {
		for _, f := range []report.Format{report.Table, report.Markdown} {
			en, zh := triageAs(t, lang.English, f, tt.of), triageAs(t, lang.Chinese, f, tt.of)
			for _, want := range tt.says {
				if !strings.Contains(en, want) {
					t.Errorf("%s, %s: %q is not in\n%s", name, f, want, en)
				}
			}
			for _, want := range tt.zh {
				if !strings.Contains(zh, want) {
					t.Errorf("%s, %s: %q is not in\n%s", name, f, want, zh)
				}
			}
			if all := strings.Contains(en, "nothing got worse beyond"); all != tt.saysNothing {
				t.Errorf("%s, %s: the all-clear is said: %v\n%s", name, f, all, en)
			}
		}
		var got struct {
			Verdict  string
			Rows     int
			LeftOut  struct{ FewUsers, NoValues, NoDirection int }
			Warnings []string
		}
		if err := json.Unmarshal([]byte(triageAs(t, lang.Chinese, report.JSON, tt.of)), &got); err != nil {
			t.Fatal(err)
		}
		if got.Verdict != tt.verdict || got.Rows != tt.of.Rows || got.LeftOut.FewUsers != tt.of.FewUsers ||
			got.LeftOut.NoValues != tt.of.NoValues ||
			got.LeftOut.NoDirection != tt.of.NoDirection {
			t.Errorf("%s: the JSON says %+v", name, got)
		}
		if first := tt.says[0]; (tt.verdict != "clear") != slices.ContainsFunc(got.Warnings,
			func(w string) bool { return strings.HasPrefix(w, first) }) {
			t.Errorf("%s: the JSON warns of %q", name, got.Warnings)
		}
	}
}

func triageAs(t *testing.T, l lang.Language, f report.Format, of *quality.Triage) string {
	t.Helper()
	return triageIn(t, l, f, of, 0, true)
}

func triageIn(t *testing.T, l lang.Language, f report.Format, of *quality.Triage, top int, verbose bool,
	set ...func(*report.Writer)) string {
	t.Helper()
	form := report.TriageForm{Command: "rtcscope triage --app live", Top: top, Verbose: verbose,
		Finding: func(f quality.Finding) string { return "rtcscope query --app live --series " + f.Series }}
	w, _ := compared()
	w.Say = lang.Printer{Language: l}
	for _, set := range set {
		set(&w)
	}
	var out strings.Builder
	if err := w.Triage(&out, f, of, form); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// moment is a day as a moment of an axis.
func moment(d quality.Day) quality.Moment {
	return quality.DayAxis(quality.Range{From: d, To: d}).First()
}

// A finding is in every format with its figures; users that nobody counted are not zero.
func TestAFindingInEveryFormat(t *testing.T) {
	of := looked(quality.Tally{Rows: 90, Findings: []quality.Finding{
		{Query: quality.Query{Dimension: "Province", Indicator: "stall_rate"}, Series: "80ms_audio_stall_rate", Value: "广东",
			Since: moment(20000), Until: moment(20001), Lasts: true, Was: 0.4, Now: 2,
			Z: 47.456, Bad: 2, Held: 2, Past: 7, Users: quality.Users{Count: 9_960_000, Share: 10.7}, HasUsers: true,
			Severity: quality.SeverityHigh, Unit: "%", Better: quality.LowerBetter},
		{Query: quality.Query{Dimension: "OS"}, Series: "80ms_audio_stall_rate", Value: "ios", Since: moment(20000),
			Until: moment(20000), Was: 0.4, Now: 0.9, Z: 5, Bad: 1, Held: 2, Severity: quality.SeverityLow},
	}}, 20)
	table := strings.Split(triageAs(t, lang.English, report.Table, of), "\n")
	for at, want := range map[int]string{
		1:  "2 incidents in 90 rows",
		3:  "#1 广东: stalls worse since Fri 10-04, 2 days, ongoing HIGH",
		4:  "audio stall 0.40→2.00 · 9.96M users (10.7 %)",
		5:  "severity dimension value series bad since usual bad change evidence bad days users",
		6:  "high Province 广东 80ms_audio_stall_rate 10-04 0.40 2.00 +1.60 47.5 2/2 9.96M",
		8:  "#2 ios: stalls worse on Fri 10-04, over LOW",
		11: "low OS ios 80ms_audio_stall_rate was 10-04 0.40 0.90 +0.50 5.0 1/2 .",
	} {
		if got := strings.Join(strings.Fields(table[at]), " "); got != want {
			t.Errorf("line %d: %q, want %q", at, got, want)
		}
	}
	if got := triageAs(t, lang.English, report.Table, of); strings.Contains(got, "not held") ||
		strings.Contains(got, "not answered") || strings.Contains(got, "left out") {
		t.Errorf("it lacks nothing, and says\n%s", got)
	}
	md := triageAs(t, lang.English, report.Markdown, of)
	for _, want := range []string{"users 9.96M (10.70%)", "unweighted", "bad since 2024-10-04",
		"bad on 2024-10-04, not since then"} {
		if !strings.Contains(md, want) {
			t.Errorf("%q is not in\n%s", want, md)
		}
	}
	var got struct {
		Findings []struct {
			Z, Change float64
			Users     *float64
		}
		Verdict  string
		Warnings []string
	}
	if err := json.Unmarshal([]byte(triageAs(t, lang.English, report.JSON, of)), &got); err != nil {
		t.Fatal(err)
	}
	if f := got.Findings; len(f) != 2 || f[0].Z != 47.46 || f[0].Change != 1.6 || f[0].Users == nil ||
		*f[0].Users != 9_960_000 || f[1].Users != nil {
		t.Errorf("the JSON has %+v", f)
	}
	if got.Verdict != "found" || len(got.Warnings) != 0 {
		t.Errorf("the JSON says %q and warns of %q", got.Verdict, got.Warnings)
	}
}

// What a triage lacks is said, whether something was found or not.
func TestATriageSaysWhatItLacks(t *testing.T) {
	of := looked(quality.Tally{Rows: 90, FewUsers: 3}, 20)
	of.Failed, of.NotHeld = make([]quality.Query, 6), 4
	w, _ := compared()
	if got := w.TriageNotes(of); !slices.Equal(got, []string{"6 of 20 queries were not answered", "4 days are not held",
		"3 rows have too few calls to be judged"}) {
		t.Errorf("it says %q", got)
	}
	if got := w.TriageNotes(looked(quality.Tally{Rows: 90}, 20)); len(got) != 0 {
		t.Errorf("it lacks nothing, and says %q", got)
	}
}

func TestATriageNamesTheDaysThatAreNotReady(t *testing.T) {
	of := looked(quality.Tally{Rows: 90}, 20)
	of.Unready = []quality.Day{19999, 20000}
	if got := (report.Writer{}).TriageGaps(of); !slices.Equal(got, []string{"not ready yet: 2024-10-03..2024-10-04"}) {
		t.Errorf("it lacks %q", got)
	}
}

type fullDisk struct{}

var errFullDisk = errors.New("no space left on device")

func (fullDisk) Write([]byte) (int, error) { return 0, errFullDisk }

// What could not be written is an error, in every format.
func TestATriageThatCannotBeWritten(t *testing.T) {
	w, _ := compared()
	for _, f := range []report.Format{report.Table, report.JSON, report.Markdown} {
		err := w.Triage(fullDisk{}, f, looked(quality.Tally{Rows: 1}, 20), report.TriageForm{})
		if !errors.Is(err, errFullDisk) {
			t.Errorf("%s: %v", f, err)
		}
	}
}
