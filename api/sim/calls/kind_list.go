package calls

import (
	"slices"
	"strings"
)

// Kinds lists all kinds of accounts. Those of the first list are quiet: nothing is planted that someone has to find.
func Kinds() []Kind {
	return slices.Concat(quietKinds(), kindsOfPlaces(), kindsOfCourses(), kindsOfMixes(), kindsOfSeveral())
}

func quietKinds() []Kind {
	return []Kind{
		{"plain", "nothing", true, func(*plan) {}},
		{"calm", "nothing", false, func(*plan) {}},
		{"small", "nothing, few calls", false, func(p *plan) {
			p.population = p.population.times(p.between(0.03, 0.15, true))
		}},
		{"noisy", "nothing, restless figures", false, func(p *plan) {
			p.noise().App, p.noise().Place, p.noise().Series = 0.05, 0.08, 0.04
		}},
		{"drift", "slow drift", false, func(p *plan) { p.noise().Drift = p.between(0.10, 0.16, false) }},
		{"tails", "days on which figures jump", false, func(p *plan) { p.noise().Tail = p.between(0.08, 0.15, false) }},
		{"gaps", "days without data, and tiny values", false, func(p *plan) {
			p.population = p.population.times(p.between(0.1, 0.4, true))
			p.noise().Gaps = p.between(0.05, 0.25, false)
		}},
		{"holiday", "a holiday everywhere", false, func(p *plan) {
			s := p.holiday(2 + p.IntN(4))
			s.Name, s.Loss, s.Calls = "holiday", p.between(1.15, 1.35, true), p.between(1.2, 1.6, true)
			p.tell(s)
		}},
		{"holiday abroad", "a holiday of some countries", true, func(p *plan) {
			s := p.holiday(2 + p.IntN(3))
			s.Name, s.Loss, s.Calls = "holiday", p.between(1.3, 1.6, true), p.between(1.3, 1.7, true)
			for _, at := range p.Perm(12)[:4] {
				s.Countries = append(s.Countries, p.population.Countries[at].Name)
			}
			p.tell(s)
		}},
		{"move of networks", "users who change their network", false, func(p *plan) {
			p.tell(Story{Name: "move", Access: "wifi", Move: p.mobile(), Part: p.between(0.2, 0.45, false), From: p.lately()})
		}},
		{"move of systems", "users who change their system", true, func(p *plan) {
			p.tell(Story{Name: "move", OS: "android", Move: "ios", Part: p.between(0.2, 0.4, false), From: p.lately()})
		}},
	}
}

// times is the population with so many times the calls.
func (p Population) times(f float64) Population {
	p.Provinces = scaled(p.Provinces, total(p.Provinces)*f)
	p.Countries = scaled(p.Countries, total(p.Countries)*f)
	return p
}

// kindsOfPlaces are steps, by where they are.
func kindsOfPlaces() []Kind {
	return []Kind{
		{"province", "a province", true, func(p *plan) { p.step(Story{Name: "fault", Province: p.province(15)}, 2, 4) }},
		{"province, large", "a province, much worse", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(20)}, 2, 4)
		}},
		{"province, slight", "a province, somewhat worse", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(12)}, 1.35, 1.8)
		}},
		{"country", "a country", false, func(p *plan) { p.step(Story{Name: "fault", Countries: p.countries()}, 1.8, 4) }},
		{"system", "a system", true, func(p *plan) { p.step(Story{Name: "fault", OS: p.system()}, 1.4, 2.2) }},
		{"system, large", "a system, much worse", false, func(p *plan) {
			p.step(Story{Name: "fault", OS: p.system()}, 1.35, 1.8)
		}},
		{"system, slight", "a system, somewhat worse", false, func(p *plan) {
			p.step(Story{Name: "fault", OS: p.system()}, 1.2, 1.4)
		}},
		{"network, large", "a network, much worse", false, func(p *plan) {
			p.step(Story{Name: "fault", Access: p.network()}, 1.35, 1.8)
		}},
		{"network, slight", "a network, somewhat worse", true, func(p *plan) {
			p.step(Story{Name: "fault", Access: p.network()}, 1.2, 1.4)
		}},
		{"joint cell", "a system on a network", false, func(p *plan) {
			p.step(Story{Name: "fault", OS: "android", Access: p.mobile()}, 1.8, 3)
		}},
		{"joint cell, any", "a system on a network, any of the large ones", true, func(p *plan) {
			p.step(Story{Name: "fault", OS: p.system(), Access: p.network()}, 1.6, 3)
		}},
		{"versions", "some versions of a system", false, func(p *plan) {
			p.step(Story{Name: "fault", OS: p.system(), Part: p.between(0.12, 0.4, false)}, 1.8, 3)
		}},
		{"two places", "a province and a country", false, func(p *plan) {
			p.step(Story{Name: "first", Province: p.province(12)}, 1.8, 3)
			p.step(Story{Name: "second", Countries: p.countries()}, 2, 4)
		}},
		{"two provinces", "two provinces at once", true, func(p *plan) {
			at, from, series := p.Perm(12), p.lately(), p.fault()
			for i, name := range []string{"first", "second"} {
				p.step(Story{Name: name, Province: p.population.Provinces[at[i]].Name, From: from, Series: series}, 1.8, 3)
			}
		}},
		{"small place", "a province with few calls", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.population.Provinces[22+p.IntN(7)].Name}, 2.5, 5)
		}},
		{"faint", "a province, a country or a network, hardly worse", false, func(p *plan) {
			switch s := (Story{Name: "fault"}); p.IntN(3) {
			case 0:
				s.Province = p.province(15)
				p.step(s, 1.1, 1.4)
			case 1:
				s.Countries = p.countries()
				p.step(s, 1.15, 1.7)
			default:
				s.Access = p.network()
				p.step(s, 1.05, 1.2)
			}
		}},
		{"app", "the whole app", false, func(p *plan) { p.step(Story{Name: "fault"}, 1.15, 1.3) }},
		{"app, slight", "the whole app, somewhat worse", true, func(p *plan) { p.step(Story{Name: "fault"}, 1.12, 1.25) }},
	}
}

// kindsOfCourses are by when they happen.
func kindsOfCourses() []Kind {
	return []Kind{
		{"slope", "a province, worse every day", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(12), From: p.ago(5 + p.IntN(2)), Days: 6}, 2, 3.5)
		}},
		{"slope of a network", "a network, worse every day", true, func(p *plan) {
			p.step(Story{Name: "fault", Access: p.network(), From: p.ago(6), Days: 7}, 1.4, 2.2)
		}},
		{"one day", "a province, on one day", false, func(p *plan) {
			day := p.ago(1 + p.IntN(5))
			p.step(Story{Name: "fault", Province: p.province(15), From: day, To: day}, 2, 4)
		}},
		{"yesterday", "a province, since the newest day", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(15), From: p.newest}, 2, 4)
		}},
		{"yesterday, a network", "a network, since the newest day", true, func(p *plan) {
			p.step(Story{Name: "fault", Access: p.network(), From: p.newest}, 1.4, 2.2)
		}},
		{"improvement", "a province, better than before", false, func(p *plan) {
			p.step(Story{Name: "gain", Province: p.province(15)}, 0.3, 0.6)
		}},
		{"over before", "a province, over before the compared days", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(15), From: p.ago(20 + p.IntN(3)), To: p.ago(15)}, 2, 4)
		}},
		{"over in the past", "a province, over within the compared days", true, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(15), From: p.ago(12), To: p.ago(9)}, 2, 4)
		}},
		{"twelve days", "a province, since twelve days", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(12), From: p.ago(12)}, 2, 4)
		}},
		{"recovered", "a province, good again", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(15), From: p.ago(6), To: p.ago(3 - p.IntN(2))}, 2, 4)
		}},
	}
}

// kindsOfMixes are by what suffers, and by what happens beside it.
func kindsOfMixes() []Kind {
	return []Kind{
		{"one series", "a province, in one series", false, func(p *plan) {
			series := p.population.Series[p.IntN(len(p.population.Series))].Name
			p.step(Story{Name: "fault", Province: p.province(12), Series: []string{series}}, 2, 4)
		}},
		{"one media", "a province, in all series of video", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(12), Series: p.named("video_")}, 2, 4)
		}},
		{"limits", "a province, beside places near 0 and 100", false, func(p *plan) {
			for i := range p.population.Provinces[14:20] {
				p.population.Provinces[14+i].Loss = []float64{0.02, 0.05, 0.01}[i%3]
			}
			p.population.Countries[9].Loss, p.population.Networks[len(p.population.Networks)-1].Loss = 110, 80
			p.step(Story{Name: "fault", Province: p.province(12)}, 2, 4)
		}},
		{"holiday and fault", "a province during a holiday", false, func(p *plan) {
			s := p.holiday(4)
			s.Name, s.Loss, s.Calls = "holiday", p.between(1.12, 1.3, true), p.between(1.2, 1.5, true)
			p.tell(s)
			p.step(Story{Name: "fault", Province: p.province(12), From: p.ago(1 + p.IntN(3))}, 2, 4)
		}},
		{"network and province", "a network, and a small province beside it", false, func(p *plan) {
			p.step(Story{Name: "first", Access: p.mobile()}, 1.35, 1.8)
			p.step(Story{Name: "second", Province: p.population.Provinces[18+p.IntN(6)].Name}, 2, 4)
		}},
		{"gaps and fault", "a province, with days without data", true, func(p *plan) {
			p.noise().Gaps = 0.1
			p.step(Story{Name: "fault", Province: p.province(12)}, 2, 4)
		}},
	}
}

// named are the series whose names have one of these parts.
func (p *plan) named(parts ...string) []string {
	var names []string
	for _, m := range p.population.Series {
		if slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(m.Name, part) }) {
			names = append(names, m.Name)
		}
	}
	return names
}
