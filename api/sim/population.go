package sim

import (
	"cmp"
	"slices"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// audience is who uses an app, and how well their calls go.
type audience struct {
	home, abroad         float64  // users in 中国 and elsewhere, for one of demo-live
	provinces, countries []string // where they are; nil is everywhere
	tiny                 string   // a province with hardly any users, whose calls go badly and whose figures jump
	loss                 float64  // times the usual loss
}

// What there is in demo-live on an ordinary day. A user makes so many calls that figures of places with thousands of
// users hardly jump by chance.
const (
	everybody = 32_000_000 // users
	atHome    = 0.95       // part of them that is in 中国
	perUser   = 30         // calls of a user
	ofTheWeb  = 0.1        // users of the web, for one of the native SDKs

	tinyUsers = 1500 // users of audience.tiny, of each product
	tinyLoss  = 8.5  // its loss, for one of other provinces
	lossOfWeb = 1.15 // loss of the web, for one of the native SDKs
)

// ordinaryElse is the loss that is usual in a series that the pages do not list, in percent.
const ordinaryElse = 0.8

// population is an ordinary day of an app and product. Indicators that the pages do not list have series in it, too.
func (a app) population(product string, more []quality.Indicator) calls.Population {
	p := calls.Ordinary(everybody*perUser, atHome)
	p.PerUser, p.Mix = perUser, 0.25
	p.Noise = calls.Noise{App: 0.008, Place: 0.015, System: 0.008, Network: 0.008, Series: 0.008, Tail: 0.01, Over: 1,
		Drift: 0.02, Week: 0.07, Calls: 0.03}
	part, loss := 1.0, a.loss
	if product == productWeb {
		// The service tells neither systems nor networks of web users. They have networks, as stories need them.
		p.Systems = []calls.Group{{Name: productWeb, Calls: 1}}
		part, loss = ofTheWeb, a.loss*lossOfWeb
	}
	p.Provinces = places(p.Provinces, a.provinces, part*a.home)
	p.Countries = places(p.Countries, a.countries, part*a.abroad)
	for i, g := range p.Provinces {
		if g.Name == a.tiny {
			p.Provinces[i].Calls, p.Provinces[i].Loss = tinyUsers*perUser, tinyLoss
		}
	}
	p.Series = slices.DeleteFunc(p.Series, func(m calls.Measure) bool { return a.silent(m.Name) })
	for i := range p.Series {
		p.Series[i].Loss *= loss
	}
	for _, in := range more {
		for _, name := range in.Series {
			if a.silent(name) || slices.ContainsFunc(p.Series, func(m calls.Measure) bool { return m.Name == name }) {
				continue
			}
			p.Series = append(p.Series, calls.Measure{Name: name, Loss: ordinaryElse * loss, Share: 1,
				Lower: in.Better == quality.LowerBetter})
		}
	}
	return p
}

// places returns those of some names, with so many times the calls; nil names stand for all.
func places(list []calls.Group, names []string, times float64) []calls.Group {
	var out []calls.Group
	for _, g := range list {
		if names == nil || slices.Contains(names, g.Name) {
			g.Calls *= times
			out = append(out, g)
		}
	}
	return out
}

// silent reports whether an app has no data in a series.
func (a app) silent(series string) bool { return a.audioOnly && isVideo(series) }

// part is one product of an app.
type part struct{ app, product string }

// of returns the calls of an app and product. They are made when they are first asked for.
func (a *account) of(in app, product string) *calls.Account {
	a.mu.Lock()
	defer a.mu.Unlock()
	key := part{in.id, cmp.Or(product, productNative)}
	made := a.made[key]
	if made == nil {
		var stories []calls.Story
		for _, s := range a.stories {
			if s.App == in.id {
				stories = append(stories, s.Story)
			}
		}
		made = calls.New(in.population(key.product, a.more), stories, a.hash("calls", in.id, key.product), a.anchor)
		a.made[key] = made
	}
	return made
}

// values lists the values that an app has in a dimension, in the order of their bytes, as in the sample of the API
// page. The web has neither systems nor networks.
func (a *account) values(in app, product, dimension string) []string {
	if product == productWeb && (dimension == dimOS || dimension == dimAccess) {
		return nil
	}
	return a.of(in, product).Values(dimension)
}
