package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
	"rtcscope/views"
)

// part returns an answer with 4 of 11 calls answered.
func part() quality.Result {
	r := compared()
	r.Progress = quality.Progress{Done: 4, Total: 11}
	return r
}

// handed returns what an action of a screen copies or exports, and how complete it is.
func handed(t *testing.T, v views.View, a keys.Action) (text string, partial quality.Progress) {
	t.Helper()
	shown := func(s report.Sheet) (string, quality.Progress) {
		return s.Name + "\n" + strings.Join(s.Notes, "\n") + "\n" + strings.Join(s.Warnings, "\n"), s.Partial
	}
	switch intent := do(v, a).(type) {
	case views.Copy:
		return intent.Text, intent.Partial
	case views.CopyShown:
		return shown(intent.Shown)
	case views.Export:
		return shown(intent.Shown)
	default:
		t.Fatalf("action %q hands on nothing: %v", a, intent)
		return "", quality.Progress{}
	}
}

// Every copy and export of every screen knows whether it is complete. A statement says so in its text; for a cell and
// a command, the note does.
func TestWhatIsHandedOnKnowsWhetherItIsWhole(t *testing.T) {
	triage := func(done int) views.View {
		of := triageOf(3)
		of.Done = done
		v := views.NewTriage(english(), of)
		v.SetSize(120, 30)
		return v
	}
	why := func(answered int) views.View {
		byPlace, _ := explained()
		y := views.NewWhy(english(), byPlace.Query, audio, "")
		for _, d := range english().Catalogue.Dimensions[:answered] {
			byPlace.Query.Dimension = d.Name
			y.SetResult(byPlace)
		}
		y.SetSize(120, 30)
		return y
	}
	compare := func(r quality.Result, wanted int) views.View {
		c := views.NewCompare(english(), []views.Curve{{Result: r, Series: audio, Value: "A"}}, wanted)
		c.SetCurves([]views.Curve{{Result: r, Series: audio, Value: "A"}}, 0) // the rest will not come
		c.SetSize(120, 30)
		return c
	}
	all := []keys.Action{keys.Copy, keys.CopyCommand}
	sheet := append([]keys.Action{keys.CopyRow, keys.CopyCell, keys.CopyTabs, keys.Export}, all...)
	for _, tt := range []struct {
		name        string
		whole, part views.View
		actions     []keys.Action
		says        string
	}{
		{"explore", comparedScreen(compared(), 120, 30), comparedScreen(part(), 120, 30), sheet,
			"incomplete: 4 of 11 answers"},
		{"heatmap", heatmap(t, english(), compared(), "A", 120, 30), heatmap(t, english(), part(), "A", 120, 30), all,
			"incomplete: 4 of 11 answers"},
		{"compare", compare(compared(), 1), compare(part(), 1), all, "incomplete: 4 of 11 answers"},
		{"compare without a value", compare(compared(), 1), compare(compared(), 3), all, "incomplete: 1 of 3 answers"},
		{"why", why(4), why(3), all, "incomplete: 3 of 4 answers"},
		{"triage", triage(20), triage(7), all, "incomplete: 7 of 20 answers"},
	} {
		for _, a := range tt.actions {
			if text, p := handed(t, tt.whole, a); !p.Whole() || strings.Contains(text, "incomplete") {
				t.Errorf("%s, action %q: %+v of a whole\n%s", tt.name, a, p, text)
			}
			text, p := handed(t, tt.part, a)
			if report.Incomplete(english().Say, p) != tt.says {
				t.Errorf("%s, action %q: %+v is said to be %q", tt.name, a, p, report.Incomplete(english().Say, p))
			}
			if states := a != keys.CopyCommand && a != keys.CopyCell; states != strings.Contains(text, tt.says) {
				t.Errorf("%s, action %q: %q is said: %v\n%s", tt.name, a, tt.says, !states, text)
			}
		}
	}
}

// A failed query makes the triage incomplete, even if all others are answered.
func TestAFindingKnowsThatOtherQueriesFailed(t *testing.T) {
	of := triageOf(1)
	of.Done, of.Failed = 20, make([]quality.Query, 6)
	v := views.NewTriage(english(), of)
	v.SetSize(120, 30)
	if text, _ := handed(t, v, keys.Copy); !strings.Contains(text, " · incomplete: 14 of 20 answers\n") {
		t.Errorf("copied %s", text)
	}
}

// An export has the warnings about the answer, for programs in English.
func TestATableIsHandedOnWithItsNotes(t *testing.T) {
	r := part()
	r.NotHeld = map[quality.Day]bool{day("2026-08-13"): true}
	r.Lacks = []quality.Lack{{Part: quality.PartUsers}}
	e := views.NewExplore(chinese())
	e.SetSize(120, 30)
	e.SetResult(r)
	shown := shownBy(t, e, keys.CopyTable)
	if got := strings.Join(shown.Notes, " | "); got != "不完整：4 / 11 个结果 | 1 / 7 天未留存 | 缺少用户数" {
		t.Errorf("notes %s", got)
	}
	if got := strings.Join(shown.Warnings,
		" | "); got != "incomplete: 4 of 11 answers | 1 of 7 days are not held | no users" {
		t.Errorf("warnings %s", got)
	}
	if !strings.HasPrefix(shown.Name, "incomplete-rtcscope-app1") {
		t.Errorf("its file is called %s", shown.Name)
	}
}

func chinese() *views.Env { return env(theme.Unicode(), lang.Chinese) }
