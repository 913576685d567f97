package cli

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/ime"
	"rtcscope/keys"
	"rtcscope/keys/keystest"
)

// typed returns the press of a character that an input method sends.
func typed(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// methodsOwn holds the characters of Chinese input methods that are not full-width.
const methodsOwn = "、。【】「」『』《》“”‘’—…￥·　"

// Every key of the table that types a character does the same when an input method types it.
func TestKeysOfAnInputMethodDoWhatTheirsDo(t *testing.T) {
	t.Parallel()
	wide := []rune(methodsOwn)
	for r := '!'; r <= '~'; r++ {
		wide = append(wide, r-'!'+'！')
	}
	bound := make(map[string]bool)
	for _, b := range keymap() {
		for _, key := range b.Keys {
			bound[key] = true
		}
	}
	tried := 0
	for _, r := range wide {
		name := string(ime.ASCII(r))
		if name == " " {
			name = "space"
		}
		if !bound[name] {
			continue
		}
		tried++
		if a, b := after(t, keymap(), keystest.Press(name)), after(t, keymap(), typed(r)); a != b {
			t.Errorf("%s shows\n%s\nand %c\n%s", name, a, r, b)
		}
	}
	if tried < 40 {
		t.Errorf("only %d keys were tried", tried)
	}
}

// after returns the screen of the answer after a key, or that the key ends the program.
func after(t *testing.T, table []keys.Binding, msg tea.KeyPressMsg) string {
	t.Helper()
	x := newWalkWith(t, table)
	x.press("enter")
	x.shows("广东")
	x.settle() // the list of apps may come after the rows
	_, cmd := x.model.Update(msg)
	if cmd != nil && reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(tea.Cmd(tea.Quit)).Pointer() {
		return "the end"
	}
	return ansi.Strip(x.model.View().Content)
}

func TestConfiguredKeysOfAnInputMethod(t *testing.T) {
	remapped, err := keys.Remap(keymap(), map[string][]string{"sort-by": {","}, "help": {"、", "f1"}, "quit": {"。", "Q"}})
	if err != nil {
		t.Fatal(err)
	}
	for r, want := range map[rune]string{'，': "Sort by", 'Ｑ': "the end", '。': "the end", '／': "/ ", '、': "Keys"} {
		if got := after(t, remapped, typed(r)); !strings.Contains(got, want) {
			t.Errorf("%c does not show %q:\n%s", r, want, got)
		}
	}
}

func TestFieldsOfAnInputMethod(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]struct{ keys, want, not string }{
		"filter":            {"／ｇｄ", "1 of 1", "江西"},
		"inverse filter":    {"、！广东", "1 of 3", ""},
		"expression":        {"／／＾（广｜江）／", "1 of 2", ""},
		"a value is wide":   {"/wifi", "1 of 1", "江西"},
		"help":              {"？／ｈｅａｔ", "heatmap", "sort by the column"},
		"palette":           {"：ｍａｒｋ　ｏｒ", "mark or unmark the row", "fetch again"},
		"chooser of values": {"ｄｃｏｕｎ", "> Country", "> Province"},
		"days":              {"ｔ１１－０２～１１－０８", "2026-11-02..2026-11-08", ""},
		"days with stops":   {"ｔ１１－０２。。１１－０８", "2026-11-02..2026-11-08", ""},
		"comparison":        {"ｂ１１－０２——１１－０８", "2026-11-02..2026-11-08", ""},
		"app":               {"ａａｐｐ－７", "app-7", ""},
		"a name stays":      {"ｎ　ｄ！", "ｄ！", "> d!"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWalk(t)
			w.press("enter")
			w.shows("广东")
			for _, r := range x.keys {
				w.send(typed(r))
			}
			screen := ansi.Strip(w.model.View().Content)
			if !strings.Contains(screen, x.want) || x.not != "" && strings.Contains(screen, x.not) {
				t.Errorf("want %q and not %q:\n%s", x.want, x.not, screen)
			}
		})
	}
	form := newWalk(t)
	form.press("down", "down", "down", "down", "down")
	for _, r := range "２０２６－１１－０５" {
		form.send(typed(r))
	}
	if screen := ansi.Strip(form.model.View().Content); !strings.Contains(screen, "2026-11-05") {
		t.Errorf("the form does not take the day:\n%s", screen)
	}
}

// A chord on a layout of another script is that of the standard layout. A layout of Latin letters has its own chords.
func TestChordsOfOtherLayouts(t *testing.T) {
	t.Parallel()
	ctrl := func(code, base rune) tea.KeyPressMsg {
		return tea.KeyPressMsg{Code: code, BaseCode: base, Mod: tea.ModCtrl}
	}
	for name, msg := range map[string]tea.KeyPressMsg{
		"Russian":                  ctrl('с', 0),
		"Russian, told":            ctrl('с', 'c'),
		"Russian, with lock":       {Code: 'с', BaseCode: 'c', Mod: tea.ModCtrl | tea.ModNumLock},
		"Greek":                    ctrl('ψ', 0),
		"Hebrew":                   ctrl('ב', 0),
		"Arabic":                   ctrl('ؤ', 0),
		"Korean":                   ctrl('ㅊ', 0),
		"another script, told":     ctrl('ჩ', 'c'),
		"Dvorak, where i is the c": ctrl('c', 'i'),
		"full width":               ctrl('ｃ', 0),
	} {
		if got := after(t, keymap(), msg); got != "the end" {
			t.Errorf("%s: ctrl+c does not end the program:\n%s", name, got)
		}
	}
	for name, msg := range map[string]tea.KeyPressMsg{
		"Dvorak, where c is the i":     ctrl('j', 'c'),
		"a letter that is no c":        ctrl('у', 0),
		"the Russian letter alone":     typed('с'),
		"the Russian letter with alt":  {Code: 'с', BaseCode: 'c', Mod: tea.ModAlt},
		"a Latin letter of its own":    ctrl('ç', 'c'),
		"a letter that nobody placed":  ctrl('ჩ', 0),
		"the standard layout's letter": {Code: 'c', Text: "c"},
	} {
		if got := after(t, keymap(), msg); got == "the end" {
			t.Errorf("%s ends the program", name)
		}
	}
}
