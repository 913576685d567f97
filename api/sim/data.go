package sim

import (
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"sync"
	"time"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// distribution is the Result of ListQualityDistribution.
type distribution struct {
	Indicators []series
}

type series struct {
	Name string
	Data []cell
}

// cell has its fields in the order of the sample of the API page, and the time
// spelled as in that sample rather than as in its table.
type cell struct {
	TimeStamp string
	Value     float64
	Dimension string
}

// account is everything that the made-up data depend on.
type account struct {
	seed   uint64
	anchor quality.Day // the newest day that is final at the start, see stories.go

	stories []Story             // read-only
	more    []quality.Indicator // that the pages do not list, read-only

	mu   sync.Mutex
	made map[part]*calls.Account
}

// newAccount makes an account in which nil stories are those of the demo.
func newAccount(seed uint64, now time.Time, stories []Story, offered []quality.Indicator) *account {
	a := &account{seed: seed, anchor: quality.Day(newestSettled(now)), stories: stories,
		made: make(map[part]*calls.Account)}
	if stories == nil {
		a.stories = Stories(a.anchor)
	}
	for _, in := range offered {
		if seriesOf(in.Name) == nil {
			a.more = append(a.more, in)
		}
	}
	return a
}

func (s *Server) listQualityDistribution(c *call) (any, *refusal) {
	q, refused := s.checkQuery(c.body, c.now)
	if refused != nil {
		return nil, refused
	}
	return s.account.distribution(q, c.now), nil
}

// series lists the series that an app's answers have for an indicator.
func (a *account) series(of app, indicator string) []string {
	return slices.DeleteFunc(slices.Clone(a.seriesOf(indicator)), func(name string) bool {
		return of.silent(name) && (name == videoSend || name == videoRecv)
	})
}

// distribution answers a query. A lack of data takes three shapes, which a client
// has to accept as normal: no series at all (the web has neither systems nor
// networks), a series without data (video stalls and delay of an app without
// video, days without data), and a missing series (its first frames).
func (a *account) distribution(q query, now time.Time) distribution {
	result := distribution{Indicators: []series{}}
	values := a.values(q.app, q.product, q.dimension)
	if values == nil {
		return result
	}
	for _, name := range a.series(q.app, q.indicator) {
		s := series{Name: name, Data: []cell{}}
		for d := q.first; d <= q.last; d++ {
			stamp := d.start().Format(time.RFC3339)
			for _, value := range values {
				p := point{app: q.app, product: q.product, series: name, dimension: q.dimension, value: value, day: d}
				if v, ok := a.value(p, now); ok {
					s.Data = append(s.Data, cell{stamp, v, value})
				}
			}
		}
		result.Indicators = append(result.Indicators, s)
	}
	return result
}

// point names one value of the data. Without a dimension it is the figure of the
// whole app, or of its calls by some systems and networks.
type point struct {
	app                               app
	product, series, dimension, value string
	day                               day
	systems, networks                 []string // none stands for all
}

// value returns the figure of one point, as far as it is known at a time: the
// part of its calls that went wrong, or what remains of 100.
func (a *account) value(p point, now time.Time) (float64, bool) {
	share, hours := coverage(p.day, now)
	if share == 0 || share < 1 && !a.there(p, share) {
		return 0, false
	}
	count := a.count(p)
	if share < 1 {
		off := signed(a.unit(append([]string{"early", strconv.FormatInt(hours, 10)}, append(p.id(), p.series)...)...))
		count.Bad = min(count.All, count.Bad*(1+0.2*(1-share)*off))
	}
	return a.of(p.app, p.product).Percent(p.series, count)
}

// count returns the calls of a point.
func (a *account) count(p point) calls.Count {
	all, day := a.of(p.app, p.product), quality.Day(p.day)
	if p.dimension == "" {
		return all.Filtered(p.series, p.systems, p.networks, day)
	}
	return all.Counts(p.series, p.dimension, p.value, day)
}

// id is what a point is the same in for all series.
func (p point) id() []string {
	return []string{p.app.id, p.product, p.dimension, p.value, strconv.FormatInt(int64(p.day), 10)}
}

// there reports whether the share of a day that has been evaluated so far holds a
// point. The whole app is there once the countries of half its calls are, because
// the figure of a few small places would be far from it.
func (a *account) there(p point, share float64) bool {
	if p.dimension != "" {
		return a.unit(append([]string{"there"}, p.id()...)...) < share
	}
	of, sum := a.of(p.app, p.product), 0.0
	p.dimension = dimCountry
	for _, p.value = range a.values(p.app, p.product, dimCountry) {
		if a.there(p, share) {
			sum += of.Calls(dimCountry, p.value, quality.Day(p.day))
		}
	}
	return sum > 0 && sum >= of.Calls("", "", quality.Day(p.day))/2
}

// hash turns a name into a number that depends on each of its parts and on the
// account alone. There is no generator with a state, so any process gets the same
// numbers, in whatever order it asks.
func (a *account) hash(name ...string) uint64 {
	h := fnv.New64a()
	for _, part := range name {
		_, _ = io.WriteString(h, part)
		_, _ = h.Write([]byte{0})
	}
	return mix(h.Sum64() ^ mix(a.seed))
}

// unit is a hash as a number in [0,1).
func (a *account) unit(name ...string) float64 {
	return float64(a.hash(name...)>>11) / (1 << 53)
}

// signed stretches [0,1) to [-1,1).
func signed(unit float64) float64 { return 2*unit - 1 }

// mix is the output function of splitmix64. With FNV alone, names that differ in
// their last letter get numbers that lie close together.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
