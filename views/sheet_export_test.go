package views_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rtcscope/api"
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

// A file does not name compared days that nobody holds: its figures do not lead from them.
func TestAFileNamesTheDaysThatItComparesWith(t *testing.T) {
	r := compared()
	past, _ := r.Query.Past()
	r.NotHeld = make(map[quality.Day]bool)
	for _, d := range past.Days() {
		delete(r.Answered, d)
		r.NotHeld[d] = true
	}
	found := triageOf(3)
	found.Add(r, api.Catalogue())
	for name, screen := range map[string]views.View{
		"table": comparedScreen(r, 45, 30), "triage": views.NewTriage(english(), found),
	} {
		copied, _ := do(screen, keys.CopyTable).(views.CopyShown)
		if of := copied.Shown.Source; of.From != "2026-08-13" || of.VsFrom != "" || of.VsTo != "" {
			t.Errorf("%s: the source is %+v", name, of)
		}
	}
}

// A file of any screen says of which app and days its figures are, and of which series and dimension if it is of one.
func TestAFileOfEveryScreenNamesItsSource(t *testing.T) {
	sheets := exported(t, lang.Chinese)
	table := shownBy(t, comparedScreen(compared(), 45, 30), keys.CopyTable)
	sheets["table"] = table
	for name, s := range sheets {
		of := s.Source
		if of.App != "app1" || of.Product != "native" || of.From != "2026-08-13" || of.To != "2026-08-19" ||
			of.VsFrom != "2026-08-06" || of.VsTo != "2026-08-12" {
			t.Errorf("%s: the source is %+v", name, of)
		}
		severalSeries := name == "triage" || name == "incident"
		if got := of.Series == audio && of.Indicator == "stall_rate" && of.Unit == "%" && of.Better == "lower"; got == severalSeries {
			t.Errorf("%s: the source is %+v", name, of)
		}
		if got, want := of.Dimension == "Province", !severalSeries && name != "comparison"; got != want {
			t.Errorf("%s: the source is %+v", name, of)
		}
		if numbers := slices.Contains(s.Numbers, true); !numbers || len(s.Numbers) != len(s.Fields) {
			t.Errorf("%s: of the fields %q these are figures: %v", name, s.Fields, s.Numbers)
		}
		for at, row := range s.Raw {
			for i, cell := range row {
				_, err := strconv.ParseFloat(cell, 64)
				if s.Numbers[i] && cell != "" && err != nil {
					t.Errorf("%s: %s of row %d is %q", name, s.Fields[i], at, cell)
				}
			}
		}
	}
	if got := sheets["details"].Source.Value; got != "A" {
		t.Errorf("the details are of %q", got)
	}
}

// A spreadsheet gets the whole app under its name in the language of the person, programs under one name in all.
func TestTheWholeAppInASpreadsheet(t *testing.T) {
	app := triageOf(1)
	app.Incidents[0].Places, app.Incidents[0].Findings[0].Query.Dimension = nil, ""
	for l, want := range map[lang.Language]string{lang.English: "whole app", lang.Chinese: "应用整体"} {
		e := views.NewExplore(env(theme.Unicode(), l))
		e.SetSize(120, 30)
		e.SetResult(compared())
		c := views.NewCompare(env(theme.Unicode(), l), curvesOf(compared(), audio, "A"), 1)
		for name, v := range map[string]views.View{"table": e, "comparison": c,
			"heatmap": heatmap(t, env(theme.Unicode(), l), compared(), "A", 80, 24),
			"triage":  views.NewTriage(env(theme.Unicode(), l), app)} {
			sheet := do(v, keys.CopyTabs).(views.CopyShown).Shown
			if !strings.Contains(sheet.TSV(), want) {
				t.Errorf("%s, %s: %q lacks %q", l, name, sheet.TSV(), want)
			}
			if raw := sheet.CSV(); name != "triage" && !strings.Contains(raw, "whole app") ||
				strings.Contains(raw, "应用整体") {
				t.Errorf("%s, %s: programs get %q", l, name, raw)
			}
		}
	}
}
