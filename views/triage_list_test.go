package views_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/api"
	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// differing is a triage of incidents that differ in all that a list can be sorted and filtered by.
func differing() quality.Triage {
	of := triageOf(4)
	f := of.Findings
	f[1].Query.Dimension, f[1].Value, f[1].Series, f[1].Now = "Access", "4g", video, 9
	f[1].Since, f[1].Severity = moment(day("2026-08-18")), quality.SeverityMedium
	f[2].Since, f[2].Users.Share = moment(day("2026-08-14")), 0.2
	f[3].Series, f[3].Was, f[3].Now, f[3].Better = join, 99.24, 98.64, quality.HigherBetter
	f[3].Severity = quality.SeverityLow
	f[3].Also = []quality.Moved{{Series: video, Was: 1, Now: 2, Unit: "%"}}
	return folded(of, f...)
}

// listed are the places of the list, in its order.
func listed(v *views.Triage) []string {
	var list []string
	for _, line := range strings.Split(text(v), "\n") {
		for _, state := range []string{" ongoing ", " over "} {
			if before, _, is := strings.Cut(line, state); is && !strings.HasPrefix(line, "─") {
				words := strings.Fields(strings.NewReplacer(">", "", "!", "", "*", "").Replace(before))
				list = append(list, words[0])
			}
		}
	}
	return list
}

// A line on a screen of 80 cells says what, where, since when, whether it lasts, by how much and for whom, without a
// move sideways; severity has a mark, and the series is whole.
func TestALineOfTheListIsWhole(t *testing.T) {
	for l, want := range map[lang.Language][4]string{
		lang.English: {"> !! 北京市     audio stall 08-16 ongoing ▲+1.61 9.96M 11%",
			"!  4g         video stall 08-18 ongoing ▲+8.54 ·",
			"!! 河北省     audio stall 08-14 over 08-19 ▲+1.61 9.96M 0.2%",
			"山西省     5 s join +1 08-16 ongoing ▼-0.60 ·"},
		lang.Chinese: {"> !! 北京市  音频卡顿率 08-16 持续中 ▲+1.61 996万 11%",
			"!  4g      视频卡顿率 08-18 持续中 ▲+8.54 ·",
			"!! 河北省  音频卡顿率 08-14 止于 08-19 ▲+1.61 996万 0.2%",
			"山西省  5s 进房成功率 +1 08-16 持续中 ▼-0.60 ·"},
	} {
		v := views.NewTriage(env(theme.Unicode(), l), differing())
		v.SetSize(80, 21)
		screen := strings.Join(strings.Fields(text(v)), " ")
		for _, line := range want {
			if line := strings.Join(strings.Fields(line), " "); !strings.Contains(screen, line) {
				t.Errorf("%s: the list lacks %q:\n%s", l, line, text(v))
			}
		}
	}
}

// The longest series is whole beside a long name and all that a line says, on a screen of 80 cells.
func TestTheLongestSeriesIsWhole(t *testing.T) {
	for l, want := range map[lang.Language]string{lang.English: "video first frame received",
		lang.Chinese: "视频首帧接收成功率"} {
		of := triageOf(2)
		f := of.Findings
		f[0].Series, f[0].Value = "video_first_frame_recv_success_rate", "内蒙古自治区"
		f[0].Also, f[0].Lasts = []quality.Moved{{Series: join, Was: 99, Now: 98, Unit: "%"}}, false
		e := env(theme.Unicode(), l)
		e.Catalogue = api.Catalogue()
		v := views.NewTriage(e, folded(of, f...))
		for w := 76; w <= 130; w++ {
			v.SetSize(w, 21)
			line := cursorLine(v)
			for _, part := range []string{"> !! 内蒙", want, "08-16", "+1.61", e.Say.Count(9.96e6)} {
				if w >= 80 && !strings.Contains(line, part) || !strings.Contains(line, want) {
					t.Errorf("%s, %d cells: the line lacks %q: %q", l, w, part, line)
				}
			}
			if !strings.Contains(line, e.Say.T("over")) && !strings.Contains(line, e.Say.T("over %s", "08-19")) {
				t.Errorf("%s, %d cells: the line does not say that it is over: %q", l, w, line)
			}
		}
	}
}

// s goes through the orders, and S chooses one. The cursor stays on its incident.
func TestTheOrdersOfATriage(t *testing.T) {
	v := views.NewTriage(english(), differing())
	v.SetSize(100, 30)
	byImportance := []string{provinces[0], "4g", provinces[2], provinces[3]}
	for _, want := range [][]string{
		{"4g", provinces[0], provinces[3], provinces[2]}, // newest first
		{"4g", provinces[0], provinces[2], provinces[3]}, // by change
		{provinces[0], provinces[2], "4g", provinces[3]}, // by users
		byImportance,
	} {
		act(v, keys.Bottom)
		row, _, _ := strings.Cut(strings.TrimLeft(cursorLine(v), ">! "), " ")
		said := do(v, keys.Sort).(views.Say).Words
		if got := listed(v); !slices.Equal(got, want) || !strings.Contains(cursorLine(v), row) {
			t.Errorf("%s: the list is %q, want %q, the cursor on %q, want %q", said, got, want, cursorLine(v), row)
		}
	}
	order := do(v, keys.SortBy).(views.Open).View
	order.SetSize(60, 10)
	act(order, keys.Down)
	chosen := do(order, keys.Open).(views.Then)
	if got := listed(v); chosen[0] != (views.Leave{}) || got[0] != "4g" {
		t.Errorf("the list is %q", got)
	}
	wantIn(t, "the status", text(v), "newest first")
}

// The filter finds places, dimensions and series, as they are written, in words and in pinyin. Escape clears it before
// it leaves.
func TestTheFilterOfATriage(t *testing.T) {
	for typed, want := range map[string][]string{
		"4g": {"4g"}, "Access": {"4g"}, "beijing": {provinces[0]}, "join": {provinces[3]}, "500ms": {"4g", provinces[3]},
		"!stall": nil, "!Province": {"4g"}, "/^北京/": {provinces[0]},
	} {
		v := views.NewTriage(english(), differing())
		v.SetSize(100, 30)
		act(v, keys.Filter)
		typeIn(t, v, typed)
		if got := listed(v); !slices.Equal(got, want) {
			t.Errorf("%q lists %q, want %q", typed, got, want)
		}
		wantIn(t, typed, strings.Split(text(v), "\n")[0], fmt.Sprintf("%d of 4", len(want)))
		act(v, keys.Open)
		if len(want) == 0 {
			if why := refused(v, keys.Open); why != "nothing matches the filter" {
				t.Errorf("%q: enter is refused by %q", typed, why)
			}
		}
		wantIn(t, typed, text(v), "filter ")
		if intent := do(v, keys.Back); intent != nil || len(listed(v)) != 4 {
			t.Errorf("%q: escape is %v, and lists %q", typed, intent, listed(v))
		}
	}
	v := views.NewTriage(english(), differing())
	v.SetSize(100, 30)
	act(v, keys.Filter)
	typeIn(t, v, "/[")
	if act(v, keys.Open); !v.Capturing() || len(listed(v)) != 4 {
		t.Errorf("a wrong expression is kept, and lists %q", listed(v))
	}
	if act(v, keys.Back); v.Capturing() || len(listed(v)) != 4 {
		t.Errorf("escape lists %q", listed(v))
	}
}

// Copies and exports have the marked incidents or, if none is marked, the one under the cursor and all.
func TestMarkedIncidentsAreHandedOn(t *testing.T) {
	v := views.NewTriage(english(), differing())
	v.SetSize(100, 30)
	if rows := do(v, keys.Export).(views.Export).Shown.Raw; len(rows) != 4 {
		t.Errorf("exported are %d", len(rows))
	}
	act(v, keys.Mark, keys.Down, keys.Mark)
	copied := do(v, keys.Copy).(views.Copy).Text
	wantIn(t, "the copy", copied, provinces[0]+": ", provinces[2]+": ")
	if strings.Contains(copied, "4g: ") || strings.Count(copied, "`rtcscope ") != 2 {
		t.Errorf("copied is\n%s", copied)
	}
	if rows := do(v, keys.Export).(views.Export).Shown.Raw; len(rows) != 2 {
		t.Errorf("exported are %q", rows)
	}
	if got := v.Subject().Marking.Marks(); len(got) != 2 || got[1].Value != provinces[2] {
		t.Errorf("the comparison gets %v", got)
	}
}

// The copy of an incident is short enough for a chat: three incidents are at most twelve lines.
func TestACopiedIncidentIsShort(t *testing.T) {
	v := views.NewTriage(english(), twoPlaces())
	v.SetSize(100, 30)
	if copied := do(v, keys.Copy).(views.Copy).Text; strings.Count(copied, "\n") > 3 {
		t.Errorf("copied is\n%s", copied)
	}
}

// Where nothing got worse, the screen says of how many rows that is, on how many days, and what could not be judged.
func TestAnAllClearSaysWhatItRestsOn(t *testing.T) {
	of := triageOf(0)
	of.Done, of.FewUsers, of.Skipped = 20, 34, 12
	v := views.NewTriage(english(), of)
	v.SetSize(80, 21)
	v.End("")
	wantIn(t, "the screen", text(v), "nothing got worse in 954 rows on 7 days, which are not all",
		"12 rows have too few past days to be judged", "34 rows have too few calls to be judged")
	for _, line := range v.Lines() {
		if strings.Contains(ansi.Strip(line), "got worse   series") {
			t.Errorf("an empty list has a heading:\n%s", text(v))
		}
	}
}
