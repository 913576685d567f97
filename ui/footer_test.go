package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/keys/keystest"
	"rtcscope/lang"
)

// at sets the size of the screen.
func (d *driver) at(w, h int) *driver {
	d.model.Update(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// foot is the last line of the screen, without styles.
func (d *driver) foot() string {
	lines := strings.Split(d.screen(), "\n")
	return lines[len(lines)-1]
}

// The footer of the table names all that answers, looks, marks, travels and hands on where it has room, and the best of
// it where it has not.
func TestTheFooterNamesTheBestKeys(t *testing.T) {
	for w, want := range map[int][]string{
		200: {" w why  T triage  c compare  y copy  H heatmap  e export  enter open  / filter  ", "  Y command  ",
			"  o saved  ", "  O overview  ", "  space mark  ", "  [ earlier  ", "  ] later  "},
		120: {" w why  T triage  c compare  y copy  H heatmap  e export  enter open  / filter  "},
		80:  {" w why  T triage  c compare  y copy  H heatmap  e export  "},
		50:  {" w why  T triage  c compare  "},
	} {
		foot := reach(t, "").at(w, 30).foot()
		for _, want := range append(want, "  ? help  q quit ") {
			if !strings.Contains(foot, want) {
				t.Errorf("at %d columns, %q lacks %q", w, foot, want)
			}
		}
		if got := ansi.StringWidth(foot); got > w {
			t.Errorf("at %d columns, it has %d", w, got)
		}
	}
}

// What comes first is what the screen is for, at the moment.
func TestTheFooterFollowsTheMoment(t *testing.T) {
	begins := func(d *driver, want, name string) {
		t.Helper()
		if foot := d.at(120, 35).foot(); !strings.HasPrefix(foot, " "+want) {
			t.Errorf("%s: %q does not begin with %q", name, foot, want)
		}
	}
	for path, want := range map[string]string{
		"space": "c compare  y copy  ", "w": "enter explore  ", "T": "enter unfold  w why  ",
		"T enter": "enter explore  w why  ",
		"H":       "enter open  w why  c compare  ", "c": "w why  y copy  ", "enter": "w why  c compare  y copy  ",
		"esc": "enter run  ", "?": "enter run it  ", "d": "enter choose  esc back", "/": "enter keep  esc undo",
		"/ v": "enter keep  esc undo", "C": "space show or hide  ",
	} {
		begins(reach(t, path), want, path)
	}
	if foot := reach(t, "?").at(200, 50).foot(); strings.Contains(foot, "? help") || !strings.HasSuffix(foot, "  q back ") {
		t.Errorf("the help names its own key: %q", foot)
	}
	d, s := opened(t, newStub(), "广东"), newStub()
	begins(d, "T triage  d dimension  enter open  ", "nothing is worse")
	d = drive(t, Options{Service: s, Query: aQuery()})
	none := aQuery()
	none.App = ""
	d.model.form.SetQuery(none)
	begins(d, "a app  enter run", "no app")
	for name, want := range map[string]string{"loading": "  esc stop  ? help", "a failure": "  esc dismiss  ? help",
		"a triage under way": "  esc stop  ? help"} {
		if foot := moments()[name](t).foot(); !strings.Contains(foot, want) {
			t.Errorf("%s: %q lacks %q", name, foot, want)
		}
	}
	failed := moments()["a failure"](t)
	failed.model.note = ""
	begins(failed, "r ask again  ", "a failure")
	if foot := reach(t, "/ v enter").foot(); !strings.Contains(foot, "  esc all  ? help") {
		t.Errorf("with a filter: %q", foot)
	}
}

// A move over the rows leaves the footer as it is: it would cost bytes with every key.
func TestAMoveLeavesTheFooter(t *testing.T) {
	for _, w := range []int{80, 120, 200, 300} {
		for _, path := range []string{"", "T", "T enter", "H", "w"} {
			d := reach(t, path).at(w, 40)
			before := d.foot()
			for _, key := range []string{"j", "j", "k", "G", "g"} {
				if d.send(keystest.Press(key)); d.model.note == "" && d.foot() != before {
					t.Errorf("%q, %s: %q becomes %q", path, key, before, d.foot())
				}
			}
		}
	}
}

// The help begins with the keys of the screen that it was opened from. On a small screen its first page names the best.
func TestTheHelpBeginsWithTheKeysOfTheScreen(t *testing.T) {
	for path, want := range map[string][]string{
		"?": {" rtcscope  help", " Keys on the table", " w why  T triage  c compare  H heatmap  O overview",
			"y copy  Y command  e export"},
		"T ?": {" rtcscope  help", " Keys on the triage", " w why  T triage  c compare  H heatmap  O overview", "y copy"},
		"c ?": {" Keys on the comparison", "m mode"},
	} {
		d := reach(t, path).at(80, 24)
		for _, want := range want {
			if !strings.Contains(d.screen(), want) {
				t.Errorf("%q: the help lacks %q:\n%s", path, want, d.screen())
			}
		}
		if first := strings.Split(d.screen(), "\n")[0]; strings.Contains(first, "Province") {
			t.Errorf("%q: the header of the help names a query: %q", path, first)
		}
	}
	d := reach(t, "T ?").at(120, 300)
	screen := strings.Join(strings.Fields(d.screen()), " ")
	for _, want := range []string{"m on the heatmap", "it works on the comparison (c), the heatmap (H)",
		"? on the triage: provisional"} {
		if !strings.Contains(screen, want) {
			t.Errorf("the help lacks %q:\n%s", want, d.screen())
		}
	}
	if here, elsewhere := strings.Index(screen, "Hand on y"), strings.Index(screen, "On other screens"); here < 0 ||
		elsewhere < here {
		t.Errorf("the keys of other screens do not come last:\n%s", d.screen())
	}
}

// In Chinese, the footer is as full, and names the same keys.
func TestTheFooterInChinese(t *testing.T) {
	d := reach(t, "")
	d.model.opts.Env.Say = lang.Printer{Language: lang.Chinese}
	if foot := d.at(80, 24).foot(); !strings.Contains(foot, " w 归因  T 巡检  c 对比  y 复制  H 热力图  e 导出  enter 打开 ") {
		t.Errorf("%q", foot)
	}
}
