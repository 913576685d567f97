package calls

import (
	"math"
	"math/rand/v2"

	"rtcscope/quality"
)

// A Kind is a kind of account that Generate makes.
type Kind struct {
	Name string
	What string // what is planted, in English
	Tune bool   // thresholds may be tuned on accounts of this kind; results are reported on the others

	plant func(*plan)
}

// A plan is an account that is being made.
type plan struct {
	*rand.Rand
	population Population
	newest     quality.Day
	stories    []Story
}

// Generate makes an account of a kind. Everything about it follows from kind and seed; the days of its stories are
// counted from the newest day.
func Generate(kind Kind, seed uint64, newest quality.Day) *Account {
	p := &plan{Rand: rand.New(rand.NewPCG(seed, uint64(keyOf(seed, "kind", kind.Name)))), newest: newest}
	p.population = Ordinary(p.between(0.3e6, 2.5e6, true), p.between(0.6, 0.95, false))
	noise := &p.population.Noise
	for _, size := range []*float64{&noise.App, &noise.Place, &noise.System, &noise.Network, &noise.Series, &noise.Over,
		&noise.Drift, &noise.Week} {
		*size *= p.between(0.6, 1.5, true)
	}
	level := p.between(0.6, 1.3, true)
	for i := range p.population.Series {
		p.population.Series[i].Loss *= level * p.between(0.75, 1.33, true)
	}
	kind.plant(p)
	return New(p.population, p.stories, seed, newest)
}

// between is a number between two others; if even, their logarithms are equally likely.
func (p *plan) between(low, high float64, even bool) float64 {
	if even {
		return low * math.Pow(high/low, p.Float64())
	}
	return low + (high-low)*p.Float64()
}

// within is one of the first n names of groups, which have the most calls.
func (p *plan) within(list []Group, n int) string { return list[p.IntN(min(n, len(list)))].Name }

// ago is the day so many days before the newest one.
func (p *plan) ago(days int) quality.Day { return p.newest - quality.Day(days) }

// lately is a day within the last week, neither the newest nor the oldest.
func (p *plan) lately() quality.Day { return p.ago(1 + p.IntN(5)) }

// fault is a set of series that suffer together: seldom all of them.
func (p *plan) fault() []string {
	switch p.IntN(6) {
	case 0:
		return nil // all
	case 1:
		return p.named("stall", "delay")
	case 2:
		return p.named("join", "first_frame")
	case 3:
		return p.named("first_frame_recv")
	case 4:
		return p.named("join")
	}
	return p.named("stall")
}

func (p *plan) tell(s Story) { p.stories = append(p.stories, s) }

// step plants a story that begins lately and lasts.
func (p *plan) step(s Story, low, high float64) {
	if s.From == 0 {
		s.From = p.lately()
	}
	if s.Series == nil {
		s.Series = p.fault()
	}
	s.Loss = p.between(low, high, true)
	p.tell(s)
}

func (p *plan) province(n int) string  { return p.within(p.population.Provinces, n) }
func (p *plan) countries() []string    { return []string{p.within(p.population.Countries, 10)} }
func (p *plan) system() string         { return p.within(p.population.Systems, 3) }
func (p *plan) network() string        { return p.within(p.population.Networks, 3) }
func (p *plan) mobile() string         { return []string{"4g", "5g"}[p.IntN(2)] }
func (p *plan) noise() *Noise          { return &p.population.Noise }
func (p *plan) holiday(days int) Story { return Story{Holiday: true, From: p.ago(days - 1)} }
