package views_test

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/views"
)

// Sorted by name, places stand in the order of the names that are drawn, whichever the service has.
func TestPlacesAreSortedByTheDrawnName(t *testing.T) {
	order := func(v views.View, names ...string) []string {
		lines := strings.Split(text(v), "\n")
		at := func(name string) int {
			return slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(strings.Trim(line, " >"), name) })
		}
		slices.SortFunc(names, func(a, b string) int { return at(a) - at(b) })
		return names
	}
	for form, want := range map[lang.NameForm][]string{
		lang.EnglishNames: {"Guangdong", "Inner Mongolia"}, lang.ServiceNames: {"内蒙古", "广东"},
	} {
		screens := placeScreens(t, form, 120, 35)
		for _, name := range []string{"heatmap", "why"} {
			v := screens[name]
			for range 5 {
				if strings.Contains(text(v), "by name") {
					break
				}
				act(v, keys.Sort)
			}
			wantIn(t, name, text(v), "by name")
			if got := order(v, slices.Clone(want)...); !slices.Equal(got, want) {
				t.Errorf("%s, %q: %q, want %q\n%s", name, form, got, want, text(v))
			}
		}
	}
}

// What an attribution hands on keeps to its marks; without marks it is all that is listed.
func TestAnAttributionHandsItsMarksOn(t *testing.T) {
	v := placeScreens(t, lang.ServiceNames, 120, 35)["why"]
	rows := func() (list []string) {
		for _, row := range do(v, keys.Export).(views.Export).Shown.Rows {
			list = append(list, row[0])
		}
		table, tabs := do(v, keys.CopyTable).(views.CopyShown), do(v, keys.CopyTabs).(views.CopyShown)
		if len(table.Shown.Rows) != len(list) || len(tabs.Shown.Rows) != len(list) {
			t.Errorf("%d rows are exported, and %d and %d copied", len(list), len(table.Shown.Rows), len(tabs.Shown.Rows))
		}
		return list
	}
	all := rows()
	if len(all) < 2 {
		t.Fatalf("all are %q", all)
	}
	act(v, keys.Mark)
	if got := rows(); len(got) != 1 || !strings.Contains(text(v), "*"+got[0]) {
		t.Errorf("with a mark, it is %q:\n%s", got, text(v))
	}
	act(v, keys.Unmark)
	if got := rows(); !slices.Equal(got, all) {
		t.Errorf("without marks, it is %q", got)
	}
}

// The marked series of an overview are copied and exported, and without marks those that pass the filter.
func TestAnOverviewHandsItsMarksOn(t *testing.T) {
	o := overviewOf(t, ofAll(english()), appResult(video))
	act(o, keys.Top, keys.Mark, keys.Mark)
	exported := do(o, keys.Export).(views.Export).Shown
	if len(exported.Rows) != 2 || exported.Raw[0][0] != join || exported.Raw[1][0] != audio {
		t.Errorf("exported are %q", exported.Raw)
	}
	copied := do(o, keys.Copy).(views.Copy).Text
	wantIn(t, "the copy", copied, "| "+join, "| "+audio)
	if strings.Contains(copied, "| "+video) {
		t.Errorf("an unmarked series is copied:\n%s", copied)
	}
	act(o, keys.Unmark, keys.Filter)
	for _, r := range "delay" {
		o.Type(keystest.Press(string(r)))
	}
	act(o, keys.Open)
	if exported := do(o, keys.Export).(views.Export).Shown; len(exported.Rows) != 2 {
		t.Errorf("filtered, it exports %q", exported.Raw)
	}
}
