package views

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// Help lists every key, from the table of bindings, and what the marks on the screen mean. It can be searched, and the
// action under the cursor can be run.
type Help struct {
	env      *Env
	sections []section
	filter   quality.Filter
	typed    string
	input    *widget.Input // open while the filter is typed
	at       int           // index of the entry under the cursor, among those shown
	w, h     int
}

// A section is a part of the help under a heading.
type section struct {
	title   string
	entries []entry
}

// An entry explains a term; that of a key carries its action. Entries without a term are plain lines.
type entry struct {
	term, text string
	action     keys.Action
}

// NewHelp makes the help screen; notes are lines about the program's state, such as where credentials came from.
func NewHelp(env *Env, bindings []keys.Binding, notes []string) *Help {
	say := env.Say.T
	keys := section{title: say("Keys")}
	for _, b := range bindings {
		keys.entries = append(keys.entries, entry{strings.Join(b.Keys, " "), say(b.Help), b.Action})
	}
	state := section{title: say("State")}
	for _, note := range notes {
		state.entries = append(state.entries, entry{text: note})
	}
	return &Help{env: env, sections: []section{keys, {say("Marks"), marks(env)}, state}}
}

// marks explain what stands on the screen and in its headings.
func marks(env *Env) []entry {
	say, g := env.Say.T, env.Glyphs
	var list []entry
	for _, m := range []struct{ mark, meaning string }{
		{strings.TrimSpace(g.WorseUp + " " + g.WorseDown), "a change for the worse: the mean of these days against the mean of the compared days or, without those, the latest day against the mean of the days before it; coloured if it exceeds the least change that counts: a twentieth of the distance from the good to the warning limit, or an eighth of what usually goes wrong"},
		{strings.TrimSpace(g.BetterUp + " " + g.BetterDn), "a change for the better"},
		{g.Gap, "no value: the service returned none for that day"},
		{g.Pending, "the day was not asked for yet"},
		{g.NotHeld, "not held: the day is older than the service keeps, and was not kept here"},
		{say("since"), "the day since which the row has been outside the band of its own past: the median of the compared days (with fewer than 4 of them, of the older half of these days) ± 3 robust deviations (1.4826·MAD), at least a twentieth of the distance from the good to the warning limit; empty inside the band; bad since in the triage has a stricter rule and may be a later day"},
		{say("whole app"), "the service's own figure for the app, never a mean of the rows"},
		{say("users"), "users of the newest days, at most 7, each counted once; the service counts none by system or network"},
		{"! !!", "beyond the good limit, beyond the warning limit (heuristics of this program, not the vendor's)"},
		{say("Triage"), "a row got worse if it is worse than the median of its own past days by more than 3 robust deviations and by more than the least change that counts, and worse than on the same weekday before; bad since is the first such day; rows with fewer than 1000 users are left out and counted; !! is a change of at least half the distance from the good to the warning limit, ! of at least a fifth; a heuristic, not a proof"},
		{say("Why"), "rate: the value itself changed; mix: its share of the users changed; both add up to the change of the weighted sum of the rows; the rest of the app's own change is unexplained"},
		{strings.Join(g.Shades, ""), "the heatmap's shades, from good to worst; the line below the heatmap says what they stand for"},
		{"*", "the day is not final: the service completes it 8 hours after its end"},
	} {
		if m.mark != "" {
			list = append(list, entry{term: m.mark, text: say(m.meaning)})
		}
	}
	return list
}

// SetSize implements View.
func (p *Help) SetSize(w, h int) { p.w, p.h = w, h }

// HelpScreen describes the help screen.
func HelpScreen() Screen { return Screen{Name: "the help", Handles: helpActs().has} }

func helpActs() acts[*Help] {
	return acts[*Help]{
		keys.Filter: always((*Help).openFilter),
		keys.Open:   {do: (*Help).run},
		keys.Back:   {do: (*Help).back},
		keys.Help:   leaving[*Help](),
	}.withMoves((*Help).move, nil)
}

// Can implements View.
func (p *Help) Can(a keys.Action) bool { return helpActs().can(p, a) }

// Act implements View. While the filter is typed, it is kept or taken back before anything else.
func (p *Help) Act(a keys.Action) (Intent, bool) {
	if p.input != nil && (a == keys.Open || a == keys.Back) {
		p.input = nil
		if a == keys.Back {
			p.search("")
		}
		return nil, true
	}
	return helpActs().act(p, a)
}

func (p *Help) move(a keys.Action) Intent {
	page, shown := max(1, p.h-2), len(p.shown())
	half := map[keys.Action]keys.Action{keys.HalfUp: keys.PageUp, keys.HalfDown: keys.PageDown}
	if whole, is := half[a]; is {
		a = whole // the cursor goes by entries, of which a page holds few
	}
	p.at += scroll(a, page, shown)
	p.at = min(max(0, p.at), max(0, shown-1))
	return nil
}

func (p *Help) openFilter() {
	input := widget.NewInput(p.env.Theme, "/ ")
	input.SetValue(p.typed)
	p.input = &input
}

// run carries out the action under the cursor.
func (p *Help) run() Intent {
	if list := p.shown(); p.at < len(list) && list[p.at].action != keys.None {
		return Run{list[p.at].action}
	}
	return nil
}

// back shows all entries again, then leaves.
func (p *Help) back() Intent {
	if p.typed == "" {
		return Leave{}
	}
	p.search("")
	return nil
}

// Click implements Pointed.
func (p *Help) Click(int, int) Intent { return nil }

// Wheel implements Pointed.
func (p *Help) Wheel(notches int) Intent { return repeat(p, notches) }

// search shows the entries that hold what is typed, in their terms or their texts.
func (p *Help) search(text string) {
	p.typed, p.at = text, 0
	if f, err := quality.ParseFilter(text); err == nil {
		p.filter = f
	}
}

// shown are the entries that the filter lets through, of all sections.
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

// Hints implements View.
func (p *Help) Hints() []Hint {
	if p.input != nil {
		return []Hint{{keys.Open, "keep"}, {keys.Back, "undo"}, {keys.Up, ""}, {keys.Down, ""}}
	}
	return []Hint{{keys.Open, "run it"}, {keys.Filter, ""}, {keys.Down, ""}, {keys.Up, ""}, {keys.Back, ""}}
}

// Lines implements View.
func (p *Help) Lines() []string {
	text, first, last := p.text()
	h := p.h
	var top []string
	if p.input != nil {
		p.input.SetWidth(p.w - 6)
		top, h = []string{" " + p.input.Draw()}, h-1
	}
	from := min(max(0, last-h), max(0, len(text)-h)) // the entry under the cursor whole, and what stands before it
	if first < from || p.at == 0 {
		from = min(first, max(0, len(text)-h))
	}
	if p.at == 0 {
		from = 0
	}
	return cells.Fit(append(top, text[min(from, len(text)):]...), p.w, p.h, p.env.Glyphs.Ellipsis)
}

// text draws all that is shown, and says which lines are those of the entry under the cursor.
func (p *Help) text() (lines []string, first, last int) {
	n := 0
	for _, s := range p.sections {
		var part []string
		for _, e := range s.entries {
			if !p.filter.Match(e.term + " " + e.text) {
				continue
			}
			before := len(lines) + len(part) + 1
			if len(lines) > 0 {
				before++
			}
			part = append(part, p.entry(e, n == p.at)...)
			if n == p.at {
				first, last = before, len(lines)+len(part)+2
			}
			n++
		}
		if len(part) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(append(lines, " "+p.env.Theme.Title.Render(s.title)), part...)
	}
	if n == 0 {
		lines = []string{"   " + p.env.Theme.Muted.Render(p.env.Say.T("nothing matches"))}
	}
	return lines, first, last
}

// entry is a term with its explanation beside it, on as many lines as that takes.
func (p *Help) entry(e entry, current bool) []string {
	const width = 18
	mark, style := "  ", p.env.Theme.Label
	if current {
		mark, style = p.env.Glyphs.Cursor+" ", p.env.Theme.Selected
	}
	if e.term == "" {
		var lines []string
		for i, part := range cells.Wrap(e.text, p.w-5, 4, p.env.Glyphs.Ellipsis) {
			if i > 0 {
				mark = "    "
			}
			lines = append(lines, mark+part)
		}
		return lines
	}
	var lines []string
	for i, part := range cells.Wrap(e.text, p.w-width-4, 24, p.env.Glyphs.Ellipsis) {
		left := strings.Repeat(" ", width+2)
		if i == 0 {
			term := cells.Cut(e.term, width, p.env.Glyphs.Ellipsis)
			left = mark + style.Render(term) + strings.Repeat(" ", width-cells.Width(term))
		}
		lines = append(lines, left+" "+part)
	}
	return lines
}
