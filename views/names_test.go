package views_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// inChina is an answer whose rows are 广东 and 内蒙古, with compared days.
func inChina() quality.Result {
	r := compared()
	names := []string{"广东", "内蒙古", "江苏"}
	users := make(map[string]quality.Users)
	for t := range r.Tables {
		r.Tables[t].Rows = slices.Clone(r.Tables[t].Rows)
		for i := range r.Tables[t].Rows {
			r.Tables[t].Rows[i].Value = names[i]
			users[names[i]] = quality.Users{Count: float64(100 * (i + 1))}
		}
	}
	r.Users.Of = users
	return r
}

// placeScreens are the screens that name places, each with 广东 on it.
func placeScreens(t *testing.T, form lang.NameForm, w, h int) map[string]views.View {
	t.Helper()
	e := env(theme.Unicode(), lang.English)
	e.Say.Names = form
	r := inChina()
	explore := views.NewExplore(e)
	explore.SetSize(w, h)
	explore.SetResult(r)
	why := views.NewWhy(e, r.Query, audio, "")
	why.SetResult(r)
	detail, ok := views.NewDetail(e, r, views.OpenDetail{Series: audio, Value: "广东"})
	if !ok {
		t.Fatal("there is no detail")
	}
	compare := views.NewCompare(e, curvesOf(r, audio, "广东", "内蒙古"), 2)
	of := twoPlaces()
	of.Incidents[0].Places[0].Value, of.Findings[0].Value, of.Incidents[0].Findings[0].Value = "广东", "广东", "广东"
	triage := views.NewTriage(e, of)
	triage.SetSize(w, h)
	incident := do(triage, keys.Open).(views.Open).View
	screens := map[string]views.View{"explore": explore, "why": why, "detail": detail, "compare": compare,
		"heatmap": heatmap(t, e, r, "广东", w, h), "triage": triage, "incident": incident}
	for _, v := range screens {
		v.SetSize(w, h)
	}
	return screens
}

// Names are written in the form that was asked for, on every screen.
func TestEveryScreenNamesPlacesInTheChosenForm(t *testing.T) {
	for form, want := range map[lang.NameForm]struct{ is, not string }{
		"": {"广东", "Guangdong"}, lang.ServiceNames: {"广东", "Guangdong"}, lang.EnglishNames: {"Guangdong", "广东"},
		lang.BothNames: {"广东 Guangdong", "\x00"},
	} {
		for name, v := range placeScreens(t, form, 120, 35) {
			if got := text(v); !strings.Contains(got, want.is) || strings.Contains(got, want.not) {
				t.Errorf("%s, %q: %q is missing, or %q is there:\n%s", name, form, want.is, want.not, got)
			}
		}
	}
}

// On a screen of 80 cells the table has the same columns in each form.
func TestNamesDropNoColumn(t *testing.T) {
	headings := make(map[string][]string)
	for _, form := range lang.NameForms() {
		for _, name := range []string{"explore", "heatmap", "incident"} {
			lines := strings.Split(text(placeScreens(t, lang.NameForm(form), 80, 24)[name]), "\n")
			at := slices.IndexFunc(lines, func(line string) bool {
				return strings.Contains(line, "change↓") || strings.Contains(line, "part of it") ||
					strings.HasPrefix(strings.TrimSpace(line), "Province") && name == "heatmap"
			})
			if at < 0 {
				t.Fatalf("%s has no heading:\n%s", name, strings.Join(lines, "\n"))
			}
			headings[name] = append(headings[name], strings.Join(strings.Fields(lines[at]), " "))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(headings)) {
		if list := slices.Compact(headings[name]); len(list) != 1 {
			t.Errorf("%s has the columns %q", name, list)
		}
	}
}

// The filter finds a row and an incident by names that are not drawn.
func TestFiltersFindPlacesByOtherNames(t *testing.T) {
	for typed, want := range map[string]bool{"guangd": true, "廣": true, "gd": true, "cn-gd": true, "!guangdong": false,
		"denmark": false, "Guang Dong": true} {
		screens := placeScreens(t, "", 120, 35)
		for _, name := range []string{"explore", "triage"} {
			act(screens[name], keys.Filter)
			typeIn(t, screens[name], typed)
			act(screens[name], keys.Open)
			found := strings.Contains(cursorLine(screens[name]), "广东")
			if found != want {
				t.Errorf("%s, %q: found %v\n%s", name, typed, found, text(screens[name]))
			}
		}
	}
}
