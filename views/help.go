package views

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/widget"
)

// Help lists every key, from the table of bindings, and what the marks on the screen mean.
type Help struct {
	env      Env
	bindings []Binding
	notes    []string
	top      int
	w, h     int
}

// NewHelp makes the help screen; notes are lines about the program's state, such as where credentials came from.
func NewHelp(env Env, bindings []Binding, notes []string) *Help {
	return &Help{env: env, bindings: bindings, notes: notes}
}

// SetSize implements View.
func (p *Help) SetSize(w, h int) { p.w, p.h = w, h }

// Act implements View.
func (p *Help) Act(a Action) Intent {
	switch a {
	case ActionUp:
		p.top--
	case ActionDown:
		p.top++
	case ActionHalfUp, ActionPageUp:
		p.top -= max(1, p.h-1)
	case ActionHalfDown, ActionPageDown:
		p.top += max(1, p.h-1)
	case ActionTop:
		p.top = 0
	case ActionBottom:
		p.top = len(p.text())
	case ActionBack, ActionHelp, ActionOpen:
		return Leave{}
	}
	p.top = min(max(0, p.top), max(0, len(p.text())-p.h))
	return nil
}

// Capturing implements View.
func (p *Help) Capturing() bool { return false }

// Type implements View.
func (p *Help) Type(tea.Msg) Intent { return nil }

// Hints implements View.
func (p *Help) Hints() []Hint { return hints(ActionBack, ActionDown, ActionUp) }

// Lines implements View.
func (p *Help) Lines() []string {
	text := p.text()
	top := min(p.top, max(0, len(text)-p.h))
	return widget.Fit(text[top:], p.w, p.h, p.env.Glyphs.Ellipsis)
}

func (p *Help) text() []string {
	say, t, g := p.env.Say.T, p.env.Theme, p.env.Glyphs
	lines := []string{" " + t.Title.Render(say("Keys"))}
	for _, b := range p.bindings {
		keys := strings.Join(b.Keys, " ")
		lines = append(lines, p.entry(keys, say(b.Help))...)
	}
	lines = append(lines, "", " "+t.Title.Render(say("Marks")))
	marks := []struct{ mark, meaning string }{
		{strings.TrimSpace(g.WorseUp + " " + g.WorseDown), "a change for the worse, of the mean of these days against that of the days compared with (without those: of the latest day against the days before it); coloured where it is more than twice the table's median change"},
		{strings.TrimSpace(g.BetterUp + " " + g.BetterDn), "a change for the better"},
		{g.Gap, "no value: the service returned none for that day"},
		{g.Pending, "the day was not asked for yet"},
		{g.NotHeld, "not held: the day is older than the service keeps, and was not kept here"},
		{p.env.Say.T("since"), "the first day of the run out of the row's own past band, the median of the compared days (or, with fewer than 4 of those, of the older half of these days) ± 3 robust deviations (1.4826·MAD) and at least a twentieth of the way from the good limit to the warning limit; nothing in the band"},
		{p.env.Say.T("whole app"), "the service's own figure for the app, never a mean of the rows"},
		{p.env.Say.T("users"), "users of the newest days, at most 7, each counted once; the service counts none by system or network"},
		{"! !!", "beyond the good limit, beyond the warning limit (heuristics of this program, not the vendor's)"},
		{"*", "the day is not final: the service completes it 8 hours after its end"},
	}
	for _, m := range marks {
		if m.mark != "" {
			lines = append(lines, p.entry(m.mark, say(m.meaning))...)
		}
	}
	lines = append(lines, "", " "+t.Title.Render(say("State")))
	for _, note := range p.notes {
		for i, part := range widget.Wrap(note, p.w-3, 4, g.Ellipsis) {
			indent := "  "
			if i > 0 {
				indent = "    "
			}
			lines = append(lines, indent+part)
		}
	}
	return lines
}

// entry is a term with its explanation beside it, on as many lines as that takes.
func (p *Help) entry(term, text string) []string {
	const width = 18
	var lines []string
	for i, part := range widget.Wrap(text, p.w-width-4, 24, p.env.Glyphs.Ellipsis) {
		left := strings.Repeat(" ", width)
		if i == 0 {
			left = p.env.Theme.Label.Render(widget.Left(term, width, p.env.Glyphs.Ellipsis))
		}
		lines = append(lines, "  "+left+" "+part)
	}
	return lines
}
