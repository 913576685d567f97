package views

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/theme"
	"rtcscope/widget"
)

// ActionTheme opens the list of themes.
const ActionTheme keys.Action = "theme"

// Themes is the list of themes. The one under the cursor is tried on at once.
type Themes struct {
	overlay
	before string // the theme to return to
}

const refuseColours = "colours are off: NO_COLOR is set, or the terminal has none"

// OpenThemes opens the list of themes, or refuses where colours are off.
func OpenThemes(env *Env) Intent {
	if env.Colours.Off {
		return Refuse{refuseColours}
	}
	t := &Themes{overlay: overlay{env: env}, before: env.Colours.Theme}
	var items []widget.Item
	for _, name := range theme.Names() {
		items = append(items, widget.Item{ID: name, Label: name, Note: themeNote(env, name)})
	}
	t.picker = widget.NewPicker(env.Theme, env.Glyphs, env.Say.T("Colours: the theme under the cursor is tried on"),
		env.Say.T("find: "), items, env.Colours.Theme)
	t.picker.Empty = env.Say.T("nothing matches")
	return Open{View: t}
}

// themeNote says what a theme is for. Of one without a note there is nothing to say.
func themeNote(env *Env, name string) string {
	say := env.Say.T
	switch name {
	case "auto":
		switch env.Colours.Ground {
		case theme.DarkGround:
			return say("by the terminal's background, which is dark")
		case theme.LightGround:
			return say("by the terminal's background, which is light")
		}
		return say("by the terminal's background, which it does not tell")
	case "ansi":
		return say("the terminal's own sixteen colours")
	case "dark":
		return say("for a dark background")
	case "light":
		return say("for a light background")
	case "colourblind":
		return say("worse is orange, better is blue")
	case "none":
		return say("no colours")
	}
	return ""
}

func themesActs() acts[*Themes] {
	list := listActs((*Themes).take)
	for a, move := range list {
		if a == keys.Open || a == keys.Back {
			continue
		}
		list[a] = act[*Themes]{do: func(t *Themes) Intent {
			move.do(t)
			return t.tryOn()
		}}
	}
	list[keys.Back] = act[*Themes]{do: func(t *Themes) Intent { return Then{Recolour{t.before}, Leave{}} }}
	return list
}

// tryOn draws the screen in the theme under the cursor.
func (t *Themes) tryOn() Intent {
	item, ok := t.picker.Current()
	if !ok {
		return nil
	}
	return Recolour{item.ID}
}

// take keeps a theme until the end, and says how to keep it for longer.
func (t *Themes) take(item widget.Item) Intent {
	return Then{Then{Recolour{item.ID}, Leave{}},
		Say{t.env.Say.T("to keep it: theme = %q in the configuration, whose place rtcscope config path tells", item.ID)}}
}

// Type implements View.
func (t *Themes) Type(msg tea.Msg) Intent {
	t.overlay.Type(msg)
	return t.tryOn()
}

// Act implements View.
func (t *Themes) Act(a keys.Action) (Intent, bool) { return themesActs().act(t, a) }

// Refusals implements View.
func (t *Themes) Refusals() Refusals { return themesActs().refusals(t) }

// Hints implements View.
func (t *Themes) Hints() []Hint { return pickerHints() }
