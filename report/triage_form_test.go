package report_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// ofThree is a triage that found three incidents, and left out rows.
func ofThree() *quality.Triage {
	t := looked(quality.Tally{Rows: 945, FewUsers: 9}, 20)
	t.Query.App, t.Incidents = "demo_live", happened()
	for _, i := range t.Incidents {
		t.Findings = append(t.Findings, i.Findings...)
	}
	return t
}

// The printed verdicts fit a terminal of 80 cells, and are in the order of the triage.
func TestThePrintedTriageFitsATerminal(t *testing.T) {
	for _, l := range []lang.Language{lang.English, lang.Chinese} {
		text := triageIn(t, l, report.Table, ofThree(), 0, false, func(w *report.Writer) { w.Width = 80 })
		for line := range strings.Lines(text) {
			if w := cells.Width(strings.TrimSuffix(line, "\n")); w > 80 {
				t.Errorf("%d cells: %s", w, line)
			}
		}
		last := 0
		for _, mark := range []string{"#1 ", "#2 ", "#3 "} {
			at := strings.Index(text, "\n"+mark)
			if at < last {
				t.Errorf("%q is at %d, the one before at %d, in\n%s", mark, at, last, text)
			}
			last = at
		}
	}
}

// In a file or a pipe no sentence is broken, so that a search finds it whole, and each has its own line.
func TestAPipedTriageIsNotWrapped(t *testing.T) {
	text := triageIn(t, lang.English, report.Table, ofThree(), 0, false)
	for _, want := range []string{
		"\n3 incidents in 945 rows\n",
		"\n#2 the whole app: joins, stalls, delay and first frames worse since Tue 11-17, 8 of 9 days, ongoing   MEDIUM\n",
		"\n   video stall 0.94→3.77  audio stall 0.45→2.05  5 s join 99.24→98.64 · 9.93M users (10.7 %)\n",
		"\n   also seen in 4g\n",
		"\n   ruled out: delay and first frames in their band; 33 other provinces as before; users did not move\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// Three incidents are twelve lines in a chat, with the command that does the triage again.
func TestAChatGetsTwelveLines(t *testing.T) {
	for _, l := range []lang.Language{lang.English, lang.Chinese} {
		text := triageIn(t, l, report.Markdown, ofThree(), 0, false)
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		if len(lines) > 12 {
			t.Errorf("%d lines:\n%s", len(lines), text)
		}
		if last := lines[len(lines)-1]; last != "- `rtcscope triage --app live`" {
			t.Errorf("the last line is %s", last)
		}
		if !strings.Contains(lines[0], `demo\_live`) {
			t.Errorf("the app's name means something in Markdown: %s", lines[0])
		}
	}
}

// What --top leaves out is counted and named; programs get all.
func TestTheTopIncidents(t *testing.T) {
	for _, f := range []report.Format{report.Table, report.Markdown} {
		text := triageIn(t, lang.English, f, ofThree(), 1, false)
		if !strings.Contains(text, "and 2 more: the whole app (medium), 印度 (low)") ||
			strings.Contains(text, "joins, stalls") {
			t.Errorf("%s:\n%s", f, text)
		}
		if text := triageIn(t, lang.English, f, ofThree(), 3, false); strings.Contains(text, "more") {
			t.Errorf("%s leaves out none:\n%s", f, text)
		}
	}
	var got struct{ Incidents []struct{ ID string } }
	if err := json.Unmarshal([]byte(triageIn(t, lang.English, report.JSON, ofThree(), 1, false)), &got); err != nil ||
		len(got.Incidents) != 3 {
		t.Errorf("programs get %+v, %v", got, err)
	}
}

// The findings stand below their incident where they are asked for, and nowhere else.
func TestFindingsStandBelowTheirIncident(t *testing.T) {
	for f, want := range map[report.Format]string{report.Table: "500ms_video_stall_rate",
		report.Markdown: "   - **广东** (Province) · 500ms\\_video\\_stall\\_rate · "} {
		if text := triageIn(t, lang.English, f, ofThree(), 0, true); !strings.Contains(text, want) {
			t.Errorf("%s lacks %q:\n%s", f, want, text)
		}
		if text := triageIn(t, lang.English, f, ofThree(), 0, false); strings.Contains(text, want) {
			t.Errorf("%s has %q:\n%s", f, want, text)
		}
	}
}

// The JSON of incidents has every field in every language in English, null for what is not known, and before the
// findings, each of which names its incident.
func TestTheJSONOfIncidents(t *testing.T) {
	text := triageIn(t, lang.Chinese, report.JSON, ofThree(), 0, false)
	if strings.Index(text, `"incidents"`) > strings.Index(text, `"findings"`) {
		t.Error("the findings come first")
	}
	var got struct {
		Incidents []map[string]any
		Findings  []struct{ Incident *string }
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	fields := []string{"id", "severity", "app", "places", "also", "series", "since", "sinceBefore", "until", "ongoing",
		"days", "users", "usersShare", "explains", "folded", "ruledOut", "open", "confidence", "now", "command"}
	for _, i := range got.Incidents {
		for _, field := range fields {
			if _, ok := i[field]; !ok || len(i) != len(fields) {
				t.Errorf("%q is there: %v, among %d: %v", field, ok, len(i), i)
			}
		}
	}
	encoded := func(v any) string {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	one, app, over := got.Incidents[0], got.Incidents[1], got.Incidents[2]
	for _, c := range []struct {
		of          map[string]any
		field, want string
	}{
		{one, "places", `[{"dimension":"Province","value":"广东"}]`}, {one, "app", "false"}, {one, "severity", `"high"`},
		{one, "also", `[{"dimension":"Access","value":"4g"}]`}, {one, "users", "9930000"}, {one, "usersShare", "10.7"},
		{one, "since", `"2026-11-22"`}, {one, "until", `"2026-11-25"`}, {one, "ongoing", "true"}, {one, "days", "4"},
		{one, "explains", `{"part":0.17,"series":"80ms_audio_stall_rate","whole":0.16}`},
		{one, "ruledOut", `["delay and first frames in their band","33 other provinces as before","users did not move"]`},
		{one, "open", `["4g worsened the same day: one event or two: the service cannot tell"]`}, {one, "confidence", "null"}, {one, "now", "null"},
		{app, "app", "true"}, {app, "places", "[]"}, {app, "users", "null"}, {app, "usersShare", "null"},
		{app, "explains", "null"}, {app, "sinceBefore", "true"}, {app, "confidence", `{"days":60,"fired":3,"lasted":2}`},
		{over, "ongoing", "false"}, {over, "until", `"2026-11-20"`}, {over, "folded", "[]"}, {over, "open", "[]"},
	} {
		if text := encoded(c.of[c.field]); text != c.want {
			t.Errorf("%s of %v: %s, want %s", c.field, c.of["id"], text, c.want)
		}
	}
	var ids []string
	for _, f := range got.Findings {
		if f.Incident != nil {
			ids = append(ids, *f.Incident)
		}
	}
	if !slices.Equal(ids, []string{"a1b2c3d4", "b1b2c3d4", "c1b2c3d4"}) {
		t.Errorf("the findings are of %q", ids)
	}
}
