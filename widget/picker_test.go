package widget_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
	"rtcscope/theme"
	"rtcscope/widget"
)

var provinces = []widget.Item{
	{ID: "shandong", Label: "Shandong", Note: "山东省"},
	{ID: "guangdong", Label: "Guangdong", Note: "广东省"},
	{ID: "guangxi", Label: "Guangxi", Note: "广西壮族自治区"},
	{ID: "nei-menggu", Label: "内蒙古自治区", Note: "autonomous"},
	{ID: "gd-2", Label: "Dong", Note: "a prefix of none"},
}

func newPicker(items []widget.Item, current string) *widget.Picker {
	return widget.NewPicker(theme.None(), theme.Unicode(), "Choose", "> ", items, current)
}

func typeText(p *widget.Picker, text string) {
	for _, r := range text {
		p.Type(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// listed lists the IDs in the picker's order by moving through it.
func listed(p *widget.Picker) []string {
	var ids []string
	p.Move(-1000)
	for {
		item, ok := p.Current()
		if !ok || len(ids) > 0 && ids[len(ids)-1] == item.ID {
			return ids
		}
		ids = append(ids, item.ID)
		p.Move(1)
	}
}

func current(p *widget.Picker) string {
	item, _ := p.Current()
	return item.ID
}

func TestPickerFilter(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", []string{"shandong", "guangdong", "guangxi", "nei-menggu", "gd-2"}},
		{"guang", []string{"guangdong", "guangxi"}},
		{"DONG", []string{"gd-2", "shandong", "guangdong"}}, // what begins with it comes first
		{"g", []string{"guangdong", "guangxi", "gd-2", "shandong", "nei-menggu"}},
		{"内蒙", []string{"nei-menggu"}},
		{"自治", []string{"guangxi", "nei-menggu"}},
		{"  guangx ", []string{"guangxi"}},
		{"sd", []string{"shandong"}}, // by the pinyin of its note
		{"sg", nil},                  // a part of the name, not letters scattered over it
		{"guang dong", []string{"guangdong"}},
		{"guang'x", []string{"guangxi"}},
		{"neimeng", []string{"nei-menggu"}},
		{"zz", []string{"guangxi", "nei-menggu"}}, // 自治
		{"qq", nil},
	} {
		p := newPicker(provinces, "")
		typeText(p, test.text)
		if got := listed(p); !slices.Equal(got, test.want) {
			t.Errorf("%q shows %q, want %q", test.text, got, test.want)
		}
	}
}

// What is the text comes first, by the label, the ID or another name, then what begins with it, then the rest.
func TestPickerRanksWhatItFinds(t *testing.T) {
	items := []widget.Item{
		{ID: "1", Label: "first frame stall"},
		{ID: "2", Label: "卡顿率", Also: []string{"stall rate"}},
		{ID: "3", Label: "frozen", Also: []string{"冻结", "Stall"}},
		{ID: "4", Label: "other", Note: "stall"},
		{ID: "5", Label: "stalls"},
		{ID: "stall", Label: "by its ID"},
	}
	for text, want := range map[string][]string{
		"stall": {"3", "stall", "2", "5", "1", "4"}, "ＳＴＡＬＬ ": {"3", "stall", "2", "5", "1", "4"}, "stall rate": {"2"},
		"stallr": {"2"}, "kadun": {"2"}, "卡": {"2"}, "dongjie": {"3"}, "lv": {"2"}, "zz": nil,
	} {
		p := newPicker(items, "")
		typeText(p, text)
		if got := listed(p); !slices.Equal(got, want) {
			t.Errorf("%q shows %q, want %q", text, got, want)
		}
	}
	p := newPicker([]widget.Item{{ID: "7d", Label: "7d", Also: []string{"7 days", "7 天"}, Note: "07 天"}}, "")
	p.ByLabel = true
	for text, want := range map[string]int{"7天": 1, "7 d": 1, "days": 0, "07": 0} {
		p.Type(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
		typeText(p, text)
		if got := len(listed(p)); got != want {
			t.Errorf("by the beginning of names, %q shows %d items, want %d", text, got, want)
		}
	}
}

func TestPickerBeginsOnTheCurrentChoice(t *testing.T) {
	if got := current(newPicker(provinces, "guangxi")); got != "guangxi" {
		t.Errorf("the cursor is on %q", got)
	}
	if got := current(newPicker(provinces, "gone")); got != "shandong" {
		t.Errorf("with an unknown choice the cursor is on %q", got)
	}
	if _, ok := newPicker(nil, "gone").Current(); ok {
		t.Error("an empty list has a choice")
	}
}

func TestPickerTypingGoesToTheBestMatch(t *testing.T) {
	p := newPicker(provinces, "guangxi")
	typeText(p, "g")
	if got := current(p); got != "guangdong" {
		t.Errorf("the cursor is on %q", got)
	}
	p.Move(1)
	p.Type(tea.KeyPressMsg{Code: tea.KeyHome}) // moves in the text, changes none of it
	p.Type(tea.KeyPressMsg{Code: tea.KeyEnd})
	if got := current(p); got != "guangxi" {
		t.Errorf("a key that changes no text moved the cursor to %q", got)
	}
	p.Type(tea.KeyPressMsg{Code: tea.KeyBackspace})
	p.Type(tea.PasteMsg{Content: "Guangdong"})
	if got := current(p); got != "guangdong" {
		t.Errorf("after a paste the cursor is on %q", got)
	}
}

func TestPickerMoveStopsAtTheEnds(t *testing.T) {
	p := newPicker(provinces, "")
	for _, test := range []struct {
		n    int
		want string
	}{{-1, "shandong"}, {2, "guangxi"}, {99, "gd-2"}, {-1, "nei-menggu"}, {-99, "shandong"}} {
		p.Move(test.n)
		if got := current(p); got != test.want {
			t.Errorf("after %d the cursor is on %q, want %q", test.n, got, test.want)
		}
	}
}

// upper makes an item of a word in capitals.
func upper(text string) (widget.Item, string) {
	if text != strings.ToUpper(text) {
		return widget.Item{}, "capitals only, please"
	}
	return widget.Item{ID: text, Label: text, Note: "as typed"}, ""
}

func drawn(p *widget.Picker, w, h int) string {
	return ansi.Strip(strings.Join(p.Draw(w, h), "\n"))
}

func TestPickerTakesWhatIsNotListed(t *testing.T) {
	p := newPicker(provinces, "")
	p.Typed = upper
	typeText(p, "NEW")
	if got := listed(p); !slices.Equal(got, []string{"NEW"}) {
		t.Errorf("listed %q", got)
	}
	p = newPicker(provinces, "")
	p.Typed = upper
	typeText(p, "GUANG") // the matches come first: what is typed may be on its way to one of them
	if got := listed(p); !slices.Equal(got, []string{"guangdong", "guangxi", "GUANG"}) {
		t.Errorf("listed %q", got)
	}
	typeText(p, "DONG")
	if got := listed(p); !slices.Equal(got, []string{"guangdong"}) {
		t.Errorf("an item typed in full is listed as %q", got)
	}
}

// Where the notes are like what is typed, as with days, only the beginnings of labels count, and typed text runs as
// typed.
func TestPickerByLabel(t *testing.T) {
	p := newPicker([]widget.Item{{ID: "2026-11-21", Label: "1D", Note: "2026"}, {ID: "x", Label: "14D", Note: "1D"},
		{ID: "1d..", Label: "28D"}}, "")
	p.Typed, p.ByLabel = upper, true
	for _, test := range []struct {
		text string
		want []string
	}{
		{"1", []string{"1", "2026-11-21", "x"}},
		{"1D", []string{"2026-11-21"}}, // a label typed in full is that item
		{"2026", []string{"2026"}},
		{"D", []string{"D"}},
		{"1d.", nil}, // the beginning of an ID alone
	} {
		for range 9 {
			p.Type(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		typeText(p, test.text)
		if got := listed(p); !slices.Equal(got, test.want) {
			t.Errorf("%q shows %q, want %q", test.text, got, test.want)
		}
	}
}

func TestPickerShowsItsPromptAndNotice(t *testing.T) {
	p := widget.NewPicker(theme.None(), theme.Unicode(), "Choose", "find: ", provinces, "")
	h := p.Height()
	p.Notice = "there may be more"
	got := strings.Split(drawn(p, 60, p.Height()), "\n")
	if p.Height() != h+1 || !strings.Contains(got[0], "Choose") || !strings.HasPrefix(got[1], " find: ") ||
		strings.TrimSpace(got[2]) != p.Notice {
		t.Errorf("in %d lines:\n%s", p.Height(), strings.Join(got, "\n"))
	}
}

func TestPickerSaysWhatIsWrong(t *testing.T) {
	p := newPicker(provinces, "")
	p.Typed = upper
	typeText(p, "guangq")
	if got := drawn(p, 60, 10); !strings.Contains(got, "capitals only, please") {
		t.Errorf("the problem is not said:\n%s", got)
	}
	if _, ok := p.Current(); ok {
		t.Error("a text with a problem can be chosen")
	}
	p.Type(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if got := drawn(p, 60, 10); strings.Contains(got, "capitals") {
		t.Errorf("the problem is said while items still match:\n%s", got)
	}
	p = newPicker(provinces, "")
	p.Empty = "nothing matches"
	if got := drawn(p, 60, 10); strings.Contains(got, "nothing matches") {
		t.Errorf("a full list is said to be empty:\n%s", got)
	}
	typeText(p, "qq")
	if got := drawn(p, 60, 10); !strings.Contains(got, "nothing matches") {
		t.Errorf("an empty list is not said to be so:\n%s", got)
	}
}

// A list that arrives while the picker is open must not move the item that a person is about to choose.
func TestPickerStaysWhereItIsWhenTheItemsArrive(t *testing.T) {
	p := newPicker(provinces[:2], "guangdong")
	p.SetItems(provinces[1:])
	if got := current(p); got != "guangdong" {
		t.Errorf("the cursor is on %q", got)
	}
	turned := slices.Clone(provinces)
	slices.Reverse(turned)
	p.SetItems(turned)
	if got := current(p); got != "guangdong" {
		t.Errorf("in another order the cursor is on %q", got)
	}
	typeText(p, "guang")
	p.Move(1)
	before := current(p)
	p.SetItems(provinces)
	if got := current(p); got != before || len(listed(p)) != 2 {
		t.Errorf("under a filter the cursor is on %q of %q, was on %q", got, listed(p), before)
	}
	p.SetItems(nil)
	if _, ok := p.Current(); ok {
		t.Error("an emptied list has a choice")
	}
}

func TestPickerFitsItsPlace(t *testing.T) {
	long := slices.Clone(provinces)
	for i := range 100 {
		long = append(long, widget.Item{ID: fmt.Sprint(i), Label: strings.Repeat("很长的名字", i%5),
			Note: strings.Repeat("note ", i%40)})
	}
	for _, items := range [][]widget.Item{nil, provinces[:1], provinces, long} {
		for _, text := range []string{"", "g", "zz1"} {
			for w := 0; w <= 120; w += 3 {
				for _, h := range []int{0, 1, 2, 3, 5, 14, 50} {
					p := newPicker(items, "")
					p.Typed = upper
					p.Empty = "nothing matches this text, which is long to say in few cells"
					typeText(p, text)
					p.Move(3)
					lines := p.Draw(w, h)
					if len(lines) > h {
						t.Fatalf("%d items at %dx%d: %d lines", len(items), w, h, len(lines))
					}
					for _, line := range lines {
						if cells.Width(line) > w {
							t.Fatalf("%d items at %dx%d: %q is %d cells wide", len(items), w, h, line, cells.Width(line))
						}
					}
				}
			}
		}
	}
}

func TestPickerKeepsTheCursorVisible(t *testing.T) {
	var items []widget.Item
	for i := range 40 {
		items = append(items, widget.Item{ID: fmt.Sprint(i), Label: fmt.Sprintf("item%02d", i)})
	}
	p := newPicker(items, "")
	for i := range items {
		got := drawn(p, 40, 8)
		if want := fmt.Sprintf("> item%02d", i); !strings.Contains(got, want) {
			t.Fatalf("%q is not shown:\n%s", want, got)
		}
		p.Move(1)
	}
}

func TestPickerHeightShowsEveryItem(t *testing.T) {
	p := newPicker(provinces, "")
	got := drawn(p, 80, p.Height())
	for _, item := range provinces {
		if !strings.Contains(got, item.Label) || !strings.Contains(got, item.Note) {
			t.Errorf("%q is not shown in %d lines:\n%s", item.Label, p.Height(), got)
		}
	}
	if p := newPicker(nil, ""); p.Height() < 4 {
		t.Errorf("an empty picker has %d lines, too few to say what is wrong", p.Height())
	}
}
