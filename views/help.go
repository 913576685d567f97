package views

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// Help lists all keys, from the table of bindings, and explains the marks on the screens. It begins with the keys of
// the screen that it was opened from, by what they are for. It can be filtered, and runs the action under the cursor.
type Help struct {
	env      *Env
	heading  string // of the glances
	glances  []glance
	sections []section
	filter   quality.Filter
	typed    string
	input    *widget.Input // open while the filter is typed
	at       int           // index of the entry under the cursor, among the shown ones
	w, h     int
}

// A section is a part of the help with a heading.
type section struct {
	title   string
	entries []entry
}

// An entry explains a term. An entry for a key has its action. An entry without a term is a plain line.
type entry struct {
	term, text string
	action     keys.Action
}

// A glance is a group of keys with their short names, for the top of the help.
type glance struct {
	title string
	keys  [][2]string // each key with its name
}

// HelpAbout is what the help says beside the marks.
type HelpAbout struct {
	Bindings  []keys.Binding
	Screen    Screen                   // that the help is opened from; may have no name
	Elsewhere func(keys.Action) string // says where an action works, if it does not on that screen; nil for nothing
	Notes     []string                 // about the program's state, such as the source of the credentials
}

// NewHelp returns the help screen.
func NewHelp(env *Env, about HelpAbout) *Help {
	say := env.Say.T
	p := &Help{env: env}
	others := section{title: say("On other screens")}
	for _, group := range keys.Groups() {
		here := section{title: say(group.Title())}
		short := glance{title: here.title}
		for _, b := range about.Bindings {
			if b.Group != group {
				continue
			}
			e := entry{strings.Join(b.Keys, " "), say(b.Help), b.Action}
			if e.term == "" {
				e.term = ":" + say(b.Short)
			}
			if where := about.elsewhere(b.Action); where != "" {
				e.text = env.Say.Join(e.text, where)
				others.entries = append(others.entries, e)
				continue
			}
			here.entries = append(here.entries, e)
			if len(b.Keys) > 0 && b.Short != "" {
				short.keys = append(short.keys, [2]string{b.Keys[0], say(b.Short)})
			}
		}
		p.sections = append(p.sections, here)
		if len(short.keys) > 0 {
			p.glances = append(p.glances, short)
		}
	}
	state := section{title: say("State")}
	for _, note := range about.Notes {
		state.entries = append(state.entries, entry{text: note})
	}
	p.sections = append(p.sections, others, section{say("Marks"), marks(env)}, state)
	p.heading = say("Keys")
	if about.Screen.Name != "" {
		p.heading = say("Keys on %s", say(about.Screen.Name))
	}
	return p
}

func (a HelpAbout) elsewhere(action keys.Action) string {
	if a.Elsewhere == nil {
		return ""
	}
	return a.Elsewhere(action)
}

// marks explains the marks and headings of the screens.
func marks(env *Env) []entry {
	say, g := env.Say.T, env.Glyphs
	var list []entry
	for _, m := range []struct{ mark, meaning string }{
		{strings.TrimSpace(g.WorseUp + " " + g.WorseDown),
			"a change for the worse: the mean of these days against the mean of the compared days or, without those, the " +
				"latest day against the mean of the days before it; coloured if it exceeds the least change that counts: a " +
				"twentieth of the distance from the good to the warning limit, or an eighth of what usually goes wrong"},
		{strings.TrimSpace(g.BetterUp + " " + g.BetterDn), "a change for the better"},
		{g.Gap, "no value: the service returned none for that day"},
		{g.Pending, "the day was not asked for yet"},
		{g.NotHeld, "not held: the day is older than the service keeps, and was not kept here"},
		{say("since"), "the day since which the row lies beyond what is usual for it, in brackets if that is before these " +
			"days; " +
			"empty if it is as before; over: it was bad within these days and is no longer; with app: it got worse with the " +
			"whole app, no more than the other rows; few days, few calls, no verdict: too little is known to judge it"},
		{say("whole app"), "the service's own figure for the app, never a mean of the rows"},
		{say("users"), "users of the newest days, at most 7, each counted once; the service counts none by system or " +
			"network"},
		{"! !!", "beyond the good limit, beyond the warning limit (heuristics of this program, not the vendor's)"},
		{say("Triage"), "it lists incidents: what got worse beyond what is usual and beyond chance, with all places and " +
			"series that show it, the most important first; the severity, high (!!), medium (!) or low, comes from the " +
			"evidence and from the size; a heuristic, not a proof"},
		{say("names it"), "the place that an incident is named after; seen in: it shows there, too; folded: it moved " +
			"as the app did, or is the sum of others; in doubt: it may be another event"},
		{say("evidence"), "how far the bad days together are from what is usual, in ordinary deviations of a mean of as " +
			"many days; of all series that got worse together"},
		{"?", "on the triage: provisional, judged by the newest days alone until the days before them have come; " +
			"it has no severity yet"},
		{widget.Edge.Sample(g), "the band of what is usual for the row: a single value in it is no news; it moves with " +
			"the week and with all rows; its width comes from all series of the row that are known, of which the overview " +
			"and the triage know more than the table"},
		{say("Why"), "rate: the value itself changed; mix: its share of the users changed; both add up to the change of " +
			"the weighted sum of the rows; the rest of the app's own change is unexplained"},
		{strings.Join(g.Shades, ""), "the heatmap's shades, from good to worst; the line below the heatmap says what they " +
			"stand for"},
		{"*", "the day is not final: the service completes it 8 hours after its end"},
	} {
		if m.mark != "" {
			list = append(list, entry{term: m.mark, text: say(m.meaning)})
		}
	}
	return list
}

// Title implements Titled.
func (p *Help) Title() string { return "help" }

// SetSize implements View.
func (p *Help) SetSize(w, h int) { p.w, p.h = w, h }

// search filters the entries by their terms and texts.
func (p *Help) search(text string) {
	p.typed, p.at = text, 0
	if f, err := quality.ParseFilter(text); err == nil {
		p.filter = f
	}
}

// shown returns the entries of all sections that match the filter.
func (p *Help) shown() []entry {
	var list []entry
	for _, s := range p.sections {
		for _, e := range s.entries {
			if p.filter.Match(e.term + " " + e.text) {
				list = append(list, e)
			}
		}
	}
	return list
}

// Capturing implements View.
func (p *Help) Capturing() bool { return p.input != nil }

// Type implements View.
func (p *Help) Type(msg tea.Msg) Intent {
	if p.input != nil {
		p.input.Type(msg)
		p.search(p.input.Value())
	}
	return nil
}
