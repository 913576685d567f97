package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/views"
)

// The palette finds an action by a part of its help, and runs it on the screen below.
func TestThePaletteRunsACommand(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东", "上海")
	d.press(":")
	d.has("Commands")
	d.press("mark enter")
	d.hasNot("Commands")
	d.has("1 marked")
	d.press(": esc")
	d.hasNot("Commands")
}

// What the screen below cannot do comes after what it can, with the reason in the place of its help, and says the
// reason if it is run.
func TestThePaletteSaysWhatCannotBeDone(t *testing.T) {
	d := drive(t, Options{Service: newStub(), Query: aQuery()})
	d.press(": mark")
	d.has("it works on the table (enter on the form), ")
	d.press("enter")
	d.has("space does nothing here: it works on the table (enter on the form), ")
	d.press(":")
	lines := strings.Split(d.screen(), "\n")
	listed := func(label string) int { // below the cursor or under it
		return slices.IndexFunc(lines, func(line string) bool {
			return strings.HasPrefix(line[min(2, len(line)):], " "+label+" ")
		})
	}
	if first, second := listed("triage"), listed("why"); first < 0 || second >= 0 {
		t.Errorf("what can be done is not first:\n%s", d.screen())
	}
}

// commands are what a person may type, with the action that it runs. Each holds in every language.
func commands() map[string]keys.Action {
	return map[string]keys.Action{
		"why": views.ActionWhy, "attribution": views.ActionWhy, "归因": views.ActionWhy, "guiyin": views.ActionWhy,
		"triage": views.ActionTriage, "巡检": views.ActionTriage, "xunjian": views.ActionTriage, "xj": views.ActionTriage,
		"heat": views.ActionHeatmap, "heatmap": views.ActionHeatmap, "热力": views.ActionHeatmap,
		"relitu":  views.ActionHeatmap,
		"compare": views.ActionCompare, "对比": views.ActionCompare, "overview": views.ActionOverview,
		"export": keys.Export, "导出": keys.Export, "daochu": keys.Export, "csv": keys.Export,
		"refresh": keys.Refresh, "reload": keys.Refresh, "fetch": keys.Refresh,
		"fetch-again": keys.Refresh, "刷新": keys.Refresh,
		"copy": keys.Copy, "复制": keys.Copy, "fuzhi": keys.Copy, "fz": keys.Copy, "copy-table": keys.CopyTable,
		"filter": keys.Filter, "sort": keys.Sort, "sort-by": keys.SortBy, "mark": keys.Mark, "unmark": keys.Unmark,
		"change-days": keys.Range, "province": keys.Dimension, "weidu": keys.Dimension, "help": keys.Help,
		"quit": keys.End, "exit": keys.End, "tuichu": keys.End,
	}
}

// The palette finds an action by its names, short names, further words and pinyin in both languages, whatever the
// language of the screen. What is the whole name of an action comes first.
func TestThePaletteFindsByEveryName(t *testing.T) {
	for _, language := range lang.All() {
		e := testEnv()
		e.Say = lang.Printer{Language: language}
		for typed, want := range commands() {
			p := views.NewPalette(e, keystest.Table(), func(keys.Action) string { return "" }, nil)
			p.Type(tea.PasteMsg{Content: typed})
			if got, _ := p.Act(keys.Open); got != (views.Run{Action: want}) {
				t.Errorf("%s: %q finds %v, want %s", language, typed, got, want)
			}
		}
	}
}

// The palette shows the name of a command, its key and its help, and runs it at once.
func TestThePaletteShowsKeysAndRuns(t *testing.T) {
	for typed, want := range map[string]string{"heat": "heatmap  H  every value of every day", "why": "why  ",
		"导出": "export  e  write the table"} {
		d, s := worsened(t, "v Province")
		answering(t, s)
		d.press(":")
		d.model.Update(tea.PasteMsg{Content: typed})
		if !strings.Contains(strings.Join(strings.Fields(d.screen()), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("%q: the palette lacks %q:\n%s", typed, want, d.screen())
		}
	}
	for typed, opens := range map[string]string{"heat": "Heatmap", "export": "Export", "triage": "what got worse"} {
		d, s := worsened(t, "v Province")
		answering(t, s)
		d.press(": " + typed + " enter")
		d.has(opens)
	}
}

func TestAKeyThatDoesNothingSaysWhy(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东", "上海")
	d.press("tab")
	d.has("there is no other series")
	d.press("j")
	d.hasNot("there is no other series")
	d.press("esc")
	d.until("New query")
	d.press("v")
	d.has("v does nothing here: it works on the table (enter on the form)")
}

// Typing in the palette finds what is seen, not the names of actions: "e" for an export that is refused does not quit.
func TestThePaletteFindsWhatIsSeen(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true})
	d.press(": end")
	if screen := d.screen(); strings.Contains(screen, "> quit ") {
		t.Errorf("it finds\n%s", screen)
	}
}
