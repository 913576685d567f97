package sim

import (
	"hash/fnv"
	"io"
	"math"
	"slices"
	"strconv"
	"time"

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
	anchor day // the day from which stories count, see stories.go

	stories []Story             // read-only
	more    []quality.Indicator // that the pages do not list, read-only
}

func (s *Server) listQualityDistribution(c *call) (any, *refusal) {
	q, refused := s.checkQuery(c.body, c.now)
	if refused != nil {
		return nil, refused
	}
	return s.account.distribution(q, c.now), nil
}

// series lists the series that an app's answers have for an indicator.
func (a account) series(of app, indicator string) []string {
	return slices.DeleteFunc(slices.Clone(a.seriesOf(indicator)), func(name string) bool {
		return of.silent(name) && (name == videoSend || name == videoRecv)
	})
}

// silent reports whether an app has no data in a series.
func (a app) silent(series string) bool { return a.audioOnly && isVideo(series) }

// distribution answers a query. A lack of data takes three shapes, which a client
// has to accept as normal: no series at all (the web has neither systems nor
// networks), a series without data (video stalls and delay of an app without
// video, days without data), and a missing series (its first frames).
func (a account) distribution(q query, now time.Time) distribution {
	result := distribution{Indicators: []series{}}
	if q.product == productWeb && (q.dimension == dimOS || q.dimension == dimAccess) {
		return result
	}
	values := q.app.values(q.dimension)
	for _, name := range a.series(q.app, q.indicator) {
		s := series{Name: name, Data: []cell{}}
		for d := q.first; d <= q.last && !q.app.silent(name); d++ {
			stamp := d.start().Format(time.RFC3339)
			for _, value := range values {
				p := point{q.app, q.product, name, q.dimension, value, d}
				if v, ok := a.value(p, now); ok {
					s.Data = append(s.Data, cell{stamp, v, value})
				}
			}
		}
		result.Indicators = append(result.Indicators, s)
	}
	return result
}

// point names one value of the data.
type point struct {
	app                               app
	product, series, dimension, value string
	day                               day
}

// value returns the figure of one point, as far as it is known at a time. It
// computes a loss, the percentage that went wrong: level × week × noise, plus
// what the stories add. A series that is better when lower has that loss, any
// other what remains of 100.
func (a account) value(p point, now time.Time) (float64, bool) {
	share, hours := coverage(p.day, now)
	id := []string{p.app.id, p.product, p.dimension, p.value, strconv.FormatInt(int64(p.day), 10)}
	if share < 1 && a.unit(append([]string{"there"}, id...)...) >= share {
		return 0, false
	}
	id = append(id, p.series)
	level := a.level(p)
	swing := signed(a.unit(append([]string{"noise"}, id...)...))
	told, ok := a.tell(p)
	if !ok {
		return 0, false
	}
	loss := level*week(p.day)*(1+0.03*swing) + told.add
	if told.wild > 0 {
		loss = level*told.level + told.wild*swing
	}
	if share < 1 {
		off := signed(a.unit(append([]string{"early", strconv.FormatInt(hours, 10)}, id...)...))
		loss *= 1 + 0.2*(1-share)*off
	}
	v := loss
	if !a.lowerIsBetter(p.series) {
		v = 100 - loss
	}
	return math.Round(min(max(v, 0), 100)*100) / 100, true
}

// ordinary is the loss that is usual in a series. Read-only.
var ordinary = map[string]float64{
	joinRate:   0.70,
	audioStall: 0.42, videoStall: 0.90,
	audioSend: 0.50, videoSend: 0.80,
	audioRecv: 0.60, videoRecv: 1.00,
	audioDelay: 2.60, videoDelay: 3.20,
}

// ordinaryElse is the loss that is usual in a series that the pages do not list.
const ordinaryElse = 0.8

// equipment is the factor of the loss on a system or network. Read-only.
var equipment = map[string]float64{
	"android": 1.08, "ios": 0.92, "linux": 1.15, "mac": 0.9, "windows": 1,
	"2g": 5, "3g": 2.6, "4g": 1.2, "5g": 0.95, "wifi": 0.85, "unknown": 1.4,
}

// level is the loss on an ordinary working day.
func (a account) level(p point) float64 {
	base, known := ordinary[p.series]
	if !known {
		base = ordinaryElse
	}
	base *= p.app.factor
	if p.product == productWeb {
		base *= 1.15
	}
	own := signed(a.unit("level", p.app.id, p.product, p.dimension, p.value))
	switch p.dimension {
	case dimProvince:
		base *= 1 + 0.15*own
		switch p.value {
		case "西藏", "青海", "新疆":
			base *= 1.3
		}
	case dimCountry:
		base *= 1.25 + 0.3*own
		if p.value == "中国" {
			base *= 0.8
		}
	default:
		base *= (1 + 0.04*own) * equipment[p.value]
	}
	return base
}

// week is the factor of a weekday: at weekends more people call, and from worse
// places.
func week(d day) float64 {
	switch d.weekday() {
	case time.Friday:
		return 1.03
	case time.Saturday:
		return 1.1
	case time.Sunday:
		return 1.08
	}
	return 1
}

// hash turns a name into a number that depends on each of its parts and on the
// account alone. There is no generator with a state, so any process gets the same
// numbers, in whatever order it asks.
func (a account) hash(name ...string) uint64 {
	h := fnv.New64a()
	for _, part := range name {
		_, _ = io.WriteString(h, part)
		_, _ = h.Write([]byte{0})
	}
	return mix(h.Sum64() ^ mix(a.seed))
}

// unit is a hash as a number in [0,1).
func (a account) unit(name ...string) float64 {
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
