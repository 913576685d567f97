package calls

// kindsOfSeveral are faults that are seen at several places at once, and several faults at the same time: what must be
// told as one, and what must be kept apart.
func kindsOfSeveral() []Kind {
	return []Kind{
		{"province on a network", "a province on one network", false, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(8), Access: p.mobile()}, 4, 12)
		}},
		{"province on a system", "a province on one system", true, func(p *plan) {
			p.step(Story{Name: "fault", Province: p.province(8), OS: p.system()}, 4, 12)
		}},
		{"network with a province", "a network and a large province, since the same day in the same series", true,
			func(p *plan) {
				from, series := p.lately(), p.fault()
				p.step(Story{Name: "first", Access: p.mobile(), From: from, Series: series}, 1.35, 1.8)
				p.step(Story{Name: "second", Province: p.province(8), From: from, Series: series}, 1.8, 3)
			}},
		{"system with a province", "a system and a province, since the same day in the same series", false,
			func(p *plan) {
				from, series := p.lately(), p.fault()
				p.step(Story{Name: "first", OS: p.system(), From: from, Series: series}, 1.35, 1.8)
				p.step(Story{Name: "second", Province: p.province(12), From: from, Series: series}, 1.8, 3)
			}},
		{"system with a network", "a system and a network, since the same day in the same series", false,
			func(p *plan) {
				from, series := p.lately(), p.fault()
				p.step(Story{Name: "first", OS: p.system(), From: from, Series: series}, 1.35, 1.8)
				p.step(Story{Name: "second", Access: p.network(), From: from, Series: series}, 1.35, 1.8)
			}},
		{"three at once", "a province, a country and a network, since the same day", false, func(p *plan) {
			from := p.lately()
			p.step(Story{Name: "first", Province: p.province(12), From: from}, 1.8, 3)
			p.step(Story{Name: "second", Countries: p.countries(), From: from}, 2, 4)
			p.step(Story{Name: "third", Access: p.mobile(), From: from}, 1.35, 1.8)
		}},
		{"three places", "two provinces and a country, on days of their own", true, func(p *plan) {
			at := p.Perm(12)
			p.step(Story{Name: "first", Province: p.population.Provinces[at[0]].Name}, 1.8, 3)
			p.step(Story{Name: "second", Province: p.population.Provinces[at[1]].Name}, 1.8, 3)
			p.step(Story{Name: "third", Countries: p.countries()}, 2, 4)
		}},
		{"most calls, a system", "a system that 85 % of the calls come from", false, func(p *plan) {
			fill(p.population.Systems)
			p.step(Story{Name: "fault", OS: p.population.Systems[0].Name}, 1.35, 1.8)
		}},
		{"most calls, a network", "a network that 85 % of the calls come from", true, func(p *plan) {
			fill(p.population.Networks)
			p.step(Story{Name: "fault", Access: p.population.Networks[0].Name}, 1.35, 1.8)
		}},
	}
}

// fill gives the first group 85 % of the calls.
func fill(list []Group) {
	const most = 0.85
	rest := total(list) - list[0].Calls
	list[0].Calls = rest * most / (1 - most)
}
