package ui

import (
	"image/color"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys/keystest"
	"rtcscope/theme"
	"rtcscope/views"
)

// inTheme returns the explorer at a place, in a theme.
func inTheme(t *testing.T, path, name string) *driver {
	t.Helper()
	d, s := worsened(t, "v Province")
	answering(t, s)
	d.model.opts.Env.Recolour(name)
	for _, key := range strings.Fields(path) {
		d.send(keystest.Press(key))
		d.settle()
	}
	return d
}

// Whatever is drawn, kept or copied, a new theme shows on every screen and list at once.
func TestANewThemeShowsEverywhere(t *testing.T) {
	t.Parallel()
	for _, name := range slices.Sorted(maps.Keys(places())) {
		d := inTheme(t, places()[name], "dark")
		env := d.model.opts.Env
		if before := d.model.View().Content; !strings.Contains(before, "\x1b[38;5;") {
			t.Errorf("%s: the dark theme does not show", name)
		}
		env.Recolour("none")
		none := d.model.View().Content
		if strings.Contains(none, "\x1b[38;5;") || strings.Contains(none, "\x1b[1;38;5;") {
			t.Errorf("%s: colours are left of the dark theme", name)
		}
		env.Recolour("dark")
		d.model.View()
		env.Recolour("none")
		if again := d.model.View().Content; again != none {
			t.Errorf("%s: the same theme looks different", name)
		}
	}
}

func TestTheDefaultThemeFollowsTheTerminal(t *testing.T) {
	white, black := tea.BackgroundColorMsg{Color: color.White}, tea.BackgroundColorMsg{Color: color.Black}
	for _, test := range []struct {
		colours views.Colours
		few     bool
		say     []tea.Msg
		want    string
	}{
		{views.Colours{Theme: "auto"}, false, nil, "neutral"},
		{views.Colours{Theme: "auto"}, false, []tea.Msg{white}, "light"},
		{views.Colours{Theme: "auto"}, false, []tea.Msg{black, black}, "dark"},
		{views.Colours{Theme: "auto"}, false, []tea.Msg{black, white}, "light"},                   // as after another terminal came
		{views.Colours{Theme: "auto"}, false, []tea.Msg{black, tea.BackgroundColorMsg{}}, "dark"}, // an unreadable answer
		{views.Colours{Theme: "auto", Ground: theme.LightGround}, false, []tea.Msg{black}, "dark"},
		{views.Colours{Theme: "auto"}, true, []tea.Msg{black}, "ansi"},
		{views.Colours{Theme: "auto"}, true, []tea.Msg{white}, "sixteen"},
		{views.Colours{Theme: "dark"}, false, []tea.Msg{white}, "dark"},
		{views.Colours{Theme: "auto", Off: true}, false, []tea.Msg{white}, "none"},
	} {
		d := inTheme(t, "", "")
		env := d.model.opts.Env
		env.Colours = test.colours
		env.OnTerminal(test.few)
		for _, msg := range test.say {
			d.send(msg)
		}
		if env.Theme.Name != test.want {
			t.Errorf("%+v, %v: %s, want %s", test.colours, test.say, env.Theme.Name, test.want)
		}
	}
}

// The answer is no key, even where text is typed.
func TestTheAnswerOfTheTerminalIsNotTyped(t *testing.T) {
	for _, name := range []string{"filter", "palette", "days", "first field"} {
		d := inTheme(t, places()[name], "auto")
		before := d.screen()
		d.send(tea.BackgroundColorMsg{Color: color.White})
		if after := d.screen(); after != before {
			t.Errorf("%s: the screen becomes\n%s", name, after)
		}
	}
}

// The palette finds the list of themes. The theme under its cursor shows at once, esc brings the former back, and
// enter keeps the new one.
func TestThemesAreTriedOn(t *testing.T) {
	d := inTheme(t, "", "auto")
	env := d.model.opts.Env
	d.press(": theme enter down down")
	if env.Theme.Name != "dark" {
		t.Errorf("two below auto is %s", env.Theme.Name)
	}
	d.has("> dark")
	d.press("ligh")
	if env.Theme.Name != "light" {
		t.Errorf("ligh finds %s", env.Theme.Name)
	}
	d.press("esc")
	if env.Theme.Name != "neutral" || env.Colours.Theme != "auto" {
		t.Errorf("esc leaves %s", env.Theme.Name)
	}
	d.press(": theme enter down enter")
	if env.Theme.Name != "ansi" || isOverlay(d.model.top()) {
		t.Errorf("enter leaves %s", env.Theme.Name)
	}
	d.has(`to keep it: theme = "ansi" in the configuration`)
	env.Colours.Off = true
	d.model.perform(views.ActionTheme)
	d.has("NO_COLOR")
}
