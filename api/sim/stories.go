package sim

import (
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// A Story is something that happened to an app of the account, for a person to find.
type Story struct {
	App string // id
	calls.Story
}

// Stories are those of the demo account, whose newest settled day was newest when the server was started.
//
// The main story is a fault in one province's mobile network: calls by 4g stall in 广东 from three days before the
// newest day on, and joining suffers a little. 广东 stalls five to six times as often as before, because a quarter of
// what goes wrong there goes wrong on 4g; 4g stalls three times as often, because a ninth of its calls are in 广东. In
// 中国, in each system and in the whole app it shows by the part that these calls have in them.
//
// On the newest day, 广东 stands above the mean of the six days before by half its step, as three of those six days are
// bad already: by 0.6 (audio) and 1.1 (video) at least. So it leads a ranking by change on every date, while 澳门, whose
// calls are always worse than those of 广东 (see audience.tiny), leads a ranking by level.
func Stories(newest quality.Day) []Story {
	stalls := []string{audioStall, videoStall}
	delays := []string{audioDelay, videoDelay}
	return []Story{
		// One province's network, and what it does to the whole.
		{"demo-live", calls.Story{Name: "mobile network", Province: "广东", Access: "4g", From: newest - 3,
			Series: stalls, Loss: 18}},
		{"demo-live", calls.Story{Name: "mobile network", Province: "广东", Access: "4g", From: newest - 3,
			Series: []string{joinRate}, Loss: 4}},

		// This one is over, and should not alarm anybody.
		{"demo-live", calls.Story{Name: "recovery", Province: "四川", From: newest - 10, To: newest - 7,
			Series: stalls, Loss: 3.4}},
		{"demo-live", calls.Story{Name: "recovery", Province: "四川", From: newest - 10, To: newest - 7,
			Series: delays, Loss: 1.9}},

		{"demo-live", calls.Story{Name: "one day", Countries: []string{"印度"}, From: newest - 5, To: newest - 5,
			Series: stalls, Loss: 3.5}},
		{"demo-live", calls.Story{Name: "one day", Countries: []string{"印度"}, From: newest - 5, To: newest - 5,
			Series: append(delays, joinRate), Loss: 2.3}},

		// A country without calls on every third day. The newest day is none of these.
		{"demo-live", calls.Story{Name: "gaps", Countries: []string{"丹麦"}, From: newest - 3*1000 - 2, Every: 3,
			Calls: 1e-12}},

		// Too slow to be found by a comparison with the day before.
		{"demo-live", calls.Story{Name: "slope", OS: "ios", From: newest - 13, Days: 14,
			Series: []string{audioRecv, videoRecv}, Loss: 2.35}},

		// The other apps have one each, except demo-audio, where nothing happened.
		{"demo-meeting", calls.Story{Name: "windows", OS: "windows", From: newest - 2, To: newest - 2,
			Series: []string{joinRate}, Loss: 4.5}},
		{"demo-overseas", calls.Story{Name: "delays", Countries: []string{"印度尼西亚"}, From: newest - 4,
			Series: delays, Loss: 1.8}},
	}
}
