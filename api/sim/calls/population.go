// Package calls makes up the calls of an app, so that every figure that the simulated service gives is a ratio of sums
// over one joint table of calls: those that went wrong, over all.
//
// A leaf of the table is a place, a system and a network; a place is a province of 中国 or another country. On each day
// and in each series a leaf has a whole number of calls and of bad ones among them. So the figures of an app, those by
// any dimension, those filtered by system and network, users and the course of a day agree exactly before they are
// rounded to two decimals.
//
// Numbers come from a hash of a seed, of names and of the day. There is no state: the same question has the same
// answer in any process and in any order. A story changes the number of calls or the part of them that is bad, but not
// the chance of a leaf. So an account without a story differs from the account with it by the story alone.
package calls

// A Group is one value of a dimension.
type Group struct {
	Name  string
	Calls float64 // calls of an ordinary day; of systems and networks only their relation to each other counts
	Loss  float64 // times the usual loss; 0 stands for 1
}

// A Measure is one returned series.
type Measure struct {
	Name  string
	Loss  float64 // percent of calls that is bad on an ordinary day
	Share float64 // part of the calls that the series measures, 0 to 1
	Lower bool    // the series is better when lower: its figure is the loss, else what remains of 100
}

// Noise says how figures move by themselves. Each is a relative standard deviation, where nothing else is said.
type Noise struct {
	App, Place, System, Network float64 // of the loss of all of it, from day to day, with memory
	Series                      float64 // of the loss of one series of a place, system or network, on top of these
	Tail                        float64 // part of the days, 0 to 1, on which a move is several times as large
	Over                        float64 // bad calls have 1+Over times the variance of independent calls
	Drift                       float64 // slow drift of losses, amplitude
	Week                        float64 // how much worse weekends are, as a part of the loss; places differ
	Calls                       float64 // of the number of calls of a place, from day to day
	Gaps                        float64 // part of the days, 0 to 1, on which a value has no data
}

// A Population is the table of calls of an ordinary day.
type Population struct {
	Provinces []Group // of 中国
	Countries []Group // others than 中国
	Systems   []Group
	Networks  []Group
	Series    []Measure
	Noise     Noise
	PerUser   float64 // calls of a user on a day
	Mix       float64 // how much the habits of places differ, times what is usual; 0 stands for 1
}

// Home is the country of the provinces.
const Home = "中国"

// The dimensions.
const (
	Province = "Province"
	Country  = "Country"
	System   = "OS"
	Network  = "Access"
)

// Ordinary is a population of so many calls a day, of which a part from 0 to 1 is at home. Its rates are those of an
// app without trouble.
func Ordinary(calls, home float64) Population {
	return Population{
		Provinces: scaled(provinces, calls*home),
		Countries: scaled(countries, calls*(1-home)),
		Systems: []Group{
			{"android", 52, 1.08}, {"ios", 30, 0.92}, {"windows", 13, 1}, {"mac", 4, 0.9}, {"linux", 1, 1.15},
		},
		Networks: []Group{
			{"wifi", 58, 0.85}, {"4g", 21, 1.2}, {"5g", 18, 0.95}, {"unknown", 2, 1.4}, {"3g", 0.8, 2.6}, {"2g", 0.2, 5},
		},
		Series: []Measure{
			{Name: "5s_join_room_success_rate", Loss: 0.70, Share: 1},
			{Name: "80ms_audio_stall_rate", Loss: 0.42, Share: 0.96, Lower: true},
			{Name: "500ms_video_stall_rate", Loss: 0.90, Share: 0.7, Lower: true},
			{Name: "audio_first_frame_send_success_rate", Loss: 0.50, Share: 0.96},
			{Name: "video_first_frame_send_success_rate", Loss: 0.80, Share: 0.7},
			{Name: "audio_first_frame_recv_success_rate", Loss: 0.60, Share: 0.96},
			{Name: "video_first_frame_recv_success_rate", Loss: 1.00, Share: 0.7},
			{Name: "400ms_audio_network_trans_delay", Loss: 2.60, Share: 0.96},
			{Name: "400ms_video_network_trans_delay", Loss: 3.20, Share: 0.7},
		},
		Noise: Noise{
			App: 0.02, Place: 0.03, System: 0.02, Network: 0.02, Series: 0.02, Tail: 0.02, Over: 0.7,
			Drift: 0.04, Week: 0.06, Calls: 0.05,
		},
		PerUser: 6,
	}
}

// scaled returns groups with so many calls in all.
func scaled(list []Group, calls float64) []Group {
	sum := total(list)
	out := make([]Group, len(list))
	for i, g := range list {
		g.Calls *= calls / sum
		out[i] = g
	}
	return out
}

func total(list []Group) float64 {
	var sum float64
	for _, g := range list {
		sum += g.Calls
	}
	return sum
}
