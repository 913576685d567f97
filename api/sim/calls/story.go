package calls

import (
	"math"
	"slices"

	"rtcscope/quality"
)

// A Story is something that happens to a part of the calls.
type Story struct {
	Name string

	// Where: each that is empty stands for all. A province also stands for its country.
	Province, OS, Access string
	Countries            []string // one of these; Home stands for all provinces
	Part                 float64  // part of the calls there, 0 to 1; 0 stands for 1

	Series []string // series that it makes worse; empty stands for all

	From, To quality.Day // first and last day; a zero To stands for no end
	Begins   int         // minute of the first day at which it begins
	Ends     int         // minute of the last day at which it ends; zero stands for the end of that day
	Days     int         // days until it has its full size, from From on; less than 2 for at once
	Every    int         // it happens on every so many days alone, From being one; less than 2 for on all

	Loss  float64 // times the loss; 0 stands for 1
	Calls float64 // times the calls; 0 stands for 1
	Move  string  // system or network that the part of the calls moves to; it takes on what is usual there

	Holiday bool // nothing is wrong: people call more, and from worse places
}

// A Place is a value of a dimension.
type Place struct{ Dimension, Value string }

// Incident says whether the story is a fault that someone has to find: it makes something worse, and is neither a
// holiday nor a move of users.
func (s Story) Incident() bool { return factor(s.Loss) > 1 && !s.Holiday && s.Move == "" }

// Places are the places where the story is planted; none if it is the whole app.
func (s Story) Places() []Place {
	var list []Place
	for _, p := range []Place{{Province, s.Province}, {System, s.OS}, {Network, s.Access}} {
		if p.Value != "" {
			list = append(list, p)
		}
	}
	for _, c := range s.Countries {
		list = append(list, Place{Country, c})
	}
	return list
}

// Weight is how much of its full size the story has on a day, 0 to 1.
func (s Story) Weight(day quality.Day) float64 {
	if day < s.From || s.To != 0 && day > s.To || int(day-s.From)%max(1, s.Every) != 0 {
		return 0
	}
	return min(1, float64(day-s.From+1)/float64(max(1, s.Days)))
}

// Last is the last day of the story, up to a newest day.
func (s Story) Last(newest quality.Day) quality.Day {
	if s.To == 0 {
		return newest
	}
	return min(s.To, newest)
}

// factor reads a factor of a story: zero stands for 1.
func factor(f float64) float64 {
	if f == 0 {
		return 1
	}
	return f
}

// touches says whether a leaf is where the story is.
func (s Story) touches(place place, system, network string) bool {
	return (s.Province == "" || place.home && place.name == s.Province) &&
		(s.OS == "" || s.OS == system) && (s.Access == "" || s.Access == network) &&
		(len(s.Countries) == 0 || slices.Contains(s.Countries, place.country()))
}

// An effect is what one story does on one day.
type effect struct {
	story  *Story
	loss   float64 // times the loss
	calls  float64 // times the calls
	moves  float64 // part of the calls that moves, 0 to 1
	series []bool  // by index, whether the loss changes
}

// effects are those of the stories that are under way on a day.
func (a *Account) effects(day quality.Day) []effect {
	var list []effect
	for i := range a.stories {
		s := &a.stories[i]
		size := s.Weight(day) * factor(s.Part)
		if size == 0 {
			continue
		}
		e := effect{story: s, loss: 1 + (factor(s.Loss)-1)*size, calls: 1 + (factor(s.Calls)-1)*size}
		if s.Move != "" {
			e.moves = size
		}
		for _, m := range a.measures {
			e.series = append(e.series, len(s.Series) == 0 || slices.Contains(s.Series, m.Name))
		}
		list = append(list, e)
	}
	return list
}

// Stories are the stories of the account.
func (a *Account) Stories() []Story { return slices.Clone(a.stories) }

// Without is the account without stories of these names. It has the same chance everywhere.
func (a *Account) Without(names ...string) *Account {
	rest := slices.DeleteFunc(a.Stories(), func(s Story) bool { return slices.Contains(names, s.Name) })
	return a.told(rest)
}

// Quiet is the account without any story.
func (a *Account) Quiet() *Account { return a.told(nil) }

// told is the account with other stories.
func (a *Account) told(stories []Story) *Account {
	quiet := a
	if a.quiet != nil {
		quiet = a.quiet
	}
	if len(stories) == 0 {
		return quiet
	}
	return &Account{table: a.table, stories: stories, quiet: quiet}
}

// round is a figure with two decimals, as the service gives it.
func round(v float64) float64 { return math.Round(v*100) / 100 }
