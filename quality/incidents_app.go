package quality

import (
	"cmp"
	"math"
	"slices"
)

// placeApp puts what the whole app did where it belongs: to the event that makes most of it, if all events together
// make at least half of it, or else to an event of its own, which takes what moved as the app did.
func (f *fold) placeApp() {
	for _, whole := range f.wholes {
		var largest *event
		sum, most := 0.0, 0.0
		for _, e := range f.events {
			if e.lead().ofApp() {
				continue
			}
			part := f.partOf(whole, e.lead())
			if sum += part; part > most {
				largest, most = e, part
			}
		}
		if sum >= ownMove && largest != nil {
			largest.shadows = append(largest.shadows, whole)
			continue
		}
		own := &event{spots: []*spot{whole}}
		f.events = slices.DeleteFunc(f.events, func(e *event) bool {
			if e.lead().ofApp() || !f.asApp(whole, e.lead()) {
				return false
			}
			own.shadows = slices.Concat(own.shadows, e.spots, e.shadows)
			return true
		})
		f.events = append(f.events, own)
	}
}

// partOf is how much of the app's change a place makes, in all series of the app's together.
func (f *fold) partOf(whole, s *spot) float64 {
	if IsGap(s.share) || s.until.Before(whole.since) || whole.until.Before(s.since) {
		return 0
	}
	part, n := 0.0, 0.0
	for _, name := range whole.series {
		app, ok := whole.shift(name, whole.since, whole.until)
		if !ok || app.own() <= 0 {
			continue
		}
		n++
		if own, ok := s.shift(name, later(whole.since, s.since), earlier(whole.until, s.until)); ok {
			days := float64(span(later(whole.since, s.since), earlier(whole.until, s.until))) /
				float64(span(whole.since, whole.until))
			part += max(0, s.share*own.own()/app.own()) * min(1, days)
		}
	}
	return part / max(1, n)
}

// span is the number of moments from one to another.
func span(since, until Moment) int {
	return int((until.start-since.start)/since.step.seconds()) + 1
}

// likeApp is how far the move of a place may lie from that of the app, as a part, for it to have moved as the app did.
const likeApp = 0.25

// asApp says whether a place moved as the app did while the others of its dimension moved, too. Where they stood
// still, it is no shadow but the cause, whatever its share: of 85 % of the calls, those that broke alone move 1.18
// times as far as the app.
func (f *fold) asApp(whole, s *spot) bool {
	if s.of == nil || s.until.Before(whole.since) || whole.until.Before(s.since) {
		return false
	}
	return f.movedAs(s.of.panel, s.row, common(whole, s), later(whole.since, s.since), earlier(whole.until, s.until))
}

// movedAs says the same of a row, in some series from one moment to another.
func (f *fold) movedAs(p *panel, r panelRow, series []string, since, until Moment) bool {
	its, others, app := 0.0, 0.0, 0.0
	from, to := p.between(since, until)
	for _, name := range series {
		whole, okApp := f.appShift(name, since, until)
		own, ok := p.shift(p.line(r, name), since, until)
		if !ok || !okApp {
			continue
		}
		its, app = its+own.moved(), app+whole.moved()
		others += p.shared(name, from, to)
	}
	return app > 0 && others >= ownMove*app && math.Abs(its/app-1) <= likeApp
}

// shared is how far all rows of the panel moved together in a series, as a part of their usual losses.
func (p *panel) shared(series string, from, to int) float64 {
	at := slices.IndexFunc(p.series, func(s Series) bool { return s.Name == series })
	if at < 0 || to < from {
		return 0
	}
	sum := 0.0
	for t := from; t <= to; t++ {
		move := p.sharedMove(at, t)
		sum += (1+move)*(1+move) - 1 // of the loss, not of its root
	}
	return sum / float64(to-from+1)
}

// clearly is the number of deviations from which a change of the app is clear.
const clearly = 2

// explains is how much of the app's change an event makes, in the series in which the app's change is clearest.
func (f *fold) explains(e *event) Explained {
	lead := e.lead()
	if lead.ofApp() {
		return Explained{}
	}
	best, clearest := Explained{}, float64(clearly)
	for _, found := range lead.findings {
		for _, m := range append([]Moved{{found.Series, found.Was, found.Now, found.Unit}}, found.Also...) {
			app, ok := f.appShift(m.Series, found.Since, found.Until)
			own := f.lost(lead, m.Series, found.Since, found.Until)
			if !ok || IsGap(own) || app.clear() < clearest {
				continue
			}
			sign := 1.0
			if f.better(m.Series) == HigherBetter {
				sign = -1
			}
			best = Explained{m.Series, hundredths(sign * own), hundredths(sign * app.own())}
			clearest = app.clear()
		}
	}
	return best
}

// better is the better direction of a series.
func (f *fold) better(series string) Direction { return f.triage.known.Series(series).Better }

// wondered is the share of the calls from which a reader asks why a value moved.
const wondered = 0.2

// mostWondered is the most values that are named for that.
const mostWondered = 4

// folded lists the places that are folded into an event: its shadows, and large values that moved as the app did where
// the event explains the app.
func (f *fold) folded(e *event, i *Incident) []Place {
	var list []Place
	add := func(p Place) {
		if (p != Place{}) && !slices.Contains(list, p) && !slices.Contains(i.Places, p) && !slices.Contains(i.Also, p) {
			list = append(list, p)
		}
	}
	for _, s := range e.shadows {
		i.Findings = append(i.Findings, s.findings...)
		add(s.place)
	}
	lead := e.lead()
	if !lead.ofApp() && (!i.Explains.Known() || i.Explains.Part/i.Explains.Whole < ownMove) {
		return list
	}
	for _, p := range f.large(lead) {
		if len(list) < mostWondered {
			add(p)
		}
	}
	return list
}

// large lists the values with a large share of the calls that moved as the app did while an event lasted, the largest
// first.
func (f *fold) large(lead *spot) []Place {
	type sized struct {
		place Place
		share float64
	}
	var list []sized
	for dimension, v := range f.triage.shown {
		if dimension == lead.place.Dimension {
			continue
		}
		for value, share := range f.triage.sharesOf(dimension, v) {
			r := v.panel.row(value)
			if share >= wondered && f.movedAs(v.panel, r, lead.series, lead.since, lead.until) {
				list = append(list, sized{Place{dimension, value}, share})
			}
		}
	}
	slices.SortFunc(list, func(a, b sized) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.place.Dimension, b.place.Dimension),
			cmp.Compare(a.place.Value, b.place.Value))
	})
	var places []Place
	for _, s := range list {
		places = append(places, s.place)
	}
	return places
}

// sharesOf are the parts that the values of a dimension have in the calls of the app: from users or worked out.
func (t *Triage) sharesOf(dimension string, v *Verdicts) map[string]float64 {
	users := t.users(dimension)
	if len(users) == 0 {
		return v.panel.shares()
	}
	shares, all := make(map[string]float64, len(users)), sumOf(users)
	for value, u := range users {
		if shares[value] = u.Count / max(1, all); dimension == provinces {
			shares[value] = t.shareOfProvince(value, shares[value])
		}
	}
	return shares
}
