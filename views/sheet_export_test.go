package views_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
	"rtcscope/views"
)

// exporting are the screens that hand on a sheet of their own.
func exporting(t *testing.T, e *views.Env) map[string]views.View {
	t.Helper()
	d, ok := views.NewDetail(e, compared(), views.OpenDetail{Series: audio, Value: "A"})
	if !ok {
		t.Fatal("no detail")
	}
	found := triageOf(3)
	byPlace, _ := explained()
	y := views.NewWhy(e, byPlace.Query, audio, "")
	y.SetResult(byPlace)
	y.SetSize(120, 30)
	return map[string]views.View{
		"details": d, "heatmap": heatmap(t, e, compared(), "A", 80, 24), "triage": views.NewTriage(e, found), "why": y,
		"incident":   unfolded(views.NewTriage(e, found)),
		"comparison": views.NewCompare(e, append(curvesOf(compared(), audio, "A"), curvesOf(byOS(), audio, "iOS")...), 2),
	}
}

// exported are their sheets in a language.
func exported(t *testing.T, l lang.Language) map[string]report.Sheet {
	t.Helper()
	sheets := make(map[string]report.Sheet)
	for name, screen := range exporting(t, env(theme.Unicode(), l)) {
		export, ok := do(screen, keys.Export).(views.Export)
		if !ok {
			t.Fatalf("%s exports nothing", name)
		}
		sheets[name] = export.Shown
	}
	return sheets
}

// What programs read is the same in every language, and a row has a cell for every column.
func TestSheetsOfScreens(t *testing.T) {
	english, chinese := exported(t, lang.English), exported(t, lang.Chinese)
	for name, s := range english {
		if len(s.Rows) == 0 || len(s.Rows) != len(s.Raw) || len(s.Fields) != len(s.Heading) ||
			len(s.Titles) != len(s.Fields) {
			t.Errorf("%s: %d rows, %d raw, %d fields, %d headings", name, len(s.Rows), len(s.Raw), len(s.Fields),
				len(s.Heading))
		}
		for i := range s.Raw {
			if len(s.Raw[i]) != len(s.Fields) || len(s.Rows[i]) != len(s.Fields) {
				t.Errorf("%s: row %d is %q, %q", name, i, s.Raw[i], s.Rows[i])
			}
		}
		other := chinese[name]
		if !slices.Equal(s.Fields, other.Fields) || s.Name != other.Name {
			t.Errorf("%s: in Chinese the fields are %q, the name %s", name, other.Fields, other.Name)
		}
		for i, row := range other.Raw {
			for at, cell := range row {
				if cell != s.Raw[i][at] {
					t.Errorf("%s: in Chinese %s of row %d is %q, in English %q", name, s.Fields[at], i, cell, s.Raw[i][at])
				}
			}
		}
		for i, heading := range other.Heading {
			if heading == s.Heading[i] && strings.Trim(heading, "0123456789-*: ") != "" && heading != "z" {
				t.Errorf("%s: the heading %q has no Chinese", name, heading)
			}
		}
	}
}

func TestTheSheetOfARowsDetails(t *testing.T) {
	s := exported(t, lang.English)["details"]
	newest, before := s.Raw[0], s.Raw[1]
	table := compared().Tables[0]
	values := table.Rows[slices.IndexFunc(table.Rows, func(r quality.Row) bool { return r.Value == "A" })].Cells
	n := len(values)
	if newest[0] != "2026-08-19" || newest[1] != report.Plain(values[n-1]) || before[1] != report.Plain(values[n-2]) {
		t.Errorf("the newest is %q, the one before %q; the row is %v", newest, before, values)
	}
	if last := s.Raw[len(s.Raw)-1]; last[2] != "" {
		t.Errorf("the first day has the change %q from a day that is not there", last[2])
	}
}

// A finding of an incident is exported under the names of the triage's JSON, with its unit; people read its users as on
// the screen.
func TestTheSheetOfATriage(t *testing.T) {
	wantFields(t, exported(t, lang.English)["incident"], map[string][2]string{
		"unit": {"%", "%"}, "badDays": {"4", "4"}, "days": {"7", "7"}, "users": {"9.96M", "9960000"},
		"change": {"1.61", "1.61"}, "z": {"48.50", "48.5"}, "since": {"2026-08-16", "2026-08-16"}, "until": {"", ""},
		"severity": {"high", "high"},
	})
	s := exported(t, lang.English)["triage"]
	wantFields(t, s, map[string][2]string{
		"unit": {"%", "%"}, "badDays": {"4", "4"}, "users": {"9.96M", "9960000"}, "state": {"ongoing", "ongoing"},
		"change": {"1.61", "1.61"}, "since": {"2026-08-16", "2026-08-16"}, "until": {"", ""}, "severity": {"high", "high"},
		"series": {"audio stall", audio},
	})
	if at := slices.Index(s.Fields, "users"); s.Raw[1][at] != "" {
		t.Errorf("users that nobody counted are %q", s.Raw[1][at])
	}
}

// wantFields checks fields of the first row of a sheet, as people and as programs get them.
func wantFields(t *testing.T, s report.Sheet, fields map[string][2]string) {
	t.Helper()
	for field, want := range fields {
		at := slices.Index(s.Fields, field)
		if at < 0 {
			t.Errorf("there is no %s among %q", field, s.Fields)
			continue
		}
		if got := [2]string{s.Rows[0][at], s.Raw[0][at]}; got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
}

// What a screen exports, it copies as Markdown and for a spreadsheet, too.
func TestEveryTableCanBeCopied(t *testing.T) {
	for name, screen := range exporting(t, english()) {
		export, _ := do(screen, keys.Export).(views.Export)
		for _, a := range []keys.Action{keys.CopyTable, keys.CopyTabs} {
			copied, ok := do(screen, a).(views.CopyShown)
			if !ok || copied.Tabs != (a == keys.CopyTabs) || !reflect.DeepEqual(copied.Shown, export.Shown) {
				t.Errorf("%s: %s copies %v, the export is %v", name, a, copied, export)
			}
		}
	}
}
