package sim

import "slices"

// A Kind is how a story runs.
type Kind int

// The kinds.
const (
	Step     Kind = iota // worse from the first day on, and stays so
	Slope                // ever worse from the first day on, full size after so many days
	OneDay               // worse on the first day alone
	Recovery             // worse for so many days, then good again
	Gaps                 // every so many days no data
	Wild                 // too few users: a bad level, and values all over the place
)

// A Story is something that happened to the account, for a person to find.
type Story struct {
	App, Dimension, Value string
	Kind                  Kind
	First                 int                // first day, counted from the anchor; 0 is the anchor
	Days                  int                // Slope, Recovery: how long; Gaps: how often
	Level                 float64            // Wild: times the ordinary level
	Size                  map[string]float64 // percentage points worse, by series; Wild: to either side
}

// Stories is the table of the demo account.
func Stories() []Story { return slices.Clone(stories) }

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
// 0.70 and 1.20. 澳门 can move between its bounds at most, twice its Size: 0.66
// and 1.12. So 广东 leads a ranking by change on every date, while 澳门, whose
// lowest value is above the highest of 广东, leads a ranking by level.
var stories = []Story{
	// One province, its network, and what they do to the whole.
	{App: "demo-live", Dimension: dimProvince, Value: "广东", Kind: Step, First: -3,
		Size: map[string]float64{audioStall: 1.6, videoStall: 2.8, joinRate: 0.6}},
	{App: "demo-live", Dimension: dimAccess, Value: "4g", Kind: Step, First: -3,
		Size: map[string]float64{audioStall: 0.8, videoStall: 1.4, joinRate: 0.2}},
	{App: "demo-live", Dimension: dimCountry, Value: "中国", Kind: Step, First: -3,
		Size: map[string]float64{audioStall: 0.18, videoStall: 0.31, joinRate: 0.06}},
	{App: "demo-live", Dimension: dimOS, Value: "android", Kind: Step, First: -3,
		Size: map[string]float64{audioStall: 0.2, videoStall: 0.34, joinRate: 0.07}},
	{App: "demo-live", Dimension: dimOS, Value: "ios", Kind: Step, First: -3,
		Size: map[string]float64{audioStall: 0.18, videoStall: 0.31, joinRate: 0.06}},

	// This one is over, and should not alarm anybody.
	{App: "demo-live", Dimension: dimProvince, Value: "四川", Kind: Recovery, First: -10, Days: 4,
		Size: map[string]float64{audioStall: 1.1, videoStall: 1.9, audioDelay: 2.5, videoDelay: 3}},

	// Few users, at the top of every list by level.
	{App: "demo-live", Dimension: dimProvince, Value: "澳门", Kind: Wild, Level: 7.2,
		Size: map[string]float64{
			audioStall: 0.33, videoStall: 0.56, joinRate: 0.12, audioSend: 0.3, videoSend: 0.5,
			audioRecv: 0.4, videoRecv: 0.6, audioDelay: 1.5, videoDelay: 2,
		}},

	{App: "demo-live", Dimension: dimCountry, Value: "印度", Kind: OneDay, First: -5,
		Size: map[string]float64{audioStall: 1.8, videoStall: 3.1, audioDelay: 6, videoDelay: 7, joinRate: 1.5}},
	{App: "demo-live", Dimension: dimCountry, Value: "丹麦", Kind: Gaps, Days: 3},

	// Too slow to be found by a comparison with the day before.
	{App: "demo-live", Dimension: dimOS, Value: "ios", Kind: Slope, First: -13, Days: 14,
		Size: map[string]float64{audioRecv: 0.8, videoRecv: 1.4}},

	// The other apps have one each, except demo-audio, where nothing happened.
	{App: "demo-meeting", Dimension: dimOS, Value: "windows", Kind: OneDay, First: -2,
		Size: map[string]float64{joinRate: 2.2}},
	{App: "demo-overseas", Dimension: dimCountry, Value: "印度尼西亚", Kind: Step, First: -4,
		Size: map[string]float64{audioDelay: 4, videoDelay: 5}},
}

// effect is what the stories do to one point.
type effect struct {
	add         float64 // percentage points of loss
	level, wild float64 // wild > 0: the level is multiplied, week and noise make way for swings
}

// tell applies the stories to a point; it is not ok if the point is a gap. The
// stories are the same for both products.
func (a account) tell(p point) (effect, bool) {
	var e effect
	at := int(p.day - a.anchor)
	for i := range a.stories {
		s := &a.stories[i]
		if s.App != p.app.id || s.Dimension != p.dimension || s.Value != p.value {
			continue
		}
		size := s.Size[p.series]
		since := at - s.First
		switch s.Kind {
		case Step:
			if since >= 0 {
				e.add += size
			}
		case Slope:
			e.add += size * float64(min(max(since+1, 0), s.Days)) / float64(s.Days)
		case OneDay:
			if since == 0 {
				e.add += size
			}
		case Recovery:
			if since >= 0 && since < s.Days {
				e.add += size
			}
		case Gaps:
			// Counted so that the anchor itself is no gap.
			if ((at%s.Days)+s.Days)%s.Days == 1 {
				return e, false
			}
		case Wild:
			e.level, e.wild = s.Level, size
		}
	}
	return e, true
}
