package quality

import "slices"

// ask notes that it is open whether a place and a network or system are one event: the service cannot cross them, and
// each makes the app's change.
func (f *fold) ask(e *event, s *spot) {
	for _, member := range e.spots {
		if HasUsers(member.place.Dimension) != HasUsers(s.place.Dimension) && f.oneEvent(member, s) {
			if len(e.question) == 0 {
				e.question = append(e.question, member.place)
			}
			if !slices.Contains(e.question, s.place) {
				e.question = append(e.question, s.place)
			}
			return
		}
	}
}

// open lists what the service's figures cannot tell about an event.
func (f *fold) open(e *event, i Incident) []OpenQuestion {
	var list []OpenQuestion
	if len(e.question) > 0 {
		list = append(list, OpenQuestion{OpenOneOrTwo, e.question})
	}
	noApp := f.app == nil || f.app.panel.whole.lines == nil
	if noApp {
		list = append(list, OpenQuestion{Kind: OpenNoApp})
	}
	if !i.OfApp() && IsGap(i.Share) && !noApp {
		list = append(list, OpenQuestion{OpenUnweighted, i.Places[:1]})
	}
	if i.Leader().Past < SpanDays {
		list = append(list, OpenQuestion{Kind: OpenFewDays})
	}
	return list
}
