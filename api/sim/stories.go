package sim

// kind is how a story runs.
type kind int

const (
	step     kind = iota // worse from the first day on, and stays so
	slope                // ever worse from the first day on, full size after so many days
	oneDay               // worse on the first day alone
	recovery             // worse for so many days, then good again
	gaps                 // every so many days no data
	wild                 // too few users: a bad level, and values all over the place
)

// story is something that happened to the account, for a person to find.
type story struct {
	app, dimension, value string
	kind                  kind
	first                 int                // first day, counted from the anchor; 0 is the anchor
	days                  int                // slope, recovery: how long; gaps: how often
	level                 float64            // wild: times the ordinary level
	size                  map[string]float64 // percentage points worse, by series; wild: to either side
}

// stories is the whole table, read-only. Days are counted from the anchor, the
// newest settled day when the server was started.
//
// The main story is a fault in one province's mobile network: 广东 stalls from
// three days before the anchor, and so do users of 4g; joining suffers a
// little. What is said of China, of Android and of iOS is the share that this
// province has in them. The app as a whole follows China, which has nearly all
// of its users.
//
// The sizes for 广东 and 澳门 go together. On the anchor day, 广东 stands above
// the mean of the six days before by half its step (three of those six days
// are bad already), less at most 0.1 (audio) or 0.2 (video) for week and noise:
// 0.70 and 1.20. 澳门 can move between its bounds at most, twice its size: 0.66
// and 1.12. So 广东 leads a ranking by change on every date, while 澳门, whose
// lowest value is above the highest of 广东, leads a ranking by level.
var stories = []story{
	// One province, its network, and what they do to the whole.
	{app: "demo-live", dimension: dimProvince, value: "广东", kind: step, first: -3,
		size: map[string]float64{audioStall: 1.6, videoStall: 2.8, joinRate: 0.6}},
	{app: "demo-live", dimension: dimAccess, value: "4g", kind: step, first: -3,
		size: map[string]float64{audioStall: 0.8, videoStall: 1.4, joinRate: 0.2}},
	{app: "demo-live", dimension: dimCountry, value: "中国", kind: step, first: -3,
		size: map[string]float64{audioStall: 0.18, videoStall: 0.31, joinRate: 0.06}},
	{app: "demo-live", dimension: dimOS, value: "android", kind: step, first: -3,
		size: map[string]float64{audioStall: 0.2, videoStall: 0.34, joinRate: 0.07}},
	{app: "demo-live", dimension: dimOS, value: "ios", kind: step, first: -3,
		size: map[string]float64{audioStall: 0.18, videoStall: 0.31, joinRate: 0.06}},

	// Over, and should not alarm anybody any more.
	{app: "demo-live", dimension: dimProvince, value: "四川", kind: recovery, first: -10, days: 4,
		size: map[string]float64{audioStall: 1.1, videoStall: 1.9, audioDelay: 2.5, videoDelay: 3}},

	// A handful of users, on top of every list that goes by level.
	{app: "demo-live", dimension: dimProvince, value: "澳门", kind: wild, level: 7.2,
		size: map[string]float64{
			audioStall: 0.33, videoStall: 0.56, joinRate: 0.12, audioSend: 0.3, videoSend: 0.5,
			audioRecv: 0.4, videoRecv: 0.6, audioDelay: 1.5, videoDelay: 2,
		}},

	{app: "demo-live", dimension: dimCountry, value: "印度", kind: oneDay, first: -5,
		size: map[string]float64{audioStall: 1.8, videoStall: 3.1, audioDelay: 6, videoDelay: 7, joinRate: 1.5}},
	{app: "demo-live", dimension: dimCountry, value: "丹麦", kind: gaps, days: 3},

	// Slow enough to escape whoever compares with the day before.
	{app: "demo-live", dimension: dimOS, value: "ios", kind: slope, first: -13, days: 14,
		size: map[string]float64{audioRecv: 0.8, videoRecv: 1.4}},

	// The other apps have one each, except demo-audio, where nothing happened.
	{app: "demo-meeting", dimension: dimOS, value: "windows", kind: oneDay, first: -2,
		size: map[string]float64{joinRate: 2.2}},
	{app: "demo-overseas", dimension: dimCountry, value: "印度尼西亚", kind: step, first: -4,
		size: map[string]float64{audioDelay: 4, videoDelay: 5}},
}

// effect is what the stories do to one point.
type effect struct {
	add         float64 // percentage points of loss
	level, wild float64 // wild > 0: the level is multiplied, week and noise make way for swings
}

// tell applies the stories to a point; it is not ok when the point is a gap.
// Both products tell them: a network does not ask who uses it.
func (a account) tell(p point) (effect, bool) {
	var e effect
	at := int(p.day - a.anchor)
	for i := range stories {
		s := &stories[i]
		if s.app != p.app.id || s.dimension != p.dimension || s.value != p.value {
			continue
		}
		size := s.size[p.series]
		since := at - s.first
		switch s.kind {
		case step:
			if since >= 0 {
				e.add += size
			}
		case slope:
			e.add += size * float64(min(max(since+1, 0), s.days)) / float64(s.days)
		case oneDay:
			if since == 0 {
				e.add += size
			}
		case recovery:
			if since >= 0 && since < s.days {
				e.add += size
			}
		case gaps:
			// Counted so that the anchor itself is no gap.
			if ((at%s.days)+s.days)%s.days == 1 {
				return e, false
			}
		case wild:
			e.level, e.wild = s.level, size
		}
	}
	return e, true
}
