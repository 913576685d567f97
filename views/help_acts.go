package views

import (
	"rtcscope/keys"
	"rtcscope/widget"
)

// HelpScreen describes the help screen.
func HelpScreen() Screen { return Screen{Name: "the help", Handles: handles(helpActs)} }

func helpActs() acts[*Help] {
	return acts[*Help]{
		keys.Filter: always((*Help).openFilter),
		keys.Open:   {do: (*Help).run},
		keys.Back:   {do: (*Help).back},
		keys.Help:   leaveAct[*Help](),
	}.withMoves((*Help).move, nil)
}

// Refusals implements View.
func (p *Help) Refusals() Refusals { return helpActs().refusals(p) }

// Act implements View. While the filter is typed, Open keeps it and Back clears it.
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
		a = whole // entries take several lines, so half a page has few of them
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

// run runs the action under the cursor.
func (p *Help) run() Intent {
	if list := p.shown(); p.at < len(list) && list[p.at].action != keys.None {
		return Run{list[p.at].action}
	}
	return nil
}

// back clears the filter or, without one, leaves.
func (p *Help) back() Intent {
	if p.typed == "" {
		return Leave{}
	}
	p.search("")
	return nil
}

// Click implements MouseTaker.
func (p *Help) Click(int, int) Intent { return nil }

// Wheel implements MouseTaker.
func (p *Help) Wheel(notches int) Intent { return Wheel(p, notches) }

// Hints implements View.
func (p *Help) Hints() []Hint {
	if p.input != nil {
		return typingHints()
	}
	list := []Hint{{keys.Open, "run it"}, {Action: keys.Filter}}
	if p.typed != "" {
		list = append(list, Hint{keys.Back, "all"})
	}
	return list
}
