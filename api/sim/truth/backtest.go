package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/guard"
	"rtcscope/quality"
)

// pastOfBacktest is the number of days that are held before the as-of days of a backtest.
const pastOfBacktest = 28

// A backtested is what the backtests of accounts, one or many, tell.
type backtested struct {
	accounts, days int // as-of days
	planted        int // incidents
	fired          int // of these, reported as new
	again          int // of these, more than once
	soon           int // of these, on the first or the second day
	lasted         int // planted incidents that were under way two days after they fired
	agreed         int // fired ones of which the backtest says rightly whether they lasted
	quiet          int // fires that are no consequence of what is planted
	quietLasted    int // of these, those that lasted two days
	other          int // fires at other places that are a consequence
	places         int // with planted incidents
	placesFired    int // of these, those whose rules fired as often as incidents are planted there
	placesLasted   int // and those whose rules lasted as often as these were under way two days after they fired
	took           time.Duration
}

// plantedStories are faults two weeks apart that last one to nine days. The fourth is where the first was, and so on.
func plantedStories(r *rand.Rand, p calls.Population, newest quality.Day, days int) []calls.Story {
	var list []calls.Story
	const apart = 14
	at := r.Perm(12)
	for i := range days / apart {
		s := calls.Story{Name: fmt.Sprint("fault ", i), From: newest - quality.Day(days) + 1 +
			quality.Day(i*apart+r.IntN(4)),
			Loss: 2 + r.Float64()}
		s.To = s.From + []quality.Day{0, 1, 3, 8}[r.IntN(4)]
		const places = 3
		switch {
		case i >= places:
			before := list[i-places]
			s.Province, s.Countries, s.Access, s.Loss = before.Province, before.Countries, before.Access, before.Loss
		case r.IntN(4) == 0:
			s.Countries = []string{p.Countries[at[i]].Name}
		case r.IntN(3) == 0:
			s.Access, s.Loss = p.Networks[i].Name, 1.5+r.Float64()/2
		default:
			s.Province = p.Provinces[at[i]].Name
		}
		list = append(list, s)
	}
	return list
}

// backtest makes an account, runs a backtest of so many as-of days on it, and compares what fired with what is
// planted.
func backtest(seed uint64, last, days int, known quality.Catalogue) backtested {
	r := rand.New(rand.NewPCG(seed, seed))
	newest := someDay + quality.Day(seed%7)
	population := calls.Ordinary(0.3e6+2e6*r.Float64(), 0.6+0.35*r.Float64())
	a := calls.New(population, plantedStories(r, population, newest, days), seed, newest)
	held := daysUpTo(newest, last, days+pastOfBacktest)
	var answers []quality.Result
	for _, q := range quality.TriageQueries(known, held.query()) {
		answers = append(answers, answer(a, q, held, known))
	}
	began := time.Now()
	b := quality.NewBacktest(answers, nil, known, last, days)
	for b.Next() {
	}
	out := backtested{accounts: 1, days: b.Days().Judged}
	out.compare(a, b.Fires())
	out.compareRules(a, b)
	out.took = time.Since(began)
	return out
}

// daysUpTo are those of a triage up to a newest day, with so many held days on the whole.
func daysUpTo(newest quality.Day, last, held int) days {
	return days{Range: quality.Range{From: newest - quality.Day(last) + 1, To: newest}, Past: held - last}
}

// compare counts what fired.
func (b *backtested) compare(a *calls.Account, fires []quality.Fire) {
	claimed := make([]bool, len(fires))
	for _, s := range a.Stories() {
		b.planted++
		var own []quality.Fire
		for i, f := range fires {
			if firedBy(s, f.Incident) && f.Day >= s.From {
				own, claimed[i] = append(own, f), true
			}
		}
		if len(own) == 0 {
			continue
		}
		b.fired++
		if len(own) > 1 {
			b.again++
		}
		if own[0].Day <= s.From+1 {
			b.soon++
		}
		lasted := s.Weight(own[0].Day+2) > 0
		if lasted {
			b.lasted++
		}
		if lasted == (own[0].Lasting == quality.LastingYes) {
			b.agreed++
		}
	}
	for i, f := range fires {
		switch {
		case claimed[i]:
		case consequence(a, f.Incident.Leader()):
			b.other++
		default:
			b.quiet++
			if f.Lasting == quality.LastingYes {
				b.quietLasted++
			}
		}
	}
}

// compareRules counts the places whose rules fired as often as incidents are planted there.
func (b *backtested) compareRules(a *calls.Account, of *quality.Backtest) {
	planted, lasted := make(map[calls.Place]int), make(map[calls.Place]int)
	for _, s := range a.Stories() {
		place := s.Places()[0]
		planted[place]++
		at := slices.IndexFunc(of.Fires(), func(f quality.Fire) bool { return firedBy(s, f.Incident) && f.Day >= s.From })
		if at >= 0 && s.Weight(of.Fires()[at].Day+2) > 0 {
			lasted[place]++
		}
	}
	for place, n := range planted {
		fired, stayed := 0, 0
		for _, r := range of.Rates() {
			if r.Rule.Kind == quality.RulePlace && r.Rule.Dimension == place.Dimension && r.Rule.Value == place.Value {
				fired, stayed = fired+r.Fired, stayed+r.Lasted
			}
		}
		b.places++
		if fired == n {
			b.placesFired++
		}
		if stayed == lasted[place] {
			b.placesLasted++
		}
	}
}

// firedBy says whether an incident is what a story did: it is at a place of it while it was under way.
func firedBy(s calls.Story, i quality.Incident) bool {
	return overlap(quality.Range{From: i.Since.Day(), To: i.Until.Day()}, quality.Range{From: s.From, To: s.To}) &&
		slices.ContainsFunc(s.Places(), func(p calls.Place) bool {
			return slices.Contains(slices.Concat(i.Places, i.Also), quality.Place(p))
		})
}

// add adds those of another account.
func (b *backtested) add(o backtested) {
	b.accounts, b.days, b.planted, b.fired = b.accounts+o.accounts, b.days+o.days, b.planted+o.planted, b.fired+o.fired
	b.again, b.soon, b.lasted, b.agreed = b.again+o.again, b.soon+o.soon, b.lasted+o.lasted, b.agreed+o.agreed
	b.places, b.placesFired, b.placesLasted = b.places+o.places, b.placesFired+o.placesFired, b.placesLasted+
		o.placesLasted
	b.quiet, b.quietLasted, b.other, b.took = b.quiet+o.quiet, b.quietLasted+o.quietLasted, b.other+o.other, b.took+o.took
}

// backtestAll runs the backtests of so many accounts on all processors.
func backtestAll(from uint64, accounts, last, days int) backtested {
	known := api.Catalogue()
	next := make(chan uint64)
	var g *guard.Guard // a panic ends the command with its stack
	var all sync.WaitGroup
	var mu sync.Mutex
	var sum backtested
	for range runtime.GOMAXPROCS(0) {
		all.Add(1)
		g.Go(func() {
			defer all.Done()
			for seed := range next {
				one := backtest(seed, last, days, known)
				mu.Lock()
				sum.add(one)
				mu.Unlock()
			}
		})
	}
	for seed := range uint64(accounts) {
		next <- from + seed
	}
	close(next)
	all.Wait()
	return sum
}

// print writes the figures.
func (b backtested) print(out io.Writer) error {
	_, err := fmt.Fprintf(out, `accounts                     %d, %d as-of days judged, %.2f s each
planted incidents            %d
fired                        %d, %d of them by the second day, %d more than once
lasted two days              %d, rightly told of %d of those that fired
places with incidents        %d, the rules of %d fired as often as planted, those of %d lasted as often
other fires                  %d at other places that the incidents moved, %d of nothing planted, %d of these lasted
`, b.accounts, b.days, b.took.Seconds()/float64(max(1, b.accounts)), b.planted, b.fired, b.soon, b.again, b.lasted,
		b.agreed, b.places, b.placesFired, b.placesLasted, b.other, b.quiet, b.quietLasted)
	return err
}
