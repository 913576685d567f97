package views

import (
	"image/color"

	"rtcscope/theme"
)

// Colours say which theme the views are drawn in.
type Colours struct {
	Theme  string       // its name, as in the configuration
	Ground theme.Ground // of the terminal, which the theme auto follows
	Few    bool         // the terminal has at most sixteen colours
	Off    bool         // there are none, whatever the theme
}

// Recolour draws all views in the theme of a name.
func (e *Env) Recolour(name string) {
	e.Colours.Theme = name
	e.colour()
}

// OnBackground takes the colour of the terminal's background. An answer that names none tells nothing new.
func (e *Env) OnBackground(c color.Color) {
	if ground := theme.GroundOf(c); ground != theme.UnknownGround {
		e.Colours.Ground = ground
		e.colour()
	}
}

// OnTerminal takes whether the terminal has at most sixteen colours.
func (e *Env) OnTerminal(few bool) {
	e.Colours.Few = few
	e.colour()
}

// colour replaces the theme in place: what is drawn elsewhere has its pointer.
func (e *Env) colour() {
	t, err := theme.Named(e.Colours.Theme)
	switch {
	case e.Colours.Off:
		t = theme.None()
	case theme.Follows(e.Colours.Theme):
		t = theme.On(e.Colours.Ground, e.Colours.Few)
	case err != nil:
		return // such as that of an Env without a name: it stays
	}
	*e.Theme = *t
}
